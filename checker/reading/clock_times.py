"""Which time of day a text names: 14:05, 2:05 pm, 14 Uhr."""

import re
from datetime import time

_SECONDS = r"(?:[:.](?P<s>\d\d)(?:[.,]\d{1,9})?)?"
_HALF = r"(?: ?(?P<half>[ap])\.?m\b\.?)"
# With a unit or a colon a number can be nothing else than a time, wherever it stands.
_CLEAR = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?<![\d:.+-])(?P<h>\d\d?):(?P<m>\d\d){_SECONDS}(?![\d:])(?: ?uhr| ?h\b)?{_HALF}?",
        rf"(?<![\d:.])(?P<h>\d\d?)\.(?P<m>\d\d){_SECONDS}(?: ?uhr| ?h\b|{_HALF})",
        r"(?<![\d:.])(?P<h>\d\d?) ?(?:uhr|h)(?![a-z]) ?(?P<m>\d\d)?(?!\d)",
        rf"(?<![\d:.])(?P<h>\d\d?){_HALF}",
    )
]
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


def in_half(clock: time | None, half: str | None) -> time | None:
    """Return `clock` in that half of the day, where it may be the time of a dial."""
    afternoon = clock and half == "p" and 1 <= clock.hour < 12
    return clock.replace(hour=clock.hour + 12) if clock and afternoon else clock


def _without(match: re.Match[str], text: str) -> tuple[time | None, str]:
    clock = _clock(match.groupdict())
    # What is no time stays in the text, where nobody will understand it.
    if clock is None:
        return None, text
    return clock, f"{text[: match.start()]} {text[match.end() :]}"


def _clock(parts: dict[str, str | None]) -> time | None:
    hour, minute, second = (int(parts.get(name) or 0) for name in "hms")
    half = parts.get("half")
    # German "am" is a preposition: 14:05 am Freitag.
    if half and not (half == "a" and hour > 12):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
