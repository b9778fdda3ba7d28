"""The theme's style sheet defines whatever something on the site uses, and little else; its script
(site_build/publishing/theme_script.py) is named after what it holds.
"""

import hashlib
import re
from pathlib import Path

import material
import pytest

from site_build.publishing import compressed, theme_script

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
    kept = {path.name for path in site.glob("**/assets/javascripts/**/*.*")}
    kept -= {name + ending for name in kept for ending in compressed.COMPRESSORS}
    assert {re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in kept} == {
        "bundle.min.js",
        "later.js",
    }
    assert not [*site.rglob("*.map"), *site.rglob("favicon.png"), *site.glob("**/stylesheets")]


def test_a_rule_that_is_for_both_directions_keeps_ours(whole, published):
    assert "[dir=ltr] .md-search__output,[dir=rtl] .md-search__output{" in whole
    assert "[dir=ltr] .md-search__output{" in published
    assert "[dir=rtl]" not in published


def test_every_page_names_the_themes_script_by_its_content(site):
    scripts = sorted(site.glob("*/assets/javascripts/bundle.*.js"))
    assert [script.parents[2].name for script in scripts] == ["de", "en"]
    for script in scripts:
        assert f".{hashlib.sha256(script.read_bytes()).hexdigest()[:10]}." in script.name
        text = script.read_text(encoding="utf-8")
        assert ".node circle" not in text
        assert "execCommand" not in text
        assert '{name:"color-scheme"}' not in text
        assert "documentElement.style.colorScheme=" in text
        pages = [page.read_text("utf-8") for page in script.parents[2].rglob("*/index.html")]
        assert sum(script.name in page for page in pages) > 10
        assert not any("bundle." in page and script.name not in page for page in pages)


@pytest.mark.parametrize(
    "change",
    [
        theme_script.without_diagrams,
        theme_script.without_clipboard,
        theme_script.with_scheme_at_root,
    ],
)
def test_another_version_of_the_themes_script_has_to_be_looked_at(change):
    with pytest.raises(ValueError, match="0 times, not once"):
        change("let sheet = ''")
