"""What looks like chance and is the same in every build."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import TypeVar

T = TypeVar("T")


def sequence() -> Callable[[int], int]:
    """Return a linear congruential generator of whole numbers below its argument."""
    states = _states()
    return lambda below: (next(states) >> 8) % below


def chooser() -> Callable[[Sequence[T]], T]:
    """Return a function that chooses one of several."""
    below = sequence()
    return lambda options: options[below(len(options))]


def _states() -> Iterator[int]:
    state = 1
    for _ in count():
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state
