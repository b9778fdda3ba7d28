"""Look up every row of a table."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import batched

from checker.dns.describing import VERDICTS, describe
from checker.dns.judging import Case, Checked, judge
from checker.lookup import Answers
from checker.sheet import Table, read_table
from checker.terminal.looking_up import Source
from checker.terminal.tables import Batch

# Rows that are looked up together: enough to keep eight questions under way.
_TOGETHER = 8


def batch(source: Source, today: date) -> Batch[Checked]:
    """Return how a table is looked up that has the columns of the check."""

    def judged(table: Table) -> Iterator[tuple[list[str], Checked]]:
        for rows in batched(table.rows, _TOGETHER):
            judges = [_judge(*table.wanted(row), today) for row in rows]
            yield from zip(rows, source.look_up_all(judges), strict=True)

    return Batch(
        read=lambda file: read_table(file, ("from", "domain")),
        added=("verdict", "reason", "codes"),
        judged=judged,
        cells=_cells,
        is_good=lambda checked: checked.case is Case.OK,
        describe=describe,
    )


def _judge(from_text: str, domain_text: str, today: date) -> Callable[[Answers], Checked]:
    return lambda answers: judge(from_text, domain_text, answers, today)


def _cells(checked: Checked) -> list[str]:
    found = (*checked.names.findings, *checked.findings)
    return [VERDICTS[checked.case], checked.case, " ".join(finding.code for finding in found)]
