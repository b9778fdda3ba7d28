"""The checker without a browser: judgements per second, and memory for files of any length.

Stock is what a developer would put together for the same answer from the libraries of the field:
email-validator for both fields, as both may hold what is no domain; publicsuffixlist for the
Organizational Domain, twice as the contract asks (the ICANN section alone, and the whole list).
"""

import csv
import subprocess
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from email_validator import EmailNotValidError, validate_email
from publicsuffixlist import PublicSuffixList

from bench.pace import per_second
from bench.rows import Row, row
from checker import judge

type Question = tuple[str, str]

QUESTIONS = (
    ("max@example.de", "example.de"),
    ("Max Muster <max@news.firma.de>", "firma.de"),
    ("info@firma.co.uk", "mail.firma.co.uk"),
    ("info@straße.de", "news.strasse.de"),
    ("newsletter@mail.shop.example.com", "other.example.org"),
)
# From fields in the forms in which messages, tables and mail programs hold them, with made-up
# people. The shares are about those counted in two public collections, 8,665 messages: 4 in 10 a
# plain name, 1 in 6 in quotes, 1 in 8 encoded words, 1 in 10 broken.
REAL_FIELDS = (
    ("newsletter@firma.de", "firma.de"),
    ("no-reply@news.example.com", "example.com"),
    ("erika.muster@gmail.com", "firma.de"),
    ("service+23@shop-muster.com", "shop-muster.com"),
    ("<bestellung@shop.example.co.uk>", "shop.example.co.uk"),
    ("Erika Muster <erika.muster@kanzlei-muster.de>", "kanzlei-muster.de"),
    ("Muster Newsletter <newsletter@news.muster-shop.de>", "muster-shop.de"),
    ("Max from Example <max@example.com>", "example.com"),
    ("Beispiel.de Kundenservice <service@beispiel-muster.de>", "beispiel-muster.de"),
    ("Muster & Co. KG <info@muster-co.de>", "mail.muster-co.de"),
    ("M. Muster | Beratung <m.muster@beratung-muster.at>", "beratung-muster.at"),
    ("Verein zum Beispiel e.V. <vorstand@verein-muster.de>", "verein-muster.de"),
    ("Erika Muster via Forum <forum@liste-muster.org>", "firma.de"),
    ("Example Jobs <alerts@jobs.example.org>", "example.org"),
    ("Muster Akademie <akademie@mail.akademie-muster.ch>", "akademie-muster.ch"),
    ("Max Muster <max.muster@gmx.de>", "firma.de"),
    ("Beispiel Hotel Wien <reservierung@hotel-muster.at>", "hotel-muster.at"),
    ("Dr. Max Müller-Lüdenscheid <max@praxis-muster.de>", "praxis-muster.de"),
    ("Muster & Söhne GmbH <info@muster-soehne.de>", "mail.muster-soehne.de"),
    ("Büro Köln <buero@köln-muster.de>", "köln-muster.de"),
    ('"Muster Shop" <service@shop-muster.com>', "shop-muster.com"),
    ('"Muster, Erika" <erika@firma.example.com>', "example.com"),
    ('"Beispiel Bank (Kundenservice)" <kunden@bank-muster.de>', "bank-muster.de"),
    ('"Team [Muster]" <team@muster-team.de>', "muster-team.de"),
    ('"www.beispiel-muster.de" <info@beispiel-muster.de>', "beispiel-muster.de"),
    ('"Max \\"Maxi\\" Muster" <maxi@verein-muster.de>', "verein-muster.de"),
    ("=?UTF-8?Q?M=C3=BCller_Versand?= <versand@mueller-muster.de>", "mueller-muster.de"),
    ("=?utf-8?B?R3LDvMOfZSBhdXMgS8O2bG4=?= <team@koeln-muster.de>", "news.koeln-muster.de"),
    ("=?iso-8859-1?Q?B=FCro_Muster?= <buero@buero-muster.de>", "buero-muster.de"),
    ('"=?UTF-8?Q?Caf=C3=A9_Muster?=" <cafe@cafe-muster.at>', "cafe-muster.at"),
    ("=?utf-8?Q?Jobs_f=C3=BCr_Sie?= <jobs@jobs-muster.de>", "jobs-muster.de"),
    ("Team Muster\r\n <team@firma.de>", "firma.de"),
    ('"Ein langer Name, der umbrochen wird"\r\n\t<info@firma.de>', "firma.de"),
    ("info@firma.de <info@firma.de>", "firma.de"),
    ('"kontakt@agentur-muster.de" <versand@versand-muster.com>', "agentur-muster.de"),
    ("Muster, Max <max.muster@firma.de>", "firma.de"),
    ("max@firma.de (Max Muster)", "firma.de"),
    ("Max <max@firma.de>; Erika <erika@firma.de>", "firma.de"),
    ("Max Muster", "firma.de"),
    ("max.muster@firma", "firma.de"),
    ("Max Muster <max@fir ma.de>", "firma.de"),
    ("Max Muster <max@firma.de", "firma.de"),
)
RUNS = 7
FEW, MANY = 10_000, 1_000_000
WHOLE, ICANN = PublicSuffixList(), PublicSuffixList(only_icann=True)


def rows() -> list[Row]:
    """Measure all rows."""
    few, many = peak_memory(FEW), peak_memory(MANY)
    return [
        judging("judge", QUESTIONS),
        judging("judge_real", REAL_FIELDS),
        row("batch_memory", "KiB", many, few, f"{MANY:,} rows; stock: {FEW:,} rows"),
    ]


def judging(name: str, questions: Sequence[Question]) -> Row:
    """Measure how often both answer in a second, by turns."""
    ours, stock = [], []
    for _ in range(RUNS):
        ours.append(per_second(judge, questions))
        stock.append(per_second(judge_with_libraries, questions))
    return row(name, "judgements/s", median(ours), median(stock), "stock: email-validator + list")


def judge_with_libraries(from_field: str, sending: str) -> str:
    """Return the alignment as the libraries alone would find it, “invalid” where they refuse."""
    try:
        author = validate_email(from_field, check_deliverability=False, allow_display_name=True)
        domain = validate_email(f"any@{sending}", check_deliverability=False).ascii_domain
    except EmailNotValidError:
        return "invalid"
    if author.ascii_domain == domain:
        return "exact"
    same = {
        psl.privatesuffix(author.ascii_domain) == psl.privatesuffix(domain)
        for psl in (WHOLE, ICANN)
    }
    return "uncertain" if len(same) == 2 else "relaxed" if same == {True} else "none"


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
