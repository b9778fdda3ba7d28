"""An answer to what was entered before: it says so, is not copied, and can become current again."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.card import TOOLS, try_case, unfold

OUTDATED = "You have changed what you entered."


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_changed_field_outdates_the_answer_until_it_is_set_back(page, python, tool):
    element = tool.opened(page, "en")
    card = try_case(element, 0, tool.kinds[0])
    unfold(element)
    notice = element.locator(".outdated")
    button = card.locator(".copy button").first
    field = element.locator(f"[name={tool.field}]")
    before = field.input_value()
    expect(notice).to_be_empty()
    expect(button).to_be_enabled()
    field.fill(f"{before}x")
    expect(notice).to_contain_text(OUTDATED)
    expect(card).to_be_visible()
    expect(button).to_be_disabled()
    expect(card.locator(".copy__reason").first).to_be_visible()
    field.fill(before)
    expect(notice).to_be_empty()
    expect(button).to_be_enabled()
    expect(card.locator(".copy__reason").first).to_be_hidden()


def test_it_is_said_once_by_a_polite_region(page, python):
    tool = TOOLS[0].opened(page, "en")
    try_case(tool, 0, "ok")
    notice = tool.locator(".outdated")
    expect(notice).to_have_role("status")
    notice.evaluate("""region => {
      window.said = 0
      new MutationObserver(() => window.said++).observe(region, { childList: true })
    }""")
    tool.locator("[name=domain]").press_sequentially("abc")
    expect(notice).to_contain_text(OUTDATED)
    assert page.evaluate("said") == 1


def test_its_button_asks_again(page, python):
    tool = TOOLS[0].opened(page, "en")
    try_case(tool, 0, "ok")
    tool.locator("[name=domain]").fill("example.org")
    tool.get_by_role("button", name="Check again").click()
    expect(tool.locator("output")).to_have_attribute("data-verdict", "problem")
    expect(tool.locator(".outdated")).to_be_empty()
    expect(tool.locator(".result__verdict")).to_be_focused()


def test_an_outdated_letter_goes_nowhere(page, python):
    [letter] = [tool for tool in TOOLS if tool.name == "letter"]
    tool = letter.opened(page, "en")
    try_case(tool, 0, "ok")
    mail = tool.get_by_role("link", name="Open in mail program")
    address = mail.get_attribute("href")
    tool.locator("[name=subject]").fill("Another")
    expect(mail).to_be_disabled()
    expect(mail).not_to_have_attribute("href", address)
    for name in ("Copy letter", "Save as draft (.eml)", "Print letter"):
        expect(tool.get_by_role("button", name=name)).to_be_disabled()
    tool.locator("[name=subject]").fill("Newsletter 11/2026")
    expect(mail).to_have_attribute("href", address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_violation(page, python, violations, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for tool in TOOLS:
        element = tool.opened(page)
        try_case(element, 0, tool.kinds[0])
        unfold(element)
        element.locator(f"[name={tool.field}]").press("x")
        expect(element.locator(".outdated")).to_contain_text("Eingabe geändert")
        assert violations(page) == [], tool.name
