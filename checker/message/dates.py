"""Dates of mail headers (RFC 5322, 3.3 and 4.3), to UTC."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
# RFC 5322, 4.3: the obsolete zones that mean one thing; any other name means nothing certain.
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_DATE = re.compile(
    r"\b(\d{1,2})[ -]+([A-Za-z]{3})[ -]+(\d{2,4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?"
    r" *([+-]\d{4}|[A-Za-z]{1,3}\b)"
)


def parse(text: str) -> datetime | None:
    """Return the first date in `text` in UTC, or None when there is none that can be relied on."""
    match = _DATE.search(text)
    if not match:
        return None
    day, month, year, hour, minute, second, zone = match.groups()
    offset, number = _offset(zone), _MONTHS.get(month.lower())
    if offset is None or number is None:
        return None
    try:
        local = datetime(
            _four_digits(year), number, int(day),
            int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC,
        )  # fmt: skip
        return local - offset
    except (ValueError, OverflowError):
        return None


def _four_digits(year: str) -> int:
    """Return the year; two and three digits count as RFC 5322, 4.3 says."""
    number = int(year)
    if len(year) == 4:
        return number
    return number + (2000 if len(year) == 2 and number < 50 else 1900)


@lru_cache(64)
def _offset(zone: str) -> timedelta | None:
    if zone[0] not in "+-":
        hours = _ZONES.get(zone.lower())
        return None if hours is None else timedelta(hours=hours)
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    if minutes >= 24 * 60:
        return None
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)
