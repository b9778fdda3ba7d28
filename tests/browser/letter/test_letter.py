"""The letter to the contact's IT team, as a reader meets it."""

import re
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.verbs.tool import answer, send

LETTER = "/de/letter/"


@pytest.fixture
def letter(page: Page, python) -> Locator:
    """The form for the letter, before anybody touched it."""
    page.goto(LETTER)
    return page.locator("it-letter")


def test_the_letter_says_what_is_known_and_what_is_missing(letter, page):
    letter.get_by_label("Betreff der E-Mail").fill("Herbstangebot")
    letter.get_by_label("Tag der Zustellung").fill("2026-10-20")
    letter.get_by_label("Uhrzeit").fill("14:05")
    letter.get_by_label("Zeitzone").select_option("Europe/Berlin")
    letter.get_by_label("Womit die Firma").select_option("mimecast")
    letter.get_by_label("Sprache des Briefs").select_option("en")
    send(letter)
    text = answer(letter, "ok").locator(".letter")
    expect(text).to_contain_text("Subject: Herbstangebot")
    expect(text).to_contain_text("2026-10-20 12:05 UTC")
    expect(text).to_contain_text("Administration Console")
    expect(letter.locator("output")).to_contain_text("Message-ID: Sie steht")
    expect(letter.get_by_role("link", name="Im Mailprogramm öffnen")).to_have_attribute(
        "href", re.compile("^mailto:")
    )


def test_the_hour_that_happened_twice_is_asked_about(letter):
    hour = letter.get_by_label("Welche der beiden Stunden?")
    expect(hour).to_be_hidden()
    letter.get_by_label("Tag der Zustellung").fill("2026-10-25")
    letter.get_by_label("Uhrzeit").fill("02:30")
    letter.get_by_label("Zeitzone").select_option("Europe/Berlin")
    send(letter)
    expect(hour).to_be_visible()
    hour.select_option("later")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-10-25 01:30 UTC")
    expect(letter.locator(".letter")).not_to_contain_text("2026-10-25 00:30 UTC")
    letter.get_by_label("Uhrzeit").fill("12:30")
    expect(hour).to_be_hidden()


def test_a_time_is_taken_as_it_was_copied(letter):
    letter.get_by_label("Tag der Zustellung").fill("Fri, 20 Nov 2026 14:05:31 +0100 (CET)")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-11-20 13:05 UTC")


def test_a_date_with_two_meanings_is_asked_about(letter):
    letter.get_by_label("Tag der Zustellung").fill("3/4/2026")
    send(letter)
    expect(letter.locator(".errors")).to_contain_text("4. März 2026 oder 3. April 2026")


def test_a_zone_that_contradicts_the_season_is_asked_about(letter):
    letter.get_by_label("Tag der Zustellung").fill("20 Jul 2026 14:05 EST")
    send(letter)
    letter.get_by_label("Welche der beiden Stunden?").select_option("later")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-07-20 19:05 UTC")


def test_an_error_in_a_folded_field_is_unfolded_and_the_letter_still_stands(letter):
    letter.locator(".tool__more > summary").click()
    letter.get_by_label("Sendende IP-Adresse").fill("keine")
    letter.locator(".tool__more > summary").click()
    send(letter)
    expect(letter.get_by_label("Sendende IP-Adresse")).to_be_visible()
    expect(letter.locator(".letter")).to_contain_text("Guten Tag")


