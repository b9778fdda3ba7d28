"""The check on the command line: `python -m checker FROM DOMAIN`, and for a whole table."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator

from checker.alignment.batch import ADDED, Table, Unreadable, added_cells, judged, read_table
from checker.alignment.browser import answer
from checker.alignment.describing import describe
from checker.alignment.judging import Light, Verdict
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Unusable, printable, run, unreadable

_MARKS = {"pass": "✓", "fail": "✗", "depends": "?"}
_PROGRESS_EVERY = 1000  # rows


def main(arguments: list[str]) -> int:
    """Run the check, and return the exit status: 0 when the names align exactly."""
    return run(_COMMAND, arguments)


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("from_text", metavar="FROM", nargs="?", help="- reads a line from stdin")
    parser.add_argument("domain_text", metavar="DOMAIN", nargs="?", help="- reads a line, too")
    parser.add_argument(
        "--batch", metavar="FILE.csv", help="judge every row; columns: from, domain"
    )


def _ask(options: argparse.Namespace) -> Report | int:
    given = [text for text in (options.from_text, options.domain_text) if text is not None]
    if options.batch and not given:
        return _batch(options)
    if options.batch or len(given) < 2:
        usage = "batch_alone" if options.batch else "both_needed"
        raise Unusable(sentences("command", options.language)["check"][usage])
    sender, sending = map(_line, given)
    return answer({"from": sender, "domain": sending, "language": options.language})


def _line(argument: str) -> str:
    return sys.stdin.readline() if argument == "-" else argument


def _show(report: Report) -> Sections:
    yield [
        f"{_MARKS[outcome]} {report['explanations'][rule]}"
        for rule, outcome in report["rules"].items()
        if outcome
    ]
    yield [report["limits"]] if report["limits"] else []


def _batch(options: argparse.Namespace) -> int:
    words = sentences("command", options.language)["batch"]
    try:
        file = open(options.batch, encoding="utf-8-sig", errors="surrogateescape", newline="")
    except OSError as error:
        raise unreadable(options.batch, error, options.language) from None
    with file:
        try:
            table = read_table(file)
        except Unreadable as error:
            raise Unusable(words[error.reason].format(file=options.batch)) from None
        return _write_batch(table, options.language if options.json else None)


def _write_batch(table: Table, json_language: str | None) -> int:
    """Write each row as soon as it is judged; return the exit status."""
    write = _json_writer(json_language) if json_language else _csv_writer(table)
    worst = 0
    for count, (row, verdict) in enumerate(_with_progress(judged(table)), start=1):
        write(count, row, verdict)
        worst = worst or int(verdict.light is not Light.OK)
    return worst


def _csv_writer(table: Table) -> Callable[[int, list[str], Verdict], None]:
    writer = csv.writer(sys.stdout, delimiter=table.delimiter, lineterminator="\n")
    # A file gets every cell as it was; a terminal must not be steered by one.
    shown = printable if sys.stdout.isatty() else str
    width = len(table.header)

    def write(_: int, row: list[str], verdict: Verdict) -> None:
        cells = [*row[:width], *added_cells(verdict), *row[width:]]
        writer.writerow(map(shown, cells))

    writer.writerow(map(shown, [*table.header, *ADDED]))
    return write


def _json_writer(language: str) -> Callable[[int, list[str], Verdict], None]:
    def write(count: int, _: list[str], verdict: Verdict) -> None:
        print(json.dumps({"row": count, **describe(verdict, language)}))

    return write


def _with_progress[T](items: Iterator[T]) -> Iterator[T]:
    """Pass items on, counting them on standard error when somebody may be watching."""
    if not sys.stderr.isatty():
        yield from items
        return
    count = 0
    for count, item in enumerate(items, start=1):
        yield item
        if count % _PROGRESS_EVERY == 0:
            print(f"\r{count:,}", end="", file=sys.stderr, flush=True)
    print(f"\r{count:,}", file=sys.stderr)


_COMMAND = Command(
    tool="alignment",
    description="Does the domain of a From address align with a sending domain?",
    example="max@example.de news.example.de",
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
