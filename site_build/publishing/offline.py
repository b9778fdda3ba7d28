"""The service worker at the root of the site, told which files this build consists of."""

import json
import re
from pathlib import Path

from site_build.fingerprint import integrity

SOURCE = Path(__file__).parents[2] / "overrides" / "assets" / "offline" / "worker.js"
# A part of the path that is a fingerprint; the same as in the worker itself.
FINGERPRINTED = re.compile(r"[-.][0-9a-f]{8,10}[./]")


def publish(site: Path) -> None:
    """Write `offline.js`; to be called when everything else is in `site`."""
    script = SOURCE.read_text(encoding="utf-8").replace("/* FILES */", json.dumps(proofs(site)))
    (site / "offline.js").write_text(script, encoding="utf-8")


def proofs(site: Path) -> dict[str, str]:
    """Return what proves each fingerprinted file, by its path."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {
        path: integrity(files[path].read_bytes())
        for path in sorted(files)
        if FINGERPRINTED.search(path)
    }
