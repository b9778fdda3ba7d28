"""Judge every row of a CSV file, one row at a time: memory does not grow with the file."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from checker.verdict import Verdict, judge

_FROM, _DOMAIN = "from", "domain"
ADDED = ("verdict", "alignment", "codes")
"""The columns that a judged table has beside its own. They hold nothing but fixed words, so that
a spreadsheet cannot take them for a formula; every other cell is given back as it came."""


class Unusable(Exception):
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

    Raises Unusable when the header is missing or lacks the columns `from` and `domain`.
    """
    first = file.readline()
    delimiter = ";" if first.count(";") > first.count(",") else ","
    header = next(csv.reader([first], delimiter=delimiter), [])
    if not any(header):
        raise Unusable("no_header")
    if not {_FROM, _DOMAIN} <= set(map(_column, header)):
        raise Unusable("no_columns")
    return Table(delimiter, header, _readable(csv.reader(file, delimiter=delimiter)))


def _column(cell: str) -> str:
    return cell.strip().casefold()


def _readable(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield every row but blank lines. A row that breaks the CSV format comes as no cells."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield []
            continue
        if row:
            yield row


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
