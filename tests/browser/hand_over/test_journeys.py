"""Five readers, from the first page to the end of their case; each types everything once."""

import re

from playwright.sync_api import Page, expect

from tests.browser.verbs.case import STEPS, Typist, follow, saved, tick
from tests.browser.verbs.tool import answer

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
PLAN = "Alle Schritte dieses Falls: Ihr Plan"
TO_A_COLLEAGUE = """\
Received: from mx7.sending.example ([192.0.2.18]) by mx.example.com with ESMTPS id 4X9F
 for <otto@example.com>; Fri, 20 Nov 2026 09:15:31 +0100
Authentication-Results: spf=pass smtp.mailfrom=sending.example; dkim=fail header.d=none;
 dmarc=fail action=none header.from=example.com; compauth=fail reason=001
X-Forefront-Antispam-Report: SCL:5;SFV:SPM;CAT:SPOOF;SFTY:9.11;
From: Firma <news@example.com>
To: otto@example.com
Subject: Neues im November
Message-ID: <1@sending.example>
"""
REFUSED = "550 5.7.1 <erika@kunde.example>: message refused by the DMARC policy of example.com"
PHISH = "High confidence phish, quarantined by policy"


def choose(page: Page, case: str) -> None:
    """Unfold what has happened to the reader on the first page."""
    page.locator("details.triage > summary").filter(has_text=case).click()


