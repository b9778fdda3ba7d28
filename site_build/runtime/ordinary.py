"""The ordinary way to start: Pyodide as its npm package has it, and a lock file with our wheels.

Pyodide's own list of packages stays out: the site hosts none of them.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

# What the loaders use themselves, and what Pyodide fetches.
RUNTIME = {"loader": "pyodide.mjs", "runtime": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"


def pack(pyodide: Path, wheels: list[Path], workshop: Path) -> tuple[Path, list[str]]:
    """Fill a folder in `workshop`; return it and the names of the packages in it."""
    folder = workshop / "pyodide"
    folder.mkdir()
    for name in (*RUNTIME.values(), LIBRARY):
        shutil.copyfile(pyodide / name, folder / name)
    for wheel in wheels:
        shutil.copyfile(wheel, folder / wheel.name)
    return folder, write_lock(pyodide / LOCK, folder, [folder / wheel.name for wheel in wheels])


def describe(folder: Path, packages: list[str]) -> dict[str, object]:
    """Return what the loader must know about the packed folder: what is in it, by its use."""
    fetched = sorted(path.name for path in folder.iterdir() if path.name not in RUNTIME.values())
    return {
        "folder": f"{folder.name}/",
        **{use: f"{folder.name}/{name}" for use, name in RUNTIME.items()},
        "fetched": [f"{folder.name}/{name}" for name in fetched],
        "packages": packages,
    }


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
