"""Short links: no name is ever lost, and each leads to a place that exists, without script."""

from pathlib import Path

import pytest

from checker.knowledge.languages import LANGUAGES
from site_build.pages import go
from tests.site.pages import read

# Every name that was ever published. Names are added here, never taken away.
PUBLISHED = """
article quick-check way not-solved status reply check headers by-hand dns sender from-address
connect not-confirmed records dmarc dkim spf free-mail rewritten proof contact gmail gmail-app
outlook outlook-web outlook-classic apple-mail iphone icloud yahoo gmx web-de t-online thunderbird
not-in-spam letter it it-ask microsoft365 google-workspace mimecast proofpoint barracuda sophos
cisco allow ip-addresses agents look-up opened bounced deferred not-sent not-listed moved next-time
show-headers ionos posteo freenet strato mittwald other-program other-product time-left
nothing-found exact-match message-to-dns content worked it-answer colleagues plan hornetsecurity
nospamproxy trendmicro retarus seppmail securepoint fortimail expurgate mailbox-org proton
after-bounce bounce-address bounce-full bounce-filter bounce-closed unblock late-bounce not-found
forwarded deleted stop-searching own-it-settings own-domain-signs bounces paste embed
""".split()


def test_every_short_link_is_recorded_as_published():
    assert sorted(go.links()) == sorted(PUBLISHED)


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
def test_a_preview_names_the_very_step_in_each_language_and_once_where_they_agree(site, name):
    to = go.links()[name]
    titles = dict.fromkeys(go.title(to, language) for language in LANGUAGES)
    meta = read(site / "go" / name / "index.html").meta
    assert meta["og:title"] == " · ".join(titles)
    assert meta["og:description"] == meta["description"]
    assert meta["description"] != meta["og:title"]


def test_a_place_below_the_head_of_its_page_is_named_by_its_heading():
    assert go.title("it/#microsoft365", "de") == "Microsoft 365"
    assert go.title("contact/#gmail-web", "en") == "Gmail in the browser"
    assert "IT" in go.title("it/", "en")


def test_no_step_is_named_by_its_number():
    titles = [go.title(to, language) for to in go.links().values() for language in LANGUAGES]
    assert not [title for title in titles if title[0].isdigit()]


def test_a_place_that_is_no_heading_has_its_pages_title():
    assert go.title("it/#no-heading", "en") == go.title("it/", "en")
