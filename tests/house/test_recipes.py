"""The recipes of CONTRIBUTING.md, followed to the letter on a copy of the project."""

import json
import re

import pytest

from checker.knowledge.languages import LANGUAGES
from tests.house.copies import Copy

# A header of a filter that does not exist.
FILTER = """\
product = "filtertest"
home = "filtertest"
anywhere = true
decided_by = "filter"

[[headers]]
name = "X-Filtertest-Verdict"
syntax = "text"
source = "https://filtertest.example/headers"
verified = 2026-11-28

[headers.fields.verdict]
spam = { where = "junk", owner = "contact_it", de = "Für Spam gehalten.", en = "Taken for spam." }
"""
MESSAGE = "From: max@example.de\nX-Filtertest-Verdict: spam\n"


@pytest.fixture
def copy(tmp_path) -> Copy:
    return Copy(tmp_path / "project")


def test_change_a_sentence(copy):
    path = copy.folder / "checker/messages/en/clock.toml"
    changed = re.sub(
        r'^ok = ".*"',
        'ok = "A sentence of the test"',
        path.read_text(),
        count=1,
        flags=re.MULTILINE,
    )
    path.write_text(changed)
    assert copy.checker("clock", "2026-11-20").startswith("A sentence of the test\n")
    copy.test("tests/messages")


def test_add_a_rule_to_the_check(copy):
    copy.insert("checker/reading/notes.py", '_NOTES = """\n', "    plus_tag\n")
    copy.insert(
        "checker/reading/mailbox.py",
        '        raise notes.refuse("no_local")\n',
        '    if "+" in local:\n        notes.add("plus_tag", tag=local.partition("+")[2])\n',
    )
    for language in LANGUAGES:
        copy.insert(
            f"checker/messages/{language}/alignment.toml", "[findings]\n", 'plus_tag = "+ {tag}"\n'
        )
    report = json.loads(copy.checker("check", "--json", "max+list@example.de", "example.de"))
    assert [found["message"] for found in report["findings"]] == ["+ list"]
    copy.test("tests/messages")


def test_teach_the_header_reader_a_product(copy):
    copy.write("checker/data/headers/filters/filtertest.toml", FILTER)
    copy.insert("checker/headers/filter_tables.py", "PRODUCTS = (\n", '    "filtertest",\n')
    copy.insert(
        "checker/data/headers/operators.toml",
        "[operators]\n",
        'filtertest = ["filtertest.example"]\n',
    )
    for language in LANGUAGES:
        copy.insert(
            f"checker/messages/{language}/headers.toml",
            "[products]\n",
            'filtertest = "Filtertest"\n',
        )
    report = json.loads(copy.checker("headers", "--json", "-", given=MESSAGE))
    assert report["verdict"] == "junk"
    assert report["filters"][0]["meaning"] == "Taken for spam."
    copy.test("tests/core/headers/test_data.py", "tests/messages")
