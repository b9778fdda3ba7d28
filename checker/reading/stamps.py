"""What one text says of a moment: a day, a time and a zone, each of which may be missing.

Programs write them in every order and form, and people copy all of it at once: a Date field
(RFC 5322, 3.3), ISO 8601, what a statistics page shows, a line of a log.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from checker.knowledge import resources
from checker.reading.clock_times import find_clock, find_dotted_clock, in_part
from checker.reading.days import MONTH, WrittenDay, find_day, find_part
from checker.reading.zones import Zone, read_zone

_AROUND = {"", *"-|/•·~≈", *resources.toml("data/times/words.toml")["around"]["words"]}
# What is not seen, such as the direction marks that Windows writes into dates, or looks alike.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DASHES = str.maketrans("−–—‐‑’", "-----'")
_QUOTES = "\"'„“”"
# 2026-11-20T14:05:31+01:00[Europe/Berlin]
_BRACKETS = str.maketrans("[]", "()")
_LABEL = re.compile(
    r"^(?:date/time|datum/(?:uhr)?zeit|[a-zäöü]{2,20}(?:[ -][a-zäöü]{1,20}){0,2}) ?: ?(?=\S)"
)
# So chats write a moment in front of a message: [20.11.26, 14:05:31]
_BRACKETED = re.compile(r"^\((?![+-])([^()]+)\)$")
# Consoles name the zone in the head of the column.
_COLUMN = re.compile(
    r"^(?:date|datum|time|zeit|received|empfangen) (?=\((?:utc|gmt)\b[^()]{0,9}\) ?\d)"
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII)
# As web servers write it: 20/Nov/2026:14:05:31
_LOGGED = re.compile(r"(?<!\d)(\d\d)/([a-z]{3})/(20\d\d):(?=\d\d:)", re.ASCII)
# What mail programs write over what somebody answers: Am … schrieb Erika:, On …, Erika wrote:
_ANSWERED = re.compile(r" schrieb [^\d:][^:]{0,100}:$")
_REPLIED = re.compile(
    r"^(on [^:]{6,40}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: [+-]\d{4}| utc| gmt| [a-z]{2,5}(?=,))?),?"
    r" [^\d:][^:]{0,100} wrote:$",
    re.ASCII,
)
# 1405, as soldiers, pilots and the British write it; in a field that should hold a time, and not
# where it looks like a year.
_FOUR_DIGITS = re.compile(
    r"^(?!20[0-4]\d$)([01]\d|2[0-3])([0-5]\d)(?: ?(?:uhr|h|hrs|hours))?$", re.ASCII | re.IGNORECASE
)
# Seconds or milliseconds since 1970, between 2001 and 2033: HubSpot's interfaces give the latter.
_EPOCH = re.compile(r"(1\d{9})(?:\d{3}|\.\d{1,9})?", re.ASCII)
# What Gmail and others write behind a date: (vor 3 Tagen), (3 days ago)
_AGE = re.compile(r"(?<=\S) ?\((?:vor [^()]{1,30}|[^()]{1,30} ago)\)")
# Whose time it is, the zone beside it says.
_LOCAL = re.compile(r"(?<=[\dm.]) \(?(?:local time|lokale zeit|lokalzeit)\)?")
# Right before or after a time is that time, all the rest of the day is not.
_NEARLY = re.compile(
    r"(?<![^ ])(?:kurz (?:vor|nach)|(?:shortly|just) (?:before|after)|nach(?= \w+ zeit\b))(?= )"
)
# 14,05 Uhr; but not the day in Nov 20,14 Uhr.
_COMMA = re.compile(r"(?<![\d:.,/~-])([01]?\d|2[0-3]),([0-5]\d)(?= ?uhr\b)", re.ASCII)
_MONTH_BEFORE = re.compile(rf"{MONTH}\.? ?$")
# 20.11 beside a time is a day, though its last dot is missing: not in another date, in a range or
# in brackets, and not one that no calendar has.
_NO_LAST_DOT = re.compile(
    r"(?<![\d.,:/~(+-])(?<![-~/(] )((?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2]))"
    r"(?![\d.:%)/~-]|,\d| ?[-/~] ?\d| bis\b| to\b)",
    re.ASCII,
)
# 09:00 - 10:00 is from when to when; and 09:00-10:00, later than the first: no offset of a zone.
_RANGE = re.compile(r"(?<![\d:t.])(\d\d?):(\d\d)( ?)-\3(\d\d?):(\d\d)(?!\d)", re.ASCII)
# But 2026-11-20 04:05-08:00 is a moment with its zone: people give ranges in quarters of an
# hour, and few hours long. What could be one of a few hours stays refused, 04:05-07:00 say.
_ISO_BEFORE = re.compile(r"\b20\d\d-\d\d-\d\d $", re.ASCII)
_QUARTER, _FEW, _FARTHEST_WEST = 15, 4, 12
# 20 / 11 / 2026
_SPACED = re.compile(r"(?<=\d) ([/-]) (?=\d)")
# What explains a zone that stands in front of it: CET (Berlin), CET UTC+1
_REMARK = re.compile(r" (?:\(|(?:utc|gmt) ?[+-]).*")
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The parts that were found; `other_zone`: there is one more, and it is not known."""

    day: WrittenDay | None = None
    clock: time | None = None
    zone: Zone | None = None
    other_zone: bool = False


