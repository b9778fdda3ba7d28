"""Fuzz the header reader for a while: `python -m tests.core.headers.fuzz [SECONDS [SEED]]`.

Takes the made messages apart and puts them together again. Stops at the first input that raises,
takes too long or yields a report in no agreed form, and leaves it in `fuzz-failure.eml`.
"""

import random
import sys
from pathlib import Path
from time import monotonic, process_time

from checker.headers import describe, judge
from checker.headers.ruling import Fate
from checker.saying.catalogue import LANGUAGES
from site_build.runtime.corpus.outlook import message

CASES = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("cases/*.eml"))]
SEEDS = [*CASES, *(message(case.decode("latin-1"), attached="Subject: x") for case in CASES[:5])]
LONGEST = 1.0  # seconds of computing for one input
FAILURE = Path("fuzz-failure.eml")


def mutated(dice: random.Random) -> bytes:
    """Return one seed after up to eight changes."""
    data = bytearray(dice.choice(SEEDS))
    for _ in range(dice.randrange(9)):
        dice.choice((_flip, _cut, _double, _splice, _repeat))(data, dice)
    return bytes(data)


def _span(data: bytearray, dice: random.Random) -> slice:
    start = dice.randrange(len(data) + 1)
    return slice(start, start + dice.choice((1, 10, 100, 1_000)))


def _flip(data: bytearray, dice: random.Random) -> None:
    data[_span(data, dice)] = dice.randbytes(dice.randrange(5))


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[_span(data, dice)]


def _double(data: bytearray, dice: random.Random) -> None:
    span = _span(data, dice)
    data[span] = bytes(data[span]) * 2


def _splice(data: bytearray, dice: random.Random) -> None:
    other = bytearray(dice.choice(SEEDS))
    data[_span(data, dice)] = other[_span(other, dice)]


def _repeat(data: bytearray, dice: random.Random) -> None:
    token = dice.choice((b"(", b'"', b";", b"\n", b"\0", b"=?", b"Received: ", b"a.", b"> "))
    data[_span(data, dice)] = token * dice.choice((1, 10, 1_000))


def check(data: bytes) -> None:
    """Read `data` as the page would; raises AssertionError when the report is not as agreed."""
    start = process_time()
    for language in LANGUAGES:
        report = describe(judge(data, 1), language)
        assert report["verdict"] in set(Fate), report["verdict"]
        assert sum(hop["accepted"] for hop in report["hops"]) == bool(report["hops"])
    assert process_time() - start < LONGEST, "too slow"


def attempt(dice: random.Random) -> None:
    """Try one mutation, and leave what was not survived in a file."""
    data = mutated(dice)
    try:
        check(data)
    except BaseException:
        FAILURE.write_bytes(data)
        raise


def fuzz(seconds: float, seed: int) -> int:
    """Try mutations for `seconds` and return how many were survived."""
    dice, end, tried = random.Random(seed), monotonic() + seconds, 0
    while monotonic() < end:
        attempt(dice)
        tried += 1
    return tried


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    print(fuzz(*(given + [60, 0][len(given) :])), "inputs survived")
