"""The door for the page and the command line: what IT answered in, a report out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.answer import describe, judge, judge_codes
from checker.reading.delivery_time import read_delivery_time
from checker.reading.outcome import Owner
from checker.reading.text import CAP


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the text in `answer` means, or the codes in `result`, out of a link.

    With the day of delivery in `date`, in `zone`, the report names the day the quarantine ends.
    Both may be missing; a day that cannot be read counts as none. `colleague` ("yes") or `receiver`
    ("own") tell that the email went to colleagues, and so that it is the reader's own IT.
    """
    day, zone = (str(question.get(key) or "")[:CAP].strip() for key in ("date", "zone"))
    now = datetime.now().astimezone()
    delivery = read_delivery_time(day, "", zone, now)
    codes = str(question.get("result") or "")
    told = judge_codes(codes) if codes else judge(str(question["answer"]))
    is_own = question.get("colleague") == "yes" or question.get("receiver") == "own"
    team = Owner.OWN_IT if is_own else Owner.CONTACT_IT
    return describe(told, question["language"], delivery.day, delivery.today(now), team)
