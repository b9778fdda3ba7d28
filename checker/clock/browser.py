"""The clock's door for the page and the command line: a day and products in, a report out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.case.details import Detail
from checker.clock import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when a message delivered on `date`, in `zone`, is kept; both may be missing.

    So may `product` and `behind`, the contact's own: what they keep stands first.
    """
    keys = (Detail.DATE, Detail.ZONE, Detail.PRODUCT, Detail.BEHIND)
    day, zone, *theirs = (str(question.get(key) or "") for key in keys)
    now = datetime.now().astimezone()
    return describe(judge(day, zone, now, theirs), question["language"])
