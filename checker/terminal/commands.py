"""A tool as a command: its options, and its report as text or JSON."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from checker.saying.catalogue import LANGUAGES, sentences
from checker.saying.report import Report
from checker.terminal.endings import UNUSABLE, Unusable, asked
from checker.terminal.streams import say
from checker.terminal.usage import spoken
from checker.tools import TOOLS

type Sections = Iterable[Iterable[str]]
"""Blocks of lines, with an empty line in front of each that is not empty."""
type Words = Mapping[str, Any]
"""What --help says of each argument, by the name under which a parser keeps that."""


@dataclass(frozen=True, slots=True)
class Command:
    """A tool on the command line.

    `declare` adds its arguments to a parser that knows the common ones, with the words for them:
    the tool's own sentences under `command`, and what all commands share. `ask` returns its report,
    or raises Unusable, or prints and returns an exit status where a report is not what was wanted.
    `show` returns what its text form says beside the common parts. `good` are the verdicts that say
    that all is well.
    """

    tool: str
    example: str
    good: frozenset[str]
    declare: Callable[[argparse.ArgumentParser, Words], object]
    ask: Callable[[argparse.Namespace], Report | int]
    show: Callable[[Report], Sections]


def run(command: Command, arguments: list[str]) -> int:
    """Run a tool for command line `arguments`; print what it says and return the exit status."""
    language, _ = asked(arguments)
    options = _parser(command, language).parse_args(arguments)
    report = command.ask(options)
    if isinstance(report, int):
        return report
    if options.json:
        # ASCII: nothing in it can steer a terminal.
        print(json.dumps(report, indent=2))
    else:
        _print_text(report, command.show(report), sentences("command", options.language))
    if has_errors(report):
        return UNUSABLE
    return 0 if report["verdict"] in command.good else 1


def has_errors(report: Report) -> bool:
    """Tell whether something that was given cannot be read."""
    return any(finding["level"] == "error" for finding in report["findings"])


def called() -> str:
    """Return how this process was called: by the name of a command, or as a module of Python."""
    name = Path(sys.argv[0]).name.removesuffix(".exe")
    return "python -m checker" if name == "__main__.py" else name


def address(path: str) -> str:
    """Return where the site explains something: its address if SITE_URL says it, else `path`.

    SITE_URL is the variable that the site is built with, too (mkdocs.yml).
    """
    return os.environ.get("SITE_URL", "").rstrip("/") + path


class _Parser(argparse.ArgumentParser):
    """A parser that leaves errors to whoever runs it: argparse drops those of the streams."""

    def __init__(self, language: str, **options: Any) -> None:
        super().__init__(**options)
        self._language = language

    def print_help(self, file: object = None) -> None:
        for line in self.format_help().splitlines():
            say(line)

    def error(self, message: str) -> NoReturn:
        raise Unusable(f"{self.format_usage()}{spoken(message, self._language)}")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with headings in the reader's language; argparse has them in English."""

    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog)
        self._words = words

    def start_section(self, heading: str | None) -> None:
        positional = heading == "positional arguments"
        super().start_section(self._words["arguments" if positional else "options"])

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or self._words["usage"])


def _parser(command: Command, language: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every tool has, and the tool's own."""
    tool = TOOLS[command.tool]
    name = f"{called()} {tool.word}"
    words = {
        **sentences("command", language)["help"],
        **sentences(command.tool, language)["command"],
    }
    made = _Parser(
        language,
        prog=name,
        description=words["does"],
        formatter_class=partial(_Formatter, words),
        add_help=False,
        epilog=words["after"]
        .strip()
        .format(example=f"{name} {command.example}", address=address(f"/{language}/{tool.page}")),
    )
    made.add_argument("-h", "--help", action="help", help=words["help"])
    made.add_argument("--language", choices=LANGUAGES, default="en", help=words["language"])
    made.add_argument("--json", action="store_true", help=words["json"])
    command.declare(made, words)
    return made


def _print_text(report: Report, own: Sections, words: Mapping[str, Any]) -> None:
    say(report["headline"])
    say(report["text"])
    for lines in (*own, _findings(report, words), _steps(report)):
        for place, line in enumerate(lines):
            if place == 0:
                say()
            say(line)


def _findings(report: Report, words: Mapping[str, Any]) -> Iterator[str]:
    for finding in report["findings"]:
        field = words["fields"].get(finding["field"], finding["field"])
        yield f"{words['levels'][finding['level']]} ({field}): {finding['message']}"


def _steps(report: Report) -> Iterator[str]:
    owners = sentences("owners", report["language"])
    for number, step in enumerate(report["next_steps"], start=1):
        yield f"{number}. {owners[step['owner']]}: {step['message']}"
        yield f"   {address(step['link'])}"
