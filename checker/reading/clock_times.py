"""Which time of day a text names: 14:05, 2:05 pm, 14 Uhr."""

import re
from datetime import time

_SECONDS = r"(?:[:.](?P<s>\d\d)(?:[.,]\d{1,9})?)?"
_HALF = r"(?: ?(?P<half>[ap])(?:\. ?)?m\b\.?)"
_COLON = r"(?<![\d:.+-])(?P<h>\d\d?)(?::| : )(?P<m>\d\d)"
# 14 Uhr 5; but the day in 14 Uhr 5. November, 14 Uhr 5 November, and 14 Uhr 20. 11. is none of
# its minutes.
_BEHIND = r"(?: ?(?P<m>\d\d(?!\. ?\w)|\d(?!\. ?\w| ?[a-z])))?"
# With a unit or a colon a number can be nothing else than a time, wherever it stands.
_CLEAR = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_COLON}{_SECONDS}(?![\d:])(?: ?uhr| ?h\b)?{_HALF}?",
        rf"(?<![\d:.])(?P<h>\d\d?)\.(?P<m>\d\d){_SECONDS}(?: ?uhr| ?h\b|{_HALF})",
        rf"(?<![\d:.])(?<!vor )(?P<h>\d\d?) ?(?:uhr|h)(?![a-z]| ago){_BEHIND}(?!\d)",
        rf"(?<![\d:.])(?P<h>\d\d?){_HALF}",
    )
]
_DIAL = 12
_DOTTED = re.compile(rf"(?<![\d:.])(?P<h>\d\d?)\.(?P<m>\d\d){_SECONDS}(?![\d.])", re.ASCII)


def find_clock(text: str) -> tuple[time | None, str]:
    """Return the time in `text` (lower case), None if there is none, and the other text."""
    for pattern in _CLEAR:
        if match := pattern.search(text):
            return _without(match, text)
    return None, text


def find_dotted_clock(text: str) -> tuple[time | None, str]:
    """The same for 14.05 without a word, which looks like a date: to be asked last."""
    match = _DOTTED.search(text)
    return _without(match, text) if match else (None, text)


def in_part(clock: time, hours: range) -> time | None:
    """Return `clock`, perhaps the time of a dial, in that part of the day; None if it has none."""
    if not 1 <= clock.hour <= _DIAL:
        return clock
    meant = [hour for hour in (clock.hour, clock.hour + _DIAL) if hour in hours]
    return clock.replace(hour=meant[0]) if meant else None


def _without(match: re.Match[str], text: str) -> tuple[time | None, str]:
    clock = _clock(match.groupdict(), text[match.end() :])
    # What is no time stays in the text, where nobody will understand it.
    if clock is None:
        return None, text
    return clock, f"{text[: match.start()]} {text[match.end() :]}"


def _clock(parts: dict[str, str | None], after: str) -> time | None:
    hour, minute, second = (int(parts.get(name) or 0) for name in "hms")
    half = parts.get("half")
    # German "am" is a preposition: 14:05 am Freitag.
    if half and not (half == "a" and hour > _DIAL and after):
        if not 1 <= hour <= _DIAL:
            return None
        hour = hour % _DIAL + (_DIAL if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
