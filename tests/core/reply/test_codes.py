"""A link to an answer: codes that show the same answer, and nothing of what was typed."""

import re

import pytest

from checker.answer import describe as describe_answer
from checker.answer import judge as judge_answer
from checker.answer import judge_codes as judge_answer_codes
from checker.answer.tables import consoles, word_by_id
from checker.reading.outcome import Reason
from checker.reply import Delivered, describe, judge, judge_codes
from checker.reply.browser import answer
from checker.reply.codes import codes_of
from checker.reply.tables import known_rows
from tests.core.reply.examples import EVERY

# What stands in a text alone: it is not known from codes.
OF_THE_TEXT = {"reply", "queue_id", "message_id", "facts", "letter", "findings"}
HOSTILE = [
    "", "reply", "reply-", "reply-no", "reply-no-spam-550-5.7.1-gmail-a-b-c-d", "reply-x-spam",
    "reply-no-x", "reply-no-spam-650", "reply-no-spam-٥٥٠", "reply-no-spam-550-5.7", "letter-no",
    "reply-no-spam-550-5.7.1-nobody", "reply-no-spam-550--gmail-x", "reply-no-spam------nobody",
    "reply-no-spam-550\n", "<b>", "-" * 10_000, "answer-x-bulk", "answer-quarantined-bulk-perhaps",
    "answer-quarantined-bulk-stated-nobody", "answer-junk-bulk--microsoft365-x",
    "answer-quarantined-bulk-stated-microsoft365--x", "answer-quarantined-bulk-stated--released-bulk",
]  # fmt: skip


def _report(codes, language="en"):
    return answer({"result": codes, "language": language})


def _without(report, keys=OF_THE_TEXT):
    return {key: value for key, value in report.items() if key not in keys}


def test_every_row_and_every_system_says_the_same_from_its_codes():
    for example in EVERY:
        reply = judge(example)
        codes = codes_of(reply)
        assert codes, example
        assert re.fullmatch(r"[a-z0-9_.-]+", codes)
        for language in ("de", "en"):
            told = describe(reply, language)
            assert _without(_report(codes, language)) == _without(told), example


def test_nothing_that_was_typed_is_in_the_codes():
    codes = codes_of(
        judge("250 2.6.0 <abc123@firma.example> [InternalId=77, Hostname=x] Queued mail")
    )
    assert codes == "reply-yes-accepted-250-2.6.0-microsoft365"
    report = _report(codes)
    assert report["letter"] == {"product": "microsoft365", "reason": "accepted"}
    assert report["facts"] == [
        "The reply was written by: Exchange Online (Microsoft 365, Outlook.com)."
    ]


def test_contradicting_codes_still_contradict():
    [finding] = _report(codes_of(judge("450 5.2.2 mailbox full")))["findings"]
    assert finding["code"] == "class_mismatch"


@pytest.mark.parametrize("delivered", Delivered)
def test_whatever_known_codes_a_link_puts_together_has_an_answer(delivered):
    for reason in Reason:
        for rest in ("", "-550", "--4.7.999", "-250-2.0.0-gmail", "---outlook_com"):
            report = _report(f"reply-{delivered}-{reason}{rest}", "de")
            assert report["verdict"] != "invalid"
            assert report["next_steps"]
    for row in known_rows():
        assert judge_codes(f"reply-{delivered}-{row[0]}----{'-'.join(row[1:])}").pattern


def test_an_answer_of_it_says_the_same_from_its_codes():
    words = [
        f"{consoles().names[word.product]} {text}"
        for word in word_by_id().values()
        for texts in word.shown.values()
        for text in texts
    ]
    prose = ["We have released the message from quarantine.", "Nothing found.", "It is in junk."]
    for text in [*words, *prose]:
        told = judge_answer(text)
        if told.reason:
            report = describe_answer(told, "en")
            assert _without(_report(report["result"])) == _without(report), text
    assert describe_answer(judge_answer("x"), "en")["result"] is None


@pytest.mark.parametrize("codes", HOSTILE)
@pytest.mark.parametrize("tool", ["reply", "answer"])
def test_codes_that_nobody_knows_are_an_error(tool, codes):
    if tool == "reply":
        report = describe(judge_codes(codes), "en")
    else:
        report = describe_answer(judge_answer_codes(codes), "en")
    [finding] = report["findings"]
    assert (report["verdict"], finding["code"], finding["level"]) == (
        "invalid",
        "no_result",
        "error",
    )
    assert report["result"] is None
