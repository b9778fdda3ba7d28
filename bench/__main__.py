"""Build the site, measure everything, print the table and write `results.json`."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bench import idle, lighthouse, native, reading, rows, start_up


def build(site: Path) -> None:
    """Build the site as it will be published."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


with TemporaryDirectory() as folder, sync_playwright() as playwright:
    built = Path(folder) / "site"
    build(built)
    results = [
        *start_up.rows(playwright, built),
        *idle.rows(playwright, built),
        *lighthouse.rows(built),
        *native.rows(),
        *reading.rows(),
    ]
rows.write(results)
rows.show(results)
