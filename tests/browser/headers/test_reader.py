"""The header reader as a reader meets it: pasting, dropping, choosing. Python is the test's own."""

import json
import re
from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.verbs.card import unfold
from tests.browser.verbs.checker import Later
from tests.browser.verbs.headers import (
    CASES,
    DROP,
    HOVER,
    READER,
    choose,
    expect_verdict,
    message,
    paste,
)
from tests.browser.waiting import until


@pytest.fixture
def reader(page: Page, python) -> Page:
    """The German header reader, before anybody touched it."""
    page.goto(READER)
    return page


@pytest.fixture
def asked(python) -> list[dict]:
    """What the page asked Python, in order."""
    questions = []
    answering = python.answering

    def note(route) -> None:
        questions.append(json.loads(route.request.post_data))
        answering(route)

    python.answering = note
    return questions


@pytest.mark.parametrize(("language", "verdict"), [("de", "Spam-Ordner"), ("en", "Spam folder")])
def test_pasting_leads_to_the_answer(page, python, language, verdict):
    page.goto(f"/{language}/headers/")
    paste(page, message("m365-not-aligned"))
    expect_verdict(page, "junk")
    expect(page.locator(".verdict")).to_have_text(verdict)
    expect(page.locator(".result__verdict")).to_be_focused()
    expect(page.locator(".outcome--none")).to_have_count(2)
    expect(page.locator(".words")).to_contain_text("CAT=SPOOF")


def test_keyboard_alone_leads_to_the_answer_and_on_into_it(reader):
    reader.locator("[name=text]").focus()
    reader.keyboard.insert_text(message("m365-not-aligned"))
    reader.keyboard.press("Tab")
    expect(reader.locator("[name=file]")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Kopfzeilen lesen")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(".result__verdict")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator(".result__steps a").first).to_be_focused()


def test_a_chosen_file_is_read_at_once(reader):
    with reader.expect_file_chooser() as opened:
        reader.get_by_label("Oder die E-Mail als Datei").click()
    opened.value.set_files(CASES / "gmx-clean.eml")
    expect_verdict(reader, "inbox")
    expect(reader.locator(".result")).to_contain_text("Gelesen aus der Datei gmx-clean.eml")


def test_a_file_can_be_dropped_anywhere_on_the_form(reader):
    expect(reader.locator(".drop-here")).to_be_hidden()
    reader.evaluate(HOVER, ["a.eml", ""])
    expect(reader.locator(".drop-here")).to_be_visible()
    reader.evaluate(DROP, ["a.eml", message("m365-phishing")])
    expect_verdict(reader, "quarantined")
    expect(reader.locator(".drop-here")).to_be_hidden()
    expect(reader.locator(".result")).to_contain_text("a.eml")


def test_a_file_that_misses_the_form_does_not_replace_the_page(reader):
    kept = reader.evaluate("""() => {
      const carried = new DataTransfer()
      carried.items.add(new File([''], 'a.eml'))
      const options = { dataTransfer: carried, bubbles: true, cancelable: true }
      return !document.body.dispatchEvent(new DragEvent('drop', options))
    }""")
    assert kept
    expect(reader.locator("output")).to_be_empty()


def test_what_came_last_is_read(reader):
    paste(reader, message("m365-phishing"))
    expect_verdict(reader, "quarantined")
    choose(reader, "gmx-clean")
    expect_verdict(reader, "inbox")
    expect(reader.locator("[name=text]")).to_have_value(message("m365-phishing"))
    paste(reader, message("gmx-junk"))
    expect_verdict(reader, "junk")
    expect(reader.locator("[name=file]")).to_have_value("")


def test_every_octet_of_a_file_reaches_python(reader, asked):
    octets = bytes(range(256))
    reader.locator("[name=file]").set_input_files(
        {"name": "a.msg", "mimeType": "", "buffer": octets}
    )
    expect(reader.locator(".errors")).to_be_focused()
    assert b64decode(asked[0]["bytes"]) == octets


def test_a_file_that_is_too_large_is_refused_before_it_is_read(reader, asked):
    reader.evaluate(f"""
      FileReader.prototype.readAsDataURL = () => {{ throw new Error('read') }}
      ({DROP})(['large.eml', new Uint8Array((32 << 20) + 1)])
    """)
    expect(reader.locator(".errors")).to_contain_text("größer als 32 MiB")
    expect(reader.locator("[name=file]")).to_have_attribute("aria-invalid", "true")
    assert asked == []


def test_a_file_that_is_gone_says_so(reader):
    reader.evaluate("""
      FileReader.prototype.readAsDataURL = function () { this.dispatchEvent(new Event('error')) }
    """)
    choose(reader, "gmx-clean")
    expect(reader.locator(".errors")).to_contain_text("ließ sich nicht öffnen")


def test_an_error_stands_at_what_was_read(reader):
    paste(reader, "Guten Tag")
    expect(reader.locator(".errors")).to_be_focused()
    expect(reader.locator("[name=text]")).to_have_attribute("aria-invalid", "true")
    expect(reader.locator(".result__steps a")).to_have_attribute(
        "href", re.compile(r"/de/headers/#get$")
    )
    expect(reader.locator("output .fold")).to_have_count(0)
    choose(reader, "empty")
    expect(reader.locator("[name=file]")).to_have_attribute("aria-invalid", "true")
    expect(reader.locator("[name=text]")).not_to_have_attribute("aria-invalid", "true")
    reader.locator(".errors a").click()
    expect(reader.locator("[name=file]")).to_be_focused()


def test_a_from_that_cannot_be_read_is_no_error_of_the_reader(reader):
    paste(reader, f"Subject: a\nFrom: {'a' * 2000}\nReceived: from a.example by b.example; x\n")
    expect_verdict(reader, "cannot_tell")
    expect(reader.locator(".errors")).to_have_count(0)
    expect(reader.locator(".result__findings")).to_contain_text("Zeichen")


def test_headers_go_into_no_link_and_no_history(reader):
    before = (reader.url, reader.evaluate("history.length"))
    paste(reader, message("m365-not-aligned"))
    expect_verdict(reader, "junk")
    assert (reader.url, reader.evaluate("history.length")) == before
    kept = "JSON.stringify([localStorage, sessionStorage, history.state, document.cookie])"
    assert "musterfirma" not in reader.evaluate(kept)


def test_a_link_opens_it_empty(page, python, asked):
    page.goto(f"{READER}#text=Received:%20x&part=1")
    expect(page.locator("[name=text]")).to_have_value("")
    page.evaluate("location.hash = 'text=Subject:%20x'")
    page.wait_for_timeout(200)
    expect(page.locator("[name=text]")).to_have_value("")
    assert asked == []


def test_the_way_is_a_table_and_a_picture_with_words(reader):
    paste(reader, message("m365-not-aligned"))
    unfold(reader)
    rows = reader.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.filter(has_text="Hier wurde „zugestellt“ gezählt")).to_have_count(1)
    expect(rows.nth(1)).to_contain_text("2026-11-20 08:15:30 UTC")
    expect(rows.nth(1)).to_contain_text("10 Sekunden")
    expect(rows.nth(1)).to_contain_text("TLS 1.3")
    picture = reader.get_by_role("img", name="Vom ersten bis zum letzten Server: 16 Sekunden.")
    expect(picture.locator("rect")).to_have_count(4)
    widths = picture.locator("rect").evaluate_all("bars => bars.map((bar) => bar.getBBox().width)")
    assert widths.index(max(widths)) == 1
    expect(picture.locator(".route__bar--accepted")).to_have_count(1)


