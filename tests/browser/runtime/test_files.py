"""Each file that Python is started from, with each fault that a host or a network can have."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.faults import LONGEST_S, STILL, WRONG, once, slow
from tests.browser.server import Fault, Server

DOWNLOADS_AT = "/assets/page-test/runtime/downloads.js"
NAMES = "async (address) => (await import(address)).names"
FETCH = "async ([address, files]) => (await import(address)).fetchAll(files)"


@pytest.fixture(scope="module")
def host(site) -> Iterator[Server]:
    """Return the site on a host that has many names, and lets a page at one of them read the others."""
    with Server(site) as running:
        running.headers["Access-Control-Allow-Origin"] = "*"
        yield running


@pytest.fixture
def page(browser: Browser, host: Server, bundled) -> Iterator[Page]:
    """Return a bare page that has the loader of the runtime's files."""
    context = browser.new_context(base_url=host.address)
    context.route(f"**{DOWNLOADS_AT}", bundled("downloads.js"))
    page = context.new_page()
    page.goto("/robots.txt")
    yield page
    context.close()


def fetched(
    page: Page,
    host: Server,
    faults: dict[str, Fault],
    lasting: Callable[[Fault], Fault] = lambda fault: fault,
) -> dict[str, dict]:
    """Return what came of each file with each fault, by `fault: file`; each from a host of its own."""
    cells = [(fault, name) for name in page.evaluate(NAMES, DOWNLOADS_AT) for fault in faults]
    host.faults = {
        rf"^cell-{number}\.": lasting(faults[fault]) for number, (fault, _) in enumerate(cells)
    }
    files = [
        {"name": name, "folder": f"{host.named(f'cell-{number}')}/assets/python/"}
        for number, (_, name) in enumerate(cells)
    ]
    came = page.evaluate(FETCH, [DOWNLOADS_AT, files])
    return {f"{fault}: {name}": one for (fault, name), one in zip(cells, came, strict=True)}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_is_never_taken_for_the_file(page, host, fault):
    for cell, one in fetched(page, host, {fault: WRONG[fault]}).items():
        assert (one["came"], one["seconds"] < LONGEST_S) == ("download", True), cell


@pytest.mark.parametrize("fault", ["missing", "cut at 50 %", "sign in", "flipped"])
def test_what_is_wrong_once_is_fetched_anew(page, host, fault):
    for cell, one in fetched(page, host, {fault: WRONG[fault]}, lasting=once).items():
        assert one["came"] == "whole", cell


def test_what_keeps_silent_is_given_up_and_what_comes_slowly_is_not(page, host):
    for cell, one in fetched(page, host, {**STILL, "slow": slow}).items():
        if cell.startswith("slow"):
            assert one["came"] == "whole", cell
            assert one["shares"] == sorted(one["shares"]), cell
            assert len(set(one["shares"])) > 5, cell
        else:
            assert (one["came"], one["seconds"] < LONGEST_S) == ("download", True), cell
