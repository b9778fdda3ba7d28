"""From typing to the verdict with the real Python in the browser."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faults import cut
from tests.browser.verbs.checker import CASES, CHECKER, check, expect_unavailable, expect_verdict

WORDS = Path(__file__).parents[3] / "site_build" / "pages" / "words"


@pytest.fixture(scope="module", params=["de", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def ready_page(browser: Browser, base_url: str, language: str):
    """One page for all verdicts: what comes second starts nothing anew."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(f"/{language}/checker/")
    yield page
    context.close()


@pytest.mark.parametrize("verdict", CASES)
def test_typing_leads_to_the_verdict(ready_page: Page, language: str, verdict: str):
    words = tomllib.loads((WORDS / language / "alignment.toml").read_text(encoding="utf-8"))
    check(ready_page, *CASES[verdict])
    expect_verdict(ready_page, verdict)
    expect(ready_page.locator(".verdict")).to_have_text(words["verdict"][verdict])


def test_a_blocked_runtime_leaves_the_instructions(page, context, watch):
    watch.expect("Failed to load resource|ERR_FAILED")
    context.route("**/assets/python/**", lambda route: route.abort())
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_unavailable(page, "ließ sich nicht laden")


def test_a_download_that_breaks_off_leaves_the_instructions(page, server, watch):
    watch.expect("Failed to load resource|ERR_|wasm|WebAssembly")
    server.faults[r"\.wasm"] = cut(50)
    try:
        page.goto(CHECKER)
        check(page, "max@firma.de", "firma.de")
        expect_unavailable(page, "ließ sich nicht laden")
    finally:
        server.faults.clear()
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "ok")


def test_a_browser_without_webassembly_is_told(page, context, own_worker):
    script = "delete globalThis.WebAssembly\n"
    context.route(
        "**/runtime/worker.js",
        lambda route: route.fulfill(
            body=script + route.fetch().text(), content_type="text/javascript"
        ),
    )
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_unavailable(page, "Dieser Browser kann das Werkzeug nicht ausführen.")
