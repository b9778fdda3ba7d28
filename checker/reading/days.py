"""Which day a text names: 20.11.2026, Nov 20, 2026, Freitag, yesterday."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from checker.knowledge import resources

_WORDS = resources.toml("data/times/words.toml")


def _numbers(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words}


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, as a whole word."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?<![a-zäöü])(?:{'|'.join(map(re.escape, longest_first))})(?![a-zäöü])"


_MONTHS = _numbers(_WORDS["months"])
_WEEKDAYS = _numbers(_WORDS["weekdays"])
_AGO = _numbers(_WORDS["ago"])
_LONG = timedelta(365)
_COUNTS = _numbers(_WORDS["long_ago"]["counts"])
_UNITS = {word: unit for unit, words in _WORDS["long_ago"]["units"].items() for word in words}

# Only this century: no statistics are older, and no arithmetic can leave the calendar. Two digits
# from 50 on mean the last one (RFC 5322, 4.3).
_YEAR = r"(?P<y>20\d\d|[0-4]\d)(?!\d)"
_FULL_YEAR = r"(?P<y>20\d\d)(?!\d)"
_DAY, _MONTH = r"(?<!\d)(?P<d>\d\d?)", r"(?P<m>\d\d?)"
# So the month is written in Switzerland and Austria, on stamps and in letters: 20. XI. 2026.
_ROMAN = dict(zip("i ii iii iv v vi vii viii ix x xi xii".split(), range(1, 13), strict=True))
MONTH = _either(_MONTHS)
"""A pattern for the name of a month."""
_NAME = rf"(?P<name>{MONTH})\.?"
_ORDINAL = r"(?:\.|st|nd|rd|th|ten|ter)?"

# The forms of a date, the most telling first. In the last two nobody can know whether the day or
# the month comes first, unless one of the numbers is too large for a month. The first, with a blank
# behind each dot, is how Hungarian and Korean have it.
_FORMS = [
    rf"(?<!\d)(?P<y>20\d\d)(?P<sign>[-/.] ?){_MONTH}(?P=sign)(?P<d>\d\d?)(?!\d)",
    rf"{_DAY}\. ?(?P<m>\d\d?|{'|'.join(_ROMAN)})\. ?{_YEAR}",
    rf"(?<!\d)(?P<y>20\d\d)[ -]{_NAME}[ -](?P<d>\d\d?)(?!\d)",
    rf"{_DAY}{_ORDINAL}(?: |-|)(?:of )?{_NAME}(?:(?:,? {{1,3}}|-)'?{_YEAR})?",
    rf"{_NAME}[ -](?P<d>\d\d?)(?!\d){_ORDINAL}(?:,? {{1,3}}'?{_YEAR})?",
    rf"{_DAY}\. ?{_MONTH}\.(?!\d)",
    rf"{_DAY}/{_MONTH}/{_YEAR}",
    rf"{_DAY}-{_MONTH}-{_FULL_YEAR}",
]
_CLEAR = [re.compile(form, re.ASCII) for form in _FORMS[:-2]]
_OPEN = [re.compile(form, re.ASCII) for form in _FORMS[-2:]]
_LATE_YEAR = re.compile(rf"(?<!\d){_FULL_YEAR}", re.ASCII)
_WEEKDAY = re.compile(rf"(?<!\d)(?P<weekday>{_either(_WEEKDAYS)})\.?,?")
_COUNT, _UNIT = rf"\d{{1,3}}|{_either(_COUNTS)}", _either(_UNITS)
_LONG_AGO = re.compile(
    rf"(?P<word>{_either(_AGO)})|vor (?P<zahl>{_COUNT}) ?(?P<einheit>{_UNIT})\.?"
    rf"|(?P<count>{_COUNT}) ?(?P<unit>{_UNIT}) ago",
    re.ASCII,
)

# "Gestern Morgen" is a part of a day, "morgen" is another day.
_MORNING = r"(?<=heute )morgen|(?<=gestern )morgen"
_PARTS = {word: part for part, row in _WORDS["parts"].items() for word in row["words"]}
_PART = re.compile(rf"(?P<morning>{_MORNING})|(?P<word>{_either(_PARTS)})")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as somebody wrote it, which may need to know what day it was then.

    `dates` holds year, month and day, the year None where it was left out; two of them where the
    order of day and month is open. `year_first` is what they mean if the year, of two digits,
    stands in front. `weekday` counts from Monday, 0. `ago` counts back from now.
    """

    dates: tuple[tuple[int | None, int, int], ...] = ()
    year_first: tuple[int, int, int] | None = None
    weekday: int | None = None
    ago: timedelta | None = None

    @property
    def incomplete(self) -> bool:
        """Whether the day can only be worked out from what day today is."""
        return not self.dates or any(year is None for year, _, _ in self.dates)


