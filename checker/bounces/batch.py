"""Give a list of bounces back with what each row says, and say what all of them come to."""

import argparse
import sys
from functools import partial
from io import BufferedIOBase

from checker.bounces.command import groups, hints
from checker.bounces.describing import added, cells, describe, row
from checker.bounces.judging import Bounces, judged, open_list, refused
from checker.bounces.replies import Told
from checker.reading.outcome import Light
from checker.sheet import Table, Unreadable
from checker.terminal import Unusable, named, say
from checker.terminal.tables import Batch, run_batch


def run(options: argparse.Namespace) -> int:
    """Judge the list that `options.batch` names; return 0 when no email in it bounced.

    The groups follow on standard error: what is on standard output is a table as it came.
    """
    bounces = Bounces()
    status = run_batch(_batch(options, bounces), options)
    if not options.json:
        report = describe(bounces, options.language)
        for lines in ([report["headline"]], *groups(report)):
            for line in lines:
                say(line, sys.stderr)
    return status


def _batch(options: argparse.Namespace, bounces: Bounces) -> Batch[Told | None]:
    language = options.language
    return Batch(
        read=partial(_opened, options=options),
        added=added(language),
        judged=partial(judged, bounces=bounces),
        cells=partial(cells, language=language),
        is_good=lambda found: found is None or found.light is Light.OK,
        describe=row,
    )


def _opened(file: BufferedIOBase, options: argparse.Namespace) -> Table:
    """Open the list, or say what is wrong with it in the words that the tool has for it."""
    try:
        return open_list(file, options.column)
    except Unreadable as unreadable:
        name = named(options.batch, options.language)
        report = describe(refused(unreadable), options.language, name)
        said = [finding["message"] for finding in report["findings"]]
        raise Unusable("\n".join([*said, *hints(report)])) from None
