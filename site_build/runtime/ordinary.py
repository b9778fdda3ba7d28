"""The ordinary way to start: Pyodide as its npm package has it, and a lock file with our wheels.

Pyodide verifies the wheels' hashes against the lock file. Its own list of packages stays out:
the site hosts none of them.
"""

import shutil
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

LOADER = ("pyodide.mjs", "pyodide.asm.mjs")
FETCHED = ("pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"


def pack(pyodide: Path, wheels: list[Path], workshop: Path) -> tuple[Path, dict[str, object]]:
    """Fill a folder in `workshop`; return it and what the loader must know about it."""
    folder = workshop / "pyodide"
    folder.mkdir()
    for name in (*LOADER, *FETCHED):
        shutil.copyfile(pyodide / name, folder / name)
    for wheel in wheels:
        shutil.copyfile(wheel, folder / wheel.name)
    lock = write_lock(pyodide / LOCK, wheels, folder / LOCK)
    fetched = [folder / name for name in (*FETCHED, LOCK, *(wheel.name for wheel in wheels))]
    bytes_ = sum(path.stat().st_size for path in fetched)
    return folder, {"packages": sorted(lock.packages), "bytes": bytes_}


def write_lock(original: Path, wheels: list[Path], target: Path) -> PyodideLockSpec:
    """Write a lock file for `original`'s runtime that holds exactly these wheels."""
    lock = PyodideLockSpec.from_json(original)
    lock.packages.clear()
    lock = add_wheels_to_spec(lock, wheels)
    lock.to_json(target)
    return lock
