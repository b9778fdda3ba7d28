"""Nothing that a reader types is on the disk: a look into the files of the browser's stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.server import Server
from tests.browser.verbs.checker import link
from tests.browser.waiting import until

# A word that stands in every question, and on no page.
TYPED = "zebrafink"
QUESTIONS = [
    link("/de/checker/", **{"from": f"max@{TYPED}.example", "domain": f"{TYPED}.example"}),
    link("/de/status/", reply=f"550 5.1.1 <erika@{TYPED}.example>: unknown"),
]
PAGES_KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith('kept-pages'))
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => url) : []
}"""
KEEP_LIKE_AN_OLDER_VERSION = """async (address) => {
  const name = (await caches.keys()).find((name) => name.startsWith('kept-pages'))
  await (await caches.open(name)).put(address, await fetch(address))
}"""
# Where Chromium stores what sites store; what it notes for itself, as its history, is elsewhere.
STORES = ["Service Worker", "Local Storage", "Session Storage", "IndexedDB", "Cache"]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def reader(
    playwright: Playwright, browser_type_launch_args, site, profile
) -> Iterator[BrowserContext]:
    """Return a reader's browser that stores on the disk what it is let, where the site is kept."""
    with Server(site) as server:
        context = playwright.chromium.launch_persistent_context(
            profile, **browser_type_launch_args, base_url=server.address
        )
        page = context.pages[0]
        page.goto("/de/")
        page.locator("html.works-offline").wait_for()
        state = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
        until(page, lambda: page.evaluate(state) == "activated", "the service worker has begun")
        yield context
        context.close()


def test_what_was_typed_is_in_no_file(reader: BrowserContext, profile: Path):
    page = reader.pages[0]
    for question in QUESTIONS:
        page.goto(question)
        expect(page.locator("output[data-verdict]").first).to_be_visible()
        until(page, lambda: is_kept(page), "the page is kept")
    reader.close()
    assert files_with_what_was_typed(profile) == []


def test_what_an_older_version_stored_is_removed(reader: BrowserContext, profile: Path):
    page = reader.pages[0]

    def keep_like_an_older_version() -> bool:
        page.evaluate(KEEP_LIKE_AN_OLDER_VERSION, QUESTIONS[1])
        return TYPED in str(page.evaluate(PAGES_KEPT))

    until(page, keep_like_an_older_version, "the page is kept with what was typed")
    # A newer build is another script: it begins when no page of the older one is open.
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    page.goto("/de/contact/")
    page.locator("html.works-offline").wait_for()
    until(page, lambda: TYPED not in str(page.evaluate(PAGES_KEPT)), "what was typed is removed")
    assert "/de/status/" in str(page.evaluate(PAGES_KEPT))
    reader.close()
    assert files_with_what_was_typed(profile) == []


def is_kept(page: Page) -> bool:
    return page.url.split("#")[0] in page.evaluate(PAGES_KEPT)


def files_with_what_was_typed(profile: Path) -> list[str]:
    """Return the files of the browser's stores that hold the typed word, in either of its codes."""
    forms = [TYPED.encode(), TYPED.encode("utf-16-le")]
    folders = [profile / "Default" / name for name in STORES]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    return [str(path) for path in files if any(form in path.read_bytes() for form in forms)]
