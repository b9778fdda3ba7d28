"""How often something is done in a second: what is compared where no browser has a part in it."""

from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

SECONDS = 1.0


def per_second(act: Callable[..., object], questions: Sequence[tuple[Any, ...]]) -> float:
    """Return how often `act` is done in a second of one core; with every question as often."""
    done, start = 0, process_time()
    while (took := process_time() - start) < SECONDS:
        for question in questions:
            act(*question)
        done += len(questions)
    return done / took
