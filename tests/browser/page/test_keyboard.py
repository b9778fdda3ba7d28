"""Who goes through a narrow page by keyboard sees where they are."""

from playwright.sync_api import Page, expect

from tests.browser.verbs.search import box


def test_the_list_of_pages_is_there_while_it_has_the_focus(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/de/")
    pages = page.locator(".md-nav--primary")
    link = pages.get_by_role("link", name="Was der Status bedeutet")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    link.focus()
    expect(link).to_be_in_viewport(ratio=1)
    # Folded away, the page's own headings are no stop.
    expect(pages.locator(".md-nav--secondary a").first).to_be_hidden()
    page.locator("one-door [name=text]").focus()
    expect(link).not_to_be_in_viewport()


def test_what_the_search_found_is_a_stop_only_while_it_is_seen(page: Page):
    page.goto("/de/")
    found = page.locator(".md-search__scrollwrap")
    expect(found).to_be_hidden()
    box(page).click()
    expect(found).to_be_visible()
