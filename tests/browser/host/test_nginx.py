"""The finished site on the host that README.md describes: everything works, nothing is refused."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import nginx
from tests.browser.conftest import Watch

pytestmark = pytest.mark.skipif(
    nginx.PROGRAM is None or not nginx.MIME_TYPES.exists(),
    reason="nginx is not installed (Debian: apt-get install nginx-light)",
)
FOR_EVER = "public, max-age=31536000, immutable"
CASE = Path(__file__).parents[2] / "core" / "headers" / "cases" / "gmx-clean.eml"


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site on a real nginx."""
    with nginx.serving(site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    """Return a page of a reader's browser, service worker and all, that nothing is refused."""
    context = browser.new_context(base_url=host, service_workers="allow")
    watch = Watch(host)
    watch.on(context)
    yield context.new_page()
    context.close()
    assert watch.complaints == []


@dataclass
class Response:
    """What the host answers."""

    status: int
    headers: dict[str, str]
    text: str


def get(address: str) -> Response:
    """Fetch an address as a browser would: ready to take it compressed."""
    request = Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        response = urlopen(request, timeout=20)
    except HTTPError as error:
        response = error
    with response:
        compressed = response.headers["Content-Encoding"] == "gzip"
        body = gzip.decompress(response.read()) if compressed else response.read()
        return Response(response.status or 0, dict(response.headers), body.decode("latin-1"))


@pytest.mark.parametrize(
    ("path", "tag", "values"),
    [
        (
            "/de/checker/",
            "alignment-checker",
            {"from": "max@firma.example", "domain": "firma.example"},
        ),
        ("/de/headers/", "header-reader", {"text": CASE.read_text(encoding="utf-8")}),
        ("/de/status/", "smtp-reply-reader", {"reply": "250 2.0.0 OK"}),
        ("/de/letter/", "it-letter", {"date": "2026-11-20", "time": "14:05"}),
        ("/de/letter/", "quarantine-clock", {"date": "2026-11-20"}),
    ],
)
def test_every_tool_answers(page, path, tag, values):
    page.goto(path)
    tool = page.locator(tag)
    expect(tool.locator("form")).to_be_visible()
    for name, value in values.items():
        tool.locator(f"[name={name}]").fill(value)
    tool.locator("[type=submit]").click()
    expect(tool.locator("output")).to_have_attribute("data-verdict", re.compile("."))
    expect(tool.locator(".tool__without")).to_be_hidden()


def test_a_link_with_a_question_is_answered(page):
    page.goto("/en/checker/#from=max@firma.example&domain=firma.example")
    expect(page.locator("output")).to_have_attribute("data-verdict", re.compile("."))
    page.locator("html.works-offline").wait_for()


def test_the_search_opens_and_finds(page):
    page.goto("/de/")
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially("Quarantäne")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_pages_are_asked_for_anew_and_stand_in_no_frame(host):
    page = get(f"{host}/de/checker/").headers
    assert page["Cache-Control"] == "no-cache"
    assert page["Content-Encoding"] == "gzip"
    assert page["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert page["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/de/it/index.md", "text/markdown"), ("/llms.txt", "text/plain")],
)
def test_what_bots_read_says_what_it_is_and_in_which_letters(host, site, path, kind):
    answer = get(f"{host}{path}")
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.text.encode("latin-1") == (site / path.lstrip("/")).read_bytes()


def test_what_is_not_there_has_a_page_that_says_so(host, site):
    missing = get(f"{host}/de/no-such-page/")
    assert missing.status == 404
    assert missing.text == (site / "404.html").read_bytes().decode("latin-1")
    assert missing.headers["Cache-Control"] == "no-cache"
    assert get(f"{host}/assets/python/image-0123456789.wasm").headers["Cache-Control"] == "no-cache"


def test_what_has_its_content_in_its_name_is_kept_for_ever_and_compressed(host, site):
    files = [path for path in (site / "assets").rglob("*") if path.is_file()]
    assert {".css", ".js", ".svg", ".wasm", ".zip"} <= {path.suffix for path in files}
    for path in files:
        headers = get(f"{host}/{path.relative_to(site).as_posix()}").headers
        assert headers["Cache-Control"] == FOR_EVER, path
        assert headers["Content-Encoding"] == "gzip", path
