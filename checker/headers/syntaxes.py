"""How filters write their headers: each syntax takes one value and yields its fields and values.

All of one shape, so that a new product needs a data file and, at most, one more function here.
A header that holds a single value names no field: its field is the only one in the data file.
"""

import re
from collections.abc import Callable, Iterable

# What is read of one value; the longest reports of real filters have some 4,000 characters.
_LONGEST = 10_000
_ONLY = ""

type _Syntax = Callable[[str], Iterable[tuple[str, str]]]


def _pairs(value: str) -> Iterable[tuple[str, str]]:
    """`SFV:SPM; SCL:5;`"""
    for part in value.split(";"):
        name, _, content = part.partition(":")
        yield name.strip(), content.strip()


_STATUS = re.compile(r"[A-Za-z]+(?=[,\s/]|$)")
_EQUALS = re.compile(r"([A-Za-z_]\w{0,40})=([^\s,]*(?:,\s*[A-Z][A-Z0-9_]{2,60}\b(?!=))*)")


def _equals(value: str) -> Iterable[tuple[str, str]]:
    """`Yes, score=7.9 required=5.0 tests=A,B`, the word in front being the status; or only that"""
    first = _STATUS.match(value)
    if first:
        yield "status", first.group()
    yield from _EQUALS.findall(value)


_LEVELS = ("TAG_LEVEL", "QUARANTINE_LEVEL", "KILL_LEVEL")


def _levels(value: str) -> Iterable[tuple[str, str]]:
    """`Yes, SCORE=9.1 TAG_LEVEL=3.5 QUARANTINE_LEVEL=9.0`, and the highest level that it reaches"""
    pairs = list(_equals(value))
    yield from pairs
    numbers = {name: number(content) for name, content in pairs}
    score = numbers.get("SCORE")
    levels = [(name, numbers.get(name)) for name in _LEVELS]
    reached = [name for name, level in levels if score is not None and _at_most(level, score)]
    if reached:
        yield "reached", reached[-1]


def _at_most(level: float | None, score: float) -> bool:
    # A level of 0 is switched off: otherwise it would be reached by everything.
    return level is not None and 0 < level <= score


_RSPAMD = re.compile(r"\w+: (True|False) \[(-?\d+\.\d+) / (-?\d+\.\d+)\]")

_SYMBOL = re.compile(r";\s{0,9}([A-Z][A-Z0-9_]{2,60})\(-?\d")


def _rspamd(value: str) -> Iterable[tuple[str, str]]:
    """`default: False [1.20 / 15.00]; SYMBOL(0.10)[]`: the result, and each symbol's name"""
    if match := _RSPAMD.match(value):
        yield from zip(("spam", "score", "required"), match.groups(), strict=True)
        yield from (("symbol", name) for name in _SYMBOL.findall(value, match.end()))


_FIRST_WORD = re.compile(r"[\s:;,(]")
_LETTERS = re.compile(r"[A-Za-z]{1,40}")


def _token(value: str) -> Iterable[tuple[str, str]]:
    """`junk:10;V03:K0:…` or `6 (nemesis text pattern profiler)`: the first word"""
    yield _ONLY, _FIRST_WORD.split(value, maxsplit=1)[0]


def _word(value: str) -> Iterable[tuple[str, str]]:
    """`Yes-34.631000-8.000000-31`: the letters in front"""
    match = _LETTERS.match(value)
    yield _ONLY, match.group() if match else ""


def _first(value: str) -> Iterable[tuple[str, str]]:
    """`not spam, SpamAssassin (score=1.87, required 4)`: what stands before the comma"""
    yield _ONLY, value.partition(",")[0].partition("(")[0].strip()


def _second(value: str) -> Iterable[tuple[str, str]]:
    """`150726::1646…/0/0 CLEAN NORMAL`: the second word"""
    yield _ONLY, "".join(value.split(maxsplit=2)[1:2])


_IDENTIFIED = re.compile(
    r"\bhas (?:(NOT) identified this incoming email as|"
    r"identified this incoming email as (possible)) spam\b"
)
_POINTS = re.compile(r"\((-?\d{1,4}\.\d) points?, (-?\d{1,4}\.\d) required\)")


def _report(value: str) -> Iterable[tuple[str, str]]:
    """`Spam detection software, … has identified this incoming email as possible spam. …`

    Older releases say so of every email; then the points below tell.
    """
    points = _POINTS.search(value)
    is_spam = not points or float(points[1]) >= float(points[2])
    for negated, likely in _IDENTIFIED.findall(value):
        yield "verdict", negated or (likely if is_spam else "NOT")
    yield "report", value.strip()


def _labels(value: str) -> Iterable[tuple[str, str]]:
    """`Spam,Category Promotions,Unread`"""
    for label in value.split(","):
        yield _ONLY, label.strip()


def _text(value: str) -> Iterable[tuple[str, str]]:
    yield _ONLY, value.strip()


_SYNTAXES: dict[str, _Syntax] = {
    "pairs": _pairs,
    "equals": _equals,
    "levels": _levels,
    "rspamd": _rspamd,
    "token": _token,
    "word": _word,
    "first": _first,
    "second": _second,
    "report": _report,
    "labels": _labels,
    "text": _text,
}


def number(text: str) -> float | None:
    """Return the number that `text` is, or None."""
    try:
        return float(text) if len(text) <= 20 else None
    except ValueError:
        return None


def parse(syntax: str, value: str) -> Iterable[tuple[str, str]]:
    """Return the fields and values of a header's value; raises KeyError for an unknown syntax."""
    return _SYNTAXES[syntax](value[:_LONGEST])
