"""The door for the page, which asks the questions itself and hands the answers in.

It asks again with every answer that it got, until the report's `wanted` is empty.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.dns.describing import describe
from checker.dns.judging import judge, zone_of
from checker.lookup import Answers, Pasted, received


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on `from` and `domain`, which may be missing.

    `replies` is a list of what came of each question, see `checker.lookup.received`; or `pasted`
    is what a command printed or a DNS panel shows.
    """
    sender, domain = (str(question.get(key) or "") for key in ("from", "domain"))
    today = datetime.now().astimezone().date()
    if text := str(question.get("pasted") or ""):
        pasted = Pasted(text, zone_of(sender, domain))
        checked = judge(sender, domain, Answers(pasted.answer), today, pasted)
    else:
        known = received(question.get("replies") or [])
        checked = judge(sender, domain, Answers(known.get), today)
    return describe(checked, question["language"])
