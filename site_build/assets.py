"""Our own scripts and styles, published once in a folder that is named after its content.

The name changes with any byte in it, so a host may let browsers keep the folder for ever, and a
page never mixes files of two releases. Relative imports between modules stay as they are.
"""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path


def files(source: Path) -> list[Path]:
    """Return the files below `source` in a stable order."""
    return sorted(path for path in source.rglob("*") if path.is_file())


def folder_name(source: Path) -> str:
    """Return the published folder's path below the site, such as `assets/page-0a1b2c3d4e`."""
    return f"assets/page-{fingerprint(source, files(source))}"


def fingerprint(root: Path, paths: Iterable[Path]) -> str:
    """Hash names and contents into ten hexadecimal digits."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:10]


def publish(source: Path, site: Path) -> None:
    """Copy `source` below `site`, where `folder_name` says."""
    shutil.copytree(source, site / folder_name(source), dirs_exist_ok=True)
