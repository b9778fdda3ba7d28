"""The reply reader's door for the page and the command line: a text in, a report out."""

from collections.abc import Mapping
from typing import Any

from checker import answer as it_answer
from checker.reply import Reply, describe, either, judge_codes


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the pasted SMTP reply in `reply` says.

    What is no server's reply may be an answer of IT: then the report is the one of that tool. The
    codes of either in `result`, out of a link, are answered in place of a text.
    """
    language, codes = question["language"], str(question.get("result") or "")
    told = _told_by(codes) if codes else either(str(question["reply"]))
    return (
        describe(told, language) if isinstance(told, Reply) else it_answer.describe(told, language)
    )


def _told_by(codes: str) -> Reply | it_answer.Answer:
    by_it = it_answer.judge_codes(codes)
    return by_it if by_it.reason else judge_codes(codes)
