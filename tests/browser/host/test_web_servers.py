"""The finished site on real web servers, each set up by its file of `hosting/`: everything works."""

import os
import re
import shutil
import ssl
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from site_build.publishing import host_rules
from tests.browser.conftest import Watch
from tools import web_servers
from tools.web_servers import HOST, SERVERS

CASE = Path(__file__).parents[2] / "core" / "headers" / "cases" / "gmx-clean.eml"
LONGEST_ANSWER_S = 20
# The folder in which the site is once more.
FOLDER = "help"
# As browsers say it.
ANY_ENCODING = "gzip, deflate, br, zstd"
ENDINGS = {"br": ".br", "gzip": ".gz", "identity": "", "br;q=0, gzip": ".gz"}


@dataclass
class Answer:
    """What a host answers."""

    status: int
    headers: Message
    body: bytes


@dataclass
class Host:
    """A running server, asked over one connection with TLS."""

    name: str
    place: web_servers.Place
    connection: HTTPSConnection

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.place.secure}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to a request; `_` in the name of a header is a hyphen."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, headers=said)
        answer = self.connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


@pytest.fixture(scope="module")
def public(site: Path) -> Iterator[Path]:
    """Return the site in a folder that anybody may read, as a server that runs without rights must.

    `FOLDER` in it is the same folder again.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy, copy_function=linked)
        (copy / FOLDER).symlink_to(".")
        Path(folder).chmod(0o755)
        copy.chmod(0o755)
        yield copy


def linked(source: str, target: str) -> None:
    """Copy a file at no cost where that can be done."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@pytest.fixture(scope="module", params=SERVERS)
def host(request, public: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return the site on each server that this machine has."""
    server = SERVERS[request.param]
    if server.missing:
        pytest.skip(f"{request.param} is not installed (apt-get install {server.packages})")
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with web_servers.serving(server, public, tmp_path_factory.mktemp(request.param)) as place:
        connection = HTTPSConnection(HOST, place.secure, timeout=LONGEST_ANSWER_S, context=trusting)
        yield Host(request.param, place, connection)
        connection.close()


def test_every_file_arrives_as_the_table_says(host, site):
    rules, types = host_rules.read(), host_rules.types()
    for path in host_rules.paths(site):
        answer = host.ask(path, "HEAD", Accept_Encoding=ANY_ENCODING)
        assert answer.status == 200, path
        for rule in host_rules.holding(rules, path):
            assert answer.headers[rule.name] == (rule.value or None), path
        if kind := Path(path).suffix.removeprefix("."):
            assert is_of(types[kind], answer.headers["Content-Type"]), path
        if site.joinpath(f"{path[1:]}.br").exists():
            assert answer.headers["Content-Encoding"] == "br", path
            assert "Accept-Encoding" in answer.headers["Vary"], path


def is_of(wanted: str, said: str) -> bool:
    """Whether a type is the wanted one; where that names no letters it may name them."""
    return said == wanted or ("charset" not in wanted and said.split(";")[0] == wanted)


def test_a_browser_gets_the_bytes_that_were_built_compressed_as_it_can_take_them(host, site):
    one_of_each_kind = {Path(path).suffix: path for path in host_rules.paths(site)}
    for path in one_of_each_kind.values():
        for accepted, ending in ENDINGS.items():
            file = site / f"{path[1:]}{ending}"
            answer = host.ask(path, Accept_Encoding=accepted)
            if file.exists():
                assert answer.body == file.read_bytes(), (path, accepted)
                assert answer.headers["Content-Encoding"] == (
                    accepted.split()[-1] if ending else None
                )


def test_what_a_browser_has_is_not_sent_again(host):
    known = host.ask("/de/", Accept_Encoding="br").headers["ETag"]
    again = host.ask("/de/", Accept_Encoding="br", If_None_Match=known)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/de/no-such-page/",
        "/no-such.md",
        "/de/frame/no-such/",
        "/assets/python/memory-0123456789.wasm",
    ],
)
def test_what_is_not_there_has_a_page_that_says_so(host, site, path):
    answer = host.ask(path)
    assert answer.status == 404
    assert answer.body == (site / "404.html").read_bytes()
    assert answer.headers["Content-Type"] == host_rules.types()["html"]
    for rule in host_rules.holding(host_rules.read(), "/404.html"):
        assert answer.headers[rule.name] == rule.value


def test_a_folder_without_its_slash_leads_to_it(host):
    answer = host.ask(f"/{FOLDER}/de/checker")
    assert answer.status in (301, 308)
    place = urljoin(f"{host.address}/{FOLDER}/de/checker", answer.headers["Location"])
    assert place == f"{host.address}/{FOLDER}/de/checker/"


def test_http_leads_to_https(host):
    if not SERVERS[host.name].leads_on:
        pytest.skip("it does so at port 80, which is not ours to take")
    connection = HTTPConnection(HOST, host.place.plain, timeout=LONGEST_ANSWER_S)
    connection.request("GET", "/de/checker/")
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{HOST}/de/checker/"


@pytest.fixture(scope="module")
def trusting(launch_browser: Callable[..., Browser], browser_type_launch_args) -> Iterator[Browser]:
    """Return a browser that takes a certificate of our own for a good one."""
    flags = [*browser_type_launch_args["args"], "--ignore-certificate-errors"]
    browser = launch_browser(args=flags)
    yield browser
    browser.close()


@pytest.fixture
def page(trusting: Browser, host: Host) -> Iterator[Page]:
    """Return a page of a reader's browser, service worker and all, that nothing is refused."""
    context = trusting.new_context(base_url=host.address, service_workers="allow")
    watch = Watch(host.address)
    watch.on(context)
    yield context.new_page()
    context.close()
    assert watch.complaints == []


def test_every_tool_answers(page):
    for path, tag, values in [
        ("checker", "alignment-checker", {"from": "max@firma.example", "domain": "firma.example"}),
        ("headers", "header-reader", {"text": CASE.read_text(encoding="utf-8")}),
        ("status", "smtp-reply-reader", {"reply": "250 2.0.0 OK"}),
        ("letter", "it-letter", {"date": "2026-11-20", "time": "14:05"}),
        ("letter", "quarantine-clock", {"date": "2026-11-20"}),
    ]:
        page.goto(f"/de/{path}/")
        tool = page.locator(tag)
        for name, value in values.items():
            tool.locator(f"[name={name}]").fill(value)
        tool.locator("[type=submit]").click()
        expect(tool.locator("output")).to_have_attribute("data-verdict", re.compile("."))
        expect(tool.locator(".tool__without")).to_be_hidden()


def test_a_site_in_a_folder_answers_finds_and_is_kept(page):
    page.goto(f"/{FOLDER}/en/checker/#from=max@firma.example&domain=firma.example")
    protocol = "performance.getEntriesByType('navigation')[0].nextHopProtocol"
    assert page.evaluate(protocol) == "h2"
    expect(page.locator("output")).to_have_attribute("data-verdict", re.compile("."))
    page.locator("html.works-offline").wait_for()
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially("quarantine")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
