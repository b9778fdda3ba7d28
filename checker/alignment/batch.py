"""Judge every row of a table."""

from collections.abc import Iterator

from checker.alignment.describing import describe
from checker.alignment.judging import Verdict, judge
from checker.reading.outcome import Light
from checker.sheet import Table, read_table
from checker.terminal.tables import Batch


def _judged(table: Table) -> Iterator[tuple[list[str], Verdict]]:
    for row in table.rows:
        yield row, judge(*table.wanted(row))


def _cells(verdict: Verdict) -> list[str]:
    codes = " ".join(finding.code for finding in verdict.findings)
    return [verdict.light.value, verdict.alignment.value if verdict.alignment else "", codes]


BATCH = Batch(
    read=lambda file: read_table(file, ("from", "domain")),
    added=("verdict", "alignment", "codes"),
    judged=_judged,
    cells=_cells,
    is_good=lambda verdict: verdict.light is Light.OK,
    describe=describe,
)
