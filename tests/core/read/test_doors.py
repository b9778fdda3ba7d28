"""The one door on the page and in a shell: the report of the tool that reads, and what it is."""

import json
import time
from binascii import b2a_base64

import pytest

from checker.browser import answer
from checker.knowledge import resources
from checker.read.judging import TOOLS
from checker.saying.catalogue import LANGUAGES, sentences
from checker.tools import TOOLS as DOORS
from tests.core.shell import run

REPLY = "550 5.1.1 <erika@kunde.example>: quota"
MESSAGE = b"Received: from a.example by b.example; Fri, 20 Nov 2026 08:15:30 +0000\nFrom: a@b.de\n"


def asked(**question):
    return json.loads(answer(json.dumps({"tool": "read", "language": "en", **question})))


def test_the_report_is_that_of_the_tool_that_reads():
    report = asked(text=REPLY)
    own = json.loads(answer(json.dumps({"tool": "reply", "language": "en", "reply": REPLY})))
    taken_for, others = report.pop("taken_for"), report.pop("others")
    assert report == own
    assert taken_for == {
        "kind": "numbers",
        "tool": "reply",
        "certainty": "stated",
        "what": "the reply of a mail server",
        "message": "Read as: the reply of a mail server.",
        "fields": {"reply": None},
        "asks": False,
    }
    does = "Check the From address against the sending domain."
    assert others[0] == {"tool": "alignment", "does": does}


@pytest.mark.parametrize(
    ("text", "tool", "verdict"),
    [
        ("nora@firma.example news.firma.example", "alignment", "attention"),
        ("nora@firma.example", "alignment", "invalid"),
        ("20.11.2026", "clock", "ok"),
        ("Quarantine reason: Bulk", "answer", "problem"),
        ('firma.example. 300 IN TXT "v=spf1 -all"', "dns", "unclear"),
        ("kunde.example. 300 IN MX 10 mx.kunde.example.", "mx", "unclear"),
        (MESSAGE.decode(), "headers", "cannot_tell"),
        ("Email,Bounce reason\nerika@kunde.example,UNKNOWN_USER\n", "bounces", "problem"),
    ],
)
def test_each_tool_answers(text, tool, verdict):
    report = asked(text=text)
    assert (report["tool"], report["taken_for"]["tool"]) == (tool, tool)
    assert report["verdict"] == verdict


def test_a_file_is_read_as_a_file():
    report = asked(bytes=b2a_base64(MESSAGE).decode())
    assert (report["tool"], report["from"]["address"]) == ("headers", "a@b.de")
    assert asked(bytes=b2a_base64(REPLY.encode()).decode())["tool"] == "reply"
    table = b"Email,Bounce reason\n" + b"erika@kunde.example,UNKNOWN_USER\n" * 40_000
    assert asked(bytes=b2a_base64(table).decode())["rows"] == 40_000


@pytest.mark.parametrize(
    ("text", "asks"),
    [("erika@kunde.example", True), ("erika@gmx.de", True), ("firma.example", False)],
)
def test_whose_address_it_is_the_reader_is_asked(text, asks):
    taken = asked(text=text, alone=True)["taken_for"]
    assert taken["asks"] is asks
    assert asked(text=text, alone=True, **{"as": taken["tool"]})["taken_for"]["asks"] is False


@pytest.mark.parametrize("tool", TOOLS)
def test_asked_alone_it_names_the_tool_and_no_more(tool):
    report = asked(text="erika@kunde.example", alone=True, **{"as": tool})
    assert (report["tool"], report["verdict"], report["findings"]) == ("read", "ok", [])
    assert report["taken_for"]["tool"] == tool
    page = DOORS[tool].page.partition("#")[0]
    assert [step["link"].partition("#")[0] for step in report["next_steps"]] == [f"/en/{page}"]


@pytest.mark.parametrize("tool", TOOLS)
def test_the_reader_can_change_what_it_was_taken_for(tool):
    report = asked(text="erika@kunde.example", **{"as": tool})
    assert (report["tool"], report["taken_for"]["kind"]) == (tool, "chosen")


@pytest.mark.parametrize(("text", "code"), [("hello", "not_read"), (" \n", "empty")])
def test_what_cannot_be_read_is_said_with_every_choice(text, code):
    report = asked(text=text)
    assert (report["tool"], report["verdict"], report["taken_for"]) == ("read", "invalid", None)
    assert [finding["code"] for finding in report["findings"]] == [code]
    assert [other["tool"] for other in report["others"]] == list(TOOLS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_text_can_be_has_a_name(language):
    table, words = resources.toml("data/read/signs.toml"), sentences("read", language)
    assert set(words["kinds"]) == {*(row["kind"] for row in table["row"]), "chosen"}
    assert set(words["steps"]) > set(TOOLS)


@pytest.mark.parametrize(
    "piece",
    ["a@b.de ", "550 ", "5.7.1 ", "Received: ", "(", "<", "@", "\n", "> ", "20.11.2026 ", "|", "\t",
     "_dmarc.", "X-A: ", "quarantine ", '{"name":', "=?", "ä"],
)  # fmt: skip
def test_hostile_texts_take_no_time(piece):
    started = time.process_time()
    assert asked(text=piece * 200_000)["schema"] == 2
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("arguments", "typed", "status", "says"),
    [
        ([REPLY], b"", 1, "Read as: the reply of a mail server."),
        (["550", "5.1.1", "unknown"], b"", 1, "5.1.1"),
        (["-"], MESSAGE, 1, "Read as: the headers of an email"),
        ([], b"250 2.0.0 OK", 0, "Read as: the reply of a mail server."),
        (["--as", "letter", "erika@kunde.example"], b"", 0, "Read as: what you have chosen."),
        (["hello"], b"", 2, "--as headers: Read the headers"),
        (["--as", "nothing", "hello"], b"", 2, ""),
    ],
)
def test_in_a_shell(arguments, typed, status, says):
    done = run("read", *arguments, typed=typed)
    assert done.returncode == status
    assert says in done.stdout.decode()


def test_a_file_in_a_shell(tmp_path):
    file = tmp_path / "message.eml"
    file.write_bytes(MESSAGE)
    assert b"Read as: the headers of an email" in run("read", str(file)).stdout
