"""The command line and the page's door."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.browser import answer
from checker.saying.catalogue import LANGUAGES

ROOT = Path(__file__).parent.parent.parent.parent
JUNK = "X-UI-Filterresults: junk:10\nFrom: a@b.example\n"
INBOX = "X-UI-Filterresults: notjunk:1\nFrom: a@b.example\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "message.eml"
    path.write_text(JUNK)
    return path


def run(*arguments, **more):
    command = [sys.executable, "-m", "checker", "headers", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, **more)


def test_the_answer_in_words(file):
    done = run(file, "--language", "de")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith("Ein Filter hat die E-Mail als Spam markiert")
    assert "\nX-UI-Filterresults result=junk" in done.stdout.decode()


def test_the_answer_as_json_is_ascii_and_nothing_else(file):
    done = run(file, "--json")
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["verdict"] == "junk"


def test_standard_input_and_the_status_for_the_inbox():
    done = run("-", input=INBOX.encode())
    assert done.returncode == 0
    assert b"inbox" in done.stdout


def test_a_file_without_headers(file):
    file.write_text("nothing\n")
    done = run(file)
    assert done.returncode == 2
    assert b"No headers were found" in done.stdout


def test_nothing_in_a_message_steers_the_terminal(file):
    file.write_bytes(b"X-Spam-Status: Yes, score=\x1b[2J\xc2\x9b2J\n")
    assert b"\x1b" not in run(file).stdout
    assert "\x9b" not in run(file).stdout.decode()


def test_a_file_that_is_not_there(file):
    done = run(f"{file}x")
    assert (done.returncode, done.stdout) == (2, b"")
    assert str(file).encode() in done.stderr


def test_wrong_usage():
    done = run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: python -m checker headers")


def test_a_reader_that_goes_away(file):
    file.write_text(JUNK + "Received: from a.example by b.example; x\n" * 100)
    command = [sys.executable, "-m", "checker", "headers", str(file), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=-1, stderr=-1) as process:
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 141)


def ask(**question):
    return json.loads(answer(json.dumps({"tool": "headers", "language": "de"} | question)))


def test_the_page_asks_with_text_or_with_a_file():
    octets = base64.b64encode(JUNK.encode()).decode()
    assert ask(text=JUNK) == ask(bytes=octets)
    assert ask(text=JUNK)["verdict"] == "junk"


def test_the_page_chooses_a_part_and_whether_to_redact():
    nested = "From: a@b.example\n\n--b\nContent-Type: message/rfc822\n\n" + JUNK
    assert ask(text=nested)["part"] == 0
    assert ask(text=nested, part=1)["verdict"] == "junk"
    assert "a…@b.example" in ask(text=JUNK)["ticket"]["text"]
    assert "a@b.example" in ask(text=JUNK, redacted=False)["ticket"]["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_the_keys_that_scripts_rely_on(language):
    report = ask(text=JUNK, language=language)
    assert list(report)[:2] == ["schema", "tool"]
    assert {
        "schema", "verdict", "owner", "certainty", "from", "alignment", "evidence", "hops",
        "filters", "findings", "ids", "language", "decided_by", "dmarc", "unknown_filters",
    } <= set(report)  # fmt: skip
    assert report["schema"] == 2
    assert set(report["filters"][0]) == {
        "product", "header", "field", "value", "by", "meaning", "source", "verified",
    }  # fmt: skip
