"""The reply reader on the command line: `python -m checker reply REPLY`.

Exit status: 0 when the reply says that the message was accepted; 1 when it does not; 2 for a text
that is no reply, and for wrong usage.
"""

import argparse
import sys

from checker.reply.browser import answer
from checker.reply.judging import CAP, Delivered
from checker.terminal import parser, print_report, run


def main(arguments: list[str]) -> int:
    """Explain an SMTP reply."""
    made = parser("reply", "What an SMTP reply says.")
    made.add_argument("reply", metavar="REPLY", nargs="?", default="-", help="- reads stdin")
    return run(made, arguments, _reply)


def _reply(_: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    pasted = sys.stdin.read(CAP + 1) if options.reply == "-" else options.reply
    report = answer({"reply": pasted, "language": options.language})
    meanings = [meaning["message"] for meaning in report["meanings"]]
    parts = [report["heading"], report["text"], *meanings, *report["facts"], report["next"]]
    print_report(report, options, "\n".join(parts))
    if not meanings:
        return 2
    return int(report["delivered"] != Delivered.YES)
