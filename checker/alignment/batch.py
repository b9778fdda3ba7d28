"""Judge every row of a CSV file, one row at a time: memory does not grow with the file."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from checker.alignment.judging import Verdict, judge

_FROM, _DOMAIN = "from", "domain"
_MOST_LINES = 100  # that one row may span
ADDED = ("verdict", "alignment", "codes")
"""The columns that a judged table has beside its own. They hold nothing but fixed words, so that
a spreadsheet cannot take them for a formula; every other cell is given back as it came."""


class Unreadable(Exception):
    """A file without rows to judge. `reason` is `no_header` or `no_columns`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """An opened CSV file: its delimiter, its header row, and the rows below, read once."""

    delimiter: str
    header: Sequence[str]
    rows: Iterator[list[str]]


def read_table(file: TextIO) -> Table:
    """Open a CSV file with a header row; the delimiter is the comma or the semicolon.

    Raises Unreadable when the header is missing or lacks the columns `from` and `domain`.
    """
    first = file.readline()
    delimiter = ";" if first.count(";") > first.count(",") else ","
    header = _cells([first], delimiter)
    if not any(header):
        raise Unreadable("no_header")
    if not {_FROM, _DOMAIN} <= set(map(_column, header)):
        raise Unreadable("no_columns")
    rows = (_cells(record, delimiter) for record in _records(file) if record[0].strip())
    return Table(delimiter, header, rows)


def _cells(record: list[str], delimiter: str) -> list[str]:
    """Return the cells of one record; none when it breaks the CSV format."""
    try:
        return next(csv.reader(record, delimiter=delimiter), [])
    except csv.Error:
        return []


def _records(file: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines of one record after another.

    A quoted cell may hold line breaks (RFC 4180 2.6). A quote that never closes would swallow
    every row after it, so that its line then stands alone.
    """
    lines, returned = iter(file), deque[str]()
    while line := returned.popleft() if returned else next(lines, ""):
        record, is_open = [line], line.count('"') % 2
        while is_open and len(record) < _MOST_LINES:
            if not (line := returned.popleft() if returned else next(lines, "")):
                break
            record.append(line)
            is_open ^= line.count('"') % 2
        if is_open:
            returned.extendleft(reversed(record[1:]))
            record = [record[0].rstrip("\r\n")]
        yield record


def _column(cell: str) -> str:
    return cell.strip().casefold()


def judged(table: Table) -> Iterator[tuple[list[str], Verdict]]:
    """Yield each row, filled up to the header's length, with its verdict."""
    names = [_column(cell) for cell in table.header]
    sender, sending = names.index(_FROM), names.index(_DOMAIN)
    for row in table.rows:
        row += [""] * (len(names) - len(row))
        yield row, judge(row[sender], row[sending])


def added_cells(verdict: Verdict) -> list[str]:
    """Return the cells for the `ADDED` columns."""
    codes = " ".join(finding.code for finding in verdict.findings)
    return [verdict.light.value, verdict.alignment.value if verdict.alignment else "", codes]
