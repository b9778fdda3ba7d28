"""The one door on the first page: whatever a reader pastes there opens the tool that reads it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.verbs.checker import NARROW
from tests.browser.verbs.headers import CASES, message
from tests.browser.verbs.look_up import expect_answer
from tests.browser.verbs.tool import answer, send

REFUSED = "550 5.1.1 <erika@kunde.example>: Recipient address rejected: User unknown"
FROM_IT = "Die E-Mail liegt bei uns in der Quarantäne, sie wurde als Massenmail eingestuft."
HEADERS = message("m365-not-aligned")
RECORDS = """\
_dmarc.firma.de\ttext =

\t"v=DMARC1; p=reject"
"""
SERVERS = "kunde.example\tMX preference = 10, mail exchanger = eu-smtp-inbound-1.mimecast.com\n"
# Pastes a text as a reader does who has it on the clipboard: fields of one line drop its line ends.
PASTE = """
  (field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
"""


def door(page: Page) -> Locator:
    return page.locator("one-door")


def give(page: Page, text: str) -> None:
    door(page).get_by_label("Was haben Sie?").fill(text)
    send(door(page))


def expect_opened(page: Page, taken_for: str, element: str, verdict: str) -> Locator:
    """Expect a tool below the door, and its answer; return that."""
    expect(door(page).locator("output")).to_contain_text(taken_for)
    return answer(page.locator(f".guest {element}"), verdict)


def test_what_a_reader_may_have_ends_in_the_right_tool(page, python):
    page.goto("/de/")
    for text, taken_for, element, verdict, says in (
        (REFUSED, "Gelesen als: Antwort eines Mailservers", "smtp-reply-reader", "problem",
         "Diese Adresse gibt es dort nicht"),
        (HEADERS, "Gelesen als: Kopfzeilen einer E-Mail", "header-reader", "junk", "Spam"),
        (FROM_IT, "Wahrscheinlich: Antwort einer IT", "it-answer-reader", "problem",
         "Quarantäne"),
    ):  # fmt: skip
        give(page, text)
        expect(expect_opened(page, taken_for, element, verdict)).to_contain_text(says)
        expect(page.locator(f".guest {element} .result__verdict")).to_be_focused()
        expect(page.locator(".guest")).to_have_count(1)
    # No address bar holds anything of it.
    expect(page).to_have_url(re.compile("/de/$"))
    give(page, "gestern")
    expect(page).to_have_url(re.compile("/de/letter/#.*date=gestern"))
    answer(page.locator("quarantine-clock"), "ok")
    page.goto("/de/")
    # Whose address it is only the reader knows.
    give(page, "Nora Test <nora@firma.example>")
    expect(door(page).locator(".door__taken")).to_be_focused()
    door(page).get_by_role("button", name="Meine Absenderadresse").click()
    expect(page.locator("alignment-checker [name=from]")).to_have_value(
        "Nora Test <nora@firma.example>"
    )
    expect(page.locator("alignment-checker .taken, article .taken").first).to_be_visible()
    expect(page).to_have_url(re.compile("/de/checker/#from=name%40firma.example"))
    page.goto("/de/")
    give(page, "erika@kunde.example")
    door(page).get_by_role("button", name="Die meines Kontakts").click()
    expect(page).to_have_url(re.compile("/de/letter/#"))
    expect(page.locator("it-letter [name=recipient]")).to_have_value("erika@kunde.example")


def test_records_go_along_to_the_look_up_that_reads_them(page, python, tmp_path):
    page.goto("/de/")
    give(page, RECORDS)
    expect(door(page).locator("output")).to_contain_text("Gelesen als: Einträge aus dem DNS")
    part = page.locator(".guest dns-look-up")
    expect_answer(part, "unclear")
    expect(part.locator(".result__verdict")).to_be_focused()
    # What was pasted can be completed where it stands.
    expect(part.locator("[data-pasted]")).to_have_value(RECORDS)
    expect(page.locator(".guest [name=from]")).to_have_value("firma.de")
    give(page, SERVERS)
    expect_answer(part, "ok")
    expect(page.locator(".guest [name=product]")).to_have_value("mimecast")
    expect(page.locator(".guest")).to_have_count(1)
    expect(page).to_have_url(re.compile("/de/$"))
    assert "kunde" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    # A file of them does the same, also as Windows writes it.
    door(page).get_by_text("Es ist eine Datei").click()
    file = tmp_path / "mx.txt"
    file.write_text(SERVERS, encoding="utf-16")
    door(page).locator("[name=file]").set_input_files(file)
    expect(part.locator("[data-pasted]")).to_have_value(SERVERS)
    expect_answer(part, "ok")


def test_records_in_a_field_of_the_check_go_to_its_own_look_up(page, python):
    page.goto("/de/checker/")
    checker = page.locator("alignment-checker")
    checker.locator("[name=from]").evaluate(f"(field, text) => ({PASTE})(field, text)", RECORDS)
    checker.locator("[name=domain]").fill("firma.de")
    send(checker)
    checker.locator(".elsewhere").get_by_role("button", name="Damit weitermachen").click()
    part = checker.locator("dns-look-up")
    expect_answer(part, "unclear")
    expect(part.locator("[data-pasted]")).to_have_value(RECORDS)
    expect(checker.locator("[name=from]")).to_have_value("firma.de")
    expect(page.locator(".guest")).to_have_count(0)


def test_the_reader_can_change_what_it_was_taken_for(page, python):
    page.goto("/de/#paste")
    give(page, FROM_IT)
    expect_opened(page, "Antwort einer IT", "it-answer-reader", "problem")
    door(page).get_by_text("Selbst wählen, was es ist").click()
    door(page).get_by_role("button", name="Fehlermeldung erklären").click()
    expect(page.locator(".guest smtp-reply-reader [name=reply]")).to_have_value(FROM_IT)
    expect(page.locator(".guest it-answer-reader")).to_have_count(0)


def test_who_sees_it_in_the_wrong_tool_comes_back_with_it(page, python, violations):
    page.set_viewport_size(NARROW)
    page.goto("/de/#product=microsoft365&via=reply")
    give(page, "erika@gmx.de")
    door(page).get_by_role("button", name="Die meines Kontakts").click()
    letter = page.locator("it-letter")
    expect(letter.locator("[name=recipient]")).to_have_value("erika@gmx.de")
    answer(letter, "attention")
    # Who goes on with the Tab key goes on from there.
    expect(page.locator("#compose")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    back = letter.get_by_role("link", name="Das ist etwas anderes: selbst wählen")
    back.press("Enter")
    # There it is, nobody opens the tool again, and what else was known of the case is known.
    expect(door(page).locator("[name=text]")).to_have_value("erika@gmx.de")
    expect(door(page).locator("summary", has_text="Selbst wählen")).to_be_focused()
    expect(page).to_have_url(re.compile("/de/#product=microsoft365"))
    expect(page).not_to_have_url(re.compile("erika|gmx"))
    expect(page.locator(".taken li")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(door(page).get_by_role("button", name="Absenderadresse prüfen")).to_be_focused()
    page.keyboard.press("Enter")
    checker = page.locator("alignment-checker")
    expect(checker.locator("[name=from]")).to_have_value("erika@gmx.de")
    expect(checker.locator(".taken")).not_to_contain_text("Empfänger")
    expect(page).to_have_url(re.compile("product=microsoft365"))
    expect(page).not_to_have_url(re.compile("erika|pasted"))


def test_what_cannot_be_read_offers_every_choice(page, python, violations):
    page.set_viewport_size(NARROW)
    page.goto("/en/#paste")
    door(page).get_by_label("What do you have?").fill("hello")
    send(door(page))
    answer(door(page), "invalid")
    expect(door(page).locator(".errors")).to_be_focused()
    expect(door(page).get_by_role("button", name="Explain IT’s answer")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_where_no_other_tool_can_be_fetched_that_is_said(page, python, watch):
    watch.expect("Failed to load resource")
    page.route("**/elsewhere.js", lambda route: route.abort())
    page.goto("/de/#paste")
    give(page, FROM_IT)
    expect(door(page).locator("output")).to_contain_text("ließ sich nicht laden, obwohl")
    expect(door(page).get_by_label("Was haben Sie?")).to_have_value(FROM_IT)
    page.unroute("**/elsewhere.js")
    door(page).get_by_role("button", name="Noch einmal versuchen").click()
    expect_opened(page, "Antwort einer IT", "it-answer-reader", "problem")


def test_a_file_is_read_too(page, python):
    page.goto("/de/#paste")
    door(page).get_by_text("Es ist eine Datei").click()
    door(page).locator("[name=file]").set_input_files(CASES / "m365-not-aligned.eml")
    expect(expect_opened(page, "Kopfzeilen", "header-reader", "junk")).to_contain_text(
        "m365-not-aligned.eml"
    )


def test_headers_in_the_field_for_the_address_lead_to_the_reader_of_headers(page, python):
    page.goto("/de/checker/")
    checker = page.locator("alignment-checker")
    checker.locator("[name=from]").evaluate(f"(field, text) => ({PASTE})(field, text)", HEADERS)
    checker.locator("[name=domain]").fill("firma.example")
    send(checker)
    hint = checker.locator(".elsewhere")
    expect(hint).to_contain_text("Das sieht nach etwas anderem aus: Kopfzeilen einer E-Mail")
    hint.get_by_role("button", name="Damit weitermachen").click()
    answer(page.locator(".guest header-reader"), "junk")
    expect(hint).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "field", "text", "what"),
    [
        ("headers", "text", "Nora <nora@firma.example>", "E-Mail-Adresse"),
        ("headers", "text", "Postfach voll", "Worte einer Fehlermeldung"),
        ("it-answer", "answer", HEADERS, "Kopfzeilen einer E-Mail"),
    ],
)
def test_every_tool_says_what_is_for_another(page, python, path, field, text, what):
    page.goto(f"/de/{path}/")
    page.locator(f"[name={field}]").fill(text)
    page.locator(".tool [type=submit]").first.click()
    expect(page.locator(".elsewhere")).to_contain_text(what)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_choices_remain(page):
    page.goto("/de/")
    expect(page.locator("details.triage").first).to_be_visible()
    expect(page.locator("one-door form")).to_be_hidden()
