"""Lists of bounces on the command line."""

import csv
import io
import json

import pytest

from checker.bounces.describing import added
from tests.core.bounces.test_judging import LIST
from tests.core.shell import run


@pytest.fixture
def table(tmp_path):
    def write(text: str | bytes) -> str:
        path = tmp_path / "liste.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_the_tool_prints_the_groups():
    done = run("--language", "de", "bounces", str(LIST))
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (1, b"")
    assert shown.startswith("Abgelehnt: ")
    assert "2 × Adresse unbekannt (Ihr Kontakt)\n" in shown
    assert "    kunde.example: 2\n" in shown


def test_more_companies_than_are_named_are_counted(table):
    rows = "".join(f"a@firma{number}.example;550 5.1.1 no\n" for number in range(12))
    assert "…: 2" in run("bounces", table(f"Recipient;Error\n{rows}")).stdout.decode()


def test_a_batch_gives_the_list_back_and_says_what_it_comes_to():
    done = run("reply", "--batch", str(LIST))
    assert done.returncode == 1
    came, given = (
        list(csv.reader(io.StringIO(text))) for text in (LIST.read_text(), done.stdout.decode())
    )
    assert [row[:-3] for row in given] == came
    assert given[0][-3:] == added("en")
    assert given[1][-3:-1] == ["Unknown address", "Your contact"]
    assert given[5][-3:] == ["", "", ""]
    said = done.stderr.decode()
    assert said.startswith("Refused: ")
    assert "2 × Unknown address (Your contact)\n" in said


def test_a_batch_as_json_is_a_line_a_row():
    done = run("reply", "--batch", str(LIST), "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (1, b"")
    assert [row["reason"] for row in rows] == [
        "user_unknown", "user_unknown", "mailbox_full", "spam", None, "not_sent", "unknown",
    ]  # fmt: skip
    assert rows[4] == {"row": 5, "verdict": "ok", "reason": None, "owner": None, "sentence": ""}


@pytest.mark.parametrize(
    ("arguments", "text", "status"),
    [
        (["reply", "--batch"], "Recipient,Bounce message\na@b.example,\n", 0),
        (["reply", "--batch"], "Recipient,Bounce message\na@b.example,250 2.0.0 OK\n", 0),
        (["reply", "--batch"], "Recipient,Bounce message\na@b.example,550 5.1.1 no\n", 1),
        (["reply", "--batch"], "Name,Remark\nx,550 5.1.1 no\n", 2),
        (["reply", "--column", "Remark", "--batch"], "Name,Remark\nx,550 5.1.1 no\n", 1),
        (["bounces"], "Recipient,Bounce message\na@b.example,\n", 0),
        (["bounces", "--column", "remark"], "Name,Remark\nx,550 5.1.1 no\n", 1),
        (["bounces"], "Name,Remark\nx,550 5.1.1 no\n", 2),
        (["bounces"], b"%PDF-1.7", 2),
    ],
)
def test_exit_status(table, arguments, text, status):
    assert run(*arguments, table(text)).returncode == status


@pytest.mark.parametrize("arguments", [["--batch", "x", "550 no"], ["--column", "x", "550 no"]])
def test_a_batch_takes_no_reply(arguments):
    done = run("reply", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"--batch takes no REPLY")


def test_a_column_that_is_not_there_is_answered_with_those_that_are(table):
    said = run("reply", "--column", "x", "--batch", table("Name,Remark\nx,y\n")).stderr.decode()
    assert "“Name”, “Remark”" in said
    assert "--column" in said


def test_a_formula_that_came_in_goes_out_as_it_was(table):
    path = table('Error,Name\n550 5.1.1 no,"=HYPERLINK(""x"")"\n')
    [_, row] = csv.reader(io.StringIO(run("reply", "--batch", path).stdout.decode()))
    assert row[1] == '=HYPERLINK("x")'
    assert not [cell for cell in row[2:] if cell[:1] in "=+-@"]
