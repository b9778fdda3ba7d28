"""The clock on the command line: `python -m checker clock DATE [ZONE]`."""

import argparse

from checker.case.details import Detail
from checker.clock.browser import answer
from checker.knowledge.products import product_ids
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("date", metavar="DATE", help=words["date"])
    parser.add_argument("zone", metavar="ZONE", nargs="?", help=words["zone"])
    for key in (Detail.PRODUCT, Detail.BEHIND):
        parser.add_argument(f"--{key}", metavar="ID", choices=product_ids(), help=words[key])


def _ask(options: argparse.Namespace) -> Report:
    return answer(vars(options))


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
