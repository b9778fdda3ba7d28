"""Lists of bounces: what each row says, whose mailboxes it is about, and what all come to."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest

from checker.bounces import browser, describe, judge, judging
from checker.bounces.companies import company_of
from checker.bounces.describing import added, cells
from checker.bounces.judging import Bounces, judged, open_list
from checker.bounces.replies import told, without_its_own
from checker.knowledge import resources
from checker.reading.outcome import Light, Reason
from checker.reply import judge as judge_reply
from checker.saying.catalogue import LANGUAGES, sentences
from tests.core.reply.examples import EVERY

LIST = Path(__file__).parent / "list.csv"


def read(text: str, column: str = "") -> Bounces:
    return judge(io.BytesIO(text.encode()), column)


def groups(bounces: Bounces) -> list[tuple[object, dict[str, int]]]:
    return [(one.reason, dict(companies)) for one, companies in bounces.worst_first()]


def test_a_list_is_grouped_by_reason_and_company_worst_first():
    with LIST.open("rb") as file:
        bounces = judge(file)
    assert (bounces.rows, bounces.silent) == (7, 1)
    assert groups(bounces) == [
        (Reason.USER_UNKNOWN, {"kunde.example": 2}),
        (Reason.MAILBOX_FULL, {"GMX": 1}),
        (Reason.SPAM, {"firma.example": 1}),
        (Reason.NOT_SENT, {"firma.example": 1}),
        (Reason.UNKNOWN, {"": 1}),
    ]


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        # What the server says goes before HubSpot's word for it, wherever the columns stand.
        ("Bounce Reason,Bounce Message", "OTHER,550 5.2.2 mailbox full", Reason.MAILBOX_FULL),
        ("Bounce message,Bounce reason", "550 5.2.2 mailbox full,OTHER", Reason.MAILBOX_FULL),
        ("Bounce Reason,Bounce Message", "UNKNOWN_USER,", Reason.USER_UNKNOWN),
        ("Bounce Reason,Bounce Message", "UNKNOWN_USER,nothing to read", Reason.USER_UNKNOWN),
        ("Bounce Reason,Bounce Message", "OTHER,nothing to read", Reason.UNKNOWN),
        ("Bounce Reason,Bounce Message", "nothing,nothing to read", None),
        # Two properties bear one name.
        ("Email hard bounce reason,Email hard bounce reason", ",SPAM", Reason.SPAM),
        ("Portal Bounce,Global Bounce", "UNKNOWN_USER,FALSE", Reason.USER_UNKNOWN),
        ("Portal Bounce,Global Bounce", "TRUE,FALSE", None),
        ("Not Sent Reason,Bounce Reason", "PREVIOUSLY_BOUNCED,", Reason.NOT_SENT),
        ("Grund für Hard Bounce,Status", "Postfach voll,x", Reason.MAILBOX_FULL),
        ("Fehlermeldung,Name", "550 5.1.1 no,x", Reason.USER_UNKNOWN),
    ],
)
def test_what_a_row_says(header, row, reason):
    bounces = read(f"Recipient,{header}\na@kunde.example,{row}\n")
    assert groups(bounces) == [(reason, {"kunde.example": 1})]


@pytest.mark.parametrize("row", [",", "FALSE,", "(No value),", " , "])
def test_a_row_that_says_nothing_did_not_bounce(row):
    bounces = read(f"Recipient,Portal Bounce,Global Bounce\na@kunde.example,{row}\n")
    assert (bounces.rows, bounces.silent, bounces.groups) == (1, 1, {})


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("Name;Remark\nx;y\n", "", "no_replies"),
        ("Name;Remark\nx;y\n", "Reply", "no_replies"),
        ("a@b.de;550 5.1.1\nc@d.de;550\n", "", "no_header_of_list"),
        ("", "", "empty"),
        ("PK\x03\x04", "", "not_a_table"),
        ("%PDF-1.7", "", "not_a_table"),
        ("x" * 1_000_000, "", "no_replies"),
        ("\0" * 1_000, "", "not_a_table"),
    ],
)
def test_what_is_no_list(text, column, reason):
    bounces = read(text, column)
    assert [problem.reason for problem in bounces.problems] == [reason]
    for language in LANGUAGES:
        report = describe(bounces, language, "x.csv")
        assert report["verdict"] == Light.INVALID
        assert [finding["level"] for finding in report["findings"]] == ["error"]
        assert "x.csv" in report["findings"][0]["message"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_gave_nothing_hears_what_to_give(language):
    [finding] = describe(read(""), language)["findings"]
    assert finding["message"] == sentences("bounces", language)["nothing"]


def test_a_reader_can_say_which_column_it_is():
    text = "Name;Remark\na@kunde.example;550 5.1.1 no\n"
    assert describe(read(text), "en")["columns"] == ["Name", "Remark"]
    assert groups(read(text, "remark")) == [(Reason.USER_UNKNOWN, {"": 1})]


def test_what_a_reader_can_choose_from_has_bounds():
    names = ",".join(["", "x" * 81, "a\nb".join('""'), *map(str, range(200))])
    columns = describe(read(f"{names}\n"), "en")["columns"]
    assert columns[:2] == ["a b", "0"]
    assert len(columns) == 100


@pytest.mark.parametrize(
    ("address", "company"),
    [
        ("a@kunde.example", "kunde.example"),
        ("Anna <a@Mail.Kunde.Example>", "kunde.example"),
        ("a@gmx.net", "GMX"),
        ("a@hotmail.de", "Outlook.com (Hotmail, Live)"),
        ("a@yahoo.co.in", "Yahoo, AOL"),
        ("a@straße.example", "straße.example"),
        ("a@co.uk", ""),
        ("a@kunde.co.uk", "kunde.co.uk"),
        ("", ""),
        ("kunde.example", ""),
        ("a@", ""),
        ("a@b c", ""),
        ("=cmd|x@", ""),
        ("a@" + "x" * 300, ""),
    ],
)
def test_whose_mailboxes(address, company):
    assert company_of(address) == company


OWN = " <jane.o'hara+x@kunde.example> [198.51.100.7] 2026-11-20T08:15:30.123Z 4X9Fcm0XGvzlVjQ2"


@pytest.mark.parametrize("own", ["", OWN])
def test_what_is_one_message_s_alone_changes_no_verdict(own):
    for example in EVERY:
        text = example + own
        whole, plain = judge_reply(text), judge_reply(without_its_own(text))
        verdict = (plain.reason, plain.light, plain.steps)
        assert verdict == (whole.reason, whole.light, whole.steps), text


def test_replies_that_differ_in_what_is_theirs_alone_are_read_once():
    texts = {
        without_its_own(f"550 5.1.1 <{name}@kunde.example> no ({host}) {token}")
        for name, host, token in [("a", "192.0.2.1", "ABCDEF123456"), ("b", "192.0.2.250", "12345678901")]
    }  # fmt: skip
    assert len(texts) == 1


def test_the_provider_of_an_address_tells_who_can_be_asked():
    of_gmx, of_company = (
        told(["550 5.7.1 policy"], one) for one in ("a@gmx.de", "a@firma.example")
    )
    assert of_gmx and of_company
    assert of_gmx.step != of_company.step


def test_a_long_reply_is_read_too():
    found = told(["550 5.1.1 no " + "x " * 6_000], "")
    assert found and found.reason is Reason.USER_UNKNOWN


def test_companies_have_bounds(monkeypatch):
    monkeypatch.setattr(judging, "_MOST_COMPANIES", 12)
    rows = "".join(f"a@firma{number}.example,550 5.1.1 no\n" for number in range(30))
    bounces = read(f"Recipient,Bounce message\n{rows}{rows}")
    [(_, companies)] = bounces.worst_first()
    assert (companies.total(), companies[judging.OTHERS], len(companies)) == (60, 36, 13)
    [group] = describe(bounces, "de")["groups"]
    assert (len(group["companies"]), group["more"]) == (10, "40")


def test_memory_is_flat():
    def peak(rows: int) -> int:
        lines = (
            f"name{n}@firma{n % 50}.example,550 5.1.1 no {n:015}\n".encode() for n in range(rows)
        )
        text = io.BufferedReader(Lines([b"Recipient,Bounce message\n", *[]], lines))
        tracemalloc.start()
        judge(text)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    few = peak(500)
    assert peak(10_000) < few * 1.5


class Lines(io.RawIOBase):
    """A file made of lines that are never all there at once."""

    def __init__(self, head, rest) -> None:
        self._head, self._rest = list(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        line = self._head.pop() if self._head else next(self._rest, b"")
        buffer[: len(line)] = line
        return len(line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_step_has_words_that_no_spreadsheet_takes_for_a_formula(language):
    words = sentences("bounces", language)
    assert set(words["names"]) == {*Reason, "unread"}
    reply = sentences("reply", language)
    said = [*words["names"].values(), *words["added"].values(), words["unread"]]
    said += [*reply["reason"].values(), reply["text"]["yes"]]
    said += [*sentences("owners", language).values()]
    assert not [sentence for sentence in said if sentence.startswith(("=", "+", "-", "@", "\t"))]


def test_a_group_and_its_rows_say_whose_turn_it_is_alike():
    of_reply, of_list = (resources.toml(f"data/{tool}/steps.toml") for tool in ("reply", "bounces"))
    for step in {steps[0] for steps in of_reply["cases"].values()}:
        [ours] = of_list["cases"][step]
        assert of_list["steps"][ours]["owner"] == of_reply["steps"][step]["owner"]


def test_a_row_says_why_whose_turn_and_what_to_do():
    [row] = list(judged(open_list(io.BytesIO(b"Error\n550 5.1.1 no\n")), Bounces()))
    name, owner, sentence = cells(row[1], "en")
    assert (name, owner) == ("Unknown address", "Your contact")
    assert sentence.startswith("There is no such address there, or no longer. Ask your contact")
    assert cells(None, "en") == ("", "", "")
    unread = told(["nothing"], "")
    assert cells(unread, "en")[::2] == ("No reply to read", sentences("bounces", "en")["unread"])


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ("250 2.0.0 OK", "ok"),
        ("451 4.7.1 try again later", "attention"),
        ("nothing to read", "unclear"),
        ("250 2.0.0 OK\n550 5.1.1 no", "problem"),
    ],
)
def test_the_verdict_is_the_worst_of_the_rows(rows, verdict):
    assert describe(read(f"Error\n{rows}\n"), "en")["verdict"] == verdict


def test_numbers_are_written_as_people_do():
    rows = "550 5.1.1 no\n" * 1_234
    assert describe(read(f"Error\n{rows}"), "de")["headline"] == "Abgelehnt: 1.234 von 1.234 Zeilen"
    assert describe(read(f"Error\n{rows}"), "en")["groups"][0]["number"] == "1,234"


def ask(**question: object) -> dict:
    return browser.answer({"language": "en", **question})


def test_the_page_reads_a_file_in_parts(tmp_path):
    import base64

    text = "Recipient;Error;Formula\r\n" + 'ä@kunde.example;550 5.1.1 no;"=1+1"\r\n' * 1_200
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode("cp1252"))
    answers = []
    while not answers or "going_on" in answers[-1]:
        answers.append(ask(file=str(path), name="list.csv"))
    assert [one["going_on"]["rows"] for one in answers[:-1]] == [500, 1_000]
    assert 0 < answers[0]["going_on"]["share"] <= answers[1]["going_on"]["share"] <= 1
    assert answers[-1]["rows"] == 1_200
    sheet = b"".join(base64.b64decode(one["sheet"]) for one in answers).decode("cp1252")
    first, second, *_ = sheet.split("\r\n")
    assert first == ";".join(["Recipient;Error;Formula", *added("en")])
    assert second.startswith("ä@kunde.example;550 5.1.1 no;=1+1;Unknown address;Your contact;")
    assert sheet.count("\r\n") == 1_201


def test_the_same_file_is_read_again_and_another_one_in_its_place(tmp_path):
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_text("Error\n" + "550 5.1.1 no\n" * 700)
    first, second = map(str, paths)
    assert ask(file=first)["going_on"]["rows"] == 500
    assert ask(file=second)["going_on"]["rows"] == 500
    assert ask(file=first)["going_on"]["rows"] == 500
    assert ask(file=first)["rows"] == 700
    assert ask(file=first)["going_on"]["rows"] == 500


def test_pasted_rows_are_read_at_once():
    report = ask(table="Recipient\tError\n" + "a@kunde.example\t550 5.1.1 no\n" * 1_200)
    assert (report["rows"], report["verdict"]) == (1_200, "problem")


def test_a_file_that_is_no_list_is_refused_by_its_name(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"PK\x03\x04")
    report = ask(file=str(path), name="Kontakte.xlsx", column="")
    assert "Kontakte.xlsx" in report["findings"][0]["message"]
    assert json.dumps(report)
