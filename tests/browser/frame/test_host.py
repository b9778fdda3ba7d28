"""Frames from a host that says what `hosting/rules.toml` says: for others the tools, and nothing else.

That real servers say so is in tests/browser/host.
"""

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_build.pages import frames
from site_build.publishing import host_rules
from tests.browser.verbs.neighbour import Neighbour
from tools.host import Host


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder by the rules."""

    def __init__(self, folder: Path, *request) -> None:
        self.rules = host_rules.read()
        super().__init__(*request, directory=str(folder))

    def end_headers(self) -> None:
        for rule in host_rules.holding(self.rules, self.path):
            if rule.value:
                self.send_header(rule.name, rule.value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """Return the address of our site on such a host."""
    with Host(lambda *request: Handler(site, *request)) as running:
        yield f"{running.address}/"


@pytest.fixture
def neighbour(host: str) -> Iterator[Neighbour]:
    """Return another site, which shows tools from that host."""
    with Neighbour(host) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a reader's browser."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_page_shut_off_from_all_others_shows_a_tool_and_checks_the_script(page, neighbour):
    neighbour.headers |= {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    neighbour.write(frames.snippet("check", neighbour.site, "de"))
    page.goto(neighbour.address)
    assert page.evaluate("crossOriginIsolated")
    inside = page.frame_locator("iframe")
    inside.locator("[name=from]").fill("max@gmail.com")
    inside.locator("[name=domain]").fill("firma.example")
    inside.locator("[type=submit]").click()
    expect(inside.locator("output")).to_have_attribute("data-verdict", "problem")


def test_a_script_that_is_another_shows_nothing(page, neighbour):
    line = frames.snippet("check", neighbour.site, "de")
    neighbour.write(line.replace("sha256-", "sha256-A"))
    with page.expect_console_message(lambda message: "integrity" in message.text):
        page.goto(neighbour.address)
    expect(page.locator("iframe")).to_have_count(0)


def test_no_other_page_stands_in_a_frame(page, neighbour):
    paths = ("de/frame/reply/", "de/checker/", "de/", "", "go/check/")
    addresses = [f"{neighbour.site}{path}" for path in paths]
    neighbour.write("".join(f'<iframe title="x" src="{one}"></iframe>' for one in addresses))
    page.goto(neighbour.address)
    shown, *refused = [frame.url for frame in page.frames[1:]]
    assert shown == addresses[0]
    assert refused == ["chrome-error://chromewebdata/"] * len(paths[1:])
