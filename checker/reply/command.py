"""The reply reader on the command line: `python -m checker reply REPLY`."""

import argparse
import sys

from checker.reading.outcome import Light
from checker.reading.plain import CAP
from checker.reply.browser import answer
from checker.saying.report import Report
from checker.terminal import Command, Sections, reading, run


def main(arguments: list[str]) -> int:
    """Explain a mail server's reply, and return the exit status: 0 when it took the message."""
    return run(COMMAND, arguments)


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reply", metavar="REPLY", nargs="?", default="-", help="- reads stdin")


def _ask(options: argparse.Namespace) -> Report:
    pasted = options.reply
    if pasted == "-":
        with reading(pasted, options.language):
            pasted = sys.stdin.read(CAP + 1)
    return answer({"reply": pasted, "language": options.language})


def _show(report: Report) -> Sections:
    yield [meaning["message"] for meaning in report["meanings"]]
    yield report["facts"]


COMMAND = Command(
    tool="reply",
    description="What does a mail server's reply say?",
    example='"550 5.7.26 This mail has been blocked"',
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
