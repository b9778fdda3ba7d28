"""The theme's script, which every visitor loads, as short as it can be.

It carries along the style sheet for the diagrams of Mermaid, which no page has, and is written for
older browsers than those that can run the tools. Its name holds a fingerprint of its content, so it
gets a new one.
"""

import hashlib
import re
import subprocess
from pathlib import Path

from site_build.publishing import naming
from site_build.publishing.assets import ESBUILD

# A text of the script that is a style sheet: the diagrams' begins with their nodes.
DIAGRAMS = re.compile(r'"\.node circle(?:[^"\\]|\\.)*"')


def publish(site: Path) -> None:
    """Write it anew beside the theme's, and name it in all pages of `site`, which are there."""
    names = {}
    for script in sorted(site.glob("*/assets/javascripts/bundle.*.min.js")):
        slim = minified(without_diagrams(script.read_text(encoding="utf-8"))).encode()
        named = script.with_name(f"bundle.{hashlib.sha256(slim).hexdigest()[:10]}.min.js")
        named.write_bytes(slim)
        # The same for all languages: the theme's script knows none.
        names[script.name] = named.name
    naming.rename(site, names)


def without_diagrams(script: str) -> str:
    """Return the script with an empty sheet in place of the diagrams'.

    Raises ValueError when there is not exactly one: another version of the theme wants a look.
    """
    slim, found = DIAGRAMS.subn('""', script)
    if found != 1:
        message = f"The theme's script has {found} style sheets for diagrams, not one."
        raise ValueError(message)
    return slim


def minified(script: str) -> str:
    """Return the script as esbuild shortens it."""
    options = ("--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning")
    esbuild = [ESBUILD, *options]
    run = subprocess.run(esbuild, input=script, check=True, capture_output=True, encoding="utf-8")
    return run.stdout
