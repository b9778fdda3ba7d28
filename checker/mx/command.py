"""Who receives a contact's mail, on the command line: `python -m checker mx ADDRESS`."""

import argparse

from checker.mx.browser import answer
from checker.mx.describing import describe
from checker.mx.judging import judge
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words
from checker.terminal.looking_up import declare, pasted, source_of


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("address", metavar="ADDRESS", help=words["address"])
    declare(parser, words)


def _ask(options: argparse.Namespace) -> Report:
    if options.paste:
        question = {"address": options.address, "pasted": pasted(options)}
        return answer({**question, "language": options.language})
    found = source_of(options).look_up(lambda answers: judge(options.address, answers))
    return describe(found, options.language)


def _show(report: Report) -> Sections:
    yield report["hosts"]
    yield [product["name"] for product in (*report["products"], *report["behind"])]
    yield report["commands"]["unix"]


COMMAND = Command(
    tool="mx",
    example="kunde.example --resolver https://dns.example",
    good=frozenset({"ok"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
