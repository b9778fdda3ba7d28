"""When a message was delivered: what a reader knows of it, and the instants that it can mean.

Statistics show a time in the zone of the account, often without naming the zone. An administrator
searches in UTC. In between lies daylight saving time: once a year an hour happens twice, once a
year an hour does not exist, and people say EST all summer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from checker.reading.days import WrittenDay, fits, possible_days
from checker.reading.stamps import Stamp, one_line, read_clock, read_stamp
from checker.reading.zones import Zone, read_zone

WINDOW = timedelta(minutes=15)
"""How far before and after the shown time to search: clocks and queues of two systems differ."""


type Doubts = dict[Doubt, Mapping[str, str]]
"""What is doubtful, each with the values that its sentence needs; days are in ISO 8601."""


class Doubt(StrEnum):
    """What is wrong with a delivery time, not yet known of it, or was assumed."""

    BAD_DATE = "bad_date"
    TWO_DATES = "two_dates"
    BAD_TIME = "bad_time"
    BAD_ZONE = "bad_zone"
    AMBIGUOUS_HOUR = "ambiguous_hour"
    NONEXISTENT_HOUR = "nonexistent_hour"
    ZONE_SEASON = "zone_season"
    FUTURE_TIME = "future_time"
    OTHER_WEEKDAY = "other_weekday"
    OTHER_TIME = "other_time"
    OTHER_ZONE = "other_zone"
    DAY_WORKED_OUT = "day_worked_out"


class Occurrence(StrEnum):
    """Which of the two, where the same time can mean two moments."""

    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class DeliveryTime:
    """A delivery time as far as it is known.

    `day` and `clock` are local in `zone`. `moments` are what they mean, each with the clocks it was
    read on: none when something is missing, one as a rule, two when the hour happened twice or the
    zone's name and the season disagree.
    """

    day: date | None
    clock: time | None
    zone: tzinfo | None
    moments: tuple[datetime, ...]
    doubts: Doubts

    @property
    def instants(self) -> tuple[datetime, ...]:
        """The moments in UTC."""
        return tuple(moment.astimezone(UTC) for moment in self.moments)

    @property
    def window(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment to search, in UTC."""
        if not self.moments:
            return None
        return self.instants[0] - WINDOW, self.instants[-1] + WINDOW

    def today(self, now: datetime) -> date:
        """Return the day that it is at `now` in the reader's zone, or in that of `now`."""
        return now.astimezone(self.zone or now.tzinfo).date()


def read_delivery_time(
    day: str, clock: str, zone: str, now: datetime, occurrence: Occurrence | None = None
) -> DeliveryTime:
    """Return what the texts say, as people type and copy them; an empty text is not known.

    `day` is a date such as 20.11.2026 or yesterday, and may hold a time and a zone as well; so may
    `clock`, a time such as 14:05. `zone` is a name such as Europe/Berlin or MEZ, or an offset. A
    time goes with the zone that stands beside it, before the one in `zone`.
    `now` is an aware datetime. What cannot be read is None, with a doubt; nothing is ever raised.
    """
    doubts: Doubts = {}
    dated, timed, named = _read(*map(one_line, (day, clock, zone)), doubts)
    used = None if timed.other_zone else timed.zone or named or dated.zone
    clocks = used.clocks if used else None
    on = _day(dated.day, timed.day, now.astimezone(clocks or now.tzinfo), doubts)
    if on is None or timed.clock is None or used is None:
        # Without a zone the date may be a day ahead.
        if on and on > (now + timedelta(days=1)).date():
            doubts[Doubt.FUTURE_TIME] = {}
        return DeliveryTime(on, timed.clock, clocks, (), doubts)
    moments = _moments(datetime.combine(on, timed.clock), used, occurrence, doubts)
    if moments and moments[0] > now:
        doubts[Doubt.FUTURE_TIME] = {}
    if named and named is not used and any(_elsewhere(moment, named) for moment in moments):
        doubts[Doubt.OTHER_ZONE] = {"zone": str(clocks)}
    return DeliveryTime(on, timed.clock if moments else None, clocks, moments, doubts)


