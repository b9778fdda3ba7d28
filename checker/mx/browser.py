"""The door for the page, which asks the questions itself and hands the answers in."""

from collections.abc import Mapping
from typing import Any

from checker.lookup import Answers, Pasted, received
from checker.mx.describing import describe
from checker.mx.judging import domain_of, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on `address`.

    `replies` is a list of what came of each question, see `checker.lookup.received`; or `pasted`
    is what a command printed or a DNS panel shows.
    """
    address = str(question.get("address") or "")
    if text := str(question.get("pasted") or ""):
        domain = domain_of(address)
        pasted = Pasted(text, domain.ascii if domain else "")
        found = judge(address, Answers(pasted.answer), pasted)
    else:
        known = received(question.get("replies") or [])
        found = judge(address, Answers(known.get))
    return describe(found, question["language"])
