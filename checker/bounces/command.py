"""The reader of lists on the command line: `python -m checker bounces FILE.csv`.

`python -m checker reply --batch FILE.csv` gives the list itself back, row by row.
"""

import argparse
from collections.abc import Iterator

from checker.bounces.describing import describe
from checker.bounces.judging import judge
from checker.reading.outcome import Light
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words, named, opened, reading


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("file", metavar="FILE.csv", help=words["file"])
    parser.add_argument("--column", metavar="NAME", default="", help=words["column"])


def _ask(options: argparse.Namespace) -> Report:
    name, language = options.file, options.language
    with opened(name, language) as file, reading(name, language):
        return describe(judge(file, options.column), language, named(name, language))


def _show(report: Report) -> Sections:
    yield from groups(report)
    yield hints(report)


def hints(report: Report) -> list[str]:
    """Return how to name a column here, where that was what is wrong."""
    words = sentences("command", report["language"])["reply"]
    return [words["name_column"]] if report["columns"] else []


def groups(report: Report) -> Sections:
    """Return what a report says of each group: how many, why, what to do, at which companies."""
    owners = sentences("owners", report["language"])
    for group in report["groups"]:
        yield [
            f"{group['number']} × {group['name']} ({owners[group['step']['owner']]})",
            f"    {group['message']}",
            f"    → {group['step']['message']}",
            f"    {', '.join(_companies(group))}",
        ]


def _companies(group: Report) -> Iterator[str]:
    for company in group["companies"]:
        yield f"{company['name']}: {company['number']}"
    if group["more"]:
        yield f"…: {group['more']}"


COMMAND = Command(
    tool="bounces",
    example="bounces.csv",
    good=frozenset({Light.OK}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