def read_on(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow a link of the text, as readers do who know no menu."""
    follow(page.locator("article"), name)


def give(page: Page, typist: Typist, text: str) -> None:
    """Put something through the one door."""
    typist.into(page.locator("one-door"), text=text)


def test_a_company_with_an_it_team_that_fills_in_our_three_lines(page, python):
    page.set_viewport_size(PHONE)
    typist = Typist()
    page.goto("/de/")
    choose(page, "„Zugestellt“, aber im Posteingang ist nichts")
    read_on(page, re.compile("^Menschen bei vielen Firmen"))
    check = page.locator("alignment-checker")
    typist.into(check, from_="news@example.com", domain="example.com")
    answer(check, "ok")
    read_on(page, "Brief an die IT: Den Brief schreiben")
    letter = page.locator("it-letter")
    expect(letter.locator("[name=from]")).to_have_value("news@example.com")
    typist.into(
        letter,
        subject="Neues im November",
        recipient="erika@kunde.example",
        date="gestern",
        time="9:15",
        product="mimecast",
    )
    answer(letter, "ok")
    asked = letter.locator(".letter .letter__body").inner_text()
    # The IT team answers below the letter that it was sent, in the lines that this ends with.
    answered = (
        asked.replace("Status:", "Status: Held")
        .replace("Richtlinie:", "Richtlinie: Spam Scanning")
        .replace("Aktion:", "Aktion: noch keine")
    )
    read_on(page, "Die IT hat geantwortet: Die Antwort erklären lassen")
    from_it = page.locator("it-answer-reader")
    typist.into(from_it, answer=answered)
    expect(answer(from_it, "problem")).to_contain_text("In der Quarantäne")
    read_on(page, PLAN)
    plan = page.locator("case-plan")
    expect(answer(plan, "open")).to_contain_text("Mimecast")
    expect(plan.locator("[name=recipient]")).to_have_value("erika@kunde.example")
    for step in (
        "freizugeben",
        "was an Ihrer E-Mail verdächtig wirkt",
        "sicher zuzulassen",
        "nächste E-Mail",
    ):
        tick(page, step, "Erledigt")
    expect(answer(plan, "finished")).not_to_contain_text("Mimecast")
    assert len(typist.entered) == 8


def test_a_contact_with_a_mailbox_at_home(page, python):
    page.set_viewport_size(PHONE)
    typist = Typist()
    page.goto("/de/")
    choose(page, "„Zugestellt“, aber im Posteingang ist nichts")
    read_on(page, re.compile("^Nur dieser einen Person"))
    read_on(page, "GMX")
    expect(page.locator("#gmx")).to_be_in_viewport()
    read_on(page, "So geht es für Sie weiter")
    read_on(page, "Eine Zeile dazu")
    letter = page.locator("it-letter")
    typist.into(
        letter, subject="Neues im November", from_="news@example.com", recipient="erika@gmx.de"
    )
    line = answer(letter, "attention").locator(".letter__note")
    expect(line).to_contain_text("news@example.com")
    expect(letter.locator("output")).not_to_contain_text("Der Brief")
    # The contact has looked, and found it.
    read_on(page, PLAN)
    plan = page.locator("case-plan")
    answer(plan, "open")
    expect(plan.locator(STEPS).filter(has_text=re.compile(r"\bIT\b"))).to_have_count(0)
    typist.into(plan, where="junk")
    tick(page, "„Kein Spam“", "Erledigt")
    read_on(page, "Absenderadresse prüfen")
    check = page.locator("alignment-checker")
    expect(check.locator("[name=from]")).to_have_value("news@example.com")
    typist.into(check, domain="example.com")
    answer(check, "ok")
    read_on(page, PLAN)
    answer(plan, "open")
    for step in ("in seine Kontakte", "nächste E-Mail"):
        tick(page, step, "Erledigt")
    answer(plan, "finished")
    assert len(typist.entered) == 5


def test_colleagues_of_the_readers_own(page, python):
    page.set_viewport_size(WIDE)
    typist = Typist()
    page.goto("/en/")
    choose(page, "My own colleagues do not get it")
    read_on(page, re.compile("^It matches, and the email is still missing"))
    read_on(page, "read its headers")
    headers = page.locator("header-reader")
    typist.into(headers, text=TO_A_COLLEAGUE)
    expect(answer(headers, "cannot_tell")).to_contain_text("Your own IT team")
    read_on(page, "Letter to IT: Write the letter")
    letter = page.locator("it-letter")
    expect(answer(letter, "attention")).to_contain_text("The letter to your own IT team")
    expect(letter.locator(".letter__body")).to_contain_text("otto@example.com")
    read_on(page, "IT has answered: Have the answer explained")
    from_it = page.locator("it-answer-reader")
    typist.into(
        from_it,
        answer="Status: Quarantined\nReason or policy: Spoof, composite authentication failed\n"
        "Action taken: released",
    )
    answer(from_it, "attention")
    read_on(page, re.compile("your plan$"))
    plan = page.locator("case-plan")
    answer(plan, "open")
    expect(plan.locator("[name=receiver]")).to_have_value("own")
    for step in ("the inbox now", "SPF, DKIM and DMARC", "your own IT team", "your next email"):
        tick(page, step, "Done")
    answer(plan, "finished")
    assert len(typist.entered) == 2


def test_a_bounce_whose_cause_is_mended_before_the_contact_is_unblocked(page, python):
    page.set_viewport_size(WIDE)
    typist = Typist()
    page.goto("/en/")
    give(page, typist, REFUSED)
    reply = page.locator(".guest smtp-reply-reader")
    expect(answer(reply, "problem")).to_contain_text("DMARC")
    follow(reply, re.compile("your plan$"))
    plan = page.locator("case-plan")
    answer(plan, "open")
    expect(plan.locator("[name=reason]")).to_have_value("dmarc_fail")
    expect(plan.locator(STEPS).first).to_contain_text("Connect the domain")
    for step in (
        "Connect the domain",
        "Lift the block once",
        "Send the email again",
        "your next email",
    ):
        tick(page, step, "Done")
    answer(plan, "finished")
    assert len(typist.entered) == 1


def test_an_answer_of_it_that_suspects_phishing(page, python):
    page.set_viewport_size(PHONE)
    typist = Typist()
    page.goto("/de/")
    give(page, typist, PHISH)
    from_it = page.locator(".guest it-answer-reader")
    expect(answer(from_it, "problem")).to_contain_text("Antwort an die IT")
    # A second letter asks for what is left.
    follow(from_it, "Brief an die IT mit diesen Angaben beginnen")
    letter = page.locator("it-letter")
    expect(letter.locator("[name=where]")).to_have_value("quarantined")
    expect(letter.locator("[name=product]")).to_have_value("microsoft365")
    typist.into(letter, from_="news@example.com", recipient="erika@kunde.example", date="gestern")
    expect(answer(letter, "ok").locator(".letter")).to_contain_text("Geben Sie sie frei")
    read_on(page, PLAN)
    plan = page.locator("case-plan")
    expect(answer(plan, "open").locator(".plan__deadline")).to_contain_text("Microsoft 365")
    entry = saved(page, plan.get_by_role("button", name="Frist als Kalendereintrag").click)
    assert "Microsoft 365" in entry
    assert "erika" not in entry
    tick(page, "Fehlalarm", "Erledigt")
    expect(plan.locator(".plan__deadline")).to_have_count(0)
    read_on(page, "Absenderadresse prüfen")
    check = page.locator("alignment-checker")
    typist.into(check, domain="example.com")
    answer(check, "ok")
    read_on(page, PLAN)
    answer(plan, "open")
    for step in ("sicher zuzulassen", "nächste E-Mail"):
        tick(page, step, "Erledigt")
    answer(plan, "finished")
    assert len(typist.entered) == 5
