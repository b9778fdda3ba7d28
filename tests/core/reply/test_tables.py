"""The tables of systems and patterns: each row says what its example says, and where it is from."""

import re
from datetime import date
from pathlib import Path

import pytest

import checker
from checker.knowledge import resources
from checker.knowledge.products import product_ids
from checker.reading.words import words_of
from checker.reply import judge
from checker.reply.result import TOOL
from checker.reply.tables import status_codes, systems
from checker.saying.report import has_steps_for
from tests.core.reply.examples import GENERAL, LABELS, NOTICES, OF_SYSTEMS, OF_SYSTEMS_ROWS

ORDER = resources.toml("data/reply/order.toml")
FILES = [
    *(f"systems/{name}" for name in ORDER["systems"]),
    *(f"patterns/{name}" for name in (*ORDER["patterns"], *ORDER["vague"])),
    *("platform", "notices"),
]
SOURCES = resources.toml("data/reply/sources.toml")
TABLES = {name: resources.toml(f"data/reply/{name}.toml") for name in FILES}
SHOWING = ("marks", "lists", "texts")
KEYS = {"words", "enhanced", "reason", "example", "source", "says", "case", "delivered", "unless"}


def _each(pairs):
    """Return a parameter for each row with its example."""
    return [pytest.param(*pair, id=f"{pair[0].reason}: {pair[1][:60]}") for pair in pairs]


def test_the_order_names_every_file_and_no_other():
    folder = Path(checker.__file__).parent / "data" / "reply"
    files = {str(path.relative_to(folder))[:-5] for path in folder.glob("*/*.toml")}
    assert files == set(FILES) - {"platform", "notices"}
    assert len(FILES) == len(set(FILES))


@pytest.mark.parametrize("system", OF_SYSTEMS, ids=lambda system: system.id)
def test_the_example_of_a_system_is_recognised(system):
    reply = judge(OF_SYSTEMS[system])
    assert reply.system == system
    assert bool(reply.queue_id) == bool(system.queue_id)


def test_a_product_has_one_id_everywhere():
    # No source shows how these two refuse.
    silent = {"expurgate", "securepoint"}
    assert {system.product for system in systems().all} - {None} == set(product_ids()) - silent


@pytest.mark.parametrize(("row", "example"), _each([*OF_SYSTEMS_ROWS, *GENERAL]))
def test_a_row_is_the_answer_to_its_example(row, example):
    reply = judge(example)
    assert reply.pattern == row
    assert reply.reason is row.reason


@pytest.mark.parametrize(("row", "example"), _each(pair for pair in GENERAL if pair[0].unless))
def test_a_row_says_nothing_beside_words_that_change_the_meaning(row, example):
    for word in row.unless:
        assert judge(f"{example} {word}").pattern != row


@pytest.mark.parametrize(("row", "example"), _each(LABELS))
def test_the_platforms_own_word_is_understood_alone(row, example):
    assert judge(example).pattern == row


@pytest.mark.parametrize(("row", "example"), _each(NOTICES))
def test_a_notice_tells_whether_the_email_was_given_up(row, example):
    assert judge(example).delivered == row.delivered


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_rows_is_complete(name):
    table = TABLES[name]
    assert table.get("patterns") or table["marks"]
    for row in table.get("patterns", []):
        assert set(row) <= KEYS
        assert row.get("words") or row.get("enhanced")
        assert "case" not in row or has_steps_for(TOOL, row["case"])


@pytest.mark.parametrize("name", FILES)
def test_phrases_are_written_as_they_are_compared(name):
    table = TABLES[name]
    phrases = [row["words"] for row in table.get("patterns", []) if "words" in row]
    for phrase in (*phrases, *(one for key in SHOWING for one in table.get(key, []))):
        plain = phrase.replace("*", "x").replace("|", " ")
        assert words_of(plain).text == f" {plain} "
        words = re.split(r"[ |]", phrase)
        assert all(len(word) > 3 for word in words if word.endswith("*") and word != "*")


def test_every_source_is_used_and_has_its_date():
    entries = [*TABLES.values(), *(row for t in TABLES.values() for row in t.get("patterns", []))]
    assert {entry["source"] for entry in entries if "source" in entry} == set(SOURCES)
    for source in (*SOURCES.values(), status_codes()["registry"]):
        assert source.get("title") or source["source"]
        assert type(source["verified"]) is date
        assert source["verified"] <= date.today()
        assert source.get("url", "https://").startswith("https://")
        assert source.get("evidence", "V") in {"V", "O", "S"}
