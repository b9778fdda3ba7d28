"""The link of each heading: seen on hover and on focus, copied by mouse, keyboard and finger."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import until

PAGE = "/en/sender/"
COPY = "Copy link: 5. Check that it works"


def button(page: Page) -> Locator:
    return page.get_by_role("button", name=COPY)


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture
def open_page(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGE)
    expect(button(page)).to_be_attached()
    return page


def test_every_heading_has_one_button_with_a_name_of_its_own(open_page):
    names = open_page.locator("article .copy-link").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert len(names) == len(set(names)) == open_page.locator("article [id]:is(h1, h2, h3)").count()


def test_a_heading_is_named_by_its_text_alone(open_page):
    for heading in open_page.locator("article :is(h1, h2, h3)").all():
        name = heading.inner_text()
        expect(heading).to_have_accessible_name(name)
        assert "Copy link" not in name and "¶" not in name


def test_the_link_shows_when_the_heading_is_pointed_at(open_page):
    heading = open_page.locator("#proof")
    expect(button(open_page)).to_have_css("opacity", "0")
    heading.hover()
    expect(button(open_page)).to_have_css("opacity", "1")
    expect(heading.locator("+ .headerlink")).to_have_css("opacity", "1")


def test_the_keyboard_copies_the_absolute_link(open_page, base_url):
    button(open_page).focus()
    expect(button(open_page)).to_have_css("opacity", "1")
    open_page.keyboard.press("Enter")
    expect(open_page.locator("#copied")).to_have_text("Link copied.")
    assert clipboard(open_page) == f"{base_url}{PAGE}#proof"
    expect(open_page).to_have_url(f"{base_url}{PAGE}#proof")
    expect(button(open_page)).to_be_focused()


def test_a_heading_is_one_stop_in_the_order_of_the_page(open_page):
    open_page.get_by_role("button", name="Copy link: 1. Which").focus()
    stops = []

    def copy_is_reached() -> bool:
        open_page.keyboard.press("Tab")
        stops.append(
            open_page.evaluate(
                "document.activeElement.ariaLabel ?? document.activeElement.className"
            )
        )
        return COPY in stops

    until(open_page, copy_is_reached, "the last heading's link has the focus")
    assert "headerlink" not in stops
    headings = [stop for stop in stops if stop.startswith("Copy link: ")]
    shown = open_page.locator(":is(h2, h3) ~ .copy-link").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert headings == shown[1 : shown.index(COPY) + 1]


@pytest.mark.browser_context_args(
    has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
)
def test_a_finger_sees_and_hits_the_button(open_page, base_url):
    expect(button(open_page)).to_have_css("opacity", "1")
    box = button(open_page).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    button(open_page).tap()
    expect(open_page.locator("#copied")).to_have_text("Link copied.")
    assert clipboard(open_page) == f"{base_url}{PAGE}#proof"


def test_who_may_not_copy_is_shown_the_link(page, base_url):
    page.goto(PAGE)
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error()); null")
    button(page).click()
    expect(page.locator("#copied")).to_contain_text(f"{base_url}{PAGE}#proof")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_headings_own_link_is_reached_by_the_keyboard(page):
    page.goto(PAGE)
    link = page.get_by_role("link", name="Link to this section: 5. Check that it works")
    link.focus()
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
