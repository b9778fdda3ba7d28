"""The short name that contents give to a file or folder: another byte, another name."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(root: Path, paths: Iterable[Path]) -> str:
    """Hash the names below `root` and the contents of `paths` into ten hexadecimal digits."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:10]
