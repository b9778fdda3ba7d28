"""The clock on the command line: `python -m checker clock DATE [ZONE]`.

Exit status: 0 when all is well; 2 for a date or zone that cannot be read, and for wrong usage.
"""

import argparse

from checker.clock.browser import answer
from checker.terminal import parser, print_report, run


def main(arguments: list[str]) -> int:
    """Say until when products keep a message."""
    made = parser("clock", "Until when a delivered message and its log are kept.")
    made.add_argument("date", metavar="DATE", help="day of delivery, such as 2026-11-20")
    made.add_argument("zone", metavar="ZONE", nargs="?", help="such as Europe/Berlin")
    return run(made, arguments, _clock)


def _clock(_: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    question = {"date": options.date, "zone": options.zone, "language": options.language}
    report = answer(question)
    messages = [limit["message"] for limit in report["limits"]]
    print_report(report, options, "\n".join([*messages, report["note"]]))
    return 2 if any(finding["level"] == "error" for finding in report["findings"]) else 0
