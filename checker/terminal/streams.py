"""The three streams of a process, made to carry any text, whatever their encoding."""

import codecs
import errno
import os
import sys
from typing import TextIO

# What our sentences use and an older code page or plain ASCII lacks. Letters are not among them:
# "ue" in place of "ü" would make another address of the reader's.
_PLAIN = str.maketrans(
    {
        "„": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "›": ">", "…": "...", "–": "-", "—": "-",
        "→": "->", "✓": "+", "✗": "x", "≥": ">=", "≤": "<=", "☰": "(=)", "⋮": "(:)",
        "⇧": "(Shift)", "⌘": "(Cmd)", "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip


def prepare() -> None:
    """Let input hold octets that are no UTF-8, and output lack letters of what is printed.

    Raises OSError when the output was closed from the start (`>&-`): nothing could be written.
    """
    codecs.register_error("plain", _plain)
    no_output = sys.stdout is None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))
    _set(sys.stdin, encoding="utf-8", errors="surrogateescape")
    _set(sys.stdout, errors="plain")
    _set(sys.stderr, errors="plain")
    if no_output:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def write_as(encoding: str, errors: str) -> None:
    """Let standard output write `encoding`, and every line end as it is given."""
    _set(sys.stdout, encoding=encoding, errors=errors, newline="")


def _set(stream: TextIO, **options: str) -> None:
    # A test, or a program that embeds this one, may have put another kind of stream there.
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(**options)


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in plain letters, or escaped."""
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start : error.end]
    plain = missing.translate(_PLAIN).encode("ascii", "backslashreplace").decode("ascii")
    return plain, error.end


def printable(text: str) -> str:
    """Return `text` with an escape in place of everything that could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def say(line: str = "", stream: TextIO | None = None) -> None:
    """Print one line, made printable, on standard output or on `stream`."""
    print(printable(line), file=stream or sys.stdout)
