"""Write to a terminal what strangers may have written."""

import os
import sys
from typing import TextIO


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
