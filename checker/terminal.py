"""What the commands share: options, streams, and writing what strangers may have written."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from checker.saying.catalogue import LANGUAGES


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every tool has."""
    made = argparse.ArgumentParser(prog=f"python -m checker {name}", description=description)
    made.add_argument("--language", choices=LANGUAGES, default="en")
    made.add_argument("--json", action="store_true", help="print the report as JSON")
    return made


def run(
    made: argparse.ArgumentParser,
    arguments: list[str],
    command: Callable[[argparse.ArgumentParser, argparse.Namespace], int],
) -> int:
    """Run `command` and return its exit status; a reader who hangs up ends it in silence."""
    prepare()
    try:
        return command(made, made.parse_args(arguments))
    except BrokenPipeError:
        give_up_output()
        return 1


def print_report(report: Mapping[str, Any], options: argparse.Namespace, text: str) -> None:
    """Print a report as JSON, or as `text` with its findings on standard error."""
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
        return
    for line in text.splitlines():
        say(line)
    for finding in report["findings"]:
        say(f"{finding['field']}: {finding['message']}", sys.stderr)


def prepare() -> None:
    """Let every stream carry any text: bytes that are no UTF-8, and letters a terminal lacks."""
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    to_terminal = sys.stdout.isatty()
    sys.stdout.reconfigure(errors="backslashreplace" if to_terminal else "surrogateescape")
    sys.stderr.reconfigure(errors="backslashreplace")


def printable(text: str) -> str:
    """Return `text` with an escape in place of everything that could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def say(line: str = "", stream: TextIO | None = None) -> None:
    """Print one line, made printable, on standard output or on `stream`."""
    print(printable(line), file=stream or sys.stdout)


def give_up_output() -> None:
    """Send what is still to be written nowhere: the reader, such as `head`, has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
