"""The clock on the command line: `python -m checker clock DATE [ZONE]`."""

import argparse

from checker.clock.browser import answer
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("date", metavar="DATE", help=words["date"])
    parser.add_argument("zone", metavar="ZONE", nargs="?", help=words["zone"])


def _ask(options: argparse.Namespace) -> Report:
    return answer({"date": options.date, "zone": options.zone, "language": options.language})


def _show(report: Report) -> Sections:
    yield [limit["message"] for limit in report["limits"]]


COMMAND = Command(
    tool="clock",
    example="2026-11-20 Europe/Berlin",
    good=frozenset({"ok"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
