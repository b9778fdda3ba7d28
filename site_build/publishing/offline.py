"""The service worker at the root of the site, told which files this build consists of."""

import base64
import hashlib
import json
import re
from pathlib import Path

from site_build.publishing import assets

# A part of the path that is a fingerprint; the same as in the worker itself.
FINGERPRINTED = re.compile(r"[-.][0-9a-f]{8,10}[./]")
# The same as in the worker itself: a part of the digest, as every visitor loads one of each file.
PROOF_BYTES = 6


def publish(site: Path) -> None:
    """Write `offline.js`; to be called when everything else is in `site`."""
    files = json.dumps(proofs(site), separators=(",", ":"))
    (site / "offline.js").write_text(f"const FILES={files};{assets.offline()}", encoding="utf-8")


def proofs(site: Path) -> dict[str, str]:
    """Return what proves each fingerprinted file to the worker, by its path."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    named = filter(FINGERPRINTED.search, sorted(files))
    return {path: proof(files[path].read_bytes()) for path in named}


def proof(content: bytes) -> str:
    """Return the beginning of the content's SHA-256 in Base64."""
    return base64.b64encode(hashlib.sha256(content).digest()[:PROOF_BYTES]).decode()
