"""The check on the command line.

Exit status: 0 when the names align exactly and nothing overrules that; 1 for any other verdict;
2 for input that cannot be judged, and for wrong usage.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from checker.alignment import describe, judge
from checker.alignment.batch import ADDED, Table, Unusable, added_cells, judged, read_table
from checker.alignment.judging import Light, Verdict
from checker.saying.catalogue import LANGUAGES, sentences
from checker.terminal import give_up_output, prepare, printable, say

_STATUS = {Light.OK.value: 0, Light.INVALID.value: 2}
_MARKS = {"pass": "✓", "fail": "✗", "depends": "?"}
_PROGRESS_EVERY = 1000  # rows


def main(arguments: list[str]) -> int:
    """Run the check for command line `arguments` and return its exit status."""
    prepare()
    options = _options(arguments)
    try:
        status = _batch(options) if options.batch else _single(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        give_up_output()
        return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m checker",
        description="Does the domain of a From address align with a sending domain?",
        epilog="Exit status: 0 aligned, 1 anything else, 2 input that cannot be judged.",
    )
    parser.add_argument("from_text", metavar="FROM", nargs="?", help="- reads a line from stdin")
    parser.add_argument("domain_text", metavar="DOMAIN", nargs="?", help="- reads a line, too")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--batch", metavar="FILE.csv", help="judge every row; columns: from, domain"
    )
    options = parser.parse_args(arguments)
    if options.batch and options.from_text is not None:
        parser.error("--batch takes no FROM and DOMAIN")
    if not options.batch and options.domain_text is None:
        parser.error("FROM and DOMAIN are needed")
    return options


def _single(options: argparse.Namespace) -> int:
    from_text, domain_text = _line(options.from_text), _line(options.domain_text)
    report = describe(judge(from_text, domain_text), options.language)
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
    else:
        _print_report(report, sentences("command", options.language))
    return _STATUS.get(report["verdict"], 1)


def _line(argument: str) -> str:
    return sys.stdin.readline() if argument == "-" else argument


def _print_report(report: Mapping[str, Any], words: Mapping[str, Any]) -> None:
    say(report["headline"])
    say(report["summary"])
    _print_list(
        f"{_MARKS[outcome]} {report['explanations'][rule]}"
        for rule, outcome in report["rules"].items()
        if outcome
    )
    _print_list(
        f"{words['levels'][found['level']]} ({words['fields'][found['field']]}): {found['message']}"
        for found in report["findings"]
    )
    _print_list(
        f"{number}. {words['owners'][step['owner']]}: {step['message']}"
        for number, step in enumerate(report["next_steps"], start=1)
    )
    _print_list([report["limits"]] if report["limits"] else [])


def _print_list(lines: Iterable[str]) -> None:
    for place, line in enumerate(lines):
        if place == 0:
            say()
        say(line)


def _batch(options: argparse.Namespace) -> int:
    words = sentences("command", options.language)["batch"]
    try:
        file = open(options.batch, encoding="utf-8-sig", errors="surrogateescape", newline="")
    except OSError as error:
        say(words["unreadable"].format(file=options.batch, reason=error.strerror), sys.stderr)
        return 2
    with file:
        try:
            table = read_table(file)
        except Unusable as error:
            say(words[error.reason].format(file=options.batch), sys.stderr)
            return 2
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
