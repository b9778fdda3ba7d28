"""The archive way: all the Python that the checker needs, as bytecode in one file.

Compiling Python source is most of what an ordinary start does; bytecode needs none of it. What few
readers ask for is in packs: files of their own, which lengthen the archive once somebody asks.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.tools import TOOLS
from site_build import node
from site_build.runtime import corpus
from site_build.runtime.ordinary import LOCK

FREEZING = Path(__file__).parent / "freezing"
ARCHIVE = "archive"
# The rooms of `checker/` that each pack holds, by its name; what only they load comes along.
PACKS = {"lookups": ("dns", "mx"), "lists": ("bounces",)}


def write(wheels: list[Path], workshop: Path) -> tuple[Path, dict[str, Path]]:
    """Write the archive and the packs into `workshop`; return the path of it, and of theirs."""
    site_packages = workshop / "site-packages"
    for wheel in wheels:
        zipfile.ZipFile(wheel).extractall(site_packages)
    files = workshop / "files-to-write.json"
    files.write_text(json.dumps([_file(ARCHIVE, ()), *(_file(*pack) for pack in PACKS.items())]))
    node.run(FREEZING / "write_archive.mjs", site_packages, files, workshop)
    return workshop / f"{ARCHIVE}.zip", {name: workshop / f"{name}.zip" for name in PACKS}


def join(files: Iterable[Path], path: Path) -> Path:
    """Write one file with all that is in several, and return `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as joined:
        for file in files:
            with zipfile.ZipFile(file) as archive:
                for member in archive.infolist():
                    joined.writestr(member, archive.read(member))
    return path


def packed_tools() -> Iterator[tuple[str, str]]:
    """Yield each tool that is in a pack, and the name of that."""
    return ((tool, name) for name, rooms in PACKS.items() for tool in rooms if tool in TOOLS)


def _file(name: str, rooms: tuple[str, ...]) -> dict[str, object]:
    """Return what to write under a name: the rooms, and what to ask the tools that are in it.

    Few questions do for the archive: images are made from it, and stop the build where it lacks
    something.
    """
    packed = dict(packed_tools())
    tools = corpus.fewer(tool for tool in TOOLS if packed.get(tool, ARCHIVE) == name)
    asked = corpus.warm_up(tools) if name == ARCHIVE else corpus.requests(tools)
    return {"name": name, "rooms": rooms, "requests": asked}


def empty_lock(pyodide: Path) -> dict[str, object]:
    """Return a lock file without packages for `pyodide`: given as content, it saves a request."""
    return {"info": json.loads((pyodide / LOCK).read_text())["info"], "packages": {}}
