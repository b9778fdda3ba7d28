"""Messages and bounces per second, side by side with the programs of the field.

Stock for headers is mail-parser, for bounces Sisimai: the same files, by turns, in one run, and
what counts is computing time. The files are the tests' made-up ones; with
`make bench MESSAGES=folder BOUNCES=folder` they are whatever somebody has, and nothing is kept.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import mailparser
from mailparser.exceptions import MailParserError

from bench.pace import SECONDS, per_second
from bench.rows import Row, row
from checker.headers import judge
from tests.core.headers.fuzz import CASES
from tests.core.headers.test_notices import NOTICES, message

RUNS = 5
SISIMAI = Path(__file__).with_name("sisimai.pl")
READS_NONE = "nothing to compare with: Sisimai reads none of the files"
WITHOUT_SISIMAI = (
    "nothing to compare with: install Perl and its module Sisimai"
    " (Debian: apt install libsisimai-perl; elsewhere: cpan Sisimai)"
)


def rows() -> list[Row]:
    """Measure both rows."""
    with TemporaryDirectory() as folder:
        return [headers(), bounces(_files("BOUNCES") or _written(map(message, NOTICES), folder))]


def headers() -> Row:
    """Measure how many header sections both read in a second; bodies are cut off, for both."""
    files = [path.read_bytes() for path in _files("MESSAGES")] or CASES
    # Pastes are left out: mail-parser does not read them.
    sections = [(section,) for section in map(_section, files) if _has_way(section)]
    ours, stock = [], []
    for _ in range(RUNS):
        ours.append(per_second(judge, sections))
        stock.append(per_second(parse, sections))
    note = f"stock: mail-parser; {len(sections):,} header sections"
    return row("headers", "messages/s", median(ours), median(stock), note)


def parse(data: bytes) -> tuple[Any, ...]:
    """Return what mail-parser finds that a question about a message needs, its way at the end."""
    try:
        mail = mailparser.parse_from_bytes(data)
        return mail.from_, mail.to, mail.subject, mail.message_id, mail.date, mail.received
    except MailParserError:
        return ()


def _has_way(section: bytes) -> bool:
    found = parse(section)
    return bool(found and found[-1])


def bounces(files: Sequence[Path]) -> Row:
    """Measure how many bounces both read in a second; all of ours where Sisimai is not installed.

    What Sisimai does not read is left out.
    """
    contents = {str(path): path.read_bytes() for path in files}
    count = sum(judge(content).bounce is not None for content in contents.values())
    both, ours, stock, note = [*contents], [], [], READS_NONE
    for _ in range(RUNS):
        answer = sisimai(files)
        if answer is None:
            note = WITHOUT_SISIMAI
        elif answer:
            speed, version, *both = answer.splitlines()
            stock.append(float(speed))
            note = f"stock: Sisimai {version}; read: {count:,} of {len(files):,}, it {len(both):,}"
        ours.append(per_second(judge, [(contents[path],) for path in both]))
    return row("bounces", "messages/s", median(ours), median(stock) if stock else None, note)


def sisimai(files: Sequence[Path]) -> str | None:
    """Return what `sisimai.pl` says of the files; None where Sisimai is not installed."""
    perl = shutil.which("perl")
    if not perl or _fails([perl, "-MSisimai", "-e1"]):
        return None
    command = [perl, SISIMAI, str(SECONDS), *files]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _fails(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


def _section(data: bytes) -> bytes:
    lines = data.replace(b"\r\n", b"\n")
    return lines.partition(b"\n\n")[0] + b"\n\n"


def _files(name: str) -> list[Path]:
    """Return the files in the folder that the variable `name` of the environment names."""
    folder = os.environ.get(name)
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []


def _written(messages: Iterable[bytes], folder: str) -> list[Path]:
    paths = []
    for number, content in enumerate(messages):
        path = Path(folder) / f"{number:03}.eml"
        path.write_bytes(content)
        paths.append(path)
    return paths
