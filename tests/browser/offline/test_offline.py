"""The service worker: what was used works without a network, and builds never mix."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_build.fingerprint import integrity
from site_build.publishing import offline
from tests.browser.faults import flipped, shortened, sign_in
from tests.browser.release import NEWER, release
from tests.browser.server import Server
from tests.browser.verbs.checker import CASES, CHECKER, Later, check, expect_verdict, link
from tests.browser.verbs.look_up import open_look_up
from tests.browser.waiting import until

QUESTION = link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"})
REPLY = link("/de/status/", reply="250 2.0.0 OK")
# What only the last way to start Python needs.
LAST_RESORT = "python_stdlib.zip"
# The cache of the files with a fingerprint, once it is there: to ask for it by name would make it.
KEPT_FILES = """
  const name = (await caches.keys()).find((name) => name.startsWith('kept-files'))
  const cache = name && (await caches.open(name))
  const requests = cache ? await cache.keys() : []
"""
# And the copies of the images' memories in it.
IMAGES = f"""async () => {{
  {KEPT_FILES}
  const images = requests.filter(({{ url }}) => url.includes('/memory-'))
"""

# The timeline of a busy machine: it comes to know of a file some time after it was used.
LATE_TIMELINE = """
  const Observer = PerformanceObserver
  globalThis.PerformanceObserver = class extends Observer {
    constructor(tell) { super((list) => setTimeout(tell, 500, list)) }
  }
  performance.getEntriesByType = () => []
"""


@pytest.fixture
def reader(browser: Browser, host: Server) -> Iterator[BrowserContext]:
    """Return a reader's browser, service worker and all, at the deployed site."""
    context = browser.new_context(base_url=host.address, service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    """Return a page that has answered, when all it used is kept."""
    page = reader.new_page()
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    page.locator("html.works-offline").wait_for()
    until(page, lambda: page.evaluate(IMAGES + "return images.length }"), "the image is kept")
    page.wait_for_load_state("networkidle")
    return page


def test_nothing_is_kept_for_later_while_a_tool_is_at_work(reader, host):
    memory = Later(lambda route: route.continue_())
    reader.route("**/python/memory-*", memory)
    page = reader.new_page()
    page.goto(QUESTION)
    page.wait_for_timeout(2000)
    assert memory.held
    assert not any("offline.js" in path for path in host.asked)
    memory.release()
    expect_verdict(page, "ok")
    page.locator("html.works-offline").wait_for()


def test_the_checker_and_what_was_read_work_without_a_network(page, reader):
    page.goto("/de/")
    page.wait_for_load_state("networkidle")
    reader.set_offline(True)
    page.goto(CHECKER)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    page.goto("/de/")
    expect(page.locator("h1")).to_be_visible()


def test_what_came_with_a_question_works_without_a_network(page, reader):
    kept = f"""async (part) => {{
      {KEPT_FILES}
      return requests.some(({{ url }}) => url.includes(part))
    }}"""
    open_look_up(page)
    for part in ("/memory-tools-", "/look_up.js"):
        until(page, lambda part=part: page.evaluate(kept, part), f"{part} is kept")
    reader.set_offline(True)
    page.reload()
    open_look_up(page)


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
        + "return Promise.all(images.map((one) => cache.put(one, new Response('damaged')))) }"
    )
    page.reload()
    expect_verdict(page, "ok")
    size = IMAGES + "return (await (await cache.match(images[0])).blob()).size }"
    until(page, lambda: page.evaluate(size) > 1_000_000, "the image is kept anew")


def test_a_timeline_that_comes_late_is_waited_for(reader, deployed):
    change_worker(deployed, LATE_TIMELINE)
    page = reader.new_page()
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    until(page, lambda: page.evaluate(IMAGES + "return images.length }"), "the image is kept")


def test_what_could_not_be_kept_at_once_is_kept_later(reader, host):
    answers = [whole, sign_in, sign_in]
    host.faults["/memory-"] = lambda content: (answers.pop(0) if answers else whole)(content)
    page = reader.new_page()
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    until(page, lambda: not answers, "the image was wrong when it should be kept")
    page.goto("/de/contact/")
    until(page, lambda: page.evaluate(IMAGES + "return images.length }"), "the image is kept")


@pytest.mark.parametrize(
    ("question", "file"),
    [
        (QUESTION, "runtime/worker.js"),
        (QUESTION, "tools.js"),
        (REPLY, "pyodide.asm.mjs"),
        (REPLY, "pyodide.asm.wasm"),
        (REPLY, "/archive-"),
    ],
)
@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
def test_what_is_not_what_its_name_says_is_not_kept(reader, host, question, file, fault):
    page = reader.new_page()
    page.goto("/de/")
    controlled = "navigator.serviceWorker.controller !== null"
    until(page, lambda: page.evaluate(controlled), "the service worker is in charge")
    host.faults[file] = fault
    page.goto(question)
    expect(page.locator(".tool__without, output[data-verdict]").first).to_be_visible()
    host.faults.clear()
    page.goto("/de/")
    host.asked.clear()
    page.goto(question)
    expect_verdict(page, "ok")
    assert LAST_RESORT not in str(host.asked)


def test_a_wrong_copy_that_an_older_version_kept_is_thrown_away(page, deployed):
    (script,) = deployed.glob("assets/page-*/site.js")
    address = f"/{script.relative_to(deployed).as_posix()}"
    kept = f"""async (address) => {{
      {KEPT_FILES}
      return (await (await cache.match(address))?.text()) ?? ''
    }}"""
    put = (
        f"async (address) => {{ {KEPT_FILES}; await cache.put(address, new Response('Sign in')) }}"
    )
    until(page, lambda: page.evaluate(kept, address), "the script is kept")
    page.evaluate(put, address)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    page.goto("/de/contact/")
    page.locator("html.works-offline").wait_for()
    right = script.read_text(encoding="utf-8")
    until(page, lambda: page.evaluate(kept, address) == right, "a right one is kept")


def test_an_update_leaves_an_open_page_whole(page, reader, deployed):
    release(deployed)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    newer = reader.new_page()
    newer.goto(QUESTION)
    expect_verdict(newer, "ok")
    assert NEWER in newer.content()
    assert page.locator("html").evaluate(f"e => e.innerHTML.includes('{NEWER}')") is False


def whole(content: bytes) -> bytes:
    return content


def change_worker(site: Path, prelude: str) -> None:
    """Let the worker begin with something else, in a build that has it so."""
    (worker,) = site.glob("assets/page-*/runtime/worker.js")
    old, new = worker.read_bytes(), prelude.encode() + worker.read_bytes()
    worker.write_bytes(new)
    for file in [*site.rglob("*.html"), site / "offline.js"]:
        text = file.read_text(encoding="utf-8")
        for proof_of in (integrity, offline.proof):
            text = text.replace(proof_of(old), proof_of(new))
        file.write_text(text, encoding="utf-8")


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
