"""The clock's door for the page and the command line: a day in, a report out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from checker.clock import describe, limits
from checker.reading.delivery_time import read_delivery_time
from checker.reading.text import CAP


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when a message delivered on `date`, in `zone`, is kept; both may be missing."""
    day, zone = (str(question.get(key) or "")[:CAP].strip() for key in ("date", "zone"))
    now = datetime.now(UTC)
    delivery = read_delivery_time(day, "", zone, now)
    today = now.astimezone(ZoneInfo(delivery.zone or "UTC")).date()
    return describe(limits(delivery.day, today), delivery.doubts, question["language"])
