"""What the theme puts into every site and no page of this one names: source maps, its favicon, the
stemmers of thirty languages, and what the build has made something else of.
"""

import re
from pathlib import Path

FOLDERS = ("images", "javascripts", "stylesheets")
NAMED = re.compile(r'"([^"]*assets/[^"]+)"')


def remove(site: Path, languages: list[str]) -> None:
    """Delete them; to be called when all pages are in `site`."""
    named = {address for page in site.rglob("*.html") for address in addresses(page)}
    for root in [site, *(site / language for language in languages)]:
        for folder in FOLDERS:
            remove_unnamed(root / "assets" / folder, named)


def addresses(page: Path) -> list[Path]:
    """Return the assets that a page names, wherever they are."""
    html = page.read_text(encoding="utf-8")
    return [(page.parent / found).resolve() for found in NAMED.findall(html)]


def remove_unnamed(folder: Path, named: set[Path]) -> None:
    """Delete the files in `folder` that are not `named`, and all folders that are empty then."""
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
        if path.is_file() and path.resolve() not in named:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
