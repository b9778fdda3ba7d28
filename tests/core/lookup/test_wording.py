"""What is said of a look-up itself, in each language."""

import pytest

from checker.lookup import Answer, Answers, Pasted, Question, Status, Why
from checker.lookup.findings import findings
from checker.lookup.wording import questions, spoken_about
from checker.reading.findings import Field, Finding, Level
from checker.saying.catalogue import LANGUAGES, sentences


def test_every_reason_is_said_in_words():
    for language in LANGUAGES:
        for why in Why:
            answers = Answers(lambda _, why=why: Answer(Status.FAILED, why=why))
            answers.get("a.de", "TXT")
            [finding] = findings(answers, None)
            told = spoken_about(finding, {}, language)
            assert sentences("lookup", language)["why"][why] in told["message"]
            assert told["values"] == {"names": "a.de", "why": why}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paste_of_nothing_is_said(language):
    [finding] = findings(Answers(lambda question: None), Pasted("Hello", "a.de"))
    assert spoken_about(finding, {}, language)["message"].count("nslookup") == 1


@pytest.mark.parametrize("field", [Field.FROM, Field.BOTH])
def test_other_findings_are_said_by_the_tool_s_own_words(field):
    finding = Finding("wide", Level.NOTE, field, {"name": "a.de"})
    assert spoken_about(finding, {"wide": "{name}!"}, "de")["message"] == "a.de!"


def test_questions_as_plain_data():
    answers = Answers({Question("a.de", "TXT"): Answer(Status.NONE)}.get)
    answers.get("a.de", "TXT")
    answers.get("b.de", "TXT")
    following = [Question("b.de", "TXT"), Question("c.de", "TXT"), Question("c.de", "TXT")]
    told = questions(answers, following)
    assert told["asked"] == [{"name": "a.de", "type": "TXT", "status": "none"}]
    assert [one["name"] for one in told["wanted"]] == ["b.de"]
    assert told["may_follow"] == [{"name": "c.de", "type": "TXT"}]
    assert told["commands"]["unix"] == ["dig b.de TXT", "dig c.de TXT"]
