"""Python for the reader's browser: packed at build time, found by the loaders through `files.js`.

Everything that is packed is named after its content, so a browser may keep it for ever.
"""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from site_build.fingerprint import fingerprint
from site_build.runtime import archive, corpus, image, ordinary, wheels

PROJECT = Path(__file__).parents[2]
PYODIDE = PROJECT / "node_modules" / "pyodide"
BUILT = PROJECT / "build" / "runtime"
# What `build` leaves there: the packed files, beside the module that tells the loaders of them.
PACKED = BUILT / "python"
# Where the packed files are in a site, and how a loader in `assets/<folder>/runtime/` gets there.
PUBLISHED = "assets/python"
FROM_LOADERS = "../../python/"


def build() -> None:
    """Pack the checker for the browser, unless the same input was packed before."""
    stamp, wanted = BUILT / "made-from", fingerprint(PROJECT, inputs())
    if stamp.exists() and stamp.read_text() == wanted:
        return
    BUILT.parent.mkdir(exist_ok=True)
    # Made elsewhere and put in place at once: two builds may run at the same time.
    with TemporaryDirectory(dir=BUILT.parent) as folder:
        made = Path(folder) / BUILT.name
        made.mkdir()
        files = pack(wheels.build_all(PROJECT, BUILT.parent / "wheels"), made)
        (made / "files.js").write_text(loader_module(files), encoding="utf-8")
        (made / stamp.name).write_text(wanted)
        shutil.rmtree(BUILT, ignore_errors=True)
        made.rename(BUILT)


def inputs() -> list[Path]:
    """Return every file that what is packed depends on."""
    folders = (PROJECT / "checker", PROJECT / "site_build" / "runtime")
    files = (path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc")
    # The loader belongs to it because the image is made and tried with it.
    loader = "overrides/assets/runtime/frozen.js"
    locks = ("pyproject.toml", "requirements.txt", "package-lock.json")
    return sorted([*files, *(PROJECT / name for name in (loader, *locks))])


def pack(packed: list[Path], workshop: Path) -> dict[str, object]:
    """Pack each way to start in `workshop` and return what the loaders must know of it."""
    bytecode = archive.write(packed, workshop)
    frozen, entry = image.write(bytecode, workshop)
    pyodide, about = ordinary.pack(PYODIDE, packed, workshop)
    runtime = (PYODIDE / "pyodide.asm.wasm").stat().st_size
    return {
        "image": {
            "tools": corpus.frozen(),
            "name": keep(frozen, workshop),
            "bytes": frozen.stat().st_size,
            "entry": entry,
        },
        "archive": {
            "name": keep(bytecode, workshop),
            "bytes": runtime + bytecode.stat().st_size,
            "lock": archive.empty_lock(PYODIDE),
        },
        "ordinary": {"folder": f"{keep(pyodide, workshop)}/", **about},
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


def loader_module(files: dict[str, object]) -> str:
    """Return the JavaScript module that tells the loaders what was packed."""
    return f"""/** What was packed for the browser, and where it is. Written by the build. */
export const files = {json.dumps(files, indent=2)};

/** Return the address of a packed file. */
export const locate = (name) => new URL(`{FROM_LOADERS}${{name}}`, import.meta.url).href;
"""


def publish(site: Path) -> None:
    """Copy the packed files below `site`."""
    shutil.copytree(PACKED, site / PUBLISHED, dirs_exist_ok=True)
