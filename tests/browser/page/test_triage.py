"""The first page leads anybody on: five choices, one more, and there is what to do; by finger, by
keyboard, without script, and for who comes by an old link.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.verbs.checker import CASES, expect_verdict, link

PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}
LANGUAGES = ("de", "en")
# How many screens the first page takes with nothing opened.
MOST_SCREENS = ((PHONE, 9), (WIDE, 5))
# What a way may cost until its end is in view: presses, and screens that are scrolled through.
MOST_CLICKS, MOST_SCREENS_OF_A_WAY = 3, 3
# How many steps each choice offers.
STEPS = (3, 4, 3, 5, 3)
on_a_phone = pytest.mark.browser_context_args(viewport=PHONE, has_touch=True, is_mobile=True)
without_script = pytest.mark.browser_context_args(java_script_enabled=False)


@dataclass
class Walk:
    """A reader's way through the site: how often they press, how many screens they scroll."""

    press: Callable[[Locator], None]
    clicks: int = 0
    screens: float = 0

    def choose(self, part: Locator) -> None:
        """Scroll to a part of the page and press it."""
        before = part.evaluate("scrollY")
        part.scroll_into_view_if_needed()
        self.screens += abs(part.evaluate("scrollY") - before) / PHONE["height"]
        self.press(part)
        self.clicks += 1


def choices(page: Page) -> Locator:
    return page.locator("details.triage")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "screens"), MOST_SCREENS)
def test_the_first_page_is_short(page: Page, language: str, size: ViewportSize, screens: int):
    page.set_viewport_size(size)
    page.goto(f"/{language}/")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height / size["height"] <= screens


@pytest.mark.parametrize("language", LANGUAGES)
@on_a_phone
def test_all_choices_begin_on_the_first_two_screens(page: Page, language: str):
    page.goto(f"/{language}/")
    steps = [choice.locator("li a").count() for choice in choices(page).all()]
    assert steps == list(STEPS)
    assert choices(page).last.bounding_box()["y"] < 2 * PHONE["height"]


def tap(part: Locator) -> None:
    part.tap()


def enter(part: Locator) -> None:
    part.focus()
    part.press("Enter")


def walk(page: Page, language: str, press: Callable[[Locator], None]) -> None:
    """Take every way and hold each to what a reader under pressure has the patience for."""
    ways = [(choice, step) for choice, steps in enumerate(STEPS) for step in range(steps)]
    for choice, way in ways:
        page.goto(f"/{language}/")
        walked = Walk(press)
        walked.choose(choices(page).nth(choice).locator("summary"))
        step = choices(page).nth(choice).locator("li a").nth(way)
        expect(step).to_be_visible()
        walked.choose(step)
        expect(page).not_to_have_url(re.compile(f"/{language}/$"))
        expect(end_of_way(page)).to_be_in_viewport()
        assert walked.clicks <= MOST_CLICKS, page.url
        assert walked.screens <= MOST_SCREENS_OF_A_WAY, page.url


def end_of_way(page: Page) -> Locator:
    """Return what a way ends at: the section that was linked to, or the page's own title."""
    return page.locator("h2:target, h3:target" if "#" in page.url else "h1")


@pytest.mark.parametrize("language", LANGUAGES)
@on_a_phone
def test_every_way_is_short_on_a_phone(page: Page, language: str):
    walk(page, language, tap)


@without_script
def test_every_way_is_walked_by_the_keyboard_and_without_script(page: Page):
    walk(page, "de", enter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_offers_a_step_that_is_a_tool(page: Page, language: str):
    page.goto(f"/{language}/")
    for choice in choices(page).all():
        links = choice.locator("li a").evaluate_all("all => all.map(one => one.href)")
        tools = [
            one for one in links if re.search(r"/(checker|headers|letter)/|#(reply|read)$", one)
        ]
        assert tools


# What stood on the first page once, and where it is told now.
MOVED = {
    "find-from-address": "sender/#find-from-address",
    "check-alignment": "checker/#check",
    "connect-domain": "sender/#connect-domain",
    "dmarc-record": "sender/#dmarc-record",
    "free-mail-address": "sender/#free-mail-address",
    "rewritten-address": "sender/#rewritten",
    "other-status": "status/",
    "message-to-it": "letter/#template",
    "it-steps": "it/#steps",
    "worked": "it-answer/#worked",
    "not-solved": "it-answer/#not-solved",
}


def test_an_old_link_leads_to_where_the_text_is_now(page: Page, base_url: str):
    for fragment, place in MOVED.items():
        page.goto("about:blank")
        page.goto(f"/en/#{fragment}")
        expect(page).to_have_url(f"{base_url}/en/{place}")


@without_script
def test_without_script_an_old_link_lands_on_the_line_that_leads_on(page: Page, base_url: str):
    for fragment, place in MOVED.items():
        page.goto("about:blank")
        page.goto(f"/en/#{fragment}")
        line = page.locator("a:target")
        expect(line).to_be_in_viewport()
        line.click()
        expect(page).to_have_url(f"{base_url}/en/{place}")


def test_a_question_for_the_check_goes_along_to_it(page: Page, base_url: str):
    address, domain = CASES["ok"]
    page.goto(link("/de/", **{"from": address, "domain": domain}))
    expect(page).to_have_url(re.compile(f"^{base_url}/de/checker/#from="))
    expect_verdict(page, "ok")


def test_a_case_that_a_tool_sends_comes_to_the_first_page(page: Page, base_url: str):
    page.goto(link("/de/", **{"from": CASES["ok"][0]}, via="headers"))
    expect(page.locator(".taken")).to_contain_text("Kopfzeilen")
    expect(page).to_have_url(re.compile(f"^{base_url}/de/#"))
