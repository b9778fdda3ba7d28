"""How far a long piece of work is, on standard error, for somebody who watches."""

import os
import stat
import sys
from io import BufferedIOBase
from math import ceil
from time import monotonic
from typing import Self

from checker.saying.catalogue import sentences
from checker.saying.numbers import spoken_number

# In seconds: how often it is shown, and how long before what is left is more than a guess.
_EVERY, _TOO_EARLY = 0.2, 1.0


class Progress:
    """Counts the rows made of `file`: their number, the share of the file, and the time left.

    Shows nothing where standard error is no terminal, or where the results run over that terminal.
    """

    def __init__(self, file: BufferedIOBase, language: str) -> None:
        self._watched = sys.stderr.isatty() and not sys.stdout.isatty()
        self._file, self._size = file, _size(file) if self._watched else 0
        self._words, self._language = sentences("command", language)["progress"], language
        self._started = self._shown = monotonic()
        self._count, self._width = 0, 0

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        """Count one row more."""
        self._count += 1
        if self._watched and monotonic() - self._shown >= _EVERY:
            self._show(", ".join([*self._share(), self._rows(), *self._time_left()]))

    def __exit__(self, *_: object) -> None:
        """Leave the number standing, and give what is said next a line of its own."""
        if self._watched:
            self._show(self._rows())
            print(file=sys.stderr)

    def _share(self) -> list[str]:
        return [self._words["share"].format(percent=int(self._done() * 100))] if self._size else []

    def _rows(self) -> str:
        number = spoken_number(self._count, self._language)
        return self._words["rows"].format(number=number)

    def _time_left(self) -> list[str]:
        done, passed = self._done(), monotonic() - self._started
        if not done or passed < _TOO_EARLY:
            return []
        minutes, seconds = divmod(ceil(passed * (1 - done) / done), 60)
        return [self._words["left"].format(time=f"{minutes}:{seconds:02}")]

    def _done(self) -> float:
        # At most all of it: a file may grow while it is read.
        return min(self._file.tell() / self._size, 1.0) if self._size else 0.0

    def _show(self, line: str) -> None:
        # Over the whole line before, without escape sequences, which not every terminal knows.
        print(f"\r{line.ljust(self._width)}", end="", file=sys.stderr, flush=True)
        self._width, self._shown = len(line), monotonic()


def _size(file: BufferedIOBase) -> int:
    """Return the octets of a file; 0 where nobody knows, as of a pipe."""
    about = os.fstat(file.fileno())
    return about.st_size if stat.S_ISREG(about.st_mode) else 0
