"""The plan on the command line: `python -m checker plan KEY=VALUE…`."""

import argparse

from checker.plan.browser import answer
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words, key_values
from checker.tools import TOOLS

_KEYS = (*TOOLS["plan"].fields, "zone")


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.usage = "%(prog)s [options] [KEY=VALUE ...]"
    parser.add_argument("details", metavar="KEY=VALUE", nargs="*", help=", ".join(_KEYS))


def _ask(options: argparse.Namespace) -> Report:
    details = key_values(options.details, _KEYS, options.language)
    return answer({**details, "language": options.language})


def _show(report: Report) -> Sections:
    yield [report["deadline"]["message"]] if report["deadline"] else []
    done = sentences("command", report["language"])["done"]
    yield [done.format(step=step["message"]) for step in report["done"]]


COMMAND = Command(
    tool="plan",
    example="where=junk alignment=ok done=mark_wanted",
    good=frozenset({"finished"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
