"""From a file's octets to text, in the encodings that spreadsheets write."""

import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Buffer

# UTF-8 or Windows-1252, which `readable` tells apart; octets that are no UTF-8 pass through both
# ways as stand-ins (PEP 383), so that every cell is given back as it came.
_OCTETS = ("utf-8", "surrogateescape")
_UTF_16 = {BOM_UTF16_LE: ("utf-16-le", "replace"), BOM_UTF16_BE: ("utf-16-be", "replace")}
# How files begin that people take for tables in text: xlsx, ods and numbers (zip), xls, PDF.
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def text_of(file: io.BufferedIOBase) -> io.TextIOWrapper | None:
    """Return a file of octets as a file of text with its line ends as they are, None if it is none.

    A byte order mark stays as the first character. The file is not closed with the text.
    """
    head = file.read(4)
    if head.startswith(_NO_TEXT):
        return None
    whole = io.BufferedReader(_Whole(head, file))
    encoding, errors = _UTF_16.get(head[:2], _OCTETS)
    return io.TextIOWrapper(whole, encoding, errors, newline="")


def readable(cell: str) -> str:
    """Return a cell as people read it: where it is no UTF-8, it is Windows-1252, as Excel's CSV."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return cell.encode(*_OCTETS).decode("cp1252", "replace")
    return cell


class _Whole(io.RawIOBase):
    """A file whose first octets were already read, with these put back."""

    def __init__(self, head: bytes, rest: io.BufferedIOBase) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        room = memoryview(buffer)
        octets = self._head or self._rest.read1(len(room))
        self._head = b""
        room[: len(octets)] = octets
        return len(octets)