def one_line(text: str) -> str:
    """Return `text` with single plain spaces and hyphens, and without what cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).translate(_DASHES).split())


def read_stamp(text: str) -> Stamp | None:
    """Return what a line of text says of a moment, None when there is anything else in it."""
    abbreviations = _ABBREVIATION.findall(text)
    text = _without_frame(text.strip(_QUOTES).lower().translate(_BRACKETS))
    if epoch := _EPOCH.fullmatch(text):
        return _from_epoch(int(epoch[1]))
    if text.count(":") > 1 and _is_range(text):
        return None
    clock, text = find_clock(text)
    if clock and "." in text:
        text = _NO_LAST_DOT.sub(r"\1.", text)
    part, text = find_part(text)
    day, text = find_day(_SPACED.sub(r"\1", text))
    if clock is None:
        clock, text = find_dotted_clock(text)
    if clock and part:
        clock = in_part(clock, part)
        if clock is None:
            return None
    return _with_zone(Stamp(day, clock), text, abbreviations)


def read_clock(text: str) -> Stamp | None:
    """Return what a text says that should hold a time: 14.05 is a time there, and no date."""
    text = _FOUR_DIGITS.sub(r"\1:\2", text)
    clock, rest = find_dotted_clock(text.lower())
    return Stamp(clock=clock) if clock and not rest.strip() else read_stamp(text)


def _without_frame(text: str) -> str:
    """Return `text` without what programs put around a moment, written as most write one."""
    if text.endswith(":"):
        text = _REPLIED.sub(r"\1", _ANSWERED.sub("", text))
    text = _LABEL.sub("", text)
    if "(" in text:
        text = _AGE.sub("", _COLUMN.sub("", _BRACKETED.sub(r"\1", text)))
    text = _NEARLY.sub("", _LOCAL.sub("", text))
    if "," in text:
        text = _COMMA.sub(_with_colon, text)
    return _COMPACT.sub(r"\1-\2-\3 \4:\5:\6", _LOGGED.sub(r"\1 \2 \3 ", text))


def _with_colon(found: re.Match[str]) -> str:
    is_day = _MONTH_BEFORE.search(found.string, 0, found.start())
    return found[0] if is_day else f"{found[1]}:{found[2]}"


def _is_range(text: str) -> bool:
    """Tell whether a text says from when to when."""
    if not (found := _RANGE.search(text)):
        return False
    first, last = (tuple(map(int, found.group(*part))) for part in ((1, 2), (4, 5)))
    if found[3] or last <= first:
        return bool(found[3])
    is_offset = not last[1] and first[1] % _QUARTER and first[0] + _FEW <= last[0] <= _FARTHEST_WEST
    return not (is_offset and _ISO_BEFORE.search(text, 0, found.start()))


def _from_epoch(seconds: int) -> Stamp:
    moment = datetime.fromtimestamp(seconds, UTC)
    day = WrittenDay(((moment.year, moment.month, moment.day),))
    return Stamp(day, moment.time(), Zone(UTC))


def _with_zone(stamp: Stamp, rest: str, abbreviations: list[str]) -> Stamp | None:
    """Return the stamp with the zone that is left when all else is read."""
    words = rest.replace("( )", " ").split()
    left = " ".join(word for word in words if word.strip(",;.") not in _AROUND).strip(",;. ")
    if not left:
        return stamp
    # What follows a day alone is no offset: 2026-11-20-01 is some document's number.
    if not stamp.clock and left[0] in "+-":
        return None
    zone = read_zone(left)
    name = _REMARK.sub("", left).upper()
    if zone is None and not (stamp.clock and name in abbreviations):
        return None
    return Stamp(stamp.day, stamp.clock, zone, zone is None)
