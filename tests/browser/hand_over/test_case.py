"""One case from the first page to its end: every value is typed once, and nothing of it is stored."""

import re

from playwright.sync_api import Page, expect

from checker.case.details import PERSONAL
from tests.browser.verbs.case import follow, saved, tick
from tests.browser.verbs.headers import paste
from tests.browser.verbs.tool import answer

HEADERS = """\
Received: from mx7.sending.example ([192.0.2.18]) by mx.kunde.example with ESMTPS id 4X9F
 for <erika@kunde.example>; Fri, 20 Nov 2026 09:15:31 +0100
From: Firma <news@example.com>
To: erika@kunde.example
Subject: Neues im November
Message-ID: <1@sending.example>
X-Spam-Flag: YES
"""
PLAN = "Alle Schritte dieses Falls: Ihr Plan"


def expect_shown_is_nobodys(page: Page) -> None:
    """What names a person has left the address bar."""
    for name in PERSONAL:
        expect(page).not_to_have_url(re.compile(rf"[#&]{name}="))


def test_from_the_junk_folder_to_the_next_email_with_every_value_typed_once(page, python, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 800})
    plan = page.locator("case-plan")

    page.goto("/de/")
    follow(page, "Kopfzeilen lesen")
    paste(page, HEADERS)
    answer(page.locator("header-reader"), "junk")
    follow(page, PLAN)
    answer(plan, "open")
    expect(plan.locator(".taken summary")).to_contain_text("Aus den Kopfzeilen:")
    expect(plan.locator("[name=recipient]")).to_have_value("erika@kunde.example")
    expect_shown_is_nobodys(page)

    # What a page without a tool is told, it hands on.
    follow(page, "Für Ihren Kontakt: Wo lesen Sie Ihre E-Mails?")
    expect(page.locator(".taken li").filter(has_text="erika@kunde.example")).to_have_count(1)
    expect_shown_is_nobodys(page)
    follow(page, "Plan für Ihren Fall")
    answer(plan, "open")
    tick(page, "„Kein Spam“", "Erledigt")

    # The check knows the address; the domain is new, and the plan is told of the result.
    follow(page, "Absenderadresse prüfen")
    check = page.locator("alignment-checker")
    expect(check.locator("[name=from]")).to_have_value("news@example.com")
    check.locator("[name=domain]").fill("example.com")
    check.locator("[type=submit]").click()
    answer(check, "ok")
    follow(page, PLAN)
    answer(plan, "open")
    expect(plan.locator("[name=alignment]")).to_have_value("ok")
    expect(plan.locator(".plan__done li")).to_have_count(1)

    # The letter, and what IT writes: a word of its console.
    plan.locator("[name=where]").select_option("quarantined")
    plan.get_by_text("Weitere Angaben, falls Sie sie haben").click()
    plan.locator("[name=product]").select_option("microsoft365")
    plan.locator("[type=submit]").click()
    follow(page, "Brief an die IT: Den Brief schreiben")
    letter = answer(page.locator("it-letter"), "ok")
    expect(letter).to_contain_text("erika@kunde.example")
    follow(page, "Die IT hat geantwortet")
    tool = page.locator("it-answer-reader")
    expect(tool.locator("[name=date]")).to_have_value("2026-11-20")
    tool.locator("[name=answer]").fill("Quarantine reason: High confidence phish")
    tool.locator("[type=submit]").click()
    answer(tool, "problem")
    follow(page, PLAN)
    answer(plan, "open")
    expect(plan.locator("[name=answered]")).to_have_value("held")
    expect(plan.locator("[name=reason]")).to_have_value("phishing")

    # The other language knows all of it.
    page.locator(".language__link").click()
    expect(page).to_have_url(re.compile("/en/plan/"))
    answer(plan, "open")
    expect(plan.locator("[name=recipient]")).to_have_value("erika@kunde.example")
    expect(plan.locator("[name=answered]")).to_have_value("held")
    expect_shown_is_nobodys(page)

    # What goes to others names nobody, unless the reader says so.
    named = plan.get_by_label("With subject and recipient")
    copy = plan.get_by_role("button", name="Copy link for support")
    for says_so in (False, True):
        named.set_checked(says_so)
        copy.click()
        expect(plan.locator(".copy__status")).to_have_text("Copied.")
        link = page.evaluate("navigator.clipboard.readText()")
        assert "/en/plan/#" in link
        assert "product=microsoft365" in link
        assert "name%40example.com" in link
        assert "1%40sending" not in link
        assert ("erika" in link) is says_so
    tick(page, "false positive", "Done")
    tick(page, "allow your sender", "Done")
    tick(page, "your next email is in the inbox", "Done")
    answer(plan, "finished")
    # The theme keeps its colours there; of the case there is nothing.
    stored = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    for value in ("example", "quarantined", "see_next", "Neues"):
        assert value not in stored

    plan.locator(".taken summary").click()
    plan.get_by_role("button", name="Forget this case").click()
    expect(page).to_have_url(re.compile("/en/plan/$"))
    expect(plan.locator("output")).to_be_empty()
    follow(page, "Letter to IT")
    expect(page.locator("it-letter [name=recipient]")).to_have_value("")
    expect(page.locator(".taken")).to_have_count(0)


def test_the_end_of_the_quarantine_is_an_entry_for_the_calendar(page, python):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/de/plan/#where=quarantined&product=microsoft365&date=gestern&via=clock"
              "&subject=Neues&recipient=erika@kunde.example")  # fmt: skip
    plan = page.locator("case-plan")
    answer(plan, "open")
    expect(plan.locator(".plan__deadline")).to_contain_text("Microsoft 365")
    assert plan.locator(".taken").bounding_box()["height"] < 60
    button = plan.get_by_role("button", name="Frist als Kalendereintrag")
    assert "erika" not in saved(page, button.click)
    plan.get_by_label("Mit Betreff und Empfänger").check()
    entry = saved(page, button.click)
    assert entry.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "Empfänger: erika@kunde.example" in entry.replace("\r\n ", "")
    plan.get_by_role("button", name="Erledigt").first.click()
    expect(plan.locator("h3")).to_be_focused()
    expect(page).to_have_url(re.compile("done=write_to_it"))
    expect(page).to_have_url(re.compile(r"date=\d{4}-\d\d-\d\d"))
    plan.locator(".result summary").click()
    plan.get_by_role("button", name="Doch nicht erledigt").click()
    expect(page).not_to_have_url(re.compile("done="))
