"""Find the columns that are wanted by the names that people give them.

The usual names are in `data/sheet/columns.toml`. A name must be the same but for case, spaces,
hyphens and the like: a guess would judge the wrong column in silence.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.knowledge import resources


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a table: `reason` is the key of a sentence.

    `column` is the wanted column that it is about, `found` are names in the table's header.
    """

    reason: str
    column: str = ""
    found: tuple[str, ...] = ()


class Unreadable(Exception):
    """A table that cannot be used; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.reason for problem in problems))
        self.problems = problems


def places(header: Sequence[str], wanted: Iterable[str]) -> list[int]:
    """Return the place of each wanted column in `header`.

    Raises Unreadable for a header that names data, and where none or several columns fit.
    """
    fitting = {column: fits(header, column) for column in wanted}
    missing = [column for column, fit in fitting.items() if not fit]
    if missing and any("@" in cell for cell in header):
        raise Unreadable(Problem("no_header", found=tuple(header)))
    problems = [Problem("no_column", column, tuple(header)) for column in missing] + [
        Problem("several_columns", column, tuple(header[place] for place in fit))
        for column, fit in fitting.items()
        if len(fit) > 1
    ]
    if problems:
        raise Unreadable(*problems)
    return [fit[0] for fit in fitting.values()]


def fits(header: Sequence[str], column: str) -> list[int]:
    """Return the places of the cells of `header` that name a column, the surest names first."""
    return next(filter(None, _kinds(header, column)), [])


def in_order(header: Sequence[str], column: str) -> list[int]:
    """Return what `fits` returns, in the order in which the table lists the names."""
    order = {name: number for number, name in enumerate(map(folded, names(column)))}
    return sorted(fits(header, column), key=lambda place: order[folded(header[place])])


def called(header: Sequence[str], name: str) -> list[int]:
    """Return the places of the cells of `header` that a reader calls `name`."""
    return [place for place, cell in enumerate(header) if folded(cell) == folded(name)]


def names(column: str) -> list[str]:
    """Return the names that a column may have, as people write them."""
    table = resources.toml("data/sheet/columns.toml")[column]
    return [*table["names"], *table["vague"]]


def folded(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def _kinds(header: Sequence[str], column: str) -> Iterator[list[int]]:
    """Yield the places of the cells with a sure name, then of those with a vague one."""
    cells = [folded(cell) for cell in header]
    for known in _folded_names(column):
        yield [place for place, cell in enumerate(cells) if cell in known]


@cache
def _folded_names(column: str) -> list[set[str]]:
    table = resources.toml("data/sheet/columns.toml")[column]
    return [set(map(folded, table[kind])) for kind in ("names", "vague")]
