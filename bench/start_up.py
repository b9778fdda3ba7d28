"""From opening a tool's page with a question to its verdict: ours, stock Pyodide, and the limit.

Stock is the same page, checker and wheels with a worker that starts Pyodide the way its
documentation shows it (stock.js); the limit is the same page with a worker that has the answer
(limit.js). All are measured in turn, so that whatever else the machine does meets all.
"""

import json
import re
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from bench import browsing
from bench.questions import QUESTIONS, Question
from bench.rows import Row, row
from bench.server import Line, Server
from site_build.fingerprint import integrity
from site_build.publishing import assets, compressed

RUNS = 3
CHECK = "check"
# The check is what most readers start with.
RUNS_OF_CHECK = 7
BENCH = Path(__file__).parent
# How much slower the processor of a phone is.
PHONE_SLOWDOWN = 4
# What a page says of the files that it asks for while its worker starts.
AHEAD = re.compile(rb' data-(?:ahead|code|code-integrity)="?[^">]*"?')
# What the time goes into, in this order; of what stands in the timeline of the page or the worker.
PARTS = ("page", "worker", "compile", "rehearse", "download", "unpack", "answer", "shown")


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


def rows(playwright: Playwright, site: Path) -> list[Row]:
    """Measure each tool on all sides in turn and return the medians."""
    with sides(site) as (ours, stock, limit, traced):
        return [
            line
            for name, question in QUESTIONS.items()
            for line in (
                *_rows(playwright, name, question, (ours, stock, limit)),
                _parts(playwright, name, question, traced),
            )
        ] + _of_the_page(playwright, ours, stock)


@contextmanager
def sides(site: Path) -> Generator[list[Server]]:
    """Serve the site as it is, and copies whose worker is another."""
    (worker,) = site.glob("assets/page-*/runtime/worker.js")
    path = worker.relative_to(site)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        assets.run_esbuild(BENCH, [BENCH / "stock.js", BENCH / "limit.js"], folder / "scripts")
        reports = {question.tool: question.report for question in QUESTIONS.values()}
        scripts = {
            "stock": (folder / "scripts" / "stock.js").read_text("utf-8"),
            "limit": f"globalThis.REPORTS = {json.dumps(reports)};"
            + (folder / "scripts" / "limit.js").read_text("utf-8"),
            "traced": (BENCH / "traced.js").read_text("utf-8") + worker.read_text("utf-8"),
        }
        folders = [site]
        for name, script in scripts.items():
            copy = shutil.copytree(site, folder / name)
            replace(copy / path, script.encode(), copy, ahead=name == "traced")
            folders.append(copy)
        yield [stack.enter_context(Server(one)) for one in folders]


def replace(worker: Path, script: bytes, site: Path, *, ahead: bool) -> None:
    """Put `script` in the worker's place, and let the pages insist on it.

    `ahead`: they ask for our runtime before their worker is there.
    """
    ours, theirs = integrity(worker.read_bytes()).encode(), integrity(script).encode()
    write(worker, script)
    for page in site.rglob("*.html"):
        html = page.read_bytes()
        changed = html.replace(ours, theirs)
        changed = changed if ahead else AHEAD.sub(b"", changed)
        if changed != html:
            write(page, changed)


def write(file: Path, content: bytes) -> None:
    """Write a file of a site, and its compressed twins."""
    file.write_bytes(content)
    compressed.compress(file)


def _rows(
    playwright: Playwright, name: str, question: Question, servers: tuple[Server, ...]
) -> list[Row]:
    measured = [(server, Measured()) for server in servers]
    for server, _ in measured:
        warm_up(playwright, server, question)
    for _ in range(RUNS_OF_CHECK if name == CHECK else RUNS):
        for server, one in measured:
            measure(playwright, server, question, one)
    ours, stock, limit = ({n: median(v) for n, v in vars(one).items()} for _, one in measured)
    return [
        row(
            f"{name} {kind}",
            "bytes" if kind == "bytes" else "ms",
            ours[kind],
            stock[kind],
            f"{ours[kind] / limit[kind]:.2f} × the limit",
        )
        for kind in ours
    ]


def warm_up(playwright: Playwright, server: Server, question: Question) -> None:
    """Visit once unmeasured, so that the system has read the files."""
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        browsing.visit(context, server.address, question)


def measure(playwright: Playwright, server: Server, question: Question, measured: Measured) -> None:
    """Make a first visit, a second with a new browser process, and a first one from a phone."""
    with browsing.profile() as folder:
        server.line = Line()
        with browsing.browser(playwright, folder) as context:
            visit = browsing.visit(context, server.address, question)
            browsing.settle(visit.page)
            measured.bytes.append(server.line.sent)
        measured.cold.append(visit.milliseconds)
        with browsing.browser(playwright, folder) as context:
            visit = browsing.visit(context, server.address, question)
            measured.warm.append(visit.milliseconds)
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        server.line = phone()
        visit = browsing.visit(context, server.address, question, PHONE_SLOWDOWN)
        measured.throttled.append(visit.milliseconds)
    server.line = Line()


def _parts(playwright: Playwright, name: str, question: Question, traced: Server) -> Row:
    """Return where the time of a first visit goes, as the median of each part."""
    warm_up(playwright, traced, question)
    visits = []
    for _ in range(RUNS):
        with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
            visits.append(browsing.traced(browsing.visit(context, traced.address, question)))
    parts = {part: median(one[part] for one in visits) for part in PARTS}
    note = " · ".join(f"{part} {took:.0f}" for part, took in parts.items())
    return row(f"{name} parts", "ms", sum(parts.values()), None, note)


def _of_the_page(playwright: Playwright, ours: Server, stock: Server) -> list[Row]:
    """Return a further answer, and the longest task while Python loads, of both sides."""
    measured = {
        "further": (_further(playwright, ours), _further(playwright, stock)),
        "longest_task": (_longest_task(playwright, ours), _longest_task(playwright, stock)),
    }
    return [row(name, "ms", one, other) for name, (one, other) in measured.items()]


def _further(playwright: Playwright, server: Server) -> float:
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        page = browsing.visit(context, server.address, QUESTIONS[CHECK]).page
        browsing.settle(page)
        return median(browsing.further_verdict(page) for _ in range(RUNS))


def _longest_task(playwright: Playwright, server: Server) -> float:
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        return browsing.longest_task(context, server.address + QUESTIONS[CHECK].page)
