"""The theme's style sheet defines whatever something on the site uses (site_build/styles)."""

import re
from pathlib import Path

import material
import pytest

ASSETS = Path(material.__file__).parent / "templates" / "assets"
OURS = ("theme-*.css", "page-*/**/*.css", "page-*/**/*.js")


def read(paths) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.fixture(scope="module")
def whole() -> str:
    return read(ASSETS.glob("stylesheets/*.css"))


@pytest.fixture(scope="module")
def published(site: Path) -> str:
    return read(site.glob("assets/theme-*.css"))


def test_every_variable_that_is_used_is_defined(site, whole, published):
    using = read(
        [*(path for ours in OURS for path in site.glob(f"assets/{ours}")), *site.rglob("*.html")]
    )
    used = set(re.findall(r"var\((--[\w-]+)", using))
    defined = re.compile(r"[{;](--[\w-]+):")
    lost = set(defined.findall(whole)) - set(defined.findall(published))
    assert len(lost) > 10
    assert not used & lost


def test_every_animation_that_is_used_is_defined(whole, published):
    names = set(re.findall(r"@keyframes ([\w-]+)", whole))
    used = {name for name in names if re.search(rf"animation(-name)?:[^;}}]*\b{name}\b", published)}
    assert used <= set(re.findall(r"@keyframes ([\w-]+)", published))


def test_the_theme_leaves_behind_only_what_pages_name(site):
    kept = {path.name for path in site.glob("**/assets/javascripts/**/*") if path.is_file()}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in kept} == {"bundle.min.js", "later.js"}
    assert not [*site.rglob("*.map"), *site.rglob("favicon.png"), *site.glob("**/stylesheets")]
