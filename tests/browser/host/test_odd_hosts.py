"""Hosts that are set up otherwise than README.md asks: the tools work, or the page says the truth."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from tests.browser.faults import slow
from tests.browser.server import Server
from tests.browser.verbs.checker import CASES, CHECKER, check, expect_verdict

SCRIPT = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)
PAGE = r"/(index\.html)?(\?.*)?$"
NAME = "help.example"


@pytest.fixture
def host(site: Path) -> Iterator[Server]:
    """Return a host of the site that a test may set up as it likes."""
    with Server(site) as running:
        yield running


@pytest.fixture
def browser_context_args(browser_context_args: dict, host: Server) -> dict:
    """Let the service worker in: it has to get along with such hosts, too."""
    return {**browser_context_args, "base_url": host.address, "service_workers": "allow"}


@pytest.fixture(autouse=True)
def host_is_watched(watch, host: Server) -> None:
    watch.base_url = host.address


def expect_all_tools_to_work(page: Page, at: str = "/de/") -> None:
    """See that a tool answers whose image is there, one that needs more, and the search."""
    page.goto(at + "checker/")
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
    page.goto(at + "status/#reply=250+2.0.0+OK")
    expect_verdict(page, "ok")
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially("Quarantäne")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize(
    "headers",
    [
        {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
        {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
    ],
    ids=["isolated", "no-store, nosniff"],
)
def test_headers_of_all_kinds_change_nothing(page, host, headers):
    host.headers = headers
    expect_all_tools_to_work(page)


def test_types_do_not_matter_where_the_browser_leaves_it_to_the_page(page, host):
    host.types = dict.fromkeys((".wasm", ".mjs", ".zip", ".whl", ".json"), "text/plain")
    host.headers = {"X-Content-Type-Options": "nosniff"}
    expect_all_tools_to_work(page)


def test_where_scripts_have_a_wrong_type_the_instructions_say_that_nothing_was_loaded(
    page, host, watch
):
    watch.expect("MIME type|Failed to fetch")
    host.types[".js"] = "application/octet-stream"
    page.goto(CHECKER)
    expect(page.locator(".tool__without")).to_be_visible()
    expect(page.locator(".tool__not-loaded")).to_be_visible()
    expect(page.locator(".tool form")).to_be_hidden()


def test_a_subfolder_of_a_site_will_do(page, watch, site, tmp_path):
    folder = tmp_path / "hilfe"
    folder.mkdir()
    (folder / "zustellung").symlink_to(site)
    with Server(tmp_path) as host:
        watch.base_url = host.address
        # Nothing of it may be asked for elsewhere.
        expect_all_tools_to_work(page, host.address + "/hilfe/zustellung/de/")
        assert all(path.startswith("/hilfe/zustellung/") for path in host.asked)


@pytest.fixture
def named(browser_type: BrowserType, browser_type_launch_args, host) -> Iterator[Page]:
    """Return a page of a browser that knows the host by a name, without https."""
    flags: dict[str, Any] = {**browser_type_launch_args}
    named = f"MAP {NAME} 127.0.0.1, MAP * "
    flags["args"] = [flag.replace("MAP * ", named) for flag in flags["args"]]
    browser = browser_type.launch(**flags)
    yield browser.new_page(base_url=f"http://{NAME}:{host.server_port}")
    browser.close()


def test_a_name_without_https_will_do(named):
    expect_all_tools_to_work(named)
    assert named.evaluate("isSecureContext") is False


def test_a_name_without_https_is_waited_for_where_it_is_slow(named, host):
    host.faults["/memory-"] = slow
    named.goto(CHECKER)
    check(named, *CASES["ok"])
    expect(named.locator("output")).to_contain_text("länger als sonst")
    expect_verdict(named, "ok")
    assert not any("/archive-" in path for path in host.asked)


def collapsed(page: str) -> str:
    """Take out white space as a conservative minifier does: scripts keep their own, but none around."""

    def strip(script: re.Match) -> str:
        return script[1] + script[2].strip() + script[3]

    parts = re.split(
        r"(<(script|textarea|pre)\b.*?</\2>)", SCRIPT.sub(strip, page), flags=re.DOTALL
    )
    return "".join(
        part if number % 3 else re.sub(r"\s+", " ", part)
        for number, part in enumerate(parts)
        if number % 3 != 2
    )


def rewritten(page: str) -> str:
    """Write inline scripts another way, as a thorough minifier does."""
    return SCRIPT.sub(r"\1\2;\3", collapsed(page))


def on_its_way(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda content: change(content.decode()).encode()


def test_a_network_that_takes_white_space_out_of_pages_changes_nothing(page, host):
    host.faults[PAGE] = on_its_way(collapsed)
    expect_all_tools_to_work(page)
    page.locator("html.works-offline").wait_for()


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_network_that_rewrites_scripts_leaves_the_truth_and_the_instructions(
    page, host, watch, language
):
    watch.expect("Content Security Policy|startWorker")
    host.faults[PAGE] = on_its_way(rewritten)
    page.goto(f"/{language}/checker/")
    expect(page.locator(".tool__without")).to_be_visible()
    expect(page.locator(".tool__not-loaded")).to_be_visible()
    expect(page.locator(".tool__no-script")).to_be_hidden()
