"""A command that judges every row of a table, and gives the table back with what it found."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BufferedIOBase

from checker.saying.report import Report
from checker.sheet import Table, Unreadable, explain, readable
from checker.terminal.endings import Unusable
from checker.terminal.inputs import named, opened, reading
from checker.terminal.progress import Progress
from checker.terminal.streams import printable, write_as


@dataclass(frozen=True, slots=True)
class Batch[T]:
    """How a tool judges a table.

    `read` opens it, and raises Unreadable where it cannot be used. `judged` yields each row with
    its verdict, `cells` are those for the `added` columns. They hold nothing but fixed words, so
    that a spreadsheet cannot take them for a formula; every other cell is given back as it came.
    """

    read: Callable[[BufferedIOBase], Table]
    added: Sequence[str]
    judged: Callable[[Table], Iterator[tuple[list[str], T]]]
    cells: Callable[[T], Sequence[str]]
    is_good: Callable[[T], bool]
    describe: Callable[[T, str], Report]


def run_batch[T](batch: Batch[T], options: argparse.Namespace) -> int:
    """Judge the table that `options.batch` names; return 0 when every row is in order."""
    name, language = options.batch, options.language
    with opened(name, language) as file:
        table = _table(file, batch, name, language)
        write = _json_writer(batch, language) if options.json else _table_writer(batch, table)
        worst = 0
        with Progress(file, language) as progress:
            for count, (row, verdict) in enumerate(_rows(batch, table, name, language), start=1):
                write(count, row, verdict)
                worst = worst or int(not batch.is_good(verdict))
                progress.step()
    return worst


def _table[T](file: BufferedIOBase, batch: Batch[T], name: str, language: str) -> Table:
    try:
        with reading(name, language):
            return batch.read(file)
    except Unreadable as unreadable:
        lines = explain(unreadable, named(name, language), language)
        raise Unusable("\n".join(lines)) from None


def _rows[T](
    batch: Batch[T], table: Table, name: str, language: str
) -> Iterator[tuple[list[str], T]]:
    # What fails while a row is written is raised outside of this, and no failure to read.
    with reading(name, language):
        yield from batch.judged(table)


def _table_writer[T](batch: Batch[T], table: Table) -> Callable[[int, list[str], T], None]:
    """Return what writes rows: into a file in the table's own form, on a terminal to be read."""
    width, form, cell_shown = len(table.header), table.form, str
    if sys.stdout.isatty():
        # No cell may steer a terminal.
        form, cell_shown = replace(form, line_end="\n"), lambda cell: printable(readable(cell))
    else:
        write_as(form.encoding, form.errors)
        sys.stdout.write(form.opening)
    write_row = form.row_writer(sys.stdout)

    def write(_: int, row: list[str], verdict: T) -> None:
        cells = [*row[:width], *batch.cells(verdict), *row[width:]]
        write_row(map(cell_shown, cells))

    write_row(map(cell_shown, [*table.header, *batch.added]))
    return write


def _json_writer[T](batch: Batch[T], language: str) -> Callable[[int, list[str], T], None]:
    def write(count: int, _: list[str], verdict: T) -> None:
        print(json.dumps({"row": count, **batch.describe(verdict, language)}))

    return write
