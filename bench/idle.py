"""What a reader pays who never shows interest in the checker."""

import gzip
from pathlib import Path

from playwright.sync_api import Playwright

from bench import browsing
from bench.rows import Row, row
from bench.server import Server

RUNTIME = "/assets/python/"


def rows(playwright: Playwright, site: Path) -> list[Row]:
    """Read the checker's page and an article without touching anything."""
    with Server(site) as server:
        checker = read(playwright, server, "/de/checker/")
        status = read(playwright, server, "/de/status/")
    runtime = sum(weight(site, path) for path in checker if RUNTIME in path)
    page = sum(weight(site, path) for path in status)
    return [
        row("idle_bytes", "bytes", runtime, None),
        row("page_weight", "bytes", page, None, "gzip, a page without checker"),
    ]


def read(playwright: Playwright, server: Server, address: str) -> set[str]:
    """Return the paths that a page fetches until it is quiet."""
    server.line.paths.clear()
    with browsing.profile() as folder, browsing.browser(playwright, folder) as context:
        page = context.new_page()
        page.goto(server.address + address)
        browsing.settle(page)
    return set(server.line.paths)


def weight(site: Path, path: str) -> int:
    """Return a file's size as gzip, in bytes."""
    file = site / path.split("?")[0].lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes()))
