"""The ordinary way to start: Pyodide as its npm package has it, and a lock file with our wheels.

Pyodide verifies the wheels' hashes against the lock file. Its own list of packages stays out:
the site hosts none of them.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

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
    packages = write_lock(pyodide / LOCK, folder, [folder / wheel.name for wheel in wheels])
    fetched = [folder / name for name in (*FETCHED, LOCK, *(wheel.name for wheel in wheels))]
    bytes_ = sum(path.stat().st_size for path in fetched)
    return folder, {"packages": packages, "bytes": bytes_}


def write_lock(original: Path, folder: Path, wheels: list[Path]) -> list[str]:
    """Write a lock file for `original`'s runtime with exactly these wheels; return their names.

    With the command line of pyodide-build. Raises CalledProcessError when a dependency is missing.
    """
    lock = json.loads(original.read_text(encoding="utf-8"))
    empty, written = folder / "empty.json", folder / LOCK
    empty.write_text(json.dumps({**lock, "packages": {}}), encoding="utf-8")
    command = [sys.executable, "-m", "pyodide_cli", "lockfile", "add-wheels"]
    options = [f"--input={empty}", f"--output={written}", f"--base-path={folder}"]
    subprocess.run([*command, *options, *wheels], check=True, stdout=subprocess.DEVNULL)
    empty.unlink()
    return sorted(json.loads(written.read_text(encoding="utf-8"))["packages"])
