"""What the commands share: options, streams, exit statuses, and the text form of a report.

Exit status, the same for every tool: 0 for the verdict that all is well; 1 for any other verdict;
2 where something that was given cannot be read, and for wrong usage; 74 where the output cannot be
written (EX_IOERR of sysexits.h); 130 after Ctrl-C and 141 after a closed pipe (128 plus the number
of the signal, as shells count).
"""

import argparse
import codecs
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from checker.saying.catalogue import LANGUAGES, sentences
from checker.saying.report import Report
from checker.tools import TOOLS

UNUSABLE, UNWRITABLE, INTERRUPTED, HUNG_UP = 2, 74, 130, 141

# What the texts use and a terminal or file in an older code page may lack.
_PLAIN = {"→": "->", "✓": "+", "✗": "x", "≥": ">=", "≤": "<=", "\u202f": " "}
# Python's stand-ins for octets that are no UTF-8 (PEP 383). `say` never lets one through.
_OCTETS = {chr(0xDC00 + octet): bytes([octet]) for octet in range(0x80, 0x100)}

type Sections = Iterable[Iterable[str]]
"""Blocks of lines, with an empty line in front of each that is not empty."""


class Unusable(Exception):
    """What was given cannot be used; the argument is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Command:
    """A tool on the command line.

    `declare` adds its arguments to a parser that knows the common ones. `ask` returns its report,
    or raises Unusable, or prints and returns an exit status where a report is not what was wanted.
    `show` returns what its text form says beside the common parts. `good` are the verdicts that say
    that all is well.
    """

    tool: str
    description: str
    example: str
    good: frozenset[str]
    declare: Callable[[argparse.ArgumentParser], object]
    ask: Callable[[argparse.Namespace], Report | int]
    show: Callable[[Report], Sections]


def run(command: Command, arguments: list[str]) -> int:
    """Run a tool for command line `arguments`; print what it says and return the exit status."""
    prepare()
    options = parser(command).parse_args(arguments)
    words = sentences("command", options.language)
    try:
        status = _answer(command, options, words)
        sys.stdout.flush()
        return status
    except Unusable as unusable:
        say(str(unusable), sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        _give_up_output()
        return HUNG_UP
    except KeyboardInterrupt:
        _give_up_output()
        say(words["interrupted"], sys.stderr)
        return INTERRUPTED
    except OSError as error:
        _give_up_output()
        say(words["unwritable"].format(reason=error.strerror), sys.stderr)
        return UNWRITABLE


def parser(command: Command) -> argparse.ArgumentParser:
    """Return a parser with the options that every tool has, and the tool's own."""
    tool = TOOLS[command.tool]
    made = argparse.ArgumentParser(
        prog=f"python -m checker {tool.word}",
        description=command.description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=(
            f"example:\n  python -m checker {tool.word} {command.example}\n\n"
            f"explained at: {address(f'/en/{tool.page}')}\n"
            "exit status: 0 all is well, 1 any other verdict, 2 something cannot be read"
        ),
    )
    made.add_argument("--language", choices=LANGUAGES, default="en", help="of every sentence")
    made.add_argument("--json", action="store_true", help="print the report as JSON")
    command.declare(made)
    return made


def address(path: str) -> str:
    """Return where the site explains something: its address if SITE_URL says it, else `path`.

    SITE_URL is the variable that the site is built with, too (mkdocs.yml).
    """
    return os.environ.get("SITE_URL", "").rstrip("/") + path


def _answer(command: Command, options: argparse.Namespace, words: Mapping[str, Any]) -> int:
    report = command.ask(options)
    if isinstance(report, int):
        return report
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
    else:
        _print_text(report, command.show(report), words)
    if any(finding["level"] == "error" for finding in report["findings"]):
        return UNUSABLE
    return 0 if report["verdict"] in command.good else 1


def _print_text(report: Report, own: Sections, words: Mapping[str, Any]) -> None:
    say(report["headline"])
    say(report["text"])
    for lines in (*own, _findings(report, words), _steps(report, words)):
        for place, line in enumerate(lines):
            if place == 0:
                say()
            say(line)


def _findings(report: Report, words: Mapping[str, Any]) -> Iterator[str]:
    for finding in report["findings"]:
        field = words["fields"].get(finding["field"], finding["field"])
        yield f"{words['levels'][finding['level']]} ({field}): {finding['message']}"


def _steps(report: Report, words: Mapping[str, Any]) -> Iterator[str]:
    for number, step in enumerate(report["next_steps"], start=1):
        yield f"{number}. {words['owners'][step['owner']]}: {step['message']}"
        yield f"   {address(step['link'])}"


def octets(name: str, most: int, language: str) -> bytes:
    """Return what a file holds, or standard input for "-", and at most `most` octets of it.

    Raises Unusable when the file cannot be read.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise unreadable(name, error, language) from None


def unreadable(name: str, error: OSError, language: str) -> Unusable:
    """Return the exception that says in `language` why a file cannot be read."""
    sentence = sentences("command", language)["unreadable"]
    return Unusable(sentence.format(file=name, reason=error.strerror or error))


def prepare() -> None:
    """Let every stream carry any text: bytes that are no UTF-8, and letters an output lacks."""
    codecs.register_error("plain", _plain)
    for stream, options in (
        (sys.stdin, {"encoding": "utf-8", "errors": "surrogateescape"}),
        (sys.stdout, {"errors": "plain"}),
        (sys.stderr, {"errors": "plain"}),
    ):
        # A test, or a program that embeds this one, may have put another kind of stream there.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(**options)


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write what an encoding lacks: in plain letters, as the octet it was read from, escaped."""
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start]
    if missing in _OCTETS:
        return _OCTETS[missing], error.start + 1
    plain = _PLAIN.get(missing) or missing.encode("ascii", "backslashreplace").decode("ascii")
    return plain, error.start + 1


def printable(text: str) -> str:
    """Return `text` with an escape in place of everything that could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def say(line: str = "", stream: TextIO | None = None) -> None:
    """Print one line, made printable, on standard output or on `stream`."""
    print(printable(line), file=stream or sys.stdout)


def _give_up_output() -> None:
    """Send what is still to be written nowhere: whoever read it has gone, or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
