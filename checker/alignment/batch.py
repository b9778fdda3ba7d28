"""Judge every row of a table."""

from collections.abc import Iterator

from checker.alignment.judging import Verdict, judge
from checker.sheet import Table

COLUMNS = ("from", "domain")
"""The columns that are judged, as `checker.sheet` knows them."""

ADDED = ("verdict", "alignment", "codes")
"""The columns that a judged table has beside its own. They hold nothing but fixed words, so that
a spreadsheet cannot take them for a formula; every other cell is given back as it came."""


def judged(table: Table) -> Iterator[tuple[list[str], Verdict]]:
    """Yield each row of a table, which was read with `COLUMNS`, with its verdict."""
    for row in table.rows:
        yield row, judge(*table.wanted(row))


def added_cells(verdict: Verdict) -> list[str]:
    """Return the cells for the `ADDED` columns."""
    codes = " ".join(finding.code for finding in verdict.findings)
    return [verdict.light.value, verdict.alignment.value if verdict.alignment else "", codes]
