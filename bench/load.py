"""How much of the site one nginx hands out in a second, and what one reader asks it for.

It is set up by `hosting/nginx.conf`, on this machine, which also has to ask. Nothing is encrypted:
that would cost whoever asks as much as the server, and browsers keep nothing that comes with a
certificate of our own.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import BrowserContext, sync_playwright

from bench import browsing
from site_build.publishing import host_rules
from tools import chromium, programs, web_servers
from tools.web_servers import HOST, SERVERS, Place

RUNS = 3
SECONDS = 5
CONNECTIONS = 16
ASK = f"-t1 -c{CONNECTIONS} -d{SECONDS}s".split()
# What is asked for, and how many a second are wanted of it: a page, and what starts Python.
WANTED = {"de/index.html": 10_000, "assets/python/memory-*.wasm": 500}
RATE = re.compile(r"Requests/sec: +([\d.]+)")
# What wrk says only where something went wrong.
WRONG = re.compile(r"Socket errors.*|Non-2xx.*")
# Each tool's element, the page that it is on, and what a reader types there.
TOOLS = {
    "alignment-checker": ("checker", {"from": "max@example.de", "domain": "news.example.de"}),
    "header-reader": ("headers", {"text": "From: max@example.de\nX-Spam-Flag: YES\n"}),
    "smtp-reply-reader": ("status", {"reply": "550 5.7.26 This mail has been blocked"}),
    "it-letter": ("letter", {"date": "2026-11-20", "time": "14:05"}),
    "quarantine-clock": ("letter", {"date": "2026-11-20"}),
}


class Answer(NamedTuple):
    """One answer of the server: its bytes, the head included, and the path that was asked for."""

    bytes: int
    path: str


def main(site: Path) -> None:
    """Serve a built site, measure, and print two tables."""
    nginx, wrk = SERVERS["nginx"], programs.find("wrk")
    if wrk is None or nginx.missing:
        sys.exit(f"This needs wrk and nginx: apt-get install wrk {nginx.packages}")
    with (
        TemporaryDirectory() as folder,
        web_servers.serving(nginx, site.resolve(), Path(folder)) as place,
    ):
        print(f"The best of {RUNS} runs; load of the machine before: {os.getloadavg()[0]:.1f}")
        print(f"{'':38}{'requests/s':>12}{'wanted':>9}")
        for path, wanted in files(site):
            best = max(rate(wrk, address(place) + path) for _ in range(RUNS))
            print(f"{path:38}{best:>12,.0f}{wanted:>9,}")
        print(f"\n{'':20}{'first visit':>42}{'again':>18}")
        print(f"{'':20}{'requests':>9}{'bytes':>12}{'of them kept':>21}{'requests':>9}{'bytes':>9}")
        for tool, (first, again) in visits(place):
            kept = [answer for answer in first if is_kept(answer)]
            print(
                f"{tool:20}{len(first):>9}{bytes_of(first):>12,}{len(kept):>9}{bytes_of(kept):>12,}"
                f"{len(again):>9}{bytes_of(again):>9,}"
            )


def address(place: Place) -> str:
    """Return where the site is."""
    return f"http://{HOST}:{place.bare}"


def files(site: Path) -> Iterator[tuple[str, int]]:
    """Yield the path of each file to ask for, and how many a second are wanted of it."""
    for pattern, wanted in WANTED.items():
        for file in sorted(site.glob(pattern)):
            yield f"/{file.relative_to(site).as_posix().removesuffix('index.html')}", wanted


def rate(wrk: str, address: str) -> float:
    """Return how many requests a second were answered; end the program if one was not."""
    command = [wrk, *ASK, "--header", "Accept-Encoding: br", address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if wrong := WRONG.findall(said):
        sys.exit(f"{address}: {', '.join(wrong)}")
    return float(RATE.findall(said)[0])


def visits(place: Place) -> Iterator[tuple[str, list[list[Answer]]]]:
    """Yield for each tool what a new reader gets: on a first visit, and on another."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.find()), args=list(browsing.FLAGS)
        )
        for tool in TOOLS:
            reader = browser.new_context(base_url=address(place))
            measured = []
            for _ in range(2):
                before = len(answers(place))
                visit(reader, tool)
                measured.append(answers(place)[before:])
            reader.close()
            yield tool, measured


def visit(reader: BrowserContext, tool: str) -> None:
    """Open the tool's page, ask it something, and leave when all is quiet."""
    path, typed = TOOLS[tool]
    page = reader.new_page()
    page.goto(f"/de/{path}/")
    for name, value in typed.items():
        page.locator(f"{tool} [name={name}]").fill(value)
    page.locator(f"{tool} [type=submit]").click()
    page.locator(f"{tool} output[data-verdict]").wait_for(timeout=120_000)
    browsing.settle(page)
    page.close()


def answers(place: Place) -> list[Answer]:
    """Return all answers that the server has given so far."""
    log = (place.folder / "asked").read_text(encoding="utf-8")
    lines = (line.split() for line in log.splitlines())
    return [Answer(int(size), path) for _, size, path in lines]


def bytes_of(answers: list[Answer]) -> int:
    """Return the bytes of all of them together."""
    return sum(answer.bytes for answer in answers)


def is_kept(answer: Answer) -> bool:
    """Whether caches may keep it for ever, those between the reader and the server too."""
    holding = host_rules.holding(host_rules.read(), answer.path)
    return any("immutable" in rule.value for rule in holding)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
