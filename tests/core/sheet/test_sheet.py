"""Tables as spreadsheets write them: octets in, rows out, and back."""

import io
from itertools import islice

import pytest

from checker.knowledge import resources
from checker.saying.catalogue import LANGUAGES, sentences
from checker.sheet import Table, Unreadable, columns, explain, read_table

WANTED = ("from", "domain")
EXCEL = 'Name;Absender;Versanddomain\r\nMüller;max@example.de;"a;b"\r\n"zwei\nZeilen";ü;\r\n'
ROWS = [["Müller", "max@example.de", "a;b"], ["zwei\nZeilen", "ü", ""]]
FORMS = {
    "utf-8": EXCEL.encode(),
    "utf-8 with a mark": EXCEL.encode("utf-8-sig"),
    "windows-1252": EXCEL.encode("cp1252"),
    "named delimiter": b"sep=;\r\n" + EXCEL.encode("cp1252"),
    "named delimiter after a mark": b"\xef\xbb\xbfsep=;\r\n" + EXCEL.encode(),
    "quoted name of a delimiter": b'"SEP=;"\r\n' + EXCEL.encode(),
    "unicode text": ("\ufeff" + EXCEL.replace(";", "\t").replace('"a\tb"', "a;b")).encode("utf-16-le"),
    "big end first": ("\ufeff" + EXCEL).encode("utf-16-be"),
    "commas": EXCEL.replace(";", ",").replace("a,b", "a;b").replace('"a;b"', "a;b").encode(),
    "line feeds": EXCEL.replace("\r\n", "\n").encode(),
    "carriage returns": EXCEL.replace("\r\n", "\r").encode(),
    "another delimiter": b"sep=|\n" + EXCEL.replace(";", "|").replace('"a|b"', "a;b").encode(),
}  # fmt: skip


def read(octets: bytes, wanted: tuple[str, ...] = WANTED) -> Table:
    return read_table(io.BytesIO(octets), wanted)


def problems(octets: bytes) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        read(octets)
    return [problem.reason for problem in refused.value.problems]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_in_every_form_is_read_and_given_back_as_it_came(form):
    table = read(FORMS[form])
    rows = list(table.rows)
    assert [[table.wanted(row), len(row)] for row in rows] == [[row[1:], 3] for row in ROWS]
    octets = io.BytesIO()
    text = io.TextIOWrapper(octets, table.form.encoding, table.form.errors, newline="")
    text.write(table.form.opening)
    write_row = table.form.row_writer(text)
    for row in (table.header, *rows):
        write_row(row)
    text.flush()
    assert octets.getvalue() == FORMS[form]


def test_octets_that_neither_encoding_knows_come_back_as_they_were():
    # 0x81 is nothing in Windows-1252; one row is UTF-8, the other is not.
    octets = b"from,domain\nm\x81x,\xfc\n\xc3\xbc,x\n"
    table = read(octets)
    text = io.StringIO(newline="")
    rows = list(table.rows)
    for row in (table.header, *rows):
        table.form.row_writer(text)(row)
    assert text.getvalue().encode(table.form.encoding, table.form.errors) == octets
    assert list(map(table.wanted, rows)) == [["m\ufffdx", "ü"], ["ü", "x"]]


@pytest.mark.parametrize(
    ("octets", "rows"),
    [
        # Empty rows go, short ones are filled up, long ones stay long.
        (b"\n;;\nfrom;domain\n\na\n;;;\n , \nb;c;d\n", [["a", ""], [" , ", ""], ["b", "c", "d"]]),
        # The header alone.
        (b"from,domain", []),
        # A quote inside a cell opens none; one at the start that never closes stands alone.
        (b'from,domain\n5" disk,a\nb,c\n', [['5" disk', "a"], ["b", "c"]]),
        (b'from,domain\n"Max <a>,x\nb,c\n', [["Max <a>,x", ""], ["b", "c"]]),
        (b'from,domain\n"a"b,c\n"d\ne",f\n', [["ab", "c"], ["d\ne", "f"]]),
        (b'from,domain\n"a""b","c\r\nd"\n', [['a"b', "c\r\nd"]]),
        # An odd octet at the end of UTF-16.
        ("\ufefffrom\tdomain\na\tb\n".encode("utf-16-le") + b"x", [["a", "b"], ["\ufffd", ""]]),
        # More than the csv module takes in one cell: it is kept, as the first cell.
        (b'from,domain\n"' + b"x" * 140_000 + b'",a\n', [['"' + "x" * 140_000 + '",a', ""]]),
    ],
)
def test_rows(octets, rows):
    assert list(read(octets).rows) == rows


