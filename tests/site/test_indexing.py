"""What search engines read: sitemaps with alternates, robots.txt, and the pages they name."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

SITE = "https://help.example/"
NAMES = {
    "sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def exists(site: Path, address: str | None) -> bool:
    assert address
    path = site / address.removeprefix(SITE)
    return (path / "index.html" if address.endswith("/") else path).is_file()


def test_robots_names_the_sitemap(site):
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text()


def test_the_sitemap_index_names_one_sitemap_per_language(site):
    index = ElementTree.parse(site / "sitemap.xml").getroot()
    named = [location.text for location in index.iterfind(".//sitemap:loc", NAMES)]
    assert named == [f"{SITE}de/sitemap.xml", f"{SITE}en/sitemap.xml"]
    assert all(exists(site, address) for address in named)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_stands_in_the_sitemap_with_its_alternates(site, language):
    urls = list(ElementTree.parse(site / language / "sitemap.xml").getroot())
    pages = [path for path in (site / language).rglob("index.html") if "frame" not in path.parts]
    assert len(urls) == len(pages)
    for url in urls:
        alternates = {
            link.get("hreflang"): link.get("href") for link in url.iterfind("xhtml:link", NAMES)
        }
        assert {"de", "en"} <= alternates.keys()
        assert alternates[language] == url.find("sitemap:loc", NAMES).text
        assert all(exists(site, address) for address in alternates.values())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_first_page_of_a_language_has_the_chooser_as_default(site, language):
    first = next(iter(ElementTree.parse(site / language / "sitemap.xml").getroot()))
    assert any(link.get("hreflang") == "x-default" and link.get("href") == SITE for link in first)
