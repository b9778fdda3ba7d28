"""The checker without a browser: judgements per second, and memory for files of any length.

Stock is what a developer would put together for the same answer from the libraries of the field:
email-validator for both fields, as both may hold what is no domain; publicsuffixlist for the
Organizational Domain, twice as the contract asks (the ICANN section alone, and the whole list).
"""

import csv
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from email_validator import validate_email
from publicsuffixlist import PublicSuffixList

from bench.rows import Row, row
from checker import judge

QUESTIONS = (
    ("max@example.de", "example.de"),
    ("Max Muster <max@news.firma.de>", "firma.de"),
    ("info@firma.co.uk", "mail.firma.co.uk"),
    ("info@straße.de", "news.strasse.de"),
    ("newsletter@mail.shop.example.com", "other.example.org"),
)
SECONDS = 1.0
RUNS = 7
FEW, MANY = 10_000, 1_000_000
WHOLE, ICANN = PublicSuffixList(), PublicSuffixList(only_icann=True)


def rows() -> list[Row]:
    """Measure both rows."""
    ours, stock = [], []
    for _ in range(RUNS):
        ours.append(per_second(judge))
        stock.append(per_second(judge_with_libraries))
    few, many = peak_memory(FEW), peak_memory(MANY)
    return [
        row("judge", "judgements/s", median(ours), median(stock), "stock: email-validator + list"),
        row("batch_memory", "KiB", many, few, f"{MANY:,} rows; stock: {FEW:,} rows"),
    ]


def judge_with_libraries(from_field: str, sending: str) -> str:
    """Return the alignment as the libraries alone would find it."""
    author = validate_email(from_field, check_deliverability=False, allow_display_name=True)
    domain = validate_email(f"any@{sending}", check_deliverability=False).ascii_domain
    if author.ascii_domain == domain:
        return "exact"
    same = {
        psl.privatesuffix(author.ascii_domain) == psl.privatesuffix(domain)
        for psl in (WHOLE, ICANN)
    }
    return "uncertain" if len(same) == 2 else "relaxed" if same == {True} else "none"


def per_second(answer: Callable[[str, str], object]) -> float:
    """Return how often `answer` answers in a second, on one core."""
    questions, done, start = cycle(QUESTIONS), 0, perf_counter()
    while (took := perf_counter() - start) < SECONDS:
        for question in islice(questions, 50):
            answer(*question)
        done += 50
    return done / took


def peak_memory(count: int) -> int:
    """Return the most memory in KiB that judging a file of `count` rows takes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        write_rows(path, count)
        judge_rows = [sys.executable, "-m", "checker", "--batch", str(path)]
        measure = [sys.executable, "-m", "bench.peak", *judge_rows]
        return int(subprocess.run(measure, check=True, capture_output=True, text=True).stdout)


def write_rows(path: Path, count: int) -> None:
    """Write a CSV file with the questions over and over."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("from", "domain"))
        writer.writerows(islice(cycle(QUESTIONS), count))
