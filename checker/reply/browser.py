"""The reply reader's door for the page and the command line: a text in, a report out."""

from collections.abc import Mapping
from typing import Any

from checker import answer as it
from checker.reading.outcome import Reason, Where
from checker.reply import Reply, describe, judge, judge_codes


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the pasted SMTP reply in `reply` says.

    What is no server's reply may be an answer of IT: then the report is the one of that tool. The
    codes of either in `result`, out of a link, are answered in place of a text.
    """
    language = question["language"]
    if codes := str(question.get("result") or ""):
        return _answer_of(codes, language)
    pasted = str(question["reply"])
    told = judge(pasted)
    if told.code or told.enhanced:
        return describe(told, language)
    by_it = it.judge(pasted)
    return it.describe(by_it, language) if _is_of_it(by_it, told) else describe(told, language)


def _answer_of(codes: str, language: str) -> dict[str, Any]:
    by_it = it.judge_codes(codes)
    return it.describe(by_it, language) if by_it.reason else describe(judge_codes(codes), language)


def _is_of_it(by_it: it.Answer, told: Reply) -> bool:
    """Tell whether a text without numbers tells more as an answer of IT than as a server's words.

    Servers know nothing of a junk folder, of a quarantine, or of what was released.
    """
    if not (by_it.reason and told.reason):
        return bool(by_it.reason)
    after = by_it.done or by_it.where in (Where.JUNK, Where.QUARANTINED)
    return by_it.stated or (after and told.reason is not Reason.NOT_SENT)
