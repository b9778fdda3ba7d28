"""Give a list of bounces back with what each row says, and say what all of them come to."""

import argparse
import sys
from functools import partial

from checker.bounces.command import groups
from checker.bounces.describing import added, cells, describe, row
from checker.bounces.judging import Bounces, judged, open_list
from checker.bounces.replies import Told
from checker.reading.outcome import Light
from checker.terminal import say
from checker.terminal.tables import Batch, run_batch


def run(options: argparse.Namespace) -> int:
    """Judge the list that `options.batch` names; return 0 when no email in it bounced.

    The groups follow on standard error: what is on standard output is a table as it came.
    """
    bounces = Bounces()
    status = run_batch(_batch(options.language, options.column, bounces), options)
    if not options.json:
        report = describe(bounces, options.language)
        for lines in ([report["headline"]], *groups(report)):
            for line in lines:
                say(line, sys.stderr)
    return status


def _batch(language: str, column: str, bounces: Bounces) -> Batch[Told | None]:
    return Batch(
        read=partial(open_list, column=column),
        added=added(language),
        judged=partial(judged, bounces=bounces),
        cells=partial(cells, language=language),
        is_good=lambda found: found is None or found.light is Light.OK,
        describe=row,
    )