@pytest.fixture
def in_berlin(page: Page) -> None:
    """Put the reader's clock into another zone than UTC."""
    zone = {"timezoneId": "Europe/Berlin"}
    page.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", zone)


def test_times_are_the_readers_and_utc(in_berlin, reader):
    paste(reader, message("gmail"))
    expect(reader.locator(".hops")).to_contain_text("20.11.26, 09:15:31 MEZ")
    expect(reader.locator(".hops")).to_contain_text("2026-11-20 08:15:31 UTC")


def test_a_clock_that_is_wrong_is_named(reader):
    paste(reader, message("clock-skew"))
    expect(reader.locator(".hops")).to_contain_text("−59 Minuten 49 Sekunden")
    expect(reader.locator(".hops")).to_contain_text("Uhr geht falsch")
    expect(reader.locator(".result__findings")).to_contain_text("geht falsch")


def test_what_a_filter_says_has_its_source_and_date(reader):
    paste(reader, message("m365-not-aligned"))
    source = reader.locator(".words a").first
    expect(source).to_have_attribute("href", re.compile(r"^https://learn\.microsoft\.com/"))
    expect(reader.locator(".words")).to_contain_text("Stand: ")


def test_the_checkers_link_has_both_fields(reader):
    paste(reader, message("m365-not-aligned"))
    unfold(reader)
    reader.get_by_role("link", name="Beide Domains in der Prüfung vergleichen").click()
    expect(reader.locator("[name=from]")).to_have_value("news@musterfirma.example")
    expect(reader.locator("[name=domain]")).to_have_value("bf01x.hubspotemail.net")
    expect_verdict(reader, "problem")


def test_a_message_inside_the_message_is_offered(reader):
    choose(reader, "nested-outer")
    expect_verdict(reader, "cannot_tell")
    expect(reader.locator(".parts strong")).to_have_text("Fwd: Neues im November")
    inner = reader.locator(".parts button")
    expect(inner).to_have_count(1)
    inner.click()
    expect_verdict(reader, "junk")
    expect(reader.locator(".result__verdict")).to_be_focused()
    expect(reader.locator(".parts strong")).to_have_text("Neues im November")
    choose(reader, "gmx-clean")
    expect_verdict(reader, "inbox")
    expect(reader.locator(".parts")).to_have_count(0)


