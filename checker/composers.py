"""The composers as the page and the command line ask them: fields in, a report out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from checker import letter as it_letter
from checker import quarantine_clock, smtp_reply
from checker.delivery_time import read_delivery_time
from checker.text import CAP
from checker.time_zones import time_zone


def letter(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the letter that the fields make (see `checker.letter.compose`), as at this moment."""
    return it_letter.describe(it_letter.compose(question, datetime.now(UTC)), question["language"])


def clock(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when a message delivered on `date`, in `zone`, is kept; both may be missing."""
    day, zone = (str(question.get(key) or "")[:CAP].strip() for key in ("date", "zone"))
    now = datetime.now(UTC)
    delivery = read_delivery_time(day, "", zone, now)
    today = now.astimezone(time_zone(delivery.zone or "UTC")).date()
    found = quarantine_clock.limits(delivery.day, today)
    return quarantine_clock.describe(found, delivery.doubts, question["language"])


def reply(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the pasted SMTP reply in `reply` says."""
    return smtp_reply.describe(smtp_reply.read(str(question["reply"])), question["language"])
