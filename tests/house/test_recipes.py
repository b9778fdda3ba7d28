"""The recipes of CONTRIBUTING.md, followed to the letter on a copy of the project."""

import json
import re

import pytest

from checker.knowledge.languages import LANGUAGES
from tests.house import newcomer
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
# And one that a known filter has marked.
MARKED = "From: max@example.de\nX-Spam-Flag: YES\n"


@pytest.fixture
def copy(tmp_path) -> Copy:
    return Copy(tmp_path / "project")


@pytest.fixture
def packed_copy(copy, site) -> Copy:
    """Return a copy that can bundle scripts and build pages without packing anything anew."""
    copy.take_what_was_packed()
    return copy


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
        "def _mailbox(name: str | None, local: str, domain: str, notes: Notes) -> Mailbox:\n",
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


SYSTEM = """\
name = "Echo Mail"
kind = "for_everyone"
marks = ["echo mail refuses"]
example = "550 Echo Mail refuses this"
source = "echo"

[[patterns]]
words = "the parrot is asleep"
reason = "mailbox_inactive"
example = "550 Echo Mail refuses: the parrot is asleep"
source = "echo"
"""
SOURCE = """
[echo]
title = "Made for a test"
url = "https://echo.example/"
verified = 2026-11-28
evidence = "O"
"""


def test_teach_the_reader_of_replies_a_wording(copy):
    copy.write("checker/data/reply/systems/echo.toml", SYSTEM)
    copy.append("checker/data/reply/sources.toml", SOURCE)
    copy.insert("checker/data/reply/order.toml", "\nsystems = [\n", '  "echo",\n')
    report = json.loads(
        copy.checker("reply", "--json", "550 Echo Mail refuses: the parrot is asleep")
    )
    assert (report["system"], report["reason"]) == ("Echo Mail", "mailbox_inactive")
    copy.test("tests/core/reply")


def test_add_a_product(copy):
    old = copy.read("checker/data/facts/products.toml")
    tables = re.findall(r"^\[sophos\.\w+\]\n(?:.+\n)+", old, re.MULTILINE)
    new = "\n" + "\n".join(table.replace("[sophos.", "[echo.") for table in tables)
    copy.append("checker/data/facts/products.toml", new)
    report = json.loads(copy.checker("letter", "--json", "product=echo", "date=2026-11-20"))
    assert report["findings"] == []
    assert "echo" in {
        one["product"]
        for one in json.loads(copy.checker("clock", "--json", "2026-11-20"))["limits"]
    }


@pytest.mark.long
def test_add_a_tool(packed_copy):
    for name, text in newcomer.FILES.items():
        packed_copy.write(name, text)
    for language in LANGUAGES:
        packed_copy.write(f"checker/messages/{language}/echo.toml", newcomer.SENTENCES)
    for name, before, row in newcomer.ROWS:
        packed_copy.insert(name, before, row)
    assert packed_copy.checker("echo", "hello").startswith("Said: hello\nNothing else.\n")
    assert json.loads(packed_copy.checker("echo", "--json", "hello"))["tool"] == "echo"
    assert "echo-tool" in packed_copy.bundled("tools.js")
    packed_copy.test("tests/core/doors", "tests/house/test_imports.py", "tests/messages")


ANSWER = """
[extra]
owner = "sender"
words = "more"
[extra.says]
de = "Und mehr?"
en = "And more?"
[extra.answer]
de = "Hier steht mehr: {link}"
en = "Here is more: {link}"
"""


@pytest.mark.long
def test_add_a_page(packed_copy):
    for language in LANGUAGES:
        words = packed_copy.read(f"docs/{language}/letter/index.md").partition("---\n## ")[0]
        head = re.search(r"^---\n.*?^---\n", words, re.DOTALL | re.MULTILINE)
        assert head
        packed_copy.write(
            f"docs/{language}/extra/index.md",
            f"{head[0]}\n# Extra\n\n## How {'{ #how }'}\n\nText.\n",
        )
        packed_copy.append(f"{language}.yml", "  - Extra: extra/index.md\n")
    packed_copy.append("site_build/pages/go.toml", 'extra = "extra/"\n')
    packed_copy.append("site_build/pages/answers/sender.toml", ANSWER)
    built = packed_copy.build()
    for language in LANGUAGES:
        assert 'id="how"' in (built / language / "extra" / "index.html").read_text("utf-8")
    assert (built / "go" / "extra" / "index.html").is_file()
    assert 'id="answer-extra"' in (built / "en" / "agents" / "index.html").read_text("utf-8")


@pytest.mark.long
def test_add_a_language(packed_copy):
    packed_copy.insert("checker/knowledge/languages.py", 'LANGUAGES = ("de", "en"', ', "fr"')
    for folder in ("checker/messages", "site_build/pages/words", "docs"):
        packed_copy.duplicate(f"{folder}/en", f"{folder}/fr")
    packed_copy.duplicate(
        "en.yml",
        "fr.yml",
        {"docs/en": "docs/fr", "language: en": "language: fr", "lang: en": "lang: fr"},
    )
    words = "site_build/publishing/search_words"
    packed_copy.duplicate(f"{words}/en.toml", f"{words}/fr.toml")
    packed_copy.insert(
        "mkdocs.yml", "      link: en/\n", "    - name: Français\n      lang: fr\n      link: fr/\n"
    )
    packed_copy.translate(
        "checker/data/facts/*.toml",
        "checker/data/headers/**/*.toml",
        "site_build/pages/answers/*.toml",
        "site_build/pages/operators.toml",
        "site_build/pages/samples.toml",
    )
    assert packed_copy.checker("clock", "2026-11-20", "--language", "fr")
    assert packed_copy.checker("headers", "--language", "fr", "-", given=MARKED)
    assert 'lang="fr"' in (packed_copy.build() / "fr" / "index.html").read_text("utf-8")