@pytest.mark.parametrize("lines", [253, 254])
def test_a_cell_holds_as_many_lines_as_in_excel(lines):
    cell = "\n".join("x" * lines)
    rows = list(read(f'from,domain\n"{cell}",a\nb,c\n'.encode()).rows)
    assert rows[0] == [cell, "a"]
    longer = list(read(f'from,domain\n"{cell}\n\n\n",a\nb,c\n'.encode()).rows)
    assert longer[0] == ["x", ""]
    assert longer[-1] == ["b", "c"]


class Endless(io.RawIOBase):
    """A file that never ends: its beginning, then one octet for ever."""

    def __init__(self, beginning: bytes, octet: bytes) -> None:
        self.beginning, self.octet = beginning, octet

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        octets = (self.beginning or self.octet * len(buffer))[: len(buffer)]
        self.beginning = b""
        buffer[: len(octets)] = octets
        return len(octets)


@pytest.mark.parametrize(
    ("octet", "reason"),
    [(b"\0", "not_a_table"), (b"x", "no_column"), (b'"', "empty"), (b"\n", "empty")],
)
def test_a_file_without_end_is_refused(octet, reason):
    with pytest.raises(Unreadable) as refused:
        read_table(io.BufferedReader(Endless(b"", octet)), WANTED)
    assert refused.value.problems[0].reason == reason


def test_a_row_without_end_is_read_in_pieces():
    table = read_table(io.BufferedReader(Endless(b"from,domain\na,b\n", b"x")), WANTED)
    rows = list(islice(table.rows, 3))
    assert rows[0] == ["a", "b"]
    assert all(sum(map(len, row)) < 300_000 for row in rows)


@pytest.mark.parametrize(
    ("octets", "reasons"),
    [
        (b"", ["empty"]),
        (b"\n ;;\r\n\n", ["empty"]),
        (b"\xef\xbb\xbf", ["empty"]),
        (b"sep=;\n", ["empty"]),
        (b"PK\x03\x04\x14\0", ["not_a_table"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ["not_a_table"]),
        (b"%PDF-1.7\n", ["not_a_table"]),
        ("from,domain\n".encode("utf-16-le"), ["not_a_table"]),
        (b"max@example.de;example.de\n", ["no_header"]),
        (b"x\n", ["no_column", "no_column"]),
        (b"from,name\nx,y\n", ["no_column"]),
        (b"from;Von;domain\n", ["several_columns"]),
        (b"E-Mail;email\n", ["no_column", "several_columns"]),
    ],
)
def test_what_is_no_such_table(octets, reasons):
    assert problems(octets) == reasons


@pytest.mark.parametrize(
    ("header", "places"),
    [
        ("From,Domain", [0, 1]),
        ("Versanddomain;ABSENDER-ADRESSE", [1, 0]),
        ("E-Mail\tDomain", [0, 1]),
        ('"Absender-\nE-Mail";"Versand-\nDomäne"', [0, 1]),
        # What says it plainly goes before what may be something else.
        ("E-Mail;Domain;Von;Sending domain", [2, 3]),
        ("from:;domain:", [0, 1]),
        # More semicolons than commas is not what decides.
        ("from,domain,a;b;c;d", [0, 1]),
    ],
)
def test_columns_are_found_by_name(header, places):
    assert read(f"{header}\n".encode()).places == places


def test_a_column_in_windows_1252_is_found():
    assert read("Von;Domäne\n".encode("cp1252")).places == [0, 1]


@pytest.mark.parametrize("column", resources.toml("data/sheet/columns.toml"))
def test_no_name_of_a_column_stands_twice(column):
    every = [columns.folded(name) for name in columns.names(column)]
    assert len(set(every)) == len(every)
    assert all(column in sentences("sheet", language)["columns"] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("octets", "language", "said"),
    [
        (b"", "de", ["„a.csv“ ist leer."]),
        (b"PK\x03\x04", "en", ["“a.csv” is not a CSV file.", "there the format CSV"]),
        (b"a@b.de;b.de\n", "de", ["enthält schon Daten: „a@b.de“, „b.de“."]),
        (
            b"Name;;  a\nFrom\n",
            "de",
            [
                "fehlt eine Spalte: Absenderadresse",
                "„From“, „From address“",
                "Gefunden: „Name“, „a“.",
            ],
        ),
        (b"Von;From;Domain\n", "en", ["several columns fit “From address”: “Von”, “From”."]),
        (b"x," * 20 + b"y" * 50 + b"\n", "en", ["“x”, “x”, “…”."]),
        (b"y" * 50 + b"\n", "en", [f"Found: “{'y' * 39}…”."]),
    ],
)
def test_what_is_wrong_is_said(octets, language, said):
    with pytest.raises(Unreadable) as refused:
        read(octets)
    text = "\n".join(explain(refused.value, "a.csv", language))
    assert all(part in text for part in said), text
