"""The search finds what readers type, says nothing false, and is used without a mouse."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Request, expect

from tests.browser.verbs.search import FIRST_GROUP, box, enter, search
from tests.browser.waiting import until

# What finds what is tested in tests/site/test_search.py; here, that it reaches the reader.
QUERIES = {
    "de": {"quarantaene freigeben": "it/#microsoft365", "gmx spam": "contact/#gmx"},
    "en": {"realease from quarantine": "it/#microsoft365", "gmx spam": "contact/#gmx"},
}


def places(group: Locator, language: str) -> list[str]:
    """Return where the links of a group lead, below the language's folder."""
    links = group.locator(".md-search-result__link").evaluate_all(
        "links => links.map(one => one.href)"
    )
    urls = [urlsplit(link) for link in links]
    return [
        url.path.removeprefix(f"/{language}/") + (f"#{url.fragment}" if url.fragment else "")
        for url in urls
    ]


@pytest.mark.parametrize("language", QUERIES)
def test_what_readers_type_finds_its_place(page, language):
    page.goto(f"/{language}/")
    box(page).click()
    found = {query: places(search(page, query), language) for query in QUERIES[language]}
    assert {
        query: found[query]
        for query, place in QUERIES[language].items()
        if place not in found[query]
    } == {}


def test_a_result_says_its_name_once(page):
    page.goto("/en/")
    box(page).click()
    best = search(page, "from address rewritten").locator(".md-search-result__link").nth(1)
    heading = best.locator("h2").inner_text()
    assert (best.get_attribute("aria-label"), best.inner_text().count(heading)) == (None, 1)


def test_what_is_missing_is_named_as_it_was_typed(page):
    page.goto("/de/")
    box(page).click()
    terms = search(page, "GMX Xylophone").locator(".md-search-result__terms").first
    expect(terms).to_contain_text("Xylophone")


def test_what_is_typed_stays_in_the_field(page):
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/de/")
    box(page).click()
    search(page, "verraeter spam")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/de/**")
    addresses += [
        page.url,
        page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])"),
    ]
    assert len(addresses) > 5
    assert not [address for address in addresses if "verraeter" in address]


@pytest.mark.parametrize(
    ("language", "query"),
    [("de", "zugestellt aber nicht da"), ("de", "nicht da"), ("en", "delivered but not there")],
)
def test_no_fill_word_is_called_missing(page, language, query):
    page.goto(f"/{language}/")
    box(page).click()
    group = search(page, query)
    expect(group.locator(".md-search-result__terms")).to_have_count(0)


def test_the_results_are_reached_by_the_keyboard(page):
    page.goto("/de/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    search(page, "Quarantäne")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    result = page.locator(".md-search-result__link").first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(result)
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()


def test_tab_leaves_the_search_and_goes_on_from_there(page):
    page.goto("/de/")
    box(page).click()
    expect(page.locator("[data-md-toggle=search]")).to_be_checked()
    # Where the focus is taken off the field before, WebKit goes on from the top of the page.
    box(page).evaluate("field => (field.blur = () => (window.blurred = true))")
    page.keyboard.press("Tab")
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    follows = "field => field.compareDocumentPosition(document.activeElement)"
    assert box(page).evaluate(follows) == 4  # Node.DOCUMENT_POSITION_FOLLOWING
    assert page.evaluate("window.blurred") is None
    page.keyboard.press("Shift+Tab")
    expect(box(page)).to_be_focused()


def searching(request: Request) -> bool:
    return request.url.endswith("/search/search.js")


def test_who_only_reads_loads_no_search(page):
    loaded = []
    page.on("request", lambda request: loaded.append(searching(request)))
    page.goto("/de/")
    page.wait_for_load_state("networkidle")
    assert len(loaded) > 5
    assert not any(loaded)


def test_entering_the_field_loads_the_search(page):
    page.goto("/de/")
    page.wait_for_load_state("networkidle")
    with page.expect_event("request", searching):
        box(page).click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Suchbegriff eingeben")
    expect(box(page)).to_have_value("")


def test_what_was_typed_while_the_search_was_loading_is_answered(page, context):
    held = []
    context.route("**/search/search.js", lambda route: held.append(route))
    page.goto("/de/")
    box(page).click()
    enter(page, "Quarant")
    enter(page, "Quarantäne")
    until(page, lambda: held, "the search is asked for")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Die Suche wird geladen")
    held[0].continue_()
    expect(page.locator(FIRST_GROUP)).to_be_visible()
    assert "#cause-quarantine" in places(page.locator(FIRST_GROUP), "de")


def test_a_search_that_could_not_be_loaded_says_nothing_false_and_tries_again(page, context, watch):
    watch.expect("Failed to load resource")
    context.route("**/search/search.js", lambda route: route.abort())
    page.goto("/de/")
    box(page).click()
    enter(page, "Quarant")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Die Suche wird geladen")
    context.unroute("**/search/search.js")
    enter(page, "Quarantäne")
    expect(page.locator(FIRST_GROUP)).to_be_visible()
