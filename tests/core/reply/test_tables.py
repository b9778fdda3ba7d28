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
from checker.reply.tables import definite, labels, notices, status_codes, systems, vague
from checker.saying.report import has_steps_for

ORDER = resources.toml("data/reply/order.toml")
FILES = [
    *(f"systems/{name}" for name in ORDER["systems"]),
    *(f"patterns/{name}" for name in (*ORDER["patterns"], *ORDER["vague"])),
    *("platform", "notices"),
]
SOURCES = resources.toml("data/reply/sources.toml")
TABLES = {name: resources.toml(f"data/reply/{name}.toml") for name in FILES}
ROWS = [row for system in systems().all for row in system.patterns.rows]
GENERAL = [*definite().rows, *vague().rows]
LABELS = [*labels()[1].values()]
KEYS = {"words", "enhanced", "reason", "example", "source", "says", "case", "delivered", "unless"}


def _name(row):
    return f"{row.reason}: {row.example[:60]}"


def test_the_order_names_every_file_and_no_other():
    folder = Path(checker.__file__).parent / "data" / "reply"
    files = {str(path.relative_to(folder))[:-5] for path in folder.glob("*/*.toml")}
    assert files == set(FILES) - {"platform", "notices"}
    assert len(FILES) == len(set(FILES))


@pytest.mark.parametrize("system", systems().all, ids=lambda system: system.id)
def test_the_example_of_a_system_is_recognised(system):
    reply = judge(system.example)
    assert reply.system == system
    assert bool(reply.queue_id) == bool(system.queue_id)


def test_a_product_has_one_id_everywhere():
    # No source shows how these two refuse.
    silent = {"expurgate", "securepoint"}
    assert {system.product for system in systems().all} - {None} == set(product_ids()) - silent


@pytest.mark.parametrize("row", [*ROWS, *GENERAL], ids=_name)
def test_a_row_is_the_answer_to_its_example(row):
    reply = judge(row.example)
    assert reply.pattern == row
    assert reply.reason is row.reason


@pytest.mark.parametrize("row", [row for row in GENERAL if row.unless], ids=_name)
def test_a_row_says_nothing_beside_words_that_change_the_meaning(row):
    for word in row.unless:
        assert judge(f"{row.example} {word}").pattern != row


@pytest.mark.parametrize("row", LABELS, ids=_name)
def test_the_platforms_own_word_is_understood_alone(row):
    assert judge(row.example).pattern == row


@pytest.mark.parametrize("row", notices().rows, ids=_name)
def test_a_notice_tells_whether_the_email_was_given_up(row):
    assert judge(row.example).delivered == row.delivered


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
    for phrase in (*phrases, *table.get("marks", []), *table.get("texts", [])):
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
