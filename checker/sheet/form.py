"""How a table is written down: what a spreadsheet needs to find again to open it as before."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a table.

    `encoding` and `errors` are those of a file of text; `opening` is what stands before the header:
    a byte order mark, a line such as "sep=;", both or nothing.
    """

    encoding: str
    errors: str
    opening: str
    delimiter: str
    line_end: str

    def row_writer(self, file: TextIO) -> Callable[[Iterable[str]], object]:
        """Return what writes a row of cells into `file`, which leaves line ends as they are."""
        return csv.writer(file, delimiter=self.delimiter, lineterminator=self.line_end).writerow
