"""The header reader with the real Python in the browser: nobody is asked, and hostile input is fast."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.verbs.headers import DROP, choose, expect_verdict, message, paste
from tests.core.headers.test_hostile import HOP, PART

# Seconds of work for one answer, the page's and the worker's together. It takes one or two; work
# that grows with the square of the input would take minutes, however fast the machine is.
LIMIT = 15
# A beginning, and what follows it how often: the page makes the file, which is quicker than to send it.
HOSTILE = {
    "100,000 hops": ("", HOP.decode(), 100_000),
    "10,000 parts": ("From: a@b.example\n\n", PART.decode(), 10_000),
    "nested comments": ("Authentication-Results: x; dkim=pass ", "(", 1_000_000),
    "null octets": ("", "\0", 1_000_000),
    "the largest file": ("Subject: a\n\n", "QUJD\n", 6_700_000),
}


@pytest.fixture(scope="module")
def ready_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page for all tests, with Python running."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/en/headers/")
    paste(page, message("m365-not-aligned"))
    # Python takes its time to start on a busy machine.
    expect(page.locator("output")).to_have_attribute("data-verdict", "junk", timeout=120_000)
    yield page
    context.close()


@pytest.fixture(scope="module")
def worked(browser: Browser) -> Callable[[], float]:
    """Return the seconds that all pages have worked: those of a busy machine do not count."""
    session = browser.new_browser_cdp_session()

    def seconds() -> float:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(one["cpuTime"] for one in processes if one["type"] == "renderer")

    return seconds


def test_reading_asks_nobody_and_says_nothing(ready_page, base_url):
    watch = Watch(base_url)
    requests = []
    ready_page.on("request", lambda request: requests.append(request.url))
    watch.on(ready_page.context)
    choose(ready_page, "gmx-clean")
    expect_verdict(ready_page, "inbox")
    assert requests == []
    assert watch.unexpected() == []


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_is_answered_soon(ready_page, worked, case):
    before = worked()
    ready_page.evaluate(
        "([start, more, times]) => { globalThis.made = start + more.repeat(times) }", HOSTILE[case]
    )
    ready_page.evaluate(f"({DROP})(['hostile.eml', made])")
    expect(ready_page.locator("output")).to_have_attribute("data-verdict", "cannot_tell")
    assert worked() - before < LIMIT
