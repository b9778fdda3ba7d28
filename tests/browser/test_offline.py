"""The service worker: what was used works without a network, and builds never mix."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.server import Server
from tests.browser.test_checker import CASES, CHECKER, check, expect_verdict, link

QUESTION = link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"})
# The cache of the files with a fingerprint, and the copies of the image in it.
IMAGES = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith('kept-files'))
  const cache = await caches.open(name)
  const requests = (await cache.keys()).filter(({ url }) => url.includes('/image-'))
"""


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that a test may change."""
    return shutil.copytree(site, tmp_path / "site")


@pytest.fixture
def reader(browser: Browser, deployed: Path) -> Iterator[BrowserContext]:
    """Return a reader's browser, service worker and all, at the deployed site."""
    with Server(deployed) as server:
        context = browser.new_context(base_url=server.address, service_workers="allow")
        yield context
        context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    """Return a page that has answered, when all it used is kept."""
    page = reader.new_page()
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    page.locator("html.works-offline").wait_for()
    while not page.evaluate(IMAGES + "return requests.length }"):
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    return page


def test_the_checker_and_what_was_read_work_without_a_network(page, reader):
    page.goto("/de/")
    page.wait_for_load_state("networkidle")
    reader.set_offline(True)
    page.goto(CHECKER)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    page.goto("/de/")
    expect(page.locator("h1")).to_be_visible()


def test_who_opened_the_search_once_has_it_without_a_network(page, reader):
    field = page.locator("[data-md-component=search-query]")
    field.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Suchbegriff eingeben")
    page.goto("/de/status/")
    page.wait_for_load_state("networkidle")
    reader.set_offline(True)
    page.reload()
    field.click()
    field.press_sequentially("Quarantäne")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_network_that_keeps_silent_is_not_waited_for(page, reader):
    # The worker's own requests are held: they never come to an end.
    reader.route(CHECKER, lambda route: None)
    page.goto(CHECKER)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")


def test_a_damaged_copy_mends_itself(page):
    page.evaluate(
        IMAGES
        + "return Promise.all(requests.map((one) => cache.put(one, new Response('damaged')))) }"
    )
    page.reload()
    expect_verdict(page, "ok")
    size = IMAGES + "return (await (await cache.match(requests[0])).blob()).size }"
    while page.evaluate(size) < 1_000_000:
        page.wait_for_timeout(50)


def test_an_update_leaves_an_open_page_whole(page, reader, deployed):
    release(deployed)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    newer = reader.new_page()
    newer.goto(QUESTION)
    expect_verdict(newer, "ok")
    assert "assets/page-0123456789/" in newer.content()
    assert page.locator("html").evaluate("e => e.innerHTML.includes('page-0123456789')") is False


def release(site: Path) -> None:
    """Deploy a build whose page assets have another name; the old ones are gone."""
    (old,) = site.glob("assets/page-*")
    old.rename(old.with_name("page-0123456789"))
    for file in [*site.rglob("*.html"), site / "offline.js"]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old.name, "page-0123456789"), encoding="utf-8")


def test_switched_off_it_goes_away(page, deployed):
    for file in deployed.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("/offline/start.js", "/offline/stop.js"), encoding="utf-8")
    # The page of the first visit is still served by the worker, which may keep a last file.
    left = """async () =>
      (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length"""
    for _ in range(3):
        page.reload(wait_until="networkidle")
    assert page.evaluate(left) == 0
