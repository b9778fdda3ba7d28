"""The theme's style sheets as one, without what this site does not use; once for all languages.

What a page can use is known when all pages are there, so they name the style sheet by what it will
be and get its real name, with its fingerprint, afterwards.
"""

import hashlib
from pathlib import Path

from site_build import node

PURGE = Path(__file__).parent / "purge.mjs"
# How the pages name it (overrides/main.html).
PLACEHOLDER = "assets/theme.css"


def publish(site: Path) -> None:
    """Write the style sheet; to be called when all pages are in `site`."""
    # A third would have to be looked at.
    main, palette = sorted((site / "assets" / "stylesheets").glob("*.css"))
    css = node.run(PURGE, site, main, palette)
    name = f"assets/theme-{hashlib.sha256(css.encode()).hexdigest()[:10]}.css"
    (site / name).write_text(css, encoding="utf-8")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(PLACEHOLDER, name), encoding="utf-8")
