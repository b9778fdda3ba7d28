"""The check on the command line: `python -m checker FROM DOMAIN`, and for a whole table."""

import argparse
import sys

from checker.alignment.batch import BATCH
from checker.alignment.browser import answer
from checker.reading.outcome import Light
from checker.reading.text import CAP
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Unusable, Words, reading
from checker.terminal.tables import run_batch

_MARKS = {"pass": "✓", "fail": "✗", "depends": "?"}


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("sender", metavar="FROM", nargs="?", help=words["sender"])
    parser.add_argument("domain", metavar="DOMAIN", nargs="?", help=words["domain"])
    parser.add_argument("--batch", metavar="FILE.csv", help=words["batch"])


def _ask(options: argparse.Namespace) -> Report | int:
    given = [text for text in (options.sender, options.domain) if text is not None]
    if options.batch and not given:
        return run_batch(BATCH, options)
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


COMMAND = Command(
    tool="alignment",
    example="max@example.de news.example.de",
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
