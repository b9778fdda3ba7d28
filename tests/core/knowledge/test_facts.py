"""Every fact has its source, speaks both languages, is used, and stands in one place only."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.knowledge import facts
from checker.saying.catalogue import LANGUAGES

ROOT = Path(__file__).parents[3]
WHERE_FACTS_ARE_USED = (
    "docs/**/*.md",
    "overrides/blocks/*.html",
    "site_build/pages/words/*/*.toml",
    "checker/*.py",
)


@cache
def words_that_name_facts() -> frozenset[str]:
    """Return every identifier in the pages, blocks and code that may ask for a fact."""
    return frozenset(re.findall(r"\w+", " ".join(map(everything, WHERE_FACTS_ARE_USED))))


@cache
def prose() -> str:
    """Return all pages as one line without emphasis, as `plain` does with a fact."""
    return plain(everything("docs/**/*.md"))


def everything(pattern: str) -> str:
    """Return the text of all files that match `pattern`."""
    return " ".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(pattern)))


def plain(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def test_a_fact_has_a_source_a_date_and_a_text_in_each_language(fact: facts.Fact):
    for names, url in fact.named:
        assert names
        assert set(names) <= set(LANGUAGES)
        assert all(name.strip() for name in names.values())
        assert url is None or url.startswith("https://")
    assert fact.evidence in {"V", "O", "S"}
    assert type(fact.verified) is date
    assert fact.verified <= date.today()
    assert all(fact.text(language).strip() for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_source_is_named_under_the_link_of_another(fact: facts.Fact, language: str):
    outside_brackets = [re.sub(r"\(.*?\)", "", one.name) for one in fact.sources(language)]
    assert [name for name in outside_brackets if ";" in name] == []


def test_a_retention_is_a_number_of_days_and_says_who_sets_it(fact: facts.Fact):
    if fact.id.endswith("_retention"):
        assert type(fact.extra["set_by_admin"]) is bool
    assert fact.extra.get("days", 1) > 0


def test_a_fact_is_used(fact: facts.Fact):
    assert set(fact.id.split(".")) <= words_that_name_facts()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_copies_a_fact(fact: facts.Fact, language: str):
    text = plain(fact.text(language))
    assert len(text.split()) <= 3 or text not in prose()


def test_a_source_is_called_by_its_name_in_the_readers_language_or_in_its_own():
    both = facts.fact("products.proofpoint.release")
    assert {both.source(language).language for language in LANGUAGES} == set(LANGUAGES)
    german, english = facts.fact("mail_clients.gmx.kept"), facts.fact("after_delivery.moved")
    assert german.source("en") == german.source("de")
    assert german.source("en").language == "de"
    assert english.source("de").language == "en"


DRAWN = [fact for fact in facts.topic("mail_clients").values() if "drawing" in fact.extra]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("steps", DRAWN, ids=lambda fact: fact.id)
def test_a_drawing_shows_only_what_the_steps_name(steps: facts.Fact, language: str):
    drawing = steps.extra["drawing"]
    named = " ".join(re.findall(r"\*\*(.+?)\*\*", steps.text(language)))
    texts = [drawing[part][language] for part in ("folder", "press", "move") if part in drawing]
    assert len(texts) == 2
    assert [name for text in texts for name in text.split(" › ") if name not in named] == []


@pytest.mark.parametrize("steps", DRAWN, ids=lambda fact: fact.id)
def test_a_drawing_puts_things_where_the_steps_say(steps: facts.Fact):
    drawing = steps.extra["drawing"]
    text = steps.text("en").lower()
    places = {"left": "on the left", "menu": "at the top left, tap the menu", "list": ""}
    heights = {None: "", "top": "at the top, click", "top_right": "at the top right"}
    assert places[drawing["place"]] in text
    assert heights[drawing.get("at")] in text


def test_what_one_source_does_not_tell_has_further_ones_with_addresses_of_their_own():
    fact = facts.fact("own_domain.set.sophos")
    main, other = fact.sources("de")
    assert fact.source("de") == main
    assert fact.url == main.url != other.url
    assert {main.verified, other.verified} == {fact.verified}


def test_a_missing_fact_is_an_error():
    with pytest.raises(KeyError, match=r"products.nobody.name"):
        facts.fact("products.nobody.name")


def test_a_group_is_what_stands_below_its_name_in_the_order_of_the_file():
    ids = [fact.id for fact in facts.group("products.mimecast")]
    assert ids == [id_ for id_ in facts.topic("products") if id_.startswith("products.mimecast.")]
    assert ids


def test_the_sources_of_a_group_stand_there_once():
    names = [source.name for source in facts.sources("products.barracuda", "de")]
    assert names == list(dict.fromkeys(names))
    assert len(names) < len(facts.group("products.barracuda"))


def test_a_source_of_several_facts_has_the_earliest_day_on_which_it_was_read():
    days = {fact.verified for fact in facts.group("mail_clients.gmail_web")}
    [source] = facts.sources("mail_clients.gmail_web", "de")
    assert len(days) > 1
    assert source.verified == min(days)


def test_a_group_that_does_not_exist_fails_the_build():
    with pytest.raises(KeyError, match=r"products.nobody"):
        facts.group("products.nobody")
