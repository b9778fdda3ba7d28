"""The one door on the command line: `python -m checker read WHATEVER`."""

import argparse
from binascii import b2a_base64
from os.path import isfile

from checker.message.containers import FILE_LIMIT
from checker.read.browser import answer
from checker.read.judging import TOOLS as ONES_THAT_READ
from checker.saying.report import Report
from checker.terminal import Command, Sections, Words, octets
from checker.tools import TOOLS, door

_BY_WORD = {TOOLS[name].word: name for name in ONES_THAT_READ}


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="*", default=["-"], help=words["text"])
    parser.add_argument("--as", dest="tool", metavar="TOOL", choices=_BY_WORD, help=words["tool"])


def _ask(options: argparse.Namespace) -> Report:
    given = " ".join(options.text)
    asked = {"language": options.language, "as": _BY_WORD.get(options.tool)}
    # A path of pathlib would raise where a text is too long for a file's name.
    if given == "-" or isfile(given):  # noqa: PTH113
        # One octet more than is taken, so that whoever reads it sees where a file is too large.
        content = octets(given, FILE_LIMIT + 1, options.language)
        return answer({**asked, "bytes": b2a_base64(content)})
    return answer({**asked, "text": given})


def _show(report: Report) -> Sections:
    if taken_for := report["taken_for"]:
        yield [taken_for["message"]]
        yield from door(report["tool"], "command").COMMAND.show(report)
    yield [f"--as {TOOLS[other['tool']].word}: {other['does']}" for other in report["others"]]


COMMAND = Command(
    tool="read",
    example="message.eml",
    good=frozenset({"ok", "inbox"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
