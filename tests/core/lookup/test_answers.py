"""What a judge may ask, and what it is told."""

import pytest

from checker.lookup import MOST_QUESTIONS, OPEN, Answer, Answers, Question, Status, Why
from checker.lookup.carried import received, sent
from checker.lookup.commands import commands
from checker.lookup.findings import findings
from checker.lookup.outputs import Pasted

HERE = Answer(Status.OK, ("x",))


def test_what_is_not_known_is_wanted_once():
    answers = Answers({Question("a.de", "TXT"): HERE}.get)
    assert answers.get("a.de", "TXT") == HERE
    assert answers.get("b.de", "TXT") is OPEN
    assert answers.get("b.de", "TXT") is OPEN
    assert answers.get("a.de", "TXT") == HERE
    assert [*answers.asked] == [Question("a.de", "TXT")]
    assert answers.wanted == [Question("b.de", "TXT")]


def test_a_report_takes_no_more_than_so_many_questions():
    answers = Answers(lambda question: HERE if question.name < "n50" else None)
    told = [answers.get(f"n{number}", "TXT") for number in range(10, 100)]
    assert len(answers.asked) == MOST_QUESTIONS
    assert told[MOST_QUESTIONS] == Answer(Status.FAILED, why=Why.TOO_MANY)
    open_ones = Answers(lambda question: None)
    assert [open_ones.get(f"n{number}", "TXT") for number in range(100)].count(
        OPEN
    ) == MOST_QUESTIONS


@pytest.mark.parametrize(
    "name",
    ["", "a..de", ".de", "a.de.", "Ä.de", "a b.de", "%{i}.de", "a" * 64 + ".de", "a." * 126 + "de"],
)
def test_what_cannot_be_a_name_is_not_asked_for(name):
    answers = Answers(lambda question: HERE)
    assert answers.get(name, "TXT").status is Status.NXDOMAIN
    assert not answers.asked


def test_questions_travel_as_plain_data_and_answers_come_back():
    question = Question("a.de", "TXT")
    assert sent(question) == {
        "name": "a.de",
        "type": "TXT",
        "query": "AAABAAABAAAAAAAAAWECZGUAABAAAQ",
    }
    asked = {"name": "a.de", "type": "TXT"}
    message = "AACBgAABAAEAAAAAAWECZGUAABAAAcAMABAAAQAAASwAAgF4"
    assert received([{**asked, "message": message}]) == {question: HERE}
    assert received([{**asked, "message": "ä"}])[question].why is Why.NOT_DNS
    assert received([{**asked, "message": "A"}])[question].why is Why.NOT_DNS
    assert received([{**asked, "message": ""}])[question].why is Why.BROKEN
    assert received([{**asked, "why": "timeout"}])[question].why is Why.TIMEOUT


def test_commands_for_each_system():
    made = commands([Question("_dmarc.a.de", "TXT")])
    assert made == {
        "windows": ["nslookup -type=TXT _dmarc.a.de"],
        "powershell": ["Resolve-DnsName -Type TXT _dmarc.a.de | Format-List"],
        "unix": ["dig _dmarc.a.de TXT"],
    }


def test_failures_are_named_by_their_reason():
    failures = {
        "a.de": Why.TIMEOUT,
        "b.de": Why.SERVFAIL,
        "c.de": Why.TIMEOUT,
        "d.de": Why.NOT_GIVEN,
    }
    answers = Answers(lambda question: Answer(Status.FAILED, why=failures[question.name]))
    for name in failures:
        answers.get(name, "TXT")
    found = [(one.code, one.values["why"], one.values["names"]) for one in findings(answers, None)]
    assert found == [
        ("dns_no_answer", "timeout", "a.de, c.de"),
        ("dns_no_answer", "servfail", "b.de"),
        ("dns_not_given", "not_given", "d.de"),
    ]
    [unread] = findings(Answers(lambda question: None), Pasted("Hello", "a.de"))
    assert (unread.code, unread.level) == ("nothing_read", "error")
    assert not [
        *findings(Answers(lambda question: None), Pasted('a.de descriptive text "x"', "a.de"))
    ]
