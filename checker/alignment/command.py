"""The check on the command line: `python -m checker FROM DOMAIN`, and for a whole table."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedIOBase

from checker.alignment.batch import ADDED, COLUMNS, added_cells, judged
from checker.alignment.browser import answer
from checker.alignment.describing import describe
from checker.alignment.judging import Light, Verdict
from checker.reading.text import CAP
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.sheet import Table, Unreadable, explain, read_table, readable
from checker.terminal import (
    Command,
    Progress,
    Sections,
    Unusable,
    named,
    opened,
    printable,
    reading,
    run,
    write_as,
)

_MARKS = {"pass": "✓", "fail": "✗", "depends": "?"}


def main(arguments: list[str]) -> int:
    """Run the check, and return the exit status: 0 when the names align exactly."""
    return run(COMMAND, arguments)


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("from_text", metavar="FROM", nargs="?", help="- reads a line from stdin")
    parser.add_argument("domain_text", metavar="DOMAIN", nargs="?", help="- reads a line, too")
    parser.add_argument(
        "--batch", metavar="FILE.csv", help="judge every row of a table; - reads stdin"
    )


def _ask(options: argparse.Namespace) -> Report | int:
    given = [text for text in (options.from_text, options.domain_text) if text is not None]
    if options.batch and not given:
        return _batch(options)
    if options.batch or len(given) < 2:
        usage = "batch_alone" if options.batch else "both_needed"
        raise Unusable(sentences("command", options.language)["check"][usage])
    sender, sending = (_typed(text, options.language) for text in given)
    return answer({"from": sender, "domain": sending, "language": options.language})


def _typed(argument: str, language: str) -> str:
    """Return an argument, or for "-" a line from standard input; longer ones are refused anyway."""
    if argument != "-":
        return argument
    with reading(argument, language):
        return sys.stdin.readline(CAP + 1)


def _show(report: Report) -> Sections:
    yield [
        f"{_MARKS[outcome]} {report['explanations'][rule]}"
        for rule, outcome in report["rules"].items()
        if outcome
    ]
    yield [report["limits"]] if report["limits"] else []


def _batch(options: argparse.Namespace) -> int:
    """Judge a whole table; return 0 when every row is in order."""
    name, language = options.batch, options.language
    with opened(name, language) as file:
        table = _table(file, name, language)
        write = _json_writer(language) if options.json else _table_writer(table)
        worst = 0
        with Progress(file, language) as progress:
            for count, (row, verdict) in enumerate(_rows(table, name, language), start=1):
                write(count, row, verdict)
                worst = worst or int(verdict.light is not Light.OK)
                progress.step()
    return worst


def _table(file: BufferedIOBase, name: str, language: str) -> Table:
    try:
        with reading(name, language):
            return read_table(file, COLUMNS)
    except Unreadable as unreadable:
        lines = explain(unreadable, named(name, language), language)
        raise Unusable("\n".join(lines)) from None


def _rows(table: Table, name: str, language: str) -> Iterator[tuple[list[str], Verdict]]:
    # What fails while a row is written is raised outside of this, and no failure to read.
    with reading(name, language):
        yield from judged(table)


def _table_writer(table: Table) -> Callable[[int, list[str], Verdict], None]:
    """Return what writes rows: into a file in the table's own form, on a terminal to be read."""
    width, form, cell_shown = len(table.header), table.form, str
    if sys.stdout.isatty():
        # No cell may steer a terminal.
        form, cell_shown = replace(form, line_end="\n"), lambda cell: printable(readable(cell))
    else:
        write_as(form.encoding, form.errors)
        sys.stdout.write(form.opening)
    write_row = form.row_writer(sys.stdout)

    def write(_: int, row: list[str], verdict: Verdict) -> None:
        cells = [*row[:width], *added_cells(verdict), *row[width:]]
        write_row(map(cell_shown, cells))

    write_row(map(cell_shown, [*table.header, *ADDED]))
    return write


def _json_writer(language: str) -> Callable[[int, list[str], Verdict], None]:
    def write(count: int, _: list[str], verdict: Verdict) -> None:
        print(json.dumps({"row": count, **describe(verdict, language)}))

    return write


COMMAND = Command(
    tool="alignment",
    description="Does the domain of a From address align with a sending domain?",
    example="max@example.de news.example.de",
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
