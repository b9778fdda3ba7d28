"""The theme's style sheet lost nothing that a page of this site uses (site_build/styles)."""

import re
from pathlib import Path

import material
import pytest
from playwright.sync_api import Page, expect

from tests.browser.page.test_every_page import PAGES
from tests.browser.verbs import checker, headers
from tests.browser.verbs.search import box, search

SHEETS = sorted(Path(material.__file__).parent.glob("templates/assets/stylesheets/*.css"))
# What looks as our own sheets say: the kinds of admonition, and tables, which nobody can sort.
OURS = re.compile(r"\.(info|note|quote|tip|warning)\b|th\[role=.?columnheader")
# The selectors of `whole` that the page's own copy has lost, and then those of them that hold for
# any element of the page as it stands, in whatever state: pseudo-classes and -elements count as met.
LOST = """
  (whole) => {
    const selectors = (rules) => [...rules].flatMap((rule) => rule.selectorText
      ? rule.selectorText.split(/,(?![^(]*\\))/).map((one) => one.trim())
      : selectors(rule.cssRules ?? []))
    const published = [...document.styleSheets].find(({ href }) => href?.includes('/theme-'))
    const kept = new Set(selectors(published.cssRules))
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(whole)
    return selectors(sheet.cssRules).filter((one) => !kept.has(one))
  }
"""
USED = """
  (lost) => lost.filter((selector) => {
    const whatever = selector.replace(/::?[a-z-]+(\\([^()]*\\))?/g, ':is(*)')
    return document.querySelector(whatever)
  })
"""


def test_a_browser_without_light_dark_shows_the_light_colours(page):
    def unknown(route):
        sheet = route.fetch()
        route.fulfill(response=sheet, body=sheet.text().replace("light-dark(", "light-and-dark("))

    page.context.route("**/site.css", unknown)
    page.emulate_media(color_scheme="dark")
    page.goto("/en/checker/")
    button = page.locator(".tool__button--main").first
    expect(button).to_have_css("background-color", "rgb(25, 74, 152)")
    expect(button).to_have_css("color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("color", "rgb(27, 35, 51)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("color-scheme", "light")


@pytest.fixture(scope="module")
def theme() -> str:
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)


def missing(page: Page, theme: str) -> list[str]:
    lost = page.evaluate(LOST, theme)
    assert len(lost) > 100
    return [selector for selector in page.evaluate(USED, lost) if not OURS.search(selector)]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_misses_a_rule(page, theme, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert missing(page, theme) == []


def test_no_result_of_a_search_misses_a_rule(page, theme):
    page.goto("/en/")
    box(page).click()
    search(page, "spam folder xylophone")
    expect(page.locator(".md-search-result__terms").first).to_be_visible()
    assert missing(page, theme) == []


def test_no_answer_of_the_checker_misses_a_rule(page, python, theme):
    page.goto(checker.CHECKER)
    for verdict, case in checker.CASES.items():
        checker.check(page, *case)
        checker.expect_verdict(page, verdict)
        assert missing(page, theme) == []


def test_no_answer_of_the_header_reader_misses_a_rule(page, python, theme):
    page.goto(headers.READER)
    headers.choose(page, "m365-phishing")
    headers.expect_verdict(page, "quarantined")
    assert missing(page, theme) == []