def _read(day: str, clock: str, zone: str, doubts: Doubts) -> tuple[Stamp, Stamp, Zone | None]:
    """Return what is said where the date, where the time, and where the zone should stand."""
    dated = read_stamp(day) or Stamp()
    timed = (read_clock(clock) or Stamp()) if clock else dated
    named = read_zone(zone)
    if day and dated.day is None:
        doubts[Doubt.BAD_DATE] = {}
    if clock and timed.clock is None:
        doubts[Doubt.BAD_TIME] = {}
    if (zone and named is None) or timed.other_zone:
        doubts[Doubt.BAD_ZONE] = {}
    # Spreadsheets add midnight to a date.
    if timed.clock and dated.clock not in (None, time(), timed.clock):
        doubts[Doubt.OTHER_TIME] = {"time": f"{dated.clock:%H:%M}"}
    return dated, timed, named


def _day(
    written: WrittenDay | None, beside: WrittenDay | None, now: datetime, doubts: Doubts
) -> date | None:
    """Return the day that is written, or stands beside the time: None where these are two."""
    day = _one_day(written or beside, now, doubts)
    if day is None or beside is None or fits(beside, day, now):
        return day
    if other := _one_day(beside, now, doubts):
        doubts[Doubt.TWO_DATES] = _days(day, other)
    return None


def _one_day(written: WrittenDay | None, now: datetime, doubts: Doubts) -> date | None:
    if written is None:
        return None
    days = possible_days(written, now)
    if not days:
        doubts[Doubt.BAD_DATE] = {}
        return None
    if len(days) > 1:
        doubts[Doubt.TWO_DATES] = _days(days[0], days[-1])
        return None
    if written.weekday not in (None, days[0].weekday()):
        doubts[Doubt.OTHER_WEEKDAY] = {"day": str(days[0])}
    elif written.incomplete:
        doubts[Doubt.DAY_WORKED_OUT] = {"day": str(days[0])}
    return days[0]


def _days(first: date, second: date) -> Mapping[str, str]:
    return {"first": str(first), "second": str(second)}


def _moments(
    shown: datetime, zone: Zone, occurrence: Occurrence | None, doubts: Doubts
) -> tuple[datetime, ...]:
    """Return when clocks in `zone` showed this, the earliest first: none, one or two moments."""
    said = _showing(shown, zone.clocks)
    there = _showing(shown, zone.region) if zone.region else {}
    contradicted = bool(there) and said.keys().isdisjoint(there)
    moments = tuple(
        moment for _, moment in sorted((said | there if contradicted else said).items())
    )
    if not moments:
        doubts[Doubt.NONEXISTENT_HOUR] = {}
    elif len(moments) > 1 and occurrence:
        return moments[:1] if occurrence is Occurrence.EARLIER else moments[-1:]
    elif contradicted:
        [says], [has, *_] = said.values(), there.values()
        doubts[Doubt.ZONE_SEASON] = {
            "zone": str(zone.clocks),
            "says": f"UTC{says:%:z}",
            "region": str(zone.region),
            "has": f"UTC{has:%:z}",
        }
    elif len(moments) > 1:
        doubts[Doubt.AMBIGUOUS_HOUR] = {}
    return moments


def _showing(shown: datetime, clocks: tzinfo) -> dict[datetime, datetime]:
    """Return the moments at which `clocks` showed this (PEP 495), by the same moment in UTC."""
    moments = {
        moment.astimezone(UTC): moment
        for fold in (0, 1)
        for moment in [shown.replace(tzinfo=clocks, fold=fold)]
    }
    return {
        instant: moment
        for instant, moment in moments.items()
        if instant.astimezone(clocks).replace(tzinfo=None, fold=0) == shown
    }


def _elsewhere(moment: datetime, zone: Zone) -> bool:
    """Whether clocks in `zone` showed another time."""
    return moment.astimezone(zone.clocks).utcoffset() != moment.utcoffset()
