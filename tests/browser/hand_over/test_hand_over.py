"""What one tool knows goes along to the next: visibly, in the link, and nowhere else."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from checker.case.details import PERSONAL
from tests.browser.verbs.checker import check, expect_verdict
from tests.browser.verbs.headers import message, paste
from tests.browser.verbs.tool import answer, send

LETTER = "/de/letter/"
IN_JUNK = "m365-not-aligned"


def taken(page: Page) -> Locator:
    return page.locator(".taken")


def forget(page: Page) -> None:
    taken(page).locator("summary").click()
    taken(page).get_by_role("button", name="Diesen Fall vergessen").click()


def fields(address: str) -> dict[str, str]:
    """Return what stands in the fragment of an address."""
    given = parse_qs(urlsplit(address).fragment)
    return {name: value for name, [value] in given.items()}


def test_an_accepted_reply_leads_on_to_the_letter(page, python):
    page.goto("/de/status/#reply=250+2.6.0+queued+as+ABC")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "ok")
    tool.get_by_role("link", name="Brief an die IT: Den Brief schreiben").click()
    letter = page.locator("it-letter")
    expect(answer(letter, "ok")).to_contain_text("ABC")
    expect(letter.get_by_label("Antwort des Mailservers")).to_have_value("250 2.6.0 queued as ABC")


def test_one_link_holds_what_both_tools_of_a_page_show(page, python):
    page.goto(f"{LETTER}#subject=Hallo&date=2026-10-20")
    answer(page.locator("it-letter"), "ok")
    answer(page.locator("quarantine-clock"), "ok")
    expect(page.locator("it-letter .result__verdict")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("subject=Hallo"))
    expect(page).to_have_url(re.compile("date=2026-10-20"))


def test_a_link_to_an_explanation_leads_there_and_not_to_the_tool_above_it(page, python):
    page.goto("/de/plan/#where=quarantined&date=gestern&done=write_to_it.read_answer")
    plan = page.locator("case-plan")
    answer(plan, "open").locator("a[href*='it-answer/#held']").click()
    expect(page.locator("it-answer-reader .taken")).to_be_attached()
    expect(page.locator("#held")).to_be_in_viewport()
    page.locator("[data-md-component=sidebar] a[href$='/plan/']").click()
    expect(answer(plan, "open").locator(".plan__done li")).to_have_count(2)


def test_what_the_headers_prove_changes_the_letter_and_is_named_above_it(page, python):
    page.goto("/de/headers/")
    paste(page, message(IN_JUNK))
    page.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    letter = page.locator("it-letter")
    text = answer(letter, "attention").locator(".letter")
    expect(text).to_contain_text("ist im Spam-Ordner")
    expect(text).to_contain_text("Bitte lassen Sie den Absender noch nicht zu")
    expect(text).not_to_contain_text("2. Lassen Sie")
    expect(text).to_contain_text("Empfänger: anna.beispiel@kunde.example")
    expect(text).to_contain_text("Vermerk des Filters: X-Forefront-Antispam-Report")
    expect(text).not_to_contain_text("Geben Sie sie frei")
    summary = taken(page).locator("summary")
    expect(summary).to_have_text(re.compile(r"Aus den Kopfzeilen:\s+13\s+Angaben"))
    expect(taken(page)).to_contain_text("Empfänger")
    expect(letter.get_by_label("Wo ist die E-Mail?")).to_have_value("junk")
    assert not {detail.value for detail in PERSONAL} & fields(page.url).keys()


def test_from_the_check_by_way_of_the_headers_the_letter_has_all(page, python):
    page.goto("/de/checker/#recipient=erika@kunde.example&via=letter")
    check(page, "news@musterfirma.example", "musterfirma.example")
    expect_verdict(page, "attention")
    expect(taken(page)).to_contain_text("Aus dem Brief:")
    expect(taken(page).locator("li")).to_have_text("Empfänger: erika@kunde.example")
    page.get_by_role("link", name="Kopfzeilen einer E-Mail lesen").click()
    expect(taken(page)).to_contain_text("Aus der Prüfung der Absenderadresse:")
    expect(taken(page)).to_contain_text("Versanddomain")
    expect(page.locator("#read")).to_be_in_viewport()
    assert "erika" not in page.url
    paste(page, "X-UI-Filterresults: junk:10\nSubject: Neues\n")
    page.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    letter = page.locator("it-letter")
    for name, value in {
        "recipient": "erika@kunde.example",
        "from": "news@musterfirma.example",
        "subject": "Neues",
        "where": "junk",
    }.items():
        expect(letter.locator(f"[name={name}]")).to_have_value(value)


def test_what_is_taken_over_can_be_changed_and_goes_on_as_it_is_then(page, python):
    page.goto("/de/checker/#from=news@a.example&domain=a.example&via=headers")
    expect_verdict(page, "attention")
    check(page, "news@b.example", "b.example")
    page.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    expect(page.locator("it-letter [name=from]")).to_have_value("news@b.example")


def test_forget_empties_the_page_and_leaves_no_trace(page, python):
    page.goto(f"{LETTER}#recipient=erika@kunde.example&date=2026-10-20&where=junk&via=headers")
    letter, clock = page.locator("it-letter"), page.locator("quarantine-clock")
    answer(letter, "ok")
    answer(clock, "ok")
    letter.locator("[name=subject]").fill("Neues")
    forget(page)
    for name in ("recipient", "date", "where", "subject"):
        expect(letter.locator(f"[name={name}]")).to_have_value("")
    expect(clock.locator("[name=date]")).to_have_value("")
    expect(letter.locator("[name=subject]")).to_be_focused()
    expect(letter.locator("output")).to_be_empty()
    expect(clock.locator("output")).to_be_empty()
    expect(taken(page)).to_have_count(0)
    assert fields(page.url) == {}


def test_what_no_field_shows_is_forgotten_too(page, python):
    page.goto("/de/headers/#recipient=erika@kunde.example&date=2026-10-20&via=letter")
    forget(page)
    paste(page, "X-UI-Filterresults: junk:10\nFrom: a@b.example\n")
    page.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    expect(page.locator("it-letter [name=from]")).to_have_value("a@b.example")
    for name in ("recipient", "date"):
        expect(page.locator(f"it-letter [name={name}]")).to_have_value("")


def test_a_reply_goes_along_under_the_name_that_each_tool_knows(page, python):
    page.goto(f"/de/status/#smtp_reply=550+5.7.1+{'<erika@kunde.example>'}&via=headers")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "problem")
    expect(tool.locator("[name=reply]")).to_have_value("550 5.7.1 <erika@kunde.example>")
    tool.locator("a[href*='/letter/']").first.click()
    expect(page.locator("[name=smtp_reply]")).to_have_value("550 5.7.1 <erika@kunde.example>")
    expect(page.locator("[name=where]")).to_have_value("rejected")
    expect(taken(page)).to_contain_text("Aus der Antwort des Mailservers:")


def test_the_date_is_the_same_for_both_tools_of_a_page(page, python):
    page.goto(LETTER)
    letter, clock = page.locator("it-letter"), page.locator("quarantine-clock")
    letter.locator("[name=date]").fill("2026-10-20")
    expect(clock.locator("[name=date]")).to_have_value("2026-10-20")
    clock.locator("[name=date]").fill("2026-10-21")
    expect(letter.locator("[name=date]")).to_have_value("2026-10-21")


def test_an_empty_field_takes_nothing_from_another_tool(page, python):
    page.goto(f"{LETTER}#subject=Hallo&date=2026-10-20")
    letter, clock = page.locator("it-letter"), page.locator("quarantine-clock")
    answer(clock, "ok")
    answer(letter, "ok")
    clock.locator("[name=date]").fill("")
    send(clock)
    answer(clock, "invalid")
    assert fields(page.url)["date"] == "2026-10-20"
    expect(letter.locator("[name=date]")).to_have_value("2026-10-20")
    letter.locator("[name=subject]").fill("")
    send(letter)
    expect(page).not_to_have_url(re.compile("subject"))


def test_a_copied_link_holds_the_tools_own_fields_alone(page, python, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/de/status/#reply=250+ok&from=a@b.example&recipient=erika@kunde.example&via=headers")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "ok")
    tool.get_by_role("button", name="Link zu dieser Erklärung kopieren").click()
    expect(tool.locator(".copy__status")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert fields(copied) == {"result": "reply-yes-accepted-250"}


def test_a_link_that_was_followed_elsewhere_keeps_nothing(page, python):
    page.goto("/de/status/#reply=250+2.6.0+queued+as+ABC")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "ok")
    link = tool.get_by_role("link", name="Brief an die IT: Den Brief schreiben")
    own = link.get_attribute("href")
    link.click(button="right")
    assert link.get_attribute("href") == own
    with page.context.expect_page() as opened:
        link.click(button="middle")
    answer(opened.value.locator("it-letter"), "ok")
    assert link.get_attribute("href") == own


def test_a_link_without_a_sender_that_shows_all_it_brings_needs_no_words(page, python):
    page.goto("/de/checker/#from=news@a.example&domain=a.example")
    expect_verdict(page, "attention")
    expect(taken(page)).to_have_count(0)


def test_names_that_no_tool_knows_are_passed_over(page, python):
    page.goto(f"{LETTER}#constructor=x&__proto__=y&text=z&date=2026-10-20&via=nobody")
    answer(page.locator("quarantine-clock"), "ok")
    expect(taken(page)).to_contain_text("Datum")
    assert "constructor" not in page.url
