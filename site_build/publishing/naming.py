"""What published files are called: by their content, so that a name never means another file."""

from collections.abc import Mapping
from pathlib import Path


def rename(site: Path, names: Mapping[str, str]) -> None:
    """Name files in all pages of `site`, which are there, as they are called now.

    `names` holds what stands in their addresses from now on, by what stands there so far.
    """
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for old, new in names.items():
            html = html.replace(old, new)
        page.write_text(html, encoding="utf-8")
