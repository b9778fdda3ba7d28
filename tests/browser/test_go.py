"""Short links in a browser: with script on to the reader's language, without it a choice of both."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from site_build import go
from tools import chromium

LOCALES = {"de": "de-AT", "en": "en-GB"}
PREFILLED = "#from=info@company.example&domain=company.example"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site and return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": chromium.find()}


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page of a browser with the options that the test names."""
    with browser.new_context(**request.param) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("reader", "language"),
    [({"locale": locale}, language) for language, locale in LOCALES.items()],
    indirect=["reader"],
)
def test_every_short_link_goes_on_in_the_browsers_language(
    reader: Page, address: str, language: str
):
    for name, link in go.links().items():
        reader.goto(f"{address}/go/{name}/")
        expect(reader).to_have_url(f"{address}/{language}/{link['to']}")


@pytest.mark.parametrize("reader", [{"locale": "en-GB"}], indirect=True)
def test_a_short_link_keeps_what_it_was_opened_with(reader: Page, address: str):
    reader.goto(f"{address}/go/check/{PREFILLED}")
    expect(reader).to_have_url(f"{address}/en/checker/{PREFILLED}")


@pytest.mark.parametrize("reader", [{"locale": "fr-FR"}], indirect=True)
def test_a_reader_of_another_language_chooses(reader: Page, address: str):
    reader.goto(f"{address}/go/check/{PREFILLED}")
    reader.get_by_role("link", name="Weiter auf Deutsch").click()
    expect(reader).to_have_url(f"{address}/de/checker/{PREFILLED}")


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_script_a_short_link_offers_both_languages(reader: Page, address: str):
    reader.goto(f"{address}/go/gmx/")
    reader.get_by_role("link", name="Continue in English").click()
    expect(reader).to_have_url(f"{address}/en/contact/#gmx")
