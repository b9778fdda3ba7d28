"""The answer card: what counts fits the first screen of a phone, and what is folded stays short."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.card import TOOLS, Tool, try_case, unfold
from tests.browser.verbs.headers import choose

PHONE = {"width": 360, "height": 740}
# What lies below the fixed header and inside the window, of the card and of its first step.
SHOWN = """
  (card) => {
    const top = card.querySelector('.result__verdict').getBoundingClientRect().top
    const bottom = card.querySelector('.result__steps > li').getBoundingClientRect().bottom
    const header = document.querySelector('.md-header').getBoundingClientRect().bottom
    return { above: header - top, below: bottom - innerHeight }
  }
"""
# The longest answers that the cases of the tests hold.
LONG = ["gmail-own-policy", "m365-junk-rule", "m365-advanced-setting", "yahoo-bulk"]


@pytest.fixture
def phone(page, python):
    page.set_viewport_size(PHONE)
    page.emulate_media(reduced_motion="reduce")
    return page


def assert_on_screen(card) -> None:
    expect(card.locator(".result__verdict")).to_be_in_viewport()
    shown = card.evaluate(SHOWN)
    assert max(shown.values()) < 1, shown


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_verdict_and_first_step_fit_one_screen(phone, tool: Tool, language):
    element = tool.opened(phone, language)
    for number, verdict in enumerate(tool.kinds):
        card = try_case(element, number, verdict)
        expect(card.locator(".result__verdict")).to_be_focused()
        expect(card.locator(".verdict")).to_be_visible()
        expect(card.locator(".result__steps > li .owner").first).to_be_visible()
        expect(card.locator(".result__steps > li a").first).to_be_visible()
        assert_on_screen(card)


@pytest.mark.parametrize("case", LONG)
def test_a_long_answer_of_the_headers_fits_too_and_is_short(phone, case):
    phone.goto("/de/headers/")
    choose(phone, case)
    card = phone.locator("header-reader .result")
    expect(card.locator(".result__verdict")).to_be_focused()
    assert_on_screen(card)
    assert card.evaluate("card => card.offsetHeight") < 2 * PHONE["height"]


def test_what_is_folded_is_there(phone):
    phone.goto("/de/headers/")
    choose(phone, "m365-not-aligned")
    expect(phone.locator(".hops")).to_be_hidden()
    unfold(phone)
    expect(phone.locator(".hops")).to_be_visible()
    expect(phone.locator(".words")).to_be_visible()


def test_each_link_says_where_it_leads(phone):
    phone.goto("/en/headers/")
    choose(phone, "blocked-and-not-aligned")
    links = phone.locator("header-reader .result__steps a")
    expect(links).to_have_count(4)
    assert len(set(links.all_inner_texts())) == 4


def test_spf_of_the_platform_beside_dkim_of_the_sender_is_no_alarm(phone):
    phone.goto("/en/headers/")
    choose(phone, "icloud")
    unfold(phone)
    spf = phone.locator(".result__rules li", has_text="SPF")
    expect(spf.locator(".outcome")).to_have_text("normal; DKIM counts")
    symbol = spf.locator(".outcome").evaluate(
        "element => getComputedStyle(element, '::before').content"
    )
    assert "✓" in symbol
