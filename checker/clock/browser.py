"""The clock's door for the page and the command line: a day in, a report out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.clock import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when a message delivered on `date`, in `zone`, is kept; both may be missing."""
    day, zone = (str(question.get(key) or "") for key in ("date", "zone"))
    return describe(judge(day, zone, datetime.now().astimezone()), question["language"])
