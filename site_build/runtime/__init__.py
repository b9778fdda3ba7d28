"""Python for the reader's browser: packed at build time, found by the loaders through `files.js`.

`build` makes everything below `build/runtime/` once for the same input; `publish` copies it into
a site. Every file or folder is named after its content, so a browser may keep it for ever.
"""

import hashlib
import json
import shutil
from pathlib import Path

from site_build.runtime import ordinary, wheels

PROJECT = Path(__file__).parents[2]
PYODIDE = PROJECT / "node_modules" / "pyodide"
# Where the packed files are in a site, and how a loader in `assets/<folder>/runtime/` gets there.
PUBLISHED = "assets/python"
FROM_LOADERS = "../../python/"


def build(project: Path = PROJECT) -> Path:
    """Pack `project`'s checker and return the folder that holds `files.js` and `python/`."""
    folder = project / "build" / "runtime"
    shutil.rmtree(folder, ignore_errors=True)
    packed = wheels.build_all(project, project / "build" / "wheels")
    files = {"ordinary": pack_ordinary(packed, folder / "python")}
    (folder / "files.js").write_text(loader_module(files), encoding="utf-8")
    return folder


def publish(built: Path, site: Path, loaders: Path) -> None:
    """Copy what `build` made below `site`, and its `files.js` beside the published loaders."""
    shutil.copytree(built / "python", site / PUBLISHED, dirs_exist_ok=True)
    shutil.copyfile(built / "files.js", loaders / "files.js")


def pack_ordinary(packed: list[Path], target: Path) -> dict[str, object]:
    """Pack the ordinary way into a folder of its own."""
    about = ordinary.pack(PYODIDE, packed, target / "ordinary")
    named = target / f"ordinary-{fingerprint(target / 'ordinary')}"
    (target / "ordinary").rename(named)
    return {"folder": f"{named.name}/", **about}


def fingerprint(folder: Path) -> str:
    """Hash the names and contents of a folder's files into ten hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:10]


def loader_module(files: dict[str, object]) -> str:
    """Return the JavaScript module that tells the loaders what was packed."""
    return f"""/** What was packed for the browser, and where it is. Written by the build. */
export const files = {json.dumps(files, indent=2)};

/** Return the address of a packed file. */
export const locate = (name) => new URL(`{FROM_LOADERS}${{name}}`, import.meta.url).href;
"""
