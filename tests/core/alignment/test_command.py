"""The check on the command line, and for whole tables."""

import csv
import errno
import io
import json
import os
import pty
import re
import subprocess

import pytest

from checker.__main__ import main
from tests.core.shell import COMMAND, ROOT, environment, run, start


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
        ["max@example.de"],
        ["a", "b", "c"],
        ["--language", "xx", "a", "b"],
        ["--batch", "f", "a"],
    ],
)
def test_wrong_usage(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert re.match(rb"usage: python -m checker|FROM and DOMAIN|--batch takes", done.stderr)


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
        path.write_text(text, encoding, "surrogateescape", newline="")
        return str(path)

    return write


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_batch_adds_three_columns(table, delimiter):
    done = run("--batch", table(TABLE.format(d=delimiter)))
    assert (done.returncode, done.stderr) == (1, b"")
    # The byte order mark that it came with is there again.
    shown = done.stdout.removeprefix("\ufeff".encode()).decode()
    assert list(csv.reader(shown.splitlines(True), delimiter=delimiter)) == [
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
    lines = run("--batch", table("\n".join(rows))).stdout.decode().splitlines()
    assert lines[0] == "from,domain,verdict,alignment,codes"
    assert lines[1] == f"{good},ok,exact,"
    assert ",invalid,," in lines[2]
    assert lines[3:] == [f"{good},ok,exact,"] * after


def test_a_table_comes_back_in_the_form_in_which_it_came(table):
    rows = "sep=;\r\nName;Absenderadresse;Versanddomain\r\nMüller;max@müller.example;müller.example\r\n"
    done = run("--batch", table(rows, "cp1252"))
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("cp1252") == (
        "sep=;\r\nName;Absenderadresse;Versanddomain;verdict;alignment;codes\r\n"
        "Müller;max@müller.example;müller.example;attention;exact;special_use special_use\r\n"
    )
    unicode_text = "\ufeffE-Mail\tDomain\r\nmax@example.de\texample.de\r\n"
    done = run("--batch", table(unicode_text, "utf-16-le"))
    assert done.stdout.decode("utf-16-le") == (
        "\ufeffE-Mail\tDomain\tverdict\talignment\tcodes\r\n"
        "max@example.de\texample.de\tok\texact\t\r\n"
    )


def test_a_table_from_standard_input():
    done = run("--batch", "-", typed=b"from,domain\nmax@example.de,example.de\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b"\nmax@example.de,example.de,ok,exact,\n")


@pytest.mark.parametrize(
    ("octets", "sentences"),
    [
        (b"", ["„Standardeingabe“ ist leer."]),
        (b"PK\x03\x04", ["„Standardeingabe“ ist keine CSV-Datei."]),
        (b"max@example.de,example.de\n", ["benennt keine Spalten, sie enthält schon Daten"]),
        (b"Name\n", ["Spalte: Absenderadresse. ", "Spalte: Versanddomain. ", "Gefunden: „Name“."]),
        (b"Von;From;Domain\n", ["passen mehrere Spalten auf „Absenderadresse“: „Von“, „From“."]),
    ],
)
def test_a_table_that_cannot_be_judged(octets, sentences):
    done = run("--batch", "-", "--language", "de", typed=octets)
    assert (done.returncode, done.stdout) == (2, b"")
    assert all(sentence in done.stderr.decode() for sentence in sentences)


def test_a_file_that_is_not_there():
    done = run("--language", "de", "--batch", "fehlt\x1b.csv")
    assert done.returncode == 2
    assert (
        done.stderr.decode() == "„fehlt\\x1b.csv“ lässt sich nicht lesen: Datei nicht gefunden.\n"
    )


class BreaksOff(io.RawIOBase):
    """A file on a medium that cannot be read any further."""

    def __init__(self) -> None:
        self.octets = b"from,domain\n" + b"max@example.de,example.de\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if not self.octets:
            raise OSError(errno.EIO, "")
        octets, self.octets = self.octets, b""
        buffer[: len(octets)] = octets
        return len(octets)


def test_what_was_judged_stands_where_a_file_breaks_off(monkeypatch, capfd):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(BreaksOff())))
    assert main(["--batch", "-"]) == 2
    output, errors = capfd.readouterr()
    assert output.endswith("\nmax@example.de,example.de,ok,exact,\n")
    assert errors == "“standard input” cannot be read: input/output error.\n"


def test_a_reader_that_leaves_early_is_no_error(table):
    path = table("from,domain\n" + "max@example.de,example.de\n" * 20_000)
    command = f"{' '.join(COMMAND)} --batch {path} | head -1"
    done = subprocess.run(
        command, shell=True, capture_output=True, cwd=ROOT, timeout=60, env=environment()
    )
    assert (done.stdout, done.stderr) == (b"from,domain,verdict,alignment,codes\n", b"")


def on_a_terminal(*arguments: str, streams: tuple[str, ...]) -> tuple[int, str]:
    """Run a command with some of its streams on a terminal; return its status and what it shows."""
    leader, follower = pty.openpty()
    options = {"stdout": subprocess.DEVNULL} | dict.fromkeys(streams, follower)
    process = start(*arguments, **options)
    os.close(follower)
    shown = b""
    try:
        while chunk := os.read(leader, 65536):
            shown += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(leader)
    return process.wait(timeout=60), shown.decode()


def test_a_terminal_is_not_steered_and_shows_rows_without_progress(table):
    path = table("\ufeffsep=;\rfrom;domain;ü\r\x1b[31m;example.de;\udcfc\r", "utf-8")
    status, shown = on_a_terminal("--batch", path, streams=("stdout", "stderr"))
    assert (status, shown) == (
        1,
        "from;domain;ü;verdict;alignment;codes\r\n\\x1b[31m;example.de;ü;invalid;;control_char\r\n",
    )


def test_whoever_waits_for_a_file_sees_how_much_was_judged(table):
    path = table("from,domain\n" + "max@example.de,example.de\n" * 1000)
    status, shown = on_a_terminal("--batch", path, "--language", "de", streams=("stderr",))
    assert status == 0
    assert re.split(r" *[\r\n]+", shown)[-2:] == ["Zeilen: 1.000", ""]


def test_what_is_wrong_with_a_table_is_said_without_progress(table):
    status, shown = on_a_terminal("--batch", table(""), streams=("stderr",))
    assert (status, shown.count("\n"), shown.count("rows")) == (2, 1, 0)
