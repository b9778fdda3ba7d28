"""Read a table row by row (RFC 4180), whatever stands in it."""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from checker.sheet.columns import Problem, Unreadable, fits, places
from checker.sheet.form import Form
from checker.sheet.octets import readable, text_of

_DELIMITERS = (",", ";", "\t")
# Excel's own way to name the delimiter, in a line before the header.
_SEP = re.compile(r'"?sep=([^"\r\n])"?[\r\n]*', re.IGNORECASE)
_MARK = "\ufeff"
# An Excel cell holds at most 253 line breaks and 32,767 characters (Microsoft, "Excel
# specifications and limits"). A longer line is read in pieces: none may fill the memory.
_MOST_LINES, _LONGEST_LINE = 254, 1 << 18
# How many rows without content may stand before the header.
_MOST_EMPTY = 100


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: its form, its header, and its rows, which can be read once.

    Rows without any content are left out; the others are filled up to the header's length. Cells
    are as they came: what one says is told by `wanted`.
    """

    form: Form
    header: Sequence[str]
    places: Sequence[int]
    rows: Iterator[list[str]]

    def wanted(self, row: Sequence[str]) -> list[str]:
        """Return the cells of the wanted columns as text, in the order in which they were named."""
        return [readable(row[place]) for place in self.places]


type Finder = Callable[[Sequence[str], Sequence[str]], Sequence[int]]
"""Finds in the names of a header the places of the wanted columns."""


def read_table(file: io.BufferedIOBase, wanted: Sequence[str], find: Finder = places) -> Table:
    """Open a table whose header names the `wanted` columns, keys of `data/sheet/columns.toml`.

    `find` says which columns these are; raises Unreadable where it does, or where there is no
    table, and OSError where the file cannot be read.
    """
    text = text_of(file)
    if text is None:
        raise Unreadable(Problem("not_a_table"))
    lines = _Lines(text)
    opening, delimiter = _opening(lines)
    _to_header(lines)
    delimiter = delimiter or max(_DELIMITERS, key=lambda one: _fit(lines, one, wanted))
    header, taken = _record(lines, delimiter)
    return Table(
        form=Form(text.encoding, str(text.errors), opening, delimiter, _end(taken[-1]) or "\n"),
        header=header,
        places=find([readable(cell) for cell in header], wanted),
        rows=_rows(lines, delimiter, len(header)),
    )


class _Lines:
    """The lines of a text, which can be given back."""

    def __init__(self, text: TextIO) -> None:
        self._text, self._returned = text, deque[str]()

    def take(self) -> str:
        """Return the next line with its end, or nothing after the last."""
        if self._returned:
            return self._returned.popleft()
        return self._text.readline(_LONGEST_LINE)

    def give_back(self, lines: Sequence[str]) -> None:
        self._returned.extendleft(reversed(lines))


def _opening(lines: _Lines) -> tuple[str, str]:
    """Take what stands before the header, and the delimiter if it is named there."""
    line = lines.take()
    mark = _MARK if line.startswith(_MARK) else ""
    line = line.removeprefix(_MARK)
    if sep := _SEP.fullmatch(line):
        return mark + line, sep[1]
    lines.give_back([line])
    return mark, ""


def _to_header(lines: _Lines) -> None:
    """Pass over rows without content; raise Unreadable where no text follows."""
    for _ in range(_MOST_EMPTY):
        line = lines.take()
        if line.strip(' ",;\t\r\n'):
            break
    else:
        raise Unreadable(Problem("empty"))
    if "\0" in line:
        raise Unreadable(Problem("not_a_table"))
    lines.give_back([line])


def _fit(lines: _Lines, delimiter: str, wanted: Sequence[str]) -> tuple[int, int]:
    """Return how well a delimiter fits the header: wanted columns, columns at all."""
    cells, taken = _record(lines, delimiter)
    lines.give_back(taken)
    names = [readable(cell) for cell in cells]
    return sum(bool(fits(names, column)) for column in wanted), len(cells)


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[list[str]]:
    while True:
        cells, taken = _record(lines, delimiter)
        if not taken:
            return
        if any(map(str.strip, cells)):
            yield cells + [""] * (width - len(cells))


def _record(lines: _Lines, delimiter: str) -> tuple[list[str], list[str]]:
    """Return the cells of the next record, and the lines that it took: none after the last.

    A quoted cell may hold line breaks (RFC 4180 2.6). A quote that never closes would swallow
    every row after it, so that its line then stands alone.
    """
    taken: list[str] = []

    def more() -> Iterator[str]:
        while len(taken) < _MOST_LINES and (line := lines.take()):
            taken.append(line)
            yield line

    try:
        return next(csv.reader(more(), delimiter=delimiter, strict=True), []), taken
    except csv.Error:
        lines.give_back(taken[1:])
        return _alone(taken[0], delimiter), taken[:1]


def _alone(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line that breaks the format: as good as they can be told."""
    line = line.rstrip("\r\n")
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:  # a cell that is longer than the csv module takes
        return [line]


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
