"""The letter on the command line: `python -m checker letter KEY=VALUE…`."""

import argparse
import json
from typing import Any

from checker.letter.browser import answer
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import (
    Command,
    Sections,
    Unusable,
    Words,
    has_errors,
    key_values,
    octets,
    write_as,
)
from checker.tools import TOOLS

_KEYS = TOOLS["letter"].fields
# Far more than all details together may hold.
_LARGEST_FILE = 1 << 20


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    # The details fill the screen; the options stand below them.
    parser.usage = "%(prog)s [options] [KEY=VALUE ...]"
    parser.add_argument("details", metavar="KEY=VALUE", nargs="*", help=", ".join(_KEYS))
    parser.add_argument("--details", dest="file", metavar="FILE", help=words["file"])
    parser.add_argument("--draft", action="store_true", help=words["draft"])


def _ask(options: argparse.Namespace) -> Report | int:
    report = answer(_details(options) | {"language": options.language})
    if not options.draft or options.json or has_errors(report):
        return report
    # RFC 5322 lines end in CR LF on every system.
    write_as("ascii", "strict")
    print(report["draft"], end="")
    return 0


def _details(options: argparse.Namespace) -> dict[str, Any]:
    """Return the details from the file and the arguments; an argument overrules the file."""
    details = _from_file(options.file, options.language) if options.file else {}
    return details | key_values(options.details, _KEYS, options.language)


def _from_file(name: str, language: str) -> dict[str, Any]:
    content = octets(name, _LARGEST_FILE, language)
    try:
        details = json.loads(content)
    except (ValueError, RecursionError):
        details = None
    if not isinstance(details, dict):
        raise Unusable(sentences("command", language)["letter"]["not_json"].format(file=name))
    return details


def _show(report: Report) -> Sections:
    for subject, text in (("note_subject", "note"), ("subject", "body")):
        if report[text]:
            yield [report[subject]]
            yield report[text].rstrip("\n").split("\n")


COMMAND = Command(
    tool="letter",
    example="recipient=erika@kunde.example date=2026-11-20",
    good=frozenset({"ok"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