def test_the_summary_is_redacted_until_the_reader_says_otherwise(reader):
    paste(reader, message("m365-not-aligned"))
    unfold(reader)
    summary = reader.get_by_label("Zusammenfassung")
    expect(summary).to_have_value(re.compile("n…@musterfirma.example"))
    tick = reader.get_by_label("unkenntlich machen")
    expect(tick).to_be_checked()
    tick.uncheck()
    expect(summary).to_have_value(re.compile("news@musterfirma.example"))
    expect(reader.locator(".result")).to_be_visible()
    tick.check()
    expect(summary).not_to_have_value(re.compile("news@"))


def test_of_two_answers_about_the_summary_the_last_tick_decides(reader, python):
    paste(reader, message("m365-not-aligned"))
    unfold(reader)
    tick = reader.get_by_label("unkenntlich machen")
    python.answering = Later(python.answering)
    tick.uncheck()
    tick.check()
    until(reader, lambda: len(python.answering.held) == 2, "Python is asked twice")
    unredacted, redacted = python.answering.held
    python.answering.then(unredacted)
    python.answering.then(redacted)
    summary = reader.get_by_label("Zusammenfassung")
    expect(summary).to_have_value(re.compile("n…@musterfirma.example"))
    tick.uncheck()
    until(reader, lambda: len(python.answering.held) == 3, "Python is asked once more")
    expect(summary).to_have_value(re.compile("n…@musterfirma.example"))


def test_the_summary_is_copied_in_three_forms_as_it_stands(reader, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(reader, message("m365-not-aligned"))
    unfold(reader)

    def copied(button: str) -> str:
        reader.get_by_role("button", name=button).click()
        expect(reader.locator(".copy__status")).to_have_text("Kopiert.")
        return reader.evaluate("navigator.clipboard.readText()")

    assert copied("Als Text kopieren") == reader.get_by_label("Zusammenfassung").input_value()
    assert copied("Als Markdown kopieren").startswith("**Die E-Mail kam")
    assert json.loads(copied("Als JSON kopieren"))["from"]["address"] == "n…@musterfirma.example"
    reader.get_by_label("unkenntlich machen").uncheck()
    expect(reader.get_by_label("Zusammenfassung")).to_have_value(re.compile("news@"))
    assert json.loads(copied("Als JSON kopieren"))["from"]["address"] == "news@musterfirma.example"


def test_the_letter_gets_its_details_and_the_address_bar_keeps_none_that_is_personal(reader):
    paste(reader, message("m365-not-aligned"))
    reader.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    expect(reader.locator("it-letter output")).to_contain_text("1732090515.7")
    filled = {
        "from": "news@musterfirma.example",
        "message_id": "<1732090515.7@bf01x.hubspotemail.net>",
        "product": "microsoft365",
        "date": "2026-11-20",
        "time": "08:15",
        "zone": "UTC",
    }
    for name, value in filled.items():
        expect(reader.locator(f"it-letter [name={name}]")).to_have_value(value)
    shown = parse_qs(urlsplit(reader.url).fragment)
    # The platform's own signature is nothing to allow: its domain does not come along.
    assert shown.keys() == {
        *("subject", "date", "time", "zone", "where", "product", "letter_language", "via"),
        "confirmed",
    }


def test_an_answer_that_was_overtaken_never_shows(reader, python):
    python.answering = Later(python.answering)
    paste(reader, message("m365-phishing"))
    paste(reader, message("gmx-clean"))
    until(reader, lambda: len(python.answering.held) == 2, "Python is asked twice")
    reader.evaluate("""
      window.shown = []
      document.addEventListener('checker:verdict', ({ detail }) => shown.push(detail.verdict))
    """)
    python.answering.release()
    expect_verdict(reader, "inbox")
    assert reader.evaluate("shown") == ["inbox"]


def test_what_a_message_holds_is_text_and_never_markup(reader):
    choose(reader, "html-everywhere")
    expect_verdict(reader, "junk")
    expect(reader.locator("header-reader :is(img, script, b)")).to_have_count(0)
    expect(reader.locator(".words")).to_contain_text("score=<img/src=x>")
    expect(reader.locator(".result")).to_contain_text("b>4X9</b")
    expect(reader.get_by_label("Zusammenfassung")).to_have_value(re.compile("<img src=x"))


def test_without_python_the_instructions_stand_in_the_page(reader, python, watch):
    watch.expect("Failed to load resource")
    python.starting = lambda route: route.fulfill(status=500, body="download")
    paste(reader, message("gmx-clean"))
    expect(reader.locator("output")).to_contain_text("ließ sich nicht laden")
    expect(reader.locator(".tool__without")).to_contain_text("Authentication-Results")
    expect(reader.locator("[name=text]")).to_have_value(message("gmx-clean"))
    python.starting = lambda route: route.fulfill(body="")
    reader.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(reader, "inbox")
