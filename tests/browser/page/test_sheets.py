"""Texts that stand there to be sent on: a button copies each of them."""

import pytest
from playwright.sync_api import Page, expect

# Each page that has such texts, and how one of them begins.
SHEETS = (
    ("/de/it-answer/", "Vielen Dank fürs Nachsehen!"),
    ("/en/it-answer/", "Thank you for looking!"),
    ("/de/sender/", "Betreff: Bitte DNS-Einträge"),
    ("/en/sender/", "Subject: "),
    ("/de/letter/", "Betreff: "),
    ("/en/letter/", "Subject: "),
    ("/de/colleagues/", "Betreff: "),
    ("/en/colleagues/", "Subject: "),
)
NAMES = {"de": "Text kopieren", "en": "Copy the text"}


@pytest.mark.browser_context_args(permissions=["clipboard-read", "clipboard-write"])
@pytest.mark.parametrize(("path", "begins"), SHEETS)
def test_it_is_copied_as_it_stands(page: Page, path: str, begins: str):
    page.goto(path)
    sheets = page.locator(".sheet")
    button = page.get_by_role("button", name=NAMES[path[1:3]])
    expect(button).to_have_count(sheets.count())
    button.first.press("Enter")
    expect(page.get_by_role("status").and_(page.locator("#copied"))).to_have_text(
        {"de": "Kopiert.", "en": "Copied."}[path[1:3]]
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(begins)
    assert copied == sheets.first.locator("code").text_content()


def test_who_may_not_copy_finds_it_selected(page: Page):
    page.goto("/de/it-answer/")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error()); null")
    page.get_by_role("button", name="Text kopieren").click()
    expect(page.locator("#copied")).to_contain_text("Der Text ist markiert")
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("Vielen Dank fürs Nachsehen!")
    assert selected.rstrip().endswith("wenn nichts dagegen spricht.")


def test_on_paper_there_is_the_text_and_no_button(page: Page):
    page.goto("/de/it-answer/")
    page.emulate_media(media="print")
    expect(page.locator(".sheet code")).to_be_visible()
    expect(page.get_by_role("button", name="Text kopieren")).to_be_hidden()
