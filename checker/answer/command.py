"""The reader of what IT answers on the command line: `python -m checker answer TEXT`."""

import argparse

from checker.answer.browser import answer
from checker.reading.outcome import Light
from checker.reading.plain import CAP
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words, typed


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("answer", metavar="TEXT", nargs="?", default="-", help=words["answer"])
    parser.add_argument("--date", metavar="DATE", help=words["date"])
    parser.add_argument("--zone", metavar="ZONE", help=words["zone"])


def _ask(options: argparse.Namespace) -> Report:
    pasted = typed(options.answer, CAP + 1, options.language)
    given = {"answer": pasted, "date": options.date, "zone": options.zone}
    return answer({**given, "language": options.language})


def _show(report: Report) -> Sections:
    yield [meaning["message"] for meaning in report["meanings"]]
    yield report["facts"]
    yield [report["write_back"]]


COMMAND = Command(
    tool="answer",
    example='"Quarantine reason: Bulk"',
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
