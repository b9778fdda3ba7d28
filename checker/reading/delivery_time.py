"""When a message was delivered: what a reader knows of it, and the instants that it can mean.

Statistics show a time in the zone of the account, often without naming the zone. An administrator
searches in UTC. In between lies daylight saving time: once a year an hour happens twice, and once a
year an hour does not exist.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from checker.knowledge.time_zones import time_zone

WINDOW = timedelta(minutes=15)
"""How far before and after the shown time to search: clocks and queues of two systems differ."""

# Only this century: no statistics are older, and no arithmetic can leave the calendar.
_DATE = re.compile(
    r"(?P<y>20\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)"
    r"|(?P<d2>\d\d?)\. ?(?P<m2>\d\d?)\. ?(?P<y2>20\d\d)",
    re.ASCII,
)
_TIME = re.compile(
    r"(\d\d?)[:.](\d\d)(?:[:.](\d\d)(?:\.\d{1,6})?)?(?: ?(am|pm|uhr))?", re.IGNORECASE | re.ASCII
)


class Doubt(StrEnum):
    """What is wrong with a delivery time, or not yet known of it."""

    BAD_DATE = "bad_date"
    BAD_TIME = "bad_time"
    BAD_ZONE = "bad_zone"
    AMBIGUOUS_HOUR = "ambiguous_hour"
    NONEXISTENT_HOUR = "nonexistent_hour"
    FUTURE_TIME = "future_time"


class Occurrence(StrEnum):
    """Which of the two, in the hour that happens twice when the clocks go back."""

    EARLIER = "earlier"
    LATER = "later"


_UNREADABLE = (Doubt.BAD_DATE, Doubt.BAD_TIME, Doubt.BAD_ZONE)


@dataclass(frozen=True, slots=True)
class DeliveryTime:
    """A delivery time as far as it is known.

    `day` and `clock` are local in `zone`. `instants` holds the same moment in UTC: none when
    something is missing, one as a rule, two in the hour that happens twice.
    """

    day: date | None
    clock: time | None
    zone: str | None
    instants: tuple[datetime, ...]
    doubts: tuple[Doubt, ...]

    @property
    def window(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment to search, in UTC."""
        if not self.instants:
            return None
        return self.instants[0] - WINDOW, self.instants[-1] + WINDOW

    def today(self, now: datetime) -> date:
        """Return the day that it is at `now` in the reader's zone, in UTC where that is unknown."""
        return now.astimezone(time_zone(self.zone) if self.zone else UTC).date()

    def local(self, instant: datetime) -> datetime:
        """Return one of `instants` in the reader's zone."""
        assert self.zone is not None
        return instant.astimezone(time_zone(self.zone))


def read_delivery_time(
    day: str, clock: str, zone: str, now: datetime, occurrence: Occurrence | None = None
) -> DeliveryTime:
    """Return what the texts say: `day` as 2026-11-20 or 20.11.2026, `clock` as 14:05 or 2:05 pm,
    `zone` an IANA name such as Europe/Berlin; an empty text is something the reader does not know.

    `now` is an aware datetime. What cannot be read is None, with a doubt; nothing is ever raised.
    """
    read = _day(day), _clock(clock), time_zone(zone)
    doubts = [
        doubt
        for text, value, doubt in zip((day, clock, zone), read, _UNREADABLE, strict=True)
        if text and value is None
    ]
    instants = _instants(*read)
    if instants == () and None not in read:
        doubts.append(Doubt.NONEXISTENT_HOUR)
    if len(instants) > 1 and occurrence is None:
        doubts.append(Doubt.AMBIGUOUS_HOUR)
    elif len(instants) > 1:
        instants = instants[:1] if occurrence is Occurrence.EARLIER else instants[1:]
    if _is_future(read[0], instants, now):
        doubts.append(Doubt.FUTURE_TIME)
    existing = None if Doubt.NONEXISTENT_HOUR in doubts else read[1]
    known_zone = read[2].key if read[2] else None
    return DeliveryTime(read[0], existing, known_zone, instants, tuple(doubts))


def _day(text: str) -> date | None:
    """Read a date. One with slashes is not read: 3/4/2026 has two meanings."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("y", "m", "d"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    half = (match[4] or "").lower()
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _instants(day: date | None, clock: time | None, zone: ZoneInfo | None) -> tuple[datetime, ...]:
    """Return the moments at which clocks in `zone` showed this: none, one or two (PEP 495)."""
    if day is None or clock is None or zone is None:
        return ()
    shown = datetime.combine(day, clock)
    moments = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    real = (m for m in moments if m.astimezone(zone).replace(tzinfo=None, fold=0) == shown)
    return tuple(dict.fromkeys(real))


def _is_future(day: date | None, instants: tuple[datetime, ...], now: datetime) -> bool:
    if instants:
        return instants[0] > now
    # Without a zone the date may be a day ahead of UTC.
    return day is not None and day > (now + timedelta(days=1)).date()
