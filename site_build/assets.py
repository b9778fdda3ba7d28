"""Our own scripts and styles, published once in a folder that is named after its content.

The name changes with any byte in it, so a host may let browsers keep the folder for ever, and a
page never mixes files of two releases. Relative imports between modules stay as they are.
What lies in `javascripts/` joins the theme's own folder of that name and is left to the theme.
"""

import hashlib
import shutil
from pathlib import Path

from site_build.fingerprint import fingerprint

THEME_FOLDER = "javascripts"


def files(source: Path) -> list[Path]:
    """Return the files below `source` that are published once, in a stable order."""
    found = sorted(path for path in source.rglob("*") if path.is_file())
    return [path for path in found if path.relative_to(source).parts[0] != THEME_FOLDER]


def folder_name(*sources: Path) -> str:
    """Return the published folder's path below the site, such as `assets/page-0a1b2c3d4e`."""
    prints = "".join(fingerprint(source, files(source)) for source in sources)
    return f"assets/page-{hashlib.sha256(prints.encode()).hexdigest()[:10]}"


def publish(site: Path, *sources: Path) -> None:
    """Copy all `sources` below `site`, where `folder_name` says."""
    for source in sources:
        target = site / folder_name(*sources)
        ignore = shutil.ignore_patterns(THEME_FOLDER)
        shutil.copytree(source, target, ignore=ignore, dirs_exist_ok=True)
