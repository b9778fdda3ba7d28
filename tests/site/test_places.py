"""What the link builder offers is what the pages have."""

import pytest

from checker.saying.catalogue import LANGUAGES
from site_build.pages import go, places
from tests.site.pages import read


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_heading_is_offered_in_order(site, language):
    offered = {page[0].to: [place.to for place in page[1:]] for page in places.pages()}
    built = {path.parent for path in (site / language).rglob("index.html")}
    assert {site / language / page for page in offered} == built
    for page, headings in offered.items():
        found = read(site / language / page / "index.html").headings
        assert headings == [f"{page}#{fragment}" for level, fragment in found if level > 1]


def test_a_place_is_reached_by_its_own_short_link_or_by_its_pages():
    ways = {place.to: place.go for page in places.pages() for place in page}
    assert ways["contact/#gmx"] == "gmx/"
    assert ways["contact/#other-client"] == "contact/#other-client"
    assert ways["checker/"] == "check/"
    named = {link["to"]: f"{name}/" for name, link in go.links().items()}
    assert ways.items() >= named.items()


def test_titles_are_plain_text_in_each_language():
    for page in places.pages():
        for place in page:
            assert set(place.titles) == set(place.answers) == set(LANGUAGES)
            assert not set("`*{}<>").intersection(*place.titles.values()), place.to


def test_a_link_fills_only_fields_that_its_place_has(site):
    for link in go.links().values():
        page = site / "de" / link["to"].partition("#")[0] / "index.html"
        for name in link.get("prefill", []):
            assert f'name="{name}"' in page.read_text(encoding="utf-8")
