"""The composers on the command line: `letter`, `clock` and `reply`.

Exit status: 0 when all is well; 1 when a detail cannot be read (letter), or when the reply does
not say that the message was accepted; 2 for input that cannot be used, and for wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from checker import composers
from checker.catalogue import LANGUAGES
from checker.letter.details import Detail
from checker.smtp_reply import Delivered
from checker.smtp_reply.reading import CAP
from checker.terminal import give_up_output, prepare, say

_LETTER_KEYS = (*(detail.value for detail in Detail), "which_hour", "letter_language")


def letter(arguments: list[str]) -> int:
    """Write the letter to the contact's IT team."""
    parser = _parser("letter", "A letter to the contact's IT team.")
    parser.add_argument("details", metavar="KEY=VALUE", nargs="*", help=", ".join(_LETTER_KEYS))
    parser.add_argument("--details", dest="file", metavar="FILE.json", help="- reads stdin")
    parser.add_argument("--draft", action="store_true", help="print the draft as an .eml file")
    return _run(parser, arguments, _letter)


def clock(arguments: list[str]) -> int:
    """Say until when products keep a message."""
    parser = _parser("clock", "Until when a delivered message and its log are kept.")
    parser.add_argument("date", metavar="DATE", help="day of delivery, such as 2026-11-20")
    parser.add_argument("zone", metavar="ZONE", nargs="?", help="such as Europe/Berlin")
    return _run(parser, arguments, _clock)


def reply(arguments: list[str]) -> int:
    """Explain an SMTP reply."""
    parser = _parser("reply", "What an SMTP reply says.")
    parser.add_argument("reply", metavar="REPLY", nargs="?", default="-", help="- reads stdin")
    return _run(parser, arguments, _reply)


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m checker {name}", description=description)
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    return parser


def _run(
    parser: argparse.ArgumentParser,
    arguments: list[str],
    command: Callable[[argparse.ArgumentParser, argparse.Namespace], int],
) -> int:
    prepare()
    try:
        return command(parser, parser.parse_args(arguments))
    except BrokenPipeError:
        give_up_output()
        return 1


def _letter(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    report = composers.letter(_details(parser, options) | {"language": options.language})
    if options.draft:
        print(report["draft"], end="")
    else:
        _print(report, options, f"{report['subject']}\n\n{report['body']}")
    return int(any(finding["level"] == "error" for finding in report["findings"]))


def _details(parser: argparse.ArgumentParser, options: argparse.Namespace) -> dict[str, Any]:
    """Return the details from the file and the arguments; an argument overrules the file."""
    details = _from_file(parser, options.file) if options.file else {}
    for argument in options.details:
        key, equals, value = argument.partition("=")
        if not equals or key not in _LETTER_KEYS:
            parser.error(f"{argument!r} is not KEY=VALUE with one of {', '.join(_LETTER_KEYS)}")
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


def _clock(_: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    question = {"date": options.date, "zone": options.zone, "language": options.language}
    report = composers.clock(question)
    messages = [limit["message"] for limit in report["limits"]]
    _print(report, options, "\n".join([*messages, report["note"]]))
    return 2 if any(finding["level"] == "error" for finding in report["findings"]) else 0


def _reply(_: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    pasted = sys.stdin.read(CAP + 1) if options.reply == "-" else options.reply
    report = composers.reply({"reply": pasted, "language": options.language})
    meanings = [meaning["message"] for meaning in report["meanings"]]
    parts = [report["heading"], report["text"], *meanings, *report["facts"], report["next"]]
    _print(report, options, "\n".join(parts))
    if not meanings:
        return 2
    return int(report["delivered"] != Delivered.YES)


def _print(report: Mapping[str, Any], options: argparse.Namespace, text: str) -> None:
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
        return
    for line in text.splitlines():
        say(line)
    for finding in report["findings"]:
        say(f"{finding['field']}: {finding['message']}", sys.stderr)
