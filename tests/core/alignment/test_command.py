"""The command line, as a shell sees it: what is printed where, and the exit status."""

import csv
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.tools import TOOLS

ROOT = Path(__file__).parents[3]


def run(*arguments: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, cwd=ROOT, timeout=60)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["max@example.de", "example.de"], 0),
        (["check", "max@example.de", "example.de"], 0),
        (["max@news.example.de", "example.de"], 1),
        (["max@example.com", "example.de"], 1),
        (["max@foo.github.io", "bar.github.io"], 1),
        (["max", "example.de"], 2),
        (["--", "-max@example.de", "example.de"], 0),
    ],
)
def test_exit_status(arguments, status):
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["max@example.de"],
        ["a", "b", "c"],
        ["--language", "fr", "a", "b"],
        ["--batch", "f", "a"],
    ],
)
def test_wrong_usage(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert re.match(rb"usage: python -m checker|FROM and DOMAIN|--batch takes", done.stderr)


def test_help_names_every_tool():
    shown = run("--help").stdout.decode()
    assert all(tool.word in shown for tool in TOOLS.values())
    assert "--batch" in shown


def test_plain_text_holds_the_whole_report():
    shown = run("--language", "de", "max@news.example.de", "example.de").stdout.decode()
    report = json.loads(
        run("--language", "de", "--json", "max@news.example.de", "example.de").stdout
    )
    sentences = [report["headline"], report["text"], report["limits"]]
    sentences += report["explanations"].values()
    sentences += [entry["message"] for entry in [*report["findings"], *report["next_steps"]]]
    assert all(sentence in shown for sentence in sentences)
    assert "DNS-Verwaltung: " in shown


def test_json_is_one_object_and_nothing_else():
    done = run("--json", "max@example.de", "example.de")
    assert json.loads(done.stdout)["verdict"] == "ok"
    assert done.stdout.isascii()


def test_a_dash_reads_a_line():
    done = run("--json", "-", "-", typed="mäx@münchen.de\nmünchen.de\n".encode())
    report = json.loads(done.stdout)
    assert (done.returncode, report["from"]["address"]) == (0, "mäx@münchen.de")


@pytest.mark.parametrize(
    "typed", [b"max\x1b[31m@example.de", b"m\xfcller@example.de", b"\x00", b""]
)
def test_no_control_character_reaches_the_terminal(typed):
    done = run("-", "example.de", typed=typed)
    assert done.returncode == 2
    assert set(map(chr, range(32))) & set(done.stdout.decode()) == {"\n"}


TABLE = (
    "\ufeffName{d} From {d}Domain\n"
    "Müller{d}max@example.de{d}example.de\n"
    '"zwei\nZeilen"{d}max@gmail.com{d}gmail.com{d}mehr\n'
    "\n"
    "kurz\n"
    "=1+1{d}max@news.example.de{d}example.de\n"
)


@pytest.fixture
def table(tmp_path):
    def write(text: str, encoding: str = "utf-8") -> str:
        path = tmp_path / "adressen.csv"
        path.write_text(text, encoding, newline="")
        return str(path)

    return write


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_batch_adds_three_columns(table, delimiter):
    done = run("--batch", table(TABLE.format(d=delimiter)))
    assert (done.returncode, done.stderr) == (1, b"")
    assert list(csv.reader(done.stdout.decode().splitlines(True), delimiter=delimiter)) == [
        ["Name", " From ", "Domain", "verdict", "alignment", "codes"],
        ["Müller", "max@example.de", "example.de", "ok", "exact", ""],
        [
            "zwei\nZeilen",
            "max@gmail.com",
            "gmail.com",
            "problem",
            "exact",
            "freemail_from freemail_domain",
            "mehr",
        ],
        ["kurz", "", "", "invalid", "", "empty empty"],
        ["=1+1", "max@news.example.de", "example.de", "attention", "relaxed", "needs_dmarc_record"],
    ]


def test_batch_as_json_is_one_report_a_line(table):
    done = run("--batch", table(TABLE.format(d=";")), "--json", "--language", "de")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["row"] for report in reports] == [1, 2, 3, 4]
    assert [report["verdict"] for report in reports] == ["ok", "problem", "invalid", "attention"]
    assert {report["language"] for report in reports} == {"de"}


def test_batch_is_green_only_when_every_row_is(table):
    assert run("--batch", table("from,domain\nmax@example.de,example.de\n")).returncode == 0


def test_bytes_that_are_no_utf8_come_back_as_they_were(table):
    done = run("--batch", table("Name;from;domain\nMüller;max@example.de;example.de\n", "cp1252"))
    assert done.stdout.splitlines()[1] == "Müller;max@example.de;example.de;ok;exact;".encode(
        "cp1252"
    )


@pytest.mark.parametrize(
    "broken", [f'"{"x" * 140_000}",example.de', '"Max <max@example.de>,example.de']
)
@pytest.mark.parametrize("after", [1, 250])
def test_a_row_that_breaks_the_format_does_not_stop_the_rest(table, broken, after):
    good = "max@example.de,example.de"
    rows = ["from,domain", good, broken, *[good] * after]
    judged = list(csv.reader(run("--batch", table("\n".join(rows))).stdout.decode().splitlines()))
    assert [row[2] for row in judged] == ["verdict", "ok", "invalid", *["ok"] * after]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "is empty"), ("\n", "is empty"), ("from,name\nx,y\n", "column"), ("x\n", "column")],
)
def test_a_table_that_cannot_be_judged(table, text, sentence):
    done = run("--batch", table(text))
    assert (done.returncode, done.stdout) == (2, b"")
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_file_that_is_not_there():
    done = run("--language", "de", "--batch", "fehlt\x1b.csv")
    assert done.returncode == 2
    assert "lässt sich nicht öffnen" in done.stderr.decode()
    assert b"\x1b" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(table):
    path = table("from,domain\n" + "max@example.de,example.de\n" * 20_000)
    command = f"{sys.executable} -m checker --batch {path} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=ROOT, timeout=60)
    assert (done.stdout, done.stderr) == (b"from,domain,verdict,alignment,codes\n", b"")


def test_a_terminal_sees_progress_and_no_control_characters(table):
    rows = "max\x1b[31m@example.de,example.de\n" + "max@example.de,example.de\n" * 1000
    path = table(f"from,domain\n{rows}")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "checker", "--batch", path]
    process = subprocess.Popen(command, stdout=follower, stderr=follower, cwd=ROOT)
    os.close(follower)
    shown = b""
    try:
        while chunk := os.read(leader, 65536):
            shown += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(leader)
    assert process.wait() == 1
    assert b"\x1b" not in shown
    assert b"\\x1b[31m" in shown
    assert b"\r1,000" in shown
    assert b"\r1,001" in shown
