"""The door for the page: a list in, part by part, a report out, and the list to take along.

The page lends its file to Python; `file` is the path under which it is found there. It is read in
parts: as long as there is more, the answer says how far it is, and the same question goes on.
"""

import io
from base64 import b64encode
from collections.abc import Mapping
from itertools import islice
from typing import Any

from checker.bounces.describing import added, cells, describe
from checker.bounces.judging import Bounces, judged, open_list, refused
from checker.sheet import Unreadable

# Rows of one part: a fraction of a second on a slow phone.
_PART = 500
_BUFFER = 1 << 18


class Reading:
    """A list that is being read. `sheet` is what was written of it since it was last taken."""

    def __init__(self, file: io.BufferedIOBase, size: int, language: str, column: str) -> None:
        """Open the list. Raises Unreadable where the file is none."""
        self._file, self._size, self._language = file, size, language
        self.bounces = Bounces()
        table = open_list(file, column)
        self._rows, self._width = judged(table, self.bounces), len(table.header)
        self._form, self._text = table.form, io.StringIO(newline="")
        self._write = table.form.row_writer(self._text)
        self._text.write(table.form.opening)
        self._write([*table.header, *added(language)])

    def go_on(self) -> bool:
        """Read the next part; tell whether there may be more."""
        before = self.bounces.rows
        for row, found in islice(self._rows, _PART):
            own = cells(found, self._language)
            self._write([*row[: self._width], *own, *row[self._width :]])
        return self.bounces.rows == before + _PART

    def take(self) -> str:
        """Return what was written since this was asked last: octets of a CSV file in base64."""
        octets = self._text.getvalue().encode(self._form.encoding, self._form.errors)
        self._text.seek(0)
        self._text.truncate()
        return b64encode(octets).decode()

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1."""
        return min(self._file.tell() / (self._size or 1), 1.0)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


# What is being read, by its path: one file at a time.
_open: dict[str, Reading] = {}


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on the list in `file`, or on the one that was pasted into `table`.

    `name` is what sentences call the file, and `column` what its reader calls the column with the
    replies, if that was asked. `sheet` holds octets of the list to take along, in base64; before
    the report come answers with `going_on`, which tell how far it is.
    """
    language, name = question["language"], str(question.get("name", ""))
    path = str(question.get("file", ""))
    try:
        reading = _open.pop(path, None) or _begin(question, path)
    except Unreadable as unreadable:
        return describe(refused(unreadable), language, name)
    more = reading.go_on()
    while more and not path:
        more = reading.go_on()
    if more:
        _open[path] = reading
        return {
            "going_on": {"rows": reading.bounces.rows, "share": reading.share},
            "sheet": reading.take(),
        }
    sheet = reading.take()
    reading.close()
    return {**describe(reading.bounces, language, name), "sheet": sheet}


def _begin(question: Mapping[str, Any], path: str) -> Reading:
    """Open a list; what was being read before is given up."""
    while _open:
        _open.popitem()[1].close()
    if path:
        file: io.BufferedIOBase = io.BufferedReader(io.FileIO(path), _BUFFER)
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
    else:
        octets = str(question.get("table", "")).encode("utf-8", "replace")
        file, size = io.BytesIO(octets), len(octets)
    try:
        return Reading(file, size, question["language"], str(question.get("column", "")))
    except Unreadable:
        file.close()
        raise
