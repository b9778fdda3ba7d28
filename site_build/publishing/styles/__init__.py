"""The theme's style sheets as one, without what this site does not use; once for all languages.

What a page can use is known when all pages are there, so they name the style sheet by what it will
be and get its real name, with its fingerprint, afterwards.
"""

from pathlib import Path

from site_build import node
from site_build.fingerprint import fingerprint_of
from site_build.publishing import naming

PURGE = Path(__file__).parent / "purge.mjs"
# How the pages name it (overrides/main.html).
PLACEHOLDER = "assets/theme.css"


def publish(site: Path) -> None:
    """Write the style sheet; to be called when all pages are in `site`."""
    # The theme has exactly these two; more would have to be looked at.
    main, palette = sorted((site / "assets" / "stylesheets").glob("*.css"))
    css = node.run(PURGE, site, main, palette)
    name = f"assets/theme-{fingerprint_of(css.encode())}.css"
    (site / name).write_text(css, encoding="utf-8")
    naming.rename(site, {PLACEHOLDER: name})
