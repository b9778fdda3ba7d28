"""Every fact has its source, speaks both languages, is used, and stands in one place only."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker import facts
from checker.catalogue import LANGUAGES

ROOT = Path(__file__).parent.parent.parent


@cache
def prose() -> str:
    """Return all pages as one line without emphasis, as `plain` does with a fact."""
    return plain(" ".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("docs/**/*.md"))))


def plain(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def test_a_fact_has_a_source_a_date_and_a_text_in_each_language(fact: facts.Fact):
    assert fact.source.strip()
    assert fact.evidence in {"V", "O", "S"}
    assert fact.url is None or fact.url.startswith("https://")
    assert type(fact.verified) is date
    assert fact.verified <= date.today()
    assert all(fact.text(language).strip() for language in LANGUAGES)


def test_a_retention_is_a_number_of_days_and_says_who_sets_it(fact: facts.Fact):
    if fact.id.endswith("_retention"):
        assert type(fact.extra["set_by_admin"]) is bool
    assert fact.extra.get("days", 1) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_copies_a_fact(fact: facts.Fact, language: str):
    text = plain(fact.text(language))
    assert len(text.split()) <= 3 or text not in prose()


def test_a_missing_fact_is_an_error():
    with pytest.raises(KeyError, match="products.nobody.name"):
        facts.fact("products.nobody.name")