def test_the_letter_is_copied_and_saved_whole(letter, page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter.get_by_label("Betreff der E-Mail").fill("Grüße")
    send(letter)
    answer(letter, "ok")
    letter.get_by_role("button", name="Brief kopieren").click()
    expect(letter.locator(".copy__status", has_text="Kopiert.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Betreff: Grüße" in copied
    letter.get_by_role("button", name="Zeile kopieren").click()
    expect(letter.locator(".copy__status", has_text="Kopiert.")).to_have_count(2)
    line = page.evaluate("navigator.clipboard.readText()")
    assert "unsere E-Mail „Grüße“" in line
    with page.expect_download() as download:
        letter.get_by_role("button", name="Als Entwurf speichern").click()
    assert download.value.suggested_filename == "Brief-an-die-IT.eml"
    draft = message_from_bytes(download.value.path().read_bytes(), policy=policy.default)
    both = draft.get_content()
    assert both.startswith(line.partition("\n")[0])
    assert both.split()[-len(copied.split()) :] == copied.split()


def test_the_letter_prints_alone(letter, page):
    page.add_init_script("window.print = () => {}")
    page.reload()
    send(letter)
    answer(letter, "ok")
    letter.get_by_role("button", name="Brief drucken").click()
    page.emulate_media(media="print")
    expect(letter.locator(".letter")).to_be_visible()
    expect(letter.locator(".letter__note")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()


def test_what_names_a_person_or_one_message_leaves_the_address_bar_at_once(page, python):
    python.answering = lambda route: None
    page.goto(f"{LETTER}#subject=Hallo&recipient=erika@firma.example")
    expect(page).to_have_url(re.compile("#subject=Hallo$"))
    letter = page.locator("it-letter")
    expect(letter.locator("[name=recipient]")).to_have_value("erika@firma.example")


def test_what_names_a_person_or_one_message_is_not_put_into_the_address_bar(letter, page):
    letter.get_by_label("Betreff der E-Mail").fill("Hallo")
    letter.locator("[name=recipient]").fill("max@firma.example")
    send(letter)
    expect(letter.locator("output")).to_contain_text("max@firma.example")
    expect(page).to_have_url(re.compile("#subject=Hallo"))
    assert "firma.example" not in page.url


def test_what_the_letter_asks_for_depends_on_where_the_email_is(letter):
    letter.get_by_label("Wo ist die E-Mail?").select_option("junk")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("im Spam-Ordner")
    expect(letter.locator(".letter")).not_to_contain_text("Geben Sie sie frei")
    letter.get_by_label("Wo ist die E-Mail?").select_option("quarantined")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("Geben Sie sie frei, wenn nichts dagegen")


def test_that_the_emails_were_ordered_is_said_only_with_a_tick(letter, page):
    send(letter)
    expect(letter.locator(".letter")).not_to_contain_text("bestellt")
    letter.get_by_label("Mein Kontakt hat diese E-Mails bestellt").check()
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("Ich habe E-Mails dieses Absenders bestellt.")
    page.reload()
    expect(letter.get_by_label("Mein Kontakt hat diese E-Mails bestellt")).to_be_checked()
    expect(letter.locator(".letter")).to_contain_text("bestellt")


def test_several_recipients_are_taken_as_lines_and_colleagues_get_a_letter_of_their_own(letter):
    letter.locator("[name=from]").fill("news@firma.example")
    letter.locator("[name=recipient]").fill("erika@kunde.example\nOtto <otto@kunde.example>")
    send(letter)
    written = answer(letter, "ok")
    expect(written).to_contain_text("Empfänger: erika@kunde.example, otto@kunde.example")
    expect(written.locator(".letter__note")).to_be_visible()
    letter.locator("[name=recipient]").fill("erika@firma.example")
    send(letter)
    expect(written).to_contain_text("Der Brief an Ihre eigene IT")
    expect(written).to_contain_text("wir versenden Marketing-E-Mails mit HubSpot")
    expect(written.locator(".letter__note")).to_have_count(0)


def test_the_lines_of_the_letter_are_read_back_as_they_were_filled_in(letter, page):
    send(letter)
    text = answer(letter, "ok").locator(".letter [data-slot=body]").inner_text()
    page.goto("/de/it-answer/")
    reader = page.locator("it-answer-reader")
    field = reader.locator("[name=answer]")
    field.fill(text.replace("Status:", "Status: in Quarantäne"))
    send(reader)
    told = answer(reader, "problem")
    expect(told).to_contain_text("offen gelassen: Grund oder Richtlinie, Aktion.")
    field.fill("\n".join(f"> {line}" for line in text.splitlines()))
    send(reader)
    expect(reader.locator(".errors")).to_contain_text("sind leer zurückgekommen")
