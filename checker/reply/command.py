"""The reply reader on the command line: `python -m checker reply REPLY`, and for a whole table."""

import argparse

from checker.reading.outcome import Light
from checker.reading.plain import CAP
from checker.reply.browser import answer
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Unusable, Words, typed
from checker.tools import door


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("reply", metavar="REPLY", nargs="?", help=words["reply"])
    parser.add_argument("--batch", metavar="FILE.csv", help=words["batch"])
    parser.add_argument("--column", metavar="NAME", default="", help=words["column"])


def _ask(options: argparse.Namespace) -> Report | int:
    if options.batch and options.reply is None:
        return door("bounces", "batch").run(options)
    if options.batch or options.column:
        raise Unusable(sentences("command", options.language)["reply"]["batch_alone"])
    pasted = typed(options.reply or "-", CAP + 1, options.language)
    return answer({"reply": pasted, "language": options.language})


def _show(report: Report) -> Sections:
    yield [meaning["message"] for meaning in report["meanings"]]
    yield report["facts"]


COMMAND = Command(
    tool="reply",
    example='"550 5.7.26 This mail has been blocked"',
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
