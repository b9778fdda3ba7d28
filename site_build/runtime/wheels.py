"""The Python that the browser runs, as wheels: the checker itself and what it depends on.

The checker's wheel is built here; its dependencies come from the lock (`requirements.txt`) with
their hashes, through pip, and are kept for the next build.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from flit_core.wheel import make_wheel_in

# The earliest date a zip file can hold: the same commit gives the same bytes on any day.
EARLIEST_ZIP_DATE = "315532800"
PIP_OPTIONS = (
    "--quiet",
    "--disable-pip-version-check",
    "--no-deps",
    "--only-binary=:all:",
    "--require-hashes",
)
# The name at the start of a requirement.
NAME = re.compile(r"^[\w.-]+")
# One requirement of the lock: its line and the hashes on the lines below it.
LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)[^\\\n]*(?:\\\n +--hash=[^\\\n]*)+", re.MULTILINE)


def build_all(project: Path, folder: Path) -> list[Path]:
    """Put the checker's wheel and its dependencies' wheels into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [build_checker(project, folder), *download_dependencies(project, folder)]


def build_checker(project: Path, folder: Path) -> Path:
    """Build the checker's wheel; equal sources give equal bytes."""
    # flit reads the date from the environment of its process, and nowhere else.
    with environment("SOURCE_DATE_EPOCH", EARLIEST_ZIP_DATE):
        return make_wheel_in(project / "pyproject.toml", folder).file


@contextmanager
def environment(name: str, value: str) -> Generator[None]:
    """Set a variable of this process for a while."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def download_dependencies(project: Path, folder: Path) -> list[Path]:
    """Return the locked dependencies' wheels; pip verifies their hashes when it fetches them."""
    lock, wanted = folder / "dependencies.txt", locked_dependencies(project)
    if not lock.exists() or lock.read_text() != wanted:
        fetch(wanted, folder)
        lock.write_text(wanted)
    return [wheel_of(name, version, folder) for name, version in LOCKED.findall(wanted)]


def locked_dependencies(project: Path) -> str:
    """Return those lines of the lock that the checker's own dependencies need."""
    metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {NAME.findall(line)[0].lower() for line in metadata["project"]["dependencies"]}
    lock = (project / "requirements.txt").read_text(encoding="utf-8")
    return "".join(f"{match[0]}\n" for match in LOCKED.finditer(lock) if match[1] in wanted)


def fetch(requirements: str, folder: Path) -> None:
    """Download exactly these requirements as wheels. Raises CalledProcessError when pip cannot."""
    command = [sys.executable, "-m", "pip", "download", *PIP_OPTIONS, "--dest", str(folder)]
    source = ["--requirement", "/dev/stdin"]
    subprocess.run([*command, *source], input=requirements, text=True, check=True)


def wheel_of(name: str, version: str, folder: Path) -> Path:
    """Return the wheel of one distribution in `folder`."""
    (wheel,) = folder.glob(f"{name.replace('-', '_')}-{version}-*.whl")
    return wheel
