"""A real Chromium on the finished site, strict about what a page may do."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from checker.browser import answer
from site_build.publishing import assets
from tests.browser.server import Server
from tools import chromium

HERE = Path(__file__).parent
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# By tags; all that a colour scheme can break, by name.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN_AXE = """
  (runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }).then((result) => result.violations)
"""
TO_THE_TOP = """
  () => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(scrollTo(0, 0))))
  })
"""
# The runtime takes seconds to start on a busy machine.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Start the browser that is there, quietly and without its sandbox (which root cannot have)."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # What a worker asks of other hosts reaches no listener of a page: it finds no host.
    own = "EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost"
    alone = f"--host-resolver-rules=MAP * ~NOTFOUND, {own}"
    flags = ["--no-sandbox", "--disable-gpu", alone, *quiet]
    return {**browser_type_launch_args, "executable_path": str(chromium.find()), "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """Keep the service worker out: tests answer requests themselves; its own tests let it in."""
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """Return a running server of the finished site."""
    with Server(site) as running:
        yield running


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that a test may change."""
    return shutil.copytree(site, tmp_path / "site")


@pytest.fixture
def host(deployed: Path) -> Iterator[Server]:
    """Return a host of the deployed site."""
    with Server(deployed) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """Return the site's address, which relative addresses of `page.goto` continue."""
    return server.address


@dataclass
class Watch:
    """What a page did that a reader's browser would complain about."""

    base_url: str
    complaints: list[str] = field(default_factory=list)
    # What Playwright says of the service worker that `browser_context_args` keeps out.
    expected: list[str] = field(default_factory=lambda: ["registration blocked by Playwright"])

    def expect(self, pattern: str) -> None:
        """Take complaints that match `pattern` as part of the test."""
        self.expected.append(pattern)

    def on(self, context: BrowserContext) -> None:
        """Listen to everything that pages of `context` say and load."""
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", lambda request: self.check(request.url))

    def check(self, address: str) -> None:
        """Complain about an address that is not the site's own."""
        if not address.startswith((self.base_url, "data:", "blob:")):
            self.complaints.append(f"foreign request: {address}")

    def unexpected(self) -> list[str]:
        """Return what no test asked for."""
        return [
            complaint
            for complaint in self.complaints
            if not any(re.search(pattern, complaint) for pattern in self.expected)
        ]


@pytest.fixture
def watch(context: BrowserContext, base_url: str) -> Iterator[Watch]:
    """Fail a test whose pages write to the console, throw, or load anything foreign."""
    watching = Watch(base_url)
    watching.on(context)
    yield watching
    assert watching.unexpected() == []


@pytest.fixture(autouse=True)
def always_watched(watch: Watch) -> None:
    """Watch every test."""


@dataclass
class Python:
    """Python as a test wants it: at once, later, never, or broken."""

    starting: Callable[[Route], None] = lambda route: route.fulfill(body="")
    answering: Callable[[Route], None] = lambda route: route.fulfill(
        body=answer(route.request.post_data or "")
    )


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Callable[[Route], None]]:
    """Return a function that makes a handler which answers with a script of this folder."""
    scripts = tmp_path_factory.mktemp("scripts")

    def bundle(name: str) -> Callable[[Route], None]:
        assets.run_esbuild(HERE, [HERE / name], scripts)
        script = (scripts / name).read_text(encoding="utf-8")
        return lambda route: route.fulfill(body=script, content_type="text/javascript")

    return bundle


@pytest.fixture
def own_worker(context: BrowserContext) -> None:
    """Let a test put a script of its own in the worker's place: pages do not insist on theirs."""
    context.add_init_script("""
      const fetchAsTold = fetch
      globalThis.fetch = (address, { integrity, ...options } = {}) => fetchAsTold(address, options)
    """)


@pytest.fixture
def python(own_worker, context: BrowserContext, bundled) -> Python:
    """Let the test's own Python answer the page, so that no test waits for the runtime."""
    python = Python()
    context.route("**/runtime/worker.js", bundled("python.js"))
    context.route("**/test/start", lambda route: python.starting(route))
    context.route("**/test/answer", lambda route: python.answering(route))
    return python


@pytest.fixture
def violations(browser, base_url: str) -> Callable[..., list[str]]:
    """Return a function that lists what axe-core finds wrong with a page as it stands.

    The page's policy forbids what axe needs, so the devtools protocol puts it past the policy.
    `scheme_alone`: what it looked at before is in another colour scheme now.
    """

    def run(page: Page, *, scheme_alone: bool = False) -> list[str]:
        # A button that the fixed header covers in part is no smaller for that; an answer comes
        # into view a frame after it is there.
        page.evaluate(TO_THE_TOP)
        if not page.evaluate("'axe' in globalThis"):
            page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
        found = page.evaluate(RUN_AXE, RULES_OF_COLOUR if scheme_alone else RULES)
        return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]

    return run
