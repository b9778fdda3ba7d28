"""Find a Chromium or Chrome for the browser tests, or install one.

An installed one comes first, then Playwright's own download, then, on Debian as root, its package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
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
    """Try each way of getting a browser until there is one."""
    for command in ways():
        if find():
            return
        print("Installing a browser for the tests:", *command)
        subprocess.run(command, check=False)


def ways() -> list[list[str]]:
    """Return the commands that may bring a browser on this machine, in order."""
    download = [[sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]]
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return download
    debian = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return [*download, [*debian, "update"], [*debian, "install", "--yes", "chromium"]]


if __name__ == "__main__":
    install()
    sys.exit(None if find() else MISSING)
