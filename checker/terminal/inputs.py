"""What a command is given to read: a file, or standard input for "-"."""

import sys
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager, nullcontext
from io import BufferedIOBase
from pathlib import Path

from checker.saying.catalogue import sentences
from checker.terminal.endings import Unusable, reason


@contextmanager
def reading(name: str, language: str) -> Generator[None]:
    """Say Unusable, in `language`, where the file `name` cannot be opened or read further."""
    try:
        yield
    except OSError as error:
        sentence, why = sentences("command", language)["unreadable"], reason(error, language)
        raise Unusable(sentence.format(file=named(name, language), reason=why)) from None


@contextmanager
def opened(name: str, language: str) -> Generator[BufferedIOBase]:
    """Open a file, or standard input for "-". Raises Unusable when it cannot be opened."""
    with reading(name, language):
        file = sys.stdin.buffer if name == "-" else Path(name).open("rb")
    assert isinstance(file, BufferedIOBase)
    with nullcontext(file) if name == "-" else file:
        yield file


def octets(name: str, most: int, language: str) -> bytes:
    """Return what a file holds, or standard input for "-", and at most `most` octets of it.

    Raises Unusable when the file cannot be read.
    """
    with opened(name, language) as file, reading(name, language):
        return file.read(most)


def typed(argument: str, most: int, language: str) -> str:
    """Return an argument, or for "-" at most `most` characters of standard input.

    Raises Unusable when that cannot be read.
    """
    if argument != "-":
        return argument
    with reading(argument, language):
        return sys.stdin.read(most)


def key_values(arguments: Iterable[str], keys: Collection[str], language: str) -> dict[str, str]:
    """Return what arguments such as KEY=VALUE hold. Raises Unusable where a key is not known."""
    pairs = {}
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if not equals or key not in keys:
            sentence = sentences("command", language)["not_a_detail"]
            raise Unusable(sentence.format(given=argument, keys=", ".join(keys)))
        pairs[key] = value
    return pairs


def named(name: str, language: str) -> str:
    """Return how sentences call a file."""
    return sentences("command", language)["standard_input"] if name == "-" else name
