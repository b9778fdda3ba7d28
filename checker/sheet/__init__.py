"""A table as a spreadsheet writes it: octets in, rows out, and back in the form in which it came.

Read are CSV files in UTF-8, Windows-1252 and UTF-16, with commas, semicolons or tabs, row by row:
memory does not grow with the file.
"""

from checker.sheet.columns import Problem, Unreadable, called, fits, in_order
from checker.sheet.form import Form
from checker.sheet.octets import readable
from checker.sheet.rows import Table, read_table
from checker.sheet.wording import explain

__all__ = [
    "Form",
    "Problem",
    "Table",
    "Unreadable",
    "called",
    "explain",
    "fits",
    "in_order",
    "read_table",
    "readable",
]
