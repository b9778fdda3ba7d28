"""Hold the header reader against your own mail: `make measure CORPUS=folder`.

Reads every file in a folder of messages or bounces and prints figures, never a name or an address.
Nothing is kept, and nothing leaves the machine.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from checker.headers import describe, judge
from checker.message.containers import FILE_LIMIT

# What the receiver says of the folder, read here without the checker: the last word counts, because
# an earlier mailbox may have left its own.
_FOLDER = re.compile(
    rb"^X-Microsoft-Antispam-Mailbox-Delivery:(?:[^\n]|\n[ \t])*?dest:([A-Z])"
    rb"|^X-Apple-MoveToFolder:[ \t]*(\w+)|^X-Microsoft-Antispam-(ZAP)-Message-Info:",
    re.IGNORECASE | re.MULTILINE,
)
_RESULTS = re.compile(rb"^Authentication-Results:", re.IGNORECASE | re.MULTILINE)
_END_OF_HEADERS = re.compile(rb"\n\r?\n")
_MOST_NAMES = 25


@dataclass(slots=True)
class Figures:
    """What is counted over all messages."""

    messages: int = 0
    crashes: list[str] = field(default_factory=list)
    results: Counter[str] = field(default_factory=Counter)
    folders: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def measure(folder: Path) -> Figures:
    """Read all files under `folder` and count what the header reader says of them."""
    figures = Figures()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()[: FILE_LIMIT + 1]
        figures.messages += 1
        start = process_time()
        try:
            report = describe(judge(data), "en")
        except Exception as error:  # a crash is one of the figures
            figures.crashes.append(f"{path.name}: {error!r}")
            continue
        figures.seconds.append(process_time() - start)
        _count(figures, data, report)
    return figures


def _count(figures: Figures, data: bytes, report: dict) -> None:
    head = _END_OF_HEADERS.split(data, maxsplit=1)[0]
    if _RESULTS.search(head):
        figures.results[_believed({finding["code"] for finding in report["findings"]})] += 1
    if stated := _FOLDER.findall(head):
        folder = b"".join(stated[-1]).decode()
        figures.folders[f"{folder} -> {report['verdict']}"] += 1
    bounce = report.get("bounce")
    kind = "bounce" if bounce else "message"
    figures.verdicts[f"{kind}: {report['verdict']}"] += 1
    if reason := (bounce or report).get("reason"):
        figures.reasons[f"{kind}: {reason}"] += 1
    figures.unknown.update({one["header"] for one in report["unknown_filters"]})


def _believed(codes: set[str]) -> str:
    if "no_authentication_results" not in codes:
        return "believed"
    return "called forged" if "forged_authentication_results" in codes else "not found"


def lines(figures: Figures) -> Iterator[str]:
    """Yield the figures as text."""
    yield f"messages: {figures.messages}"
    yield f"crashes: {len(figures.crashes)}"
    yield from (f"  {crash}" for crash in figures.crashes[:_MOST_NAMES])
    for title, counted in (
        ("the receiver's own results", figures.results),
        ("folder: stated by the receiver -> told", figures.folders),
        ("verdicts", figures.verdicts),
        ("reasons", figures.reasons),
        ("filters not understood", figures.unknown),
    ):
        yield f"{title}:"
        yield from (f"  {count:6} {name}" for name, count in counted.most_common(_MOST_NAMES))
    if seconds := sorted(figures.seconds):
        middle, late = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
        yield (
            f"time per message: {middle * 1000:.1f} ms in the middle,"
            f" {late * 1000:.1f} ms for 99 of 100, {seconds[-1] * 1000:.1f} ms at most"
        )


def main(arguments: list[str]) -> int:
    """Measure the folder that `arguments` name, and print what was found."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Say which folder holds the messages: make measure CORPUS=folder", file=sys.stderr)
        return 2
    for line in lines(measure(Path(arguments[0]))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
