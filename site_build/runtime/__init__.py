"""Python for the reader's browser: packed at build time, found by the loaders through `files.js`.

Everything that is packed is named after its content, so a browser may keep it for ever.
"""

import json
import shutil
from pathlib import Path

from site_build.fingerprint import fingerprint
from site_build.runtime import ordinary, wheels

PROJECT = Path(__file__).parents[2]
PYODIDE = PROJECT / "node_modules" / "pyodide"
BUILT = PROJECT / "build" / "runtime"
# What `build` leaves there: page assets that are written, not copied; and the packed files.
GENERATED_ASSETS = BUILT / "assets"
PACKED = BUILT / "python"
# Where the packed files are in a site, and how a loader in `assets/<folder>/runtime/` gets there.
PUBLISHED = "assets/python"
FROM_LOADERS = "../../python/"


def build() -> None:
    """Pack the checker for the browser, unless the same input was packed before."""
    stamp, wanted = BUILT / "made-from", fingerprint(PROJECT, inputs())
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(BUILT, ignore_errors=True)
    files = pack(wheels.build_all(PROJECT, PROJECT / "build" / "wheels"))
    loaders = GENERATED_ASSETS / "runtime"
    loaders.mkdir(parents=True)
    (loaders / "files.js").write_text(loader_module(files), encoding="utf-8")
    stamp.write_text(wanted)


def inputs() -> list[Path]:
    """Return every file that what is packed depends on."""
    folders = (PROJECT / "checker", PROJECT / "site_build" / "runtime")
    files = (path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc")
    locks = ("pyproject.toml", "requirements.txt", "package-lock.json")
    return sorted([*files, *(PROJECT / name for name in locks)])


def pack(packed: list[Path]) -> dict[str, object]:
    """Pack each way to start and return what the loaders must know of it."""
    return {"ordinary": pack_ordinary(packed)}


def pack_ordinary(packed: list[Path]) -> dict[str, object]:
    """Pack the ordinary way into a folder of its own."""
    folder = PACKED / "ordinary"
    about = ordinary.pack(PYODIDE, packed, folder)
    named = folder.with_name(f"ordinary-{fingerprint(folder, sorted(folder.iterdir()))}")
    folder.rename(named)
    return {"folder": f"{named.name}/", **about}


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
