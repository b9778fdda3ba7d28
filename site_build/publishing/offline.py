"""The service worker at the root of the site, told which files this build consists of."""

import json
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "overrides" / "assets" / "offline" / "worker.js"
# A part of the path that is a fingerprint; the same as in the worker itself.
FINGERPRINTED = re.compile(r"[-.][0-9a-f]{8,10}[./]")


def publish(site: Path) -> None:
    """Write `offline.js`; to be called when everything else is in `site`."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    files = sorted(path for path in paths if FINGERPRINTED.search(path))
    script = SOURCE.read_text(encoding="utf-8").replace("/* FILES */", json.dumps(files))
    (site / "offline.js").write_text(script, encoding="utf-8")
