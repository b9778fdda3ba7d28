"""From opening the page with a question in its link to the verdict, ours against stock Pyodide.

Stock is the same page, checker and wheels with a worker that starts Pyodide the way its
documentation shows it (stock.js). Both are measured in turn, so that whatever else the machine
does meets both.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from bench import browsing
from bench.rows import Row, row
from bench.server import Line, Server
from site_build.fingerprint import integrity
from site_build.publishing import assets

RUNS = 7
PAGE = "/de/checker/"
STOCK = Path(__file__).parent / "stock.js"
# How much slower the processor of a phone is.
PHONE_SLOWDOWN = 4


def phone() -> Line:
    """Return what lies between a phone and a server."""
    return Line(bytes_per_second=9_000_000 / 8, round_trip=0.06)


@dataclass
class Measured:
    """All visits of one side, by row; in milliseconds, and bytes."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    throttled: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    further: list[float] = field(default_factory=list)
    longest_task: list[float] = field(default_factory=list)


def rows(playwright: Playwright, site: Path) -> list[Row]:
    """Measure both sides `RUNS` times and return their medians."""
    with both(site) as servers:
        sides = [(server, Measured()) for server in servers]
        for server, _ in sides:
            warm_up(playwright, server)
        for _ in range(RUNS):
            for server, measured in sides:
                measure(playwright, server, measured)
    ours, stock = (measured for _, measured in sides)
    units = {"bytes": "bytes"}
    return [
        row(name, units.get(name, "ms"), median(values), median(getattr(stock, name)))
        for name, values in vars(ours).items()
    ]


@contextmanager
def both(site: Path) -> Generator[tuple[Server, Server]]:
    """Serve the site as it is, and a copy that starts like stock."""
    with TemporaryDirectory() as folder, Server(site) as ours:
        copy = shutil.copytree(site, Path(folder) / "site")
        (worker,) = copy.glob("assets/page-*/runtime/worker.js")
        assets.run_esbuild(STOCK.parent, [STOCK], Path(folder))
        replace(worker, (Path(folder) / STOCK.name).read_bytes(), copy)
        with Server(copy) as stock:
            yield ours, stock


def replace(worker: Path, script: bytes, site: Path) -> None:
    """Put `script` in the worker's place, and let the pages insist on it."""
    ours = integrity(worker.read_bytes())
    worker.write_bytes(script)
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(ours, integrity(script)), encoding="utf-8")


def warm_up(playwright: Playwright, server: Server) -> None:
    """Visit once unmeasured, so that the server has compressed its files."""
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        browsing.visit(context, server.address + PAGE)


def measure(playwright: Playwright, server: Server, measured: Measured) -> None:
    """Make a first visit, a second with a new browser process, and a first one from a phone."""
    address = server.address + PAGE
    with browsing.profile() as folder:
        server.line = Line()
        with browsing.browser(playwright, folder) as context:
            visit = browsing.visit(context, address)
            browsing.settle(visit.page)
            measured.bytes.append(server.line.sent)
            measured.further.append(browsing.further_verdict(visit.page))
        measured.cold.append(visit.milliseconds)
        with browsing.browser(playwright, folder) as context:
            measured.warm.append(browsing.visit(context, address).milliseconds)
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        measured.longest_task.append(browsing.longest_task(context, address))
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        server.line = phone()
        visit = browsing.visit(context, address, PHONE_SLOWDOWN)
        measured.throttled.append(visit.milliseconds)
    server.line = Line()
