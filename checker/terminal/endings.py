"""How a command ends: whatever happens, with a sentence and an exit status, without a traceback."""

import argparse
import errno
import os
import sys
from collections.abc import Callable
from typing import TextIO

from checker.saying.catalogue import LANGUAGES, sentences
from checker.terminal.streams import prepare, say

UNUSABLE, UNWRITABLE, INTERRUPTED, HUNG_UP = 2, 74, 130, 141


class Unusable(Exception):
    """What was given cannot be used; the argument says why to the reader, in lines of text."""


def guarded(main: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run `main`, write out what it printed, and return the exit status.

    What ends it early is said on standard error, in the language that `arguments` ask for; but
    Ctrl-C is left to whoever calls.
    """
    try:
        prepare()
        status = _status(main, arguments)
        # Now, not when Python ends: a full disk or a closed pipe shows itself only here.
        sys.stdout.flush()
    except BrokenPipeError:
        status, sentence = HUNG_UP, None
    except OSError as error:
        language, _ = asked(arguments)
        template = sentences("command", language)["unwritable"]
        status, sentence = UNWRITABLE, template.format(reason=reason(error, language))
    else:
        return status
    _give_up(sys.stdout)
    if sentence:
        _complain(sentence)
    return status


def interrupted(arguments: list[str]) -> int:
    """Say that Ctrl-C ended it, drop what is not written out yet, and return the exit status."""
    language, _ = asked(arguments)
    _give_up(sys.stdout)
    _complain(sentences("command", language)["interrupted"])
    return INTERRUPTED


def asked(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the language that the arguments ask for (English if none that is known), and the
    arguments without the options that every tool has.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--language", nargs="?")
    options, others = parser.parse_known_args(arguments)
    language = options.language if options.language in LANGUAGES else "en"
    return language, [argument for argument in others if argument != "--json"]


def reason(error: OSError, language: str) -> str:
    """Return why the operating system refused something, in words of `language` if there are."""
    known = sentences("command", language)["reasons"]
    code = errno.errorcode.get(error.errno or 0, "")
    return known.get(code) or error.strerror or str(error)


def _status(main: Callable[[list[str]], int], arguments: list[str]) -> int:
    try:
        return main(arguments)
    except Unusable as unusable:
        _complain(str(unusable))
        return UNUSABLE
    except SystemExit:  # how argparse ends after --help
        return 0


def _complain(text: str) -> None:
    try:
        for line in text.splitlines():
            say(line, sys.stderr)
    except OSError:  # nobody is left to tell
        _give_up(sys.stderr)


def _give_up(stream: TextIO | None) -> None:
    """Send what a stream still holds nowhere, or Python fails on it once more when it ends."""
    if stream is None:  # closed from the start
        return
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
