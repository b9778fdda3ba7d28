"""The reader of replies, as a reader meets it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.tool import answer, send


@pytest.mark.parametrize(
    ("reply", "verdict", "says"),
    [
        ("250 2.0.0 Ok: queued as 4cX7Qy1n5Zz2", "ok", "4cX7Qy1n5Zz2"),
        ("451 4.7.1 try again later", "attention", "4.7.1"),
        ("550 5.7.26 Unauthenticated email is not accepted. gsmtp", "problem", "Gmail"),
        ("354 go ahead", "unclear", "354"),
        (
            "554 5.7.9 Message not accepted for policy reasons, senders.yahooinc.com",
            "problem",
            "DMARC",
        ),
    ],
)
def test_a_reply_is_explained(page, python, reply, verdict, says):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.get_by_label("Antwort des Mailservers").fill(reply)
    send(tool)
    expect(answer(tool, verdict)).to_contain_text(says)
    expect(tool.locator(".result__verdict")).to_be_focused()


BOUNCED = (
    "550 5.1.1 <erika.mustermann@kunde.example>: Recipient address rejected: User unknown; "
    "see https://kunde.example/?to=erika.mustermann%40kunde.example"
)


@pytest.mark.parametrize("what", ["link", "ticket"])
def test_no_name_in_a_reply_gets_into_the_address_bar_or_what_is_copied(page, python, what):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill(BOUNCED)
    send(tool)
    answer(tool, "problem")
    expect(page).to_have_url(re.compile("%3Cname%40kunde.example%3E"))
    assert "erika" not in page.url
    tool.locator(f"[data-copies={what}]").click()
    expect(tool.get_by_text("Kopiert.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "kunde.example" in copied and "erika" not in copied
    expect(tool.locator("[name=reply]")).to_have_value(BOUNCED)


def test_a_masked_reply_has_the_same_answer(page, python):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill(BOUNCED)
    send(tool)
    said = answer(tool, "problem").locator(".result__verdict").inner_text()
    page.reload()
    expect(answer(tool, "problem").locator(".result__verdict")).to_have_text(said)


def test_a_message_id_in_a_reply_stays_out_of_its_link_and_is_no_address(page, python):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    reply = "250 2.6.0 <abc123@mail.firma.example> [InternalId=1] Queued mail for delivery"
    tool.locator("[name=reply]").fill(reply)
    send(tool)
    expect(answer(tool, "ok")).to_contain_text("abc123@mail.firma.example")
    page.reload()
    expect(answer(tool, "ok")).not_to_contain_text("firma.example")


def test_what_is_no_reply_is_an_error_of_the_field(page, python):
    page.goto("/en/status/")
    tool = page.locator("smtp-reply-reader")
    tool.get_by_label("Reply of the mail server").fill("hello")
    send(tool)
    expect(answer(tool, "invalid").locator(".result__steps a")).to_have_attribute(
        "href", re.compile(r"/en/status/#reply$")
    )
    expect(tool.locator(".errors")).to_be_focused()


def test_the_link_of_the_headings_asks_nothing_and_empties_no_field(page, python):
    started = []
    starting, python.starting = python.starting, lambda route: (started.append(1), starting(route))
    page.goto("/de/status/#reply", wait_until="networkidle")
    page.locator("[name=reply]").evaluate("field => (field.value = '550 5.1.1')")
    page.evaluate("location.hash = ''")
    page.evaluate("location.hash = 'reply'")
    expect(page.locator("[name=reply]")).to_have_value("550 5.1.1")
    assert started == []


def test_what_somebody_wrote_is_read_and_goes_into_no_link(page, python):
    page.goto("/en/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill("Erika, we have released the message from quarantine.")
    send(tool)
    expect(tool.locator(".result__verdict")).to_be_focused()
    expect(page).to_have_url(re.compile("/en/status/$"))
