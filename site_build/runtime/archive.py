"""The archive way: all the Python that the checker needs, as bytecode in one file.

Compiling Python source is most of what an ordinary start does; bytecode needs none of it.
"""

import json
import zipfile
from pathlib import Path

from checker.tools import TOOLS
from site_build import node
from site_build.runtime import corpus
from site_build.runtime.ordinary import LOCK

FREEZING = Path(__file__).parent / "freezing"


def write(wheels: list[Path], workshop: Path) -> Path:
    """Write the archive into `workshop` and return its path."""
    site_packages = workshop / "site-packages"
    for wheel in wheels:
        zipfile.ZipFile(wheel).extractall(site_packages)
    requests = corpus.write(list(TOOLS), workshop / "all-requests.json")
    node.run(FREEZING / "write_archive.mjs", site_packages, requests, workshop)
    return workshop / "archive.zip"


def empty_lock(pyodide: Path) -> dict[str, object]:
    """Return a lock file without packages for `pyodide`: given as content, it saves a request."""
    return {"info": json.loads((pyodide / LOCK).read_text())["info"], "packages": {}}
