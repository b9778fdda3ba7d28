"""Which time zone a text names: Europe/Berlin, MEZ, UTC+1, W. Europe Standard Time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from checker.knowledge import resources
from checker.knowledge.time_zones import time_zone, zone_names

_CONTINENTS = frozenset(
    "Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split()
)
_OFFSET = re.compile(
    r"(?:utc|gmt)? ?(?P<sign>[+-]|±(?= ?0)|(?<=[ct] )(?:plus|minus)) ?"
    r"(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?",
    re.ASCII,
)
# (UTC+01:00) Amsterdam, Berlin … as Windows shows it, UTC +01:00 Berlin, GMT+1 Europe/Berlin.
_BETWEEN_NAMES = re.compile(r" ?[,;()–] ?| - ")
_PLACE = re.compile(rf"\(?(?:utc|gmt)?(?: ?{_OFFSET.pattern})?\)? *(?P<place>[^+\d()].*)", re.ASCII)
# +0100 (CET) in a Date field, GMT+0100 (Mitteleuropäische Normalzeit) in a browser, MEZ UTC+1.
_REMARK = re.compile(r"([^()]+?) ?(?:\(([^()]*)\)|(?<= )((?:utc|gmt) ?[+-][\d: ]+))")
_BRACKETS = re.compile(r"^\(([^()]*)\)$")
# What it is, in front of it: Zeitzone: Europe/Berlin, Ortszeit Wien.
_LABEL = re.compile(r"^(?:(?:orts|lokal)zeit|zeitzone|time ?zone|local time)(?: ?:| in)? ")
# No clocks on Earth are further from UTC.
_FURTHEST = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as it was named.

    `clocks` is what the name says. `region` is a place whose clocks may contradict it: EST is
    UTC-05:00, which New York does not have in July; None where nothing can.
    """

    clocks: tzinfo
    region: ZoneInfo | None = None


def read_zone(text: str) -> Zone | None:
    """Return the zone that `text` (one line) names, None when it names none that is known."""
    text = _BRACKETS.sub(r"\1", text.strip().lower()).replace(" / ", "/")
    text = _LABEL.sub("", text)
    if _contradicts_itself(text):
        return None
    return _named(text) or _offset(text) or _without_remark(text) or _place(text)


def _named(text: str) -> Zone | None:
    tables = _tables()
    if short := tables["short"].get(tables["long"].get(text, text)):
        return short
    region = tables["region"].get(text.replace(" ", "_") if "/" in text else text)
    return Zone(_region(region)) if region else None


def _offset(text: str) -> Zone | None:
    match = _OFFSET.fullmatch(text)
    if not match:
        return None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _FURTHEST:
        return None
    return Zone(timezone(-offset if match["sign"] in ("-", "minus") else offset))


def _without_remark(text: str) -> Zone | None:
    """Read a zone with an explanation, as a rule in brackets: what stands before it is exact."""
    match = _REMARK.fullmatch(text)
    return _named(match[1]) or _offset(match[1]) if match else None


def _contradicts_itself(text: str) -> bool:
    """Tell whether the brackets behind a zone hold another offset, as in MEZ (UTC+2)."""
    match = _REMARK.fullmatch(text)
    said = match and (_named(match[1]) or _offset(match[1]))
    remark = match and _offset(match[2] or match[3] or "")
    offsets = {zone.clocks.utcoffset(None) for zone in (said, remark) if zone}
    # A place's offset depends on the day.
    return len(offsets - {None}) > 1


def _place(text: str) -> Zone | None:
    """Read places with or without an offset: it is the standard time's, also in summer."""
    match = _PLACE.fullmatch(text)
    names = _BETWEEN_NAMES.split(match["place"]) if match else ()
    return next((zone for name in names if name and (zone := _named(name.strip()))), None)


def _region(name: str) -> ZoneInfo:
    zone = time_zone(name)
    assert zone is not None, name
    return zone


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    """Return the zones with short names, and long names and regions by name, all lower case."""
    own = resources.toml("data/times/zones.toml")
    windows = resources.toml("data/times/windows_zones.toml")
    iana = {name.lower(): name for name in zone_names()}
    cities = {
        name.rpartition("/")[2].replace("_", " ").lower(): name
        for name in zone_names()
        # Those of a state or province are small, and most share their names with larger ones.
        if name.partition("/")[0] in _CONTINENTS and name.count("/") == 1
    }
    return {
        "short": {name.lower(): _short(name, **row) for name, row in own["short"].items()},
        "long": {name: short.lower() for name, short in own["long"].items()},
        "region": cities
        | {name.lower(): zone for name, zone in windows.items()}
        | own["region"]
        | iana,
    }


def _short(name: str, offset: int | None = None, region: str | None = None) -> Zone:
    if offset is None:
        assert region is not None, name
        return Zone(_region(region))
    if region is None:
        return Zone(UTC)
    return Zone(timezone(timedelta(hours=offset), name), _region(region))
