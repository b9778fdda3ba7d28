"""Why the emails of a list bounced, row by row, and what all rows come to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BufferedIOBase

from checker.bounces.companies import company_of
from checker.bounces.replies import Told, told
from checker.reading.outcome import Light
from checker.sheet import Problem, Table, Unreadable, called, fits, in_order, read_table, readable

COLUMNS = ("reply", "recipient")
"""What is read, as `checker.sheet` knows it. The second one may be missing."""
OTHERS = "…"
"""What stands for all companies that come after so many others."""
# Names in all groups together: nobody reads more, and memory must not grow with the file.
_MOST_COMPANIES = 20_000
# Worst first.
_ORDER = [Light.PROBLEM, Light.ATTENTION, Light.UNCLEAR, Light.INVALID, Light.OK]


@dataclass
class Bounces:
    """What the rows read so far come to.

    `rows` are all, `silent` those of emails that did not bounce. `groups` has for each reason and
    step the companies and how many rows are of each. `problems` say why there is no list at all,
    `header` then holds the names that its columns have.
    """

    rows: int = 0
    silent: int = 0
    groups: dict[Told, Counter[str]] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    header: Sequence[str] = ()
    _names: int = 0

    def count(self, found: Told | None, company: str) -> None:
        """Count one row."""
        self.rows += 1
        if found is None:
            self.silent += 1
            return
        companies = self.groups.get(found)
        if companies is None:
            companies = self.groups[found] = Counter()
        if company not in companies:
            company = company if self._names < _MOST_COMPANIES else OTHERS
            self._names += 1
        companies[company] += 1

    def worst_first(self) -> list[tuple[Told, Counter[str]]]:
        """Return the groups: what was refused before all else, of that the largest first."""
        return sorted(self.groups.items(), key=lambda one: (_rank(one[0]), -one[1].total()))

    def number(self, light: Light) -> int:
        """Return how many rows have a verdict."""
        return sum(found.total() for one, found in self.groups.items() if one.light is light)


def judge(file: BufferedIOBase, column: str = "") -> Bounces:
    """Return what the list in `file` comes to. Raises OSError where it cannot be read further.

    `column` is what a reader calls the column with the replies, where its name is not known.
    """
    bounces = Bounces()
    try:
        for _ in judged(open_list(file, column), bounces):
            pass
    except Unreadable as unreadable:
        return refused(unreadable)
    return bounces


def refused(unreadable: Unreadable) -> Bounces:
    """Return what there is to say of a file that is no such list."""
    header = next((problem.found for problem in unreadable.problems), ())
    return Bounces(problems=unreadable.problems, header=header)


def open_list(file: BufferedIOBase, column: str = "") -> Table:
    """Open a list whose columns have the usual names, or the given one for the replies.

    Raises Unreadable where there is none, and OSError where the file cannot be read.
    """
    return read_table(file, COLUMNS, partial(_places, column=column))


def judged(table: Table, bounces: Bounces) -> Iterator[tuple[list[str], Told | None]]:
    """Yield each row of a list with what it says, and count it in `bounces`."""
    recipient = next(iter(fits([readable(cell) for cell in table.header], "recipient")), None)
    for row in table.rows:
        address = readable(row[recipient]) if recipient is not None else ""
        found = told(table.wanted(row), address)
        bounces.count(found, company_of(address) if found else "")
        yield row, found


def _places(header: Sequence[str], wanted: Sequence[str], column: str) -> Sequence[int]:
    """Return the places of the columns with replies, the one that says most in front."""
    found = called(header, column) if column else in_order(header, wanted[0])
    if found:
        return found
    if not column and any("@" in cell for cell in header):
        raise Unreadable(Problem("no_header_of_list", found=tuple(header)))
    raise Unreadable(Problem("no_replies", "reply", tuple(header)))


def _rank(one: Told) -> int:
    return _ORDER.index(one.light)
