"""The built HTML: every page complete, every link alive, both languages alike, nothing foreign."""

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from checker.letter.template import template
from site_build.pages import operators
from tests.site.pages import Page, read

LANGUAGES = ("de", "en")
SITE = "https://help.example/"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Return every page by its path below the site."""
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def articles(pages: dict[str, Page]) -> dict[str, dict[str, Page]]:
    """Return the pages of each language by their path below it."""
    return {
        language: {
            path.removeprefix(f"{language}/"): page
            for path, page in pages.items()
            if path.startswith(f"{language}/")
        }
        for language in LANGUAGES
    }


def heading_ids(page: Page) -> list[tuple[int, str]]:
    return [(level, id_) for level, id_ in page.headings if level > 1]


def linkable_ids(page: Page) -> set[str]:
    """Return all ids but the title's own, which is the page's address anyway."""
    return set(page.ids) - {id_ for level, id_ in page.headings if level == 1}


def test_both_languages_hold_the_same_pages(articles):
    assert articles["de"].keys() == articles["en"].keys()
    assert "index.html" in articles["de"]


def test_both_languages_have_the_same_headings_in_the_same_order(articles):
    for path, german in articles["de"].items():
        assert heading_ids(german) == heading_ids(articles["en"][path]), path


def test_both_languages_have_the_same_ids(articles):
    for path, german in articles["de"].items():
        assert linkable_ids(german) == linkable_ids(articles["en"][path]), path


def test_every_page_says_its_language(articles):
    for language, found in articles.items():
        assert {page.language for page in found.values()} == {language}


def test_every_page_has_one_h1_and_skips_no_level(pages):
    for path, page in pages.items():
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_every_heading_can_be_linked_to(articles):
    for language, found in articles.items():
        for path, page in found.items():
            if path != "404.html":
                assert all(id_ for _, id_ in heading_ids(page)), f"{language}/{path}"


def test_no_paragraph_holds_a_block(pages):
    """A browser would end it there, and leave an empty one in front."""
    block = re.compile(r"<p>\s*<(?:details|div|dl|form|h\d|ol|pre|section|table|ul)\b")
    for path, page in pages.items():
        assert not block.search(page.path.read_text(encoding="utf-8")), path


def test_no_id_stands_twice(pages):
    for path, page in pages.items():
        twice = [id_ for id_, count in Counter(page.ids).items() if count > 1]
        assert not twice, path


def test_every_page_has_its_own_title_and_description(articles):
    for found in articles.values():
        written = [page for path, page in found.items() if path != "404.html"]
        for page in written:
            assert page.title, page.path
            assert 50 <= len(page.meta["description"]) <= 170, page.path
        assert len({page.title for page in written}) == len(written)
        assert len({page.meta["description"] for page in written}) == len(written)


def test_every_page_names_the_licences_of_what_it_is_made_of(site, pages):
    assert "Mozilla Public License" in (site / "LICENSE.txt").read_text(encoding="utf-8")
    for path, page in pages.items():
        assert any(address.endswith("LICENSE.txt") for address in page.loads), path


def test_nothing_is_loaded_from_elsewhere(pages):
    for path, page in pages.items():
        for address in page.loads:
            assert not urlsplit(address).netloc, f"{path}: {address}"


def test_every_policy_allows_nothing_foreign_and_no_inline_script(pages):
    """But for the resolvers that a look-up in the DNS offers, on the pages that have one."""
    resolvers = " ".join(operator.origin for operator in operators.offered())
    for path, page in pages.items():
        policy = page.meta["Content-Security-Policy"]
        script = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert policy.startswith("default-src 'self';"), path
        assert "unsafe-inline" not in script and "{" not in policy, path
        looks_up = "<dns-look-up" in page.path.read_text(encoding="utf-8")
        assert policy.endswith(f"; connect-src 'self' {resolvers}") is looks_up, path
        assert "http" not in policy.replace(resolvers, ""), path


def target(site: Path, page: Page, address: str) -> tuple[str, str]:
    """Return the file below the site and the fragment that a link of `page` leads to."""
    here = f"{SITE}{page.path.relative_to(site).as_posix()}"
    url = urlsplit(urljoin(here, address))
    path = unquote(url.path).lstrip("/")
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(url.fragment)


def test_every_link_inside_the_site_leads_somewhere(site, pages):
    for path, page in pages.items():
        for address in page.links + page.loads:
            if urlsplit(urljoin(SITE, address)).scheme not in ("http", "https"):
                continue
            if not urljoin(SITE, address).startswith(SITE):
                continue
            file, fragment = target(site, page, address)
            if path.endswith("404.html") and file not in pages:
                file = file.removeprefix("../")
            assert (site / file).is_file(), f"{path}: {address}"
            if fragment and "=" not in fragment and file in pages:
                assert fragment in pages[file].ids, f"{path}: {address}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "to"), [("letter", "contact_it"), ("colleagues", "own_it")])
def test_a_page_shows_the_letter_as_the_tool_writes_it(site, language, page, to):
    html = (site / language / page / "index.html").read_text(encoding="utf-8")
    assert template(language, to) in unescape(html)


def test_no_page_was_reviewed_before_its_sources_were_read(site):
    """A day is in every `time`: that of the review first, as no source stands above it."""
    for path in sorted(site.glob("??/**/index.html")):
        days = re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)">', path.read_text(encoding="utf-8"))
        assert days == [] or days[0] == max(days), path
