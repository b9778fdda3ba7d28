"""What a reader does with the search, and where the answers stand."""

from playwright.sync_api import Locator, Page, expect

FIRST_GROUP = ".md-search-result__item:first-child"


def box(page: Page) -> Locator:
    return page.locator("[data-md-component=search-query]")


def enter(page: Page, query: str) -> None:
    """Fill the box, and let a key go up, which the theme waits for."""
    box(page).fill(query)
    box(page).press("End")


def search(page: Page, query: str) -> Locator:
    """Type a query and return the first page of the results, when they are there."""
    enter(page, "")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    enter(page, query)
    group = page.locator(FIRST_GROUP)
    expect(group).to_be_visible()
    return group
