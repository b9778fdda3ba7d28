"""The site's own scripts: where they take its root to be, wherever it is published."""

import re
from pathlib import Path
from urllib.parse import urljoin

SITE = "https://help.example/some/folder/"
ROOT = re.compile(r'new URL\("((?:\.\./)+)",import\.meta\.url\)')


def test_every_script_finds_the_root_of_a_site_in_a_folder(site: Path):
    found = [
        (script.relative_to(site).as_posix(), way)
        for script in site.glob("assets/page-*/**/*.js")
        for way in ROOT.findall(script.read_text(encoding="utf-8"))
    ]
    assert {Path(path).name for path, _ in found} >= {"tools.js", "agents.js"}
    for path, way in found:
        assert urljoin(SITE + path, way) == SITE, path
