"""A browser that denies its stores to sites, by an error: the page is whole without them."""

from playwright.sync_api import expect

from tests.browser.verbs.checker import CASES, CHECKER, check, expect_verdict
from tests.browser.verbs.search import box, search

DENIED = """
  for (const name of ['localStorage', 'sessionStorage']) {
    const get = () => { throw new DOMException('denied', 'SecurityError') }
    Object.defineProperty(globalThis, name, { configurable: true, get })
  }
"""


def test_where_the_stores_are_denied_all_the_rest_works(page, python):
    page.add_init_script(DENIED)
    page.goto(CHECKER)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    box(page).click()
    expect(search(page, "Quarantäne")).to_contain_text("Quarantäne")
