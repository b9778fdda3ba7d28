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


# What the first look at an answer shows.
PARTS = (".result__verdict", ".result__text", ".result__steps")
BOUNCED = (
    "550 5.1.1 <erika.mustermann@kunde.example>: Recipient address rejected: User unknown; "
    "see https://kunde.example/?to=erika.mustermann%40kunde.example"
)


def test_the_link_to_an_answer_holds_codes_alone_and_shows_the_same(page, python):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill(BOUNCED)
    send(tool)
    card = answer(tool, "problem").locator(".result")
    said = [card.locator(part).inner_text() for part in PARTS]
    expect(page).to_have_url(
        re.compile("#result=reply-no-user_unknown-550-5.1.1-postfix---bounces$")
    )
    for what, held in (("ticket", "name@kunde.example"), ("link", "reply-no-user_unknown")):
        tool.locator(f"[data-copies={what}]").click()
        expect(tool.get_by_text("Kopiert.")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert held in copied
        assert "erika" not in copied
    assert copied == page.url
    expect(tool.locator("[name=reply]")).to_have_value(BOUNCED)
    page.reload()
    expect(
        answer(tool, "problem").get_by_text("Diese Antwort kommt aus einem Link.")
    ).to_be_visible()
    assert [card.locator(part).inner_text() for part in PARTS] == said
    tool.get_by_role("button", name="Leeren").click()
    expect(page).to_have_url(re.compile("/de/status/$"))


def test_a_link_with_codes_that_nobody_knows_says_so(page, python):
    page.goto("/en/status/#result=reply-no-<b>x</b>-550")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "invalid")
    expect(tool.locator(".errors")).to_contain_text("This link holds an answer that is not known")
    expect(page).to_have_url(re.compile("/en/status/$"))


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


def test_what_somebody_wrote_is_read_and_its_codes_go_into_the_link(page, python):
    page.goto("/en/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill("Erika, we have released the message from quarantine.")
    send(tool)
    expect(tool.locator(".result__verdict")).to_be_focused()
    expect(page).to_have_url(re.compile("#result=answer-mailbox-accepted---released$"))
    page.goto(page.url.replace("/status/", "/it-answer/"))
    expect(page.locator("it-answer-reader .result__verdict")).to_contain_text("Released")
