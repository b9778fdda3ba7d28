"""The letter on the command line: `python -m checker letter KEY=VALUE…`.

Exit status: 0 when all is well; 1 when a detail cannot be read; 2 for wrong usage.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from checker.case.details import Detail
from checker.letter.browser import answer
from checker.terminal import parser, print_report, run

_KEYS = (*(detail.value for detail in Detail), "which_hour", "letter_language")


def main(arguments: list[str]) -> int:
    """Write the letter to the contact's IT team."""
    made = parser("letter", "A letter to the contact's IT team.")
    made.add_argument("details", metavar="KEY=VALUE", nargs="*", help=", ".join(_KEYS))
    made.add_argument("--details", dest="file", metavar="FILE.json", help="- reads stdin")
    made.add_argument("--draft", action="store_true", help="print the draft as an .eml file")
    return run(made, arguments, _letter)


def _letter(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    report = answer(_details(parser, options) | {"language": options.language})
    if options.draft:
        print(report["draft"], end="")
    else:
        print_report(report, options, f"{report['subject']}\n\n{report['body']}")
    return int(any(finding["level"] == "error" for finding in report["findings"]))


def _details(parser: argparse.ArgumentParser, options: argparse.Namespace) -> dict[str, Any]:
    """Return the details from the file and the arguments; an argument overrules the file."""
    details = _from_file(parser, options.file) if options.file else {}
    for argument in options.details:
        key, equals, value = argument.partition("=")
        if not equals or key not in _KEYS:
            parser.error(f"{argument!r} is not KEY=VALUE with one of {', '.join(_KEYS)}")
        details[key] = value
    return details


def _from_file(parser: argparse.ArgumentParser, path: str) -> dict[str, Any]:
    try:
        details = json.loads(sys.stdin.read() if path == "-" else Path(path).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        parser.error(f"{path} is not readable as JSON: {error}")
    if not isinstance(details, dict):
        parser.error(f"{path} holds no JSON object")
    return details
