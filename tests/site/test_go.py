"""Short links: no name is ever lost, and each leads to a place that exists, without script."""

from pathlib import Path

import pytest

from checker.saying.catalogue import LANGUAGES
from site_build.pages import go
from tests.site.pages import read

# Every name that was ever published. Names are added here, never taken away.
PUBLISHED = """
article quick-check way not-solved status reply check headers by-hand sender from-address connect
not-confirmed records dmarc free-mail rewritten proof contact gmail gmail-app outlook outlook-web
outlook-classic apple-mail iphone icloud yahoo gmx web-de t-online thunderbird not-in-spam letter
it it-ask microsoft365 google-workspace mimecast proofpoint barracuda sophos cisco allow
ip-addresses it-answer colleagues agents
""".split()


def test_every_short_link_is_recorded_as_published():
    assert list(go.links()) == PUBLISHED


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_short_link_offers_an_existing_place_in_each_language(site: Path, name: str):
    page = read(site / "go" / name / "index.html")
    assert [link.split("/")[2] for link in page.links] == list(LANGUAGES)
    for link in page.links:
        path, _, fragment = link.partition("#")
        target = read((page.path.parent / path / "index.html").resolve())
        assert not fragment or fragment in target.ids


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_short_link_is_kept_from_search_engines(site: Path, name: str):
    assert read(site / "go" / name / "index.html").meta["robots"] == "noindex"


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_has_its_link_once(name: str, language: str):
    assert go.links()[name][language].count("{link}") == 1
