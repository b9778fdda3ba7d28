"""Write days and times out for people, in their language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from checker.reading.findings import Finding
from checker.saying.catalogue import sentences
from checker.saying.report import Report, spoken

# The values of a finding about a delivery time that are days in ISO 8601.
_DAYS = frozenset({"day", "first", "second"})


def spoken_day(day: date, language: str) -> str:
    """Return `day` with the name of its month: 20. November 2026, 20 November 2026."""
    texts = sentences("dates", language)
    return texts["day"].format(day=day.day, month=texts["month"][str(day.month)], year=day.year)


def spoken_with_days(finding: Finding, words: Mapping[str, Any], language: str) -> Report:
    """Return a finding as plain data (see `spoken`), with its days written out in the sentence."""
    written_out = {
        name: spoken_day(date.fromisoformat(value), language) if name in _DAYS else value
        for name, value in finding.values.items()
    }
    said = spoken(finding._replace(values=written_out), words)
    return said | {"values": dict(finding.values)}


def utc_offset(moment: datetime) -> str:
    """Return how far the clocks of an aware `moment` are ahead of UTC, such as UTC+01:00."""
    return f"UTC{moment:%:z}"


def spoken_zone(moment: datetime) -> str:
    """Return the zone that an aware `moment` is in and how far ahead it is: MEZ, UTC+01:00."""
    return ", ".join(dict.fromkeys((str(moment.tzinfo), utc_offset(moment))))


def utc_text(moment: datetime) -> str:
    """Return an aware `moment` that is in UTC the way logs write it: 2026-11-20 13:05 UTC."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
