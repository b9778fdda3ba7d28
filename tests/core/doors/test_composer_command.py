"""The composers as the page asks them, and on the command line."""

import io
import json
import sys
from email import message_from_string
from email.policy import default

import pytest

from checker.__main__ import main
from checker.browser import answer
from checker.saying.catalogue import LANGUAGES


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that runs a command with a standard input: status, output, errors."""

    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        try:
            status = main(list(arguments))
        except SystemExit as wrong_usage:
            status = wrong_usage.code
        return status, *capsys.readouterr()

    return run


def asked(**question):
    return json.loads(answer(json.dumps(question)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gets_a_report_from_each_tool(language):
    letter = asked(tool="letter", recipient="erika@kunde.de", language=language)
    clock = asked(tool="clock", date="2026-11-20", zone="Europe/Berlin", language=language)
    reply = asked(tool="reply", reply="250 2.0.0 OK", language=language)
    assert "erika@kunde.de" in letter["body"]
    assert any(limit["until"] for limit in clock["limits"])
    assert reply["delivered"] == "yes"
    for report in (letter, clock, reply):
        assert (report["schema"], report["language"]) == (2, language)
    assert [report["tool"] for report in (letter, clock, reply)] == ["letter", "clock", "reply"]


def test_the_clock_needs_a_date_but_no_zone():
    assert asked(tool="clock", date="2026-11-20", language="de")["findings"] == []
    for nothing in ({}, {"date": None, "zone": 5}):
        report = asked(tool="clock", language="de", **nothing)
        assert [finding["code"] for finding in report["findings"][:1]] == ["empty"]
        assert report["limits"] == []


def test_a_letter_as_text(run):
    status, output, errors = run("letter", "subject=a=b", "recipient=erika@kunde.de")
    assert (status, errors) == (0, "")
    assert output.startswith("Your letter\n")
    assert "\nPlease trace a missing email (erika@" in output
    assert "Subject: a=b\n" in output
    assert "\nOur email to you: a request for your IT team\n" in output


def test_a_letter_to_the_own_it_team_has_no_line_to_the_contact(run):
    status, output, _ = run("letter", "from=max@firma.de", "recipient=erika@firma.de")
    assert status == 0
    assert "\nPlease trace one of our own marketing emails (erika@firma.de)\n" in output
    assert "request for your IT team" not in output


def test_a_letter_by_where_the_email_is(run):
    status, output, _ = run("letter", "where=junk", "ordered=yes")
    assert status == 0
    assert "went to the spam folder" in output
    assert "I asked for this sender’s emails." in output
    assert "Release" not in output


def test_a_letter_from_a_file_and_arguments(run, tmp_path):
    file = tmp_path / "letter.json"
    file.write_text('{"subject": "aus der Datei", "queue_id": "Q1"}', "utf-8")
    status, output, _ = run("letter", "--details", str(file), "queue_id=Q2", "--language", "de")
    assert status == 0
    assert "Betreff: aus der Datei\n" in output
    assert "Q2" in output
    assert "Q1" not in output


def test_a_letter_from_standard_input_as_json(run):
    status, output, _ = run("letter", "--details", "-", "--json", stdin='{"subject": "é"}')
    assert status == 0
    assert output.isascii()
    assert "Subject: é" in json.loads(output)["body"]


def test_a_letter_as_a_draft(run):
    status, output, _ = run("letter", "subject=Hallo", "--draft")
    message = message_from_string(output, policy=default)
    assert status == 0
    assert message["X-Unsent"] == "1"
    assert "Subject: Hallo" in message.get_content()


def test_where_something_cannot_be_read_there_is_no_draft(run):
    status, output, _ = run("letter", "date=garbage", "--draft")
    assert status == 2
    assert "X-Unsent" not in output
    assert "Error (day of delivery)" in output


def test_what_cannot_be_read_is_said_below_the_letter(run):
    status, output, errors = run("letter", "recipient=nobody", "sender_name=\x1b[31m")
    assert (status, errors) == (2, "")
    assert "nobody" not in output
    assert "Error (recipient): This is not an email address, so the letter leaves it out." in output
    assert "\x1b" not in output


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["letter", "bcc=x"], ""),
        (["letter", "subject"], ""),
        (["letter", "--details", "/nowhere.json"], ""),
        (["letter", "--details", "-"], "{"),
        (["letter", "--details", "-"], "[]"),
        (["letter", "--details", "-"], "[" * 100_000),
        (["clock"], ""),
    ],
)
def test_wrong_usage(run, arguments, stdin):
    status, output, errors = run(*arguments, stdin=stdin)
    assert (status, output) == (2, "")
    assert errors.strip()
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("pasted", "status"),
    [("250 2.0.0 OK", 0), ("550 5.7.26 no", 1), ("421 later", 1), ("250 2.1.5 ok", 1), ("?", 2)],
)
def test_the_status_says_whether_the_message_was_accepted(run, pasted, status):
    assert run("reply", pasted)[0] == status
    assert run("reply", stdin=pasted)[0] == status


def test_a_reply_in_german(run):
    _, output, _ = run("reply", "250 2.0.0 Ok: queued as 6E1CF1681AB", "--language", "de")
    assert output.startswith("Vom Server des Empfängers angenommen\n")
    assert "6E1CF1681AB" in output
    assert json.loads(run("reply", "--json", "250 ok")[1])["delivered"] == "yes"


def test_the_clock_as_text(run):
    status, output, _ = run("clock", "2026-01-10", "Europe/Berlin", "--product", "mimecast")
    assert status == 1
    assert output.startswith("The known deadlines have passed\n")
    assert "At Mimecast, the quarantine period ended on 24 January 2026" in output
    assert "Only their IT team knows how these are set.\n" in output
    assert run("clock", "yesterday", "--behind", "microsoft365")[0] == 0


def test_the_clock_without_a_date_asks_for_it(run):
    status, output, _ = run("clock", "")
    assert status == 2
    assert "Error (day of delivery): Enter the day of delivery" in output
    assert "Mimecast" not in output


def test_the_clock_of_a_date_that_is_none(run):
    status, output, _ = run("clock", "soon")
    assert status == 2
    assert "Error (day of delivery): This date cannot be read." in output