def find_day(text: str) -> tuple[WrittenDay | None, str]:
    """Return the day that `text` (lower case) names, None if there is none, and the other text."""
    weekday, rest = _take(_WEEKDAY, text)
    number = _WEEKDAYS[weekday["weekday"]] if weekday else None
    for forms, is_open in ((_CLEAR, False), (_OPEN, True)):
        for form in forms:
            match, other = _take(form, rest)
            if match:
                (year, month, on), other = _date(match.groupdict(), other)
                if not is_open:
                    return WrittenDay(((year, month, on),), weekday=number), other
                swapped = _year_first(match.group("y", "m", "d"))
                return WrittenDay(((year, month, on), (year, on, month)), swapped, number), other
    match, rest = _take(_LONG_AGO, rest)
    if match:
        return WrittenDay(weekday=number, ago=_long_ago(match)), rest
    return (WrittenDay(weekday=number) if weekday else None), rest


def find_part(text: str) -> tuple[range | None, str]:
    """Return the hours of the part of a day in `text` (lower case), and the other text."""
    match, rest = _take(_PART, text)
    if not match:
        return None, rest
    first, last = _WORDS["parts"][_PARTS.get(match["word"], "morning")]["hours"]
    return range(first, last + 1), rest


def _long_ago(match: re.Match[str]) -> timedelta:
    word, *counted = match.group("word", "zahl", "einheit", "count", "unit")
    if word:
        return timedelta(_AGO[word])
    count, unit = filter(None, counted)
    return timedelta(**{_UNITS[unit]: _COUNTS.get(count) or int(count)})


def possible_days(written: WrittenDay, now: datetime) -> tuple[date, ...]:
    """Return the days that may be meant, given what time it is: none, one, or two of them.

    Without a year it is the last such day, and so it is for a weekday alone.
    """
    today = now.date()
    if written.dates:
        days = {day for parts in written.dates if (day := _day(*parts, today))}
        first = written.year_first and _day(*written.year_first, today)
        # Most write the year last; but few ask for an email of another year.
        if first and today - _LONG < first <= today and all(day < today - _LONG for day in days):
            days.add(first)
        told = {day for day in days if day.weekday() == written.weekday}
        return tuple(sorted(told or days))
    back = 0 if written.weekday is None else (today.weekday() - written.weekday) % 7
    if written.ago is not None:
        # "Friday two weeks ago" counts back from Friday, "Friday, two days ago" from now.
        counted = written.ago if written.ago.days % 7 else written.ago + timedelta(back)
        return ((now - counted).date(),)
    # Whoever says "Friday" on a Friday may mean today, or a week ago.
    return (today - timedelta(back),) if back else (today - timedelta(7), today)


def fits(written: WrittenDay, day: date, now: datetime) -> bool:
    """Return whether `day` can be meant: a weekday alone can be that of any week."""
    if not written.dates and written.ago is None:
        return written.weekday == day.weekday()
    return day in possible_days(written, now)


def _take(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, str]:
    match = pattern.search(text)
    return match, f"{text[: match.start()]} {text[match.end() :]}" if match else text


def _date(parts: Mapping[str, str | None], rest: str) -> tuple[tuple[int | None, int, int], str]:
    """Return the date in the parts of a match; its year may come late (Nov 20 14:05 CET 2026)."""
    year = parts.get("y")
    if not year:
        late, rest = _take(_LATE_YEAR, rest)
        year = late and late["y"]
    name = parts.get("name")
    number = parts.get("m") or "0"
    month = _MONTHS[name] if name else _ROMAN.get(number) or int(number)
    return (int(year) % 100 + 2000 if year else None, month, int(parts["d"] or 0)), rest


def _year_first(parts: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Return what 26/11/20 means with the year in front; None where the year has four digits."""
    last, month, first = parts
    return None if len(last) > len("26") else (2000 + int(first), int(month), int(last))


def _day(year: int | None, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(year, month, day)
        this_year = date(today.year, month, day)
        # Tomorrow has begun elsewhere.
        return this_year if this_year <= today + timedelta(1) else date(today.year - 1, month, day)
    except ValueError:
        return None
