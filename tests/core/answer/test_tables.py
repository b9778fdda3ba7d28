"""Every word of the tables is read in the language that its console shows it in."""

import pytest

from checker.answer import judge
from checker.answer.grammar import sayings
from checker.answer.prose import said
from checker.answer.tables import Column, consoles
from checker.case.answer_lines import Line, label
from checker.knowledge.languages import LANGUAGES
from checker.knowledge.products import product_ids
from checker.knowledge.resources import toml
from checker.reading.outcome import Reason, Where

WORDS = list({id(word): word for _, word in consoles().words}.values())
SHOWN = [(word, text) for word in WORDS for texts in word.shown.values() for text in texts]
ALONE = [(word, text) for word, text in SHOWN if word.alone]


EXAMPLES = [
    text
    for row in toml("data/answer/prose.toml")["row"]
    for language in LANGUAGES
    for _, text in row.get(language, ())
]
SAYINGS = list(zip(sayings()[0], EXAMPLES, strict=True))


def named(value):
    return value if isinstance(value, str) else value.product


@pytest.mark.parametrize(("word", "text"), SHOWN, ids=named)
def test_a_word_of_a_console(word, text):
    told = judge(f"{word.name}: {text}")
    assert (told.words[0], told.product) == (word, word.product)
    assert told.stated
    assert told.reason is (word.reason or told.reason)
    assert word.act or word.where in (told.where, None)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.product}-{word.shown}")
def test_a_word_tells_something_and_has_a_source(word):
    assert word.reason or word.where or word.act
    assert word.source.title
    assert word.column in Column


@pytest.mark.parametrize(("word", "text"), ALONE, ids=named)
def test_what_nobody_else_writes_shows_the_product(word, text):
    assert judge(text).product == word.product


def _in_its_line(saying, example):
    """Return the example as it stands in the letter, if that is where it counts."""
    if not saying.line:
        return example
    lines = dict.fromkeys(Line, "-") | {saying.line: example}
    return "\n".join(f"{label(line, 'en')}: {value}" for line, value in lines.items())


@pytest.mark.parametrize(("saying", "example"), SAYINGS, ids=EXAMPLES)
def test_a_phrase_has_an_example_that_it_reads(saying, example):
    assert saying in said(example, (), saying.line)
    told = judge(_in_its_line(saying, example))
    assert told.reason is (saying.reason or told.reason)
    assert told.where is (saying.where or told.where) or told.acts
    assert saying.act in {*told.acts, None}
    assert not told.stated


def test_the_products_are_those_of_the_facts_or_have_no_facts_yet():
    ours = set(toml("data/answer/order.toml")["products"])
    assert ours - set(product_ids()) == {
        "forcepoint", "libraesva", "mail_server", "proxmox", "rspamd", "spamexperts", "spamtitan",
        "zoho",
    }  # fmt: skip


def test_no_word_stands_twice_in_a_product():
    seen = [(word.product, phrase) for word in WORDS for phrase in word.phrases]
    assert len(seen) == len(set(seen))


def test_reasons_and_places_of_the_tables_are_those_of_the_lists():
    assert {word.reason for word in WORDS} <= {None, *Reason}
    assert {word.where for word in WORDS} <= {None, *Where}


@pytest.mark.parametrize(("saying", "example"), [one for one in SAYINGS if one[0].line], ids=str)
def test_what_counts_in_one_line_counts_nowhere_else(saying, example):
    assert saying not in said(example, ())
    others = [line for line in Line if line is not saying.line]
    assert not any(saying in said(example, (), line) for line in others)
