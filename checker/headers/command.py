"""The header reader on the command line: `python -m checker headers FILE`."""

import argparse

from checker.headers import describe, judge
from checker.headers.ruling import Fate
from checker.headers.ticket import cleaned, sections
from checker.message.containers import FILE_LIMIT
from checker.saying.catalogue import sentences
from checker.saying.redact import redact
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words, octets


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("file", metavar="FILE", help=words["file"])


def _ask(options: argparse.Namespace) -> Report:
    # One octet more than the reader takes, so that it sees where a file is too large.
    content = octets(options.file, FILE_LIMIT + 1, options.language)
    return describe(judge(content), options.language)


def _show(report: Report) -> Sections:
    if report["how_sure"]:
        yield [report["how_sure"]]
    labels = sentences("headers", report["language"])["ticket"]
    # Masked as in the ticket, because people copy from a terminal, too.
    shown = cleaned(report | {"findings": []}, redact)
    for title, lines in sections(shown, labels):
        yield [f"{title}:", *lines]


COMMAND = Command(
    tool="headers",
    example="message.eml",
    good=frozenset({Fate.INBOX}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
