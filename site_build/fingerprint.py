"""What contents are known by: the short name they give a file or folder, and what proves them."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

DIGITS = 10
# So much of a file is proved at once (overrides/assets/runtime/download.js).
BLOCK = 2**20


def fingerprint(root: Path, paths: Iterable[Path]) -> str:
    """Hash the names below `root` and the contents of `paths` into a few hexadecimal digits."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:DIGITS]


def fingerprint_of(content: bytes) -> str:
    """Hash one content that has no name yet."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def proof(content: bytes) -> str:
    """Return what proves `content` as it arrives: the hash of the hashes of its blocks."""
    blocks = (content[at : at + BLOCK] for at in range(0, len(content), BLOCK))
    digests = b"".join(hashlib.sha256(block).digest() for block in blocks)
    return base64.b64encode(hashlib.sha256(digests).digest()).decode()


def integrity(content: bytes) -> str:
    """Return what proves `content` to a browser (Subresource Integrity, section 3.5)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
