"""Find a Chromium or Chrome for the browser tests, or install one.

The one without a window comes first: a page costs it a quarter of the processor time, since the
whole browser draws its own tabs and buttons for each test as well. Then comes any installed one,
then Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWLESS = "chromium-headless-shell"
NAMES = (
    WINDOWLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MISSING = (
    "The browser tests need Chromium or Chrome, and none could be installed here: "
    "install one so that it is on the PATH, and run make test again."
)


def find() -> Path | None:
    """Return the browser's executable, or None."""
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(installed) if installed else find_download()


def find_download() -> Path | None:
    """Return the browser that Playwright downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> None:
    """Install the browser without a window where Debian's packages can be; else any, if none is."""
    if shutil.which("apt-get") and os.geteuid() == 0 and not shutil.which(WINDOWLESS):
        debian = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        run(*debian, "update")
        run(*debian, "install", "--yes", WINDOWLESS)
    if not find():
        run(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")


def run(*command: str) -> None:
    """Say what is called, and call it; whether a browser is there then is asked at the end."""
    print("Installing a browser for the tests:", *command)
    subprocess.run(command, check=False)


if __name__ == "__main__":
    install()
    sys.exit(None if find() else MISSING)
