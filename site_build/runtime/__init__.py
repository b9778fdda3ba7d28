"""Python for the reader's browser: packed at build time, found by the loaders through `files.js`.

Everything that is packed is named after its content, so a browser may keep it for ever.
"""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.tools import TOOLS
from site_build import serving
from site_build.fingerprint import fingerprint, integrity, proof
from site_build.runtime import archive, image, ordinary, wheels
from site_build.runtime.corpus import made

PROJECT = Path(__file__).parents[2]
PYODIDE = PROJECT / "node_modules" / "pyodide"
BUILT = PROJECT / "build" / "runtime"
# What `build` leaves there: the packed files, beside the module that tells the loaders of them.
PACKED = BUILT / "python"
# Where the packed files are in a site.
PUBLISHED = "assets/python"


def build() -> None:
    """Pack the checker for the browser, unless the same input was packed before.

    While pages are written, the images stay away: they take most of the time, and every tool starts
    without them, too.
    """
    stamp, wanted = BUILT / "made-from", fingerprint(PROJECT, inputs())
    packed = stamp.read_text() if stamp.exists() else ""
    if packed == wanted:
        return
    if serving.live_reload:
        wanted += " without the images"
        if packed == wanted:
            return
    BUILT.parent.mkdir(exist_ok=True)
    # Made elsewhere and put in place at once: two builds may run at the same time.
    with TemporaryDirectory(dir=BUILT.parent) as folder:
        made = Path(folder) / BUILT.name
        made.mkdir()
        files = pack(wheels.build_all(PROJECT, BUILT.parent / "wheels"), made)
        known = proofs(made / PACKED.name)
        (made / "files.js").write_text(loader_module(files, known), encoding="utf-8")
        (made / "first.json").write_text(json.dumps(first(files, known)), encoding="utf-8")
        (made / stamp.name).write_text(wanted)
        shutil.rmtree(BUILT, ignore_errors=True)
        made.rename(BUILT)


def inputs() -> list[Path]:
    """Return every file that what is packed depends on."""
    folders = (PROJECT / "checker", PROJECT / "site_build" / "runtime")
    files = (
        path
        for folder in folders
        for path in folder.rglob("*.*")
        if path.suffix not in {".md", ".pyc"}
    )
    # The loader belongs to it because the image is made and tried with it.
    loader = "overrides/assets/runtime/frozen.js"
    locks = ("pyproject.toml", "requirements.txt", "package-lock.json")
    return sorted([*files, *made.inputs(), *(PROJECT / name for name in (loader, *locks))])


def pack(packed: list[Path], workshop: Path) -> dict[str, Any]:
    """Pack each way to start in `workshop` and return what the loaders must know of it."""
    with ThreadPoolExecutor() as beside:
        prepared = None if serving.live_reload else beside.submit(image.prepare, workshop)
        bytecode, packs = archive.write(packed, workshop)
        if prepared:
            prepared.result()
    pyodide, packages = ordinary.pack(PYODIDE, packed, workshop)
    return {
        "images": freeze([bytecode, *packs.values()], workshop) if prepared else [],
        "archive": {
            "name": keep(bytecode, workshop),
            "packs": {tool: keep(packs[name], workshop) for tool, name in archive.packed_tools()},
            "lock": archive.empty_lock(PYODIDE),
        },
        "ordinary": ordinary.describe(workshop / PACKED.name / keep(pyodide, workshop), packages),
    }


def freeze(bytecode: list[Path], workshop: Path) -> list[dict[str, object]]:
    """Pack the images, and return what their loader must know of them."""
    written = image.write(archive.join(bytecode, workshop / "library.zip"), workshop)
    return [
        {
            "name": name,
            "tools": [*image.IMAGES[name].tools],
            "functions": keep(one.functions, workshop),
            "memory": keep(one.memory, workshop),
            "entry": one.entry,
        }
        for name, one in written.items()
    ]


def first(files: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return for each tool the `files` that the fastest way to start it fetches first, by name, and
    the `tools` that start with the same, it in front.

    Where the page can compile one of the files, that is the `code`; what proves it is there, too.
    """
    archive = files["archive"]["name"]
    needed: dict[str, dict[str, Any]] = {tool: {"files": [archive]} for tool in TOOLS}
    for one in reversed(files["images"]):
        code = one["functions"]
        fetched = {
            "files": [code, one["memory"]],
            "code": code,
            "code_integrity": known[code]["integrity"],
        }
        needed |= dict.fromkeys(one["tools"], fetched)
    return {
        tool: {"tools": [tool, *(one for one in needed if one != tool and needed[one] == fetched)]}
        | fetched
        for tool, fetched in needed.items()
    }


def keep(made: Path, workshop: Path) -> str:
    """Copy a file or folder to the packed ones, named after its content; return that name."""
    files = sorted(made.iterdir()) if made.is_dir() else [made]
    name = f"{made.stem}-{fingerprint(made.parent, files)}{made.suffix}"
    copy = shutil.copytree if made.is_dir() else shutil.copyfile
    packed = workshop / PACKED.name
    packed.mkdir(exist_ok=True)
    copy(made, packed / name)
    return name


def loader_module(files: dict[str, object], known: dict[str, dict[str, Any]]) -> str:
    """Return the JavaScript module that tells the loaders what was packed, and what proves it."""
    return f"""/** What was packed for the browser. Written by the build. */
export const files = {json.dumps(files, indent=2)};

/** The size of each packed file and what proves it, by its name below the folder of them all. */
export const packed = {json.dumps(known, indent=2)};
"""


def proofs(folder: Path) -> dict[str, dict[str, Any]]:
    """Return for each file below `folder` what tells a right copy of it from any other."""
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {
        name: {"bytes": len(content), "integrity": integrity(content), "proof": proof(content)}
        for name, content in contents.items()
    }


def first_files() -> dict[str, dict[str, Any]]:
    """Return what `first` has found of what was packed last."""
    return dict(json.loads((BUILT / "first.json").read_text(encoding="utf-8")))


def publish(site: Path) -> None:
    """Copy the packed files below `site`."""
    shutil.copytree(PACKED, site / PUBLISHED, dirs_exist_ok=True)
