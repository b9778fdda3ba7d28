"""The header reader on the command line: `python -m checker headers FILE`.

Exit status: 0 when the message went to the inbox; 1 for any other verdict; 2 for a file in which
there is nothing to read, and for wrong usage.
"""

import argparse
import json
import sys
from pathlib import Path

from checker.headers import describe, judge
from checker.headers.ruling import Where
from checker.message.containers import FILE_LIMIT
from checker.reading.findings import Level
from checker.saying.catalogue import LANGUAGES
from checker.terminal import give_up_output, prepare, say


def main(arguments: list[str]) -> int:
    """Read the file that `arguments` name, print what it says, and return the exit status."""
    prepare()
    options = _options(arguments)
    try:
        return _answer(_octets(options.file), options)
    except BrokenPipeError:
        give_up_output()
        return 1
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 2


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m checker headers",
        description="Where did this message go, and who decided that? Its headers say.",
        epilog="Exit status: 0 inbox, 1 anything else, 2 nothing to read.",
    )
    parser.add_argument("file", metavar="FILE", help=".eml, .msg, mbox or text; - reads stdin")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    return parser.parse_args(arguments)


def _octets(name: str) -> bytes:
    """Return what the file holds, and at most one octet more than the reader takes."""
    if name == "-":
        return sys.stdin.buffer.read(FILE_LIMIT + 1)
    with Path(name).open("rb") as file:
        return file.read(FILE_LIMIT + 1)


def _answer(octets: bytes, options: argparse.Namespace) -> int:
    reading = judge(octets)
    report = describe(reading, options.language)
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
    else:
        for line in report["ticket"]["text"].splitlines():
            say(line)
    if any(finding.level is Level.ERROR for finding in reading.findings):
        return 2
    return 0 if reading.ruling.where is Where.INBOX else 1
