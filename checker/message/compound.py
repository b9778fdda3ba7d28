"""Just enough of a compound file to find the transport headers of an Outlook `.msg` file.

[MS-CFB] for the container, [MS-OXMSG] and [MS-OXPROPS] for the property. The package
`olefile` reads the directory by recursion (a chain of 1,000 entries ends it), and reads far more
than one property. Here every chain is followed once, step by step, and never beyond the file.
"""

# The codecs by name, because the browser gets only those that are imported.
import encodings.cp1252
import encodings.utf_16_le  # noqa: F401
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from struct import error as TooShort
from struct import iter_unpack, unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# PidTagTransportMessageHeaders (0x007D) as Unicode text and as 8-bit text.
_HEADERS = {"__substg1.0_007D001F": "utf-16-le", "__substg1.0_007D001E": "cp1252"}
_ENTRY_SIZE = 128
_MINI_SECTOR_SIZE = 64
# An ordinary message has some hundred entries.
_MOST_ENTRIES = 1 << 16
_LAST_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF


class Damaged(ValueError):
    """The file breaks off, or its tables point nowhere."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


def transport_headers(data: bytes, limit: int) -> list[str]:
    """Return the transport headers of the message and of those attached to it, outermost first.

    `limit` is the most octets to read of each. Raises Damaged when the file cannot be followed.
    """
    try:
        file = _CompoundFile(data)
        return [file.text(entry, limit) for entry in file.walk() if entry.name in _HEADERS]
    except (TooShort, IndexError, ValueError) as error:
        raise Damaged(str(error)) from None


class _CompoundFile:
    """The tables of a compound file: which sector follows which, and the directory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise Damaged(f"sector shift {shift}")
        self._sector_size = 1 << shift
        most = len(data) // self._sector_size
        directory, _, cutoff, mini_fat = unpack_from("<IIII", data, 48)
        self._cutoff = cutoff
        self._fat = self._numbers(self._fat_sectors())
        records = self._records(self._chain(directory, self._fat))
        self._entries = [_entry(record) for record in islice(records, _MOST_ENTRIES)]
        self._mini_fat = self._numbers(self._chain(mini_fat, self._fat))
        self._mini_sectors = list(islice(self._chain(self._entries[0].start, self._fat), most))

    def walk(self) -> Iterator[_Entry]:
        """Yield every entry once, those of the outer storage before those inside it."""
        seen = {_NO_ENTRY}
        storages = [self._entries[0].child]
        for first in storages:
            siblings = [first]
            for number in siblings:
                if number in seen:
                    continue
                seen.add(number)
                entry = self._entries[number]
                yield entry
                siblings += (entry.left, entry.right)
                storages.append(entry.child)

    def text(self, entry: _Entry, limit: int) -> str:
        """Return the text of a stream of transport headers, at most `limit` octets of it."""
        size = min(entry.size, limit)
        small = entry.size < self._cutoff
        table, read = (self._mini_fat, self._mini_sector) if small else (self._fat, self._sector)
        content = _joined(self._chain(entry.start, table), read, size)
        return content.decode(_HEADERS[entry.name], "replace").rstrip("\0")

    def _fat_sectors(self) -> Iterator[int]:
        yield from _real(unpack_from("<109I", self._data, 76))
        (following,) = unpack_from("<I", self._data, 68)
        for _ in range(len(self._data) // self._sector_size):
            if following >= _LAST_SECTOR:
                return
            *sectors, following = self._numbers([following])
            yield from _real(sectors)

    def _chain(self, start: int, table: list[int]) -> Iterator[int]:
        """Yield the sectors of a chain; a loop ends after as many steps as there are sectors."""
        for _ in table:
            if start >= _LAST_SECTOR:
                return
            yield start
            start = table[start]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_size
        return self._data[start : start + self._sector_size]

    def _mini_sector(self, number: int) -> bytes:
        place = number * _MINI_SECTOR_SIZE
        sector = self._sector(self._mini_sectors[place // self._sector_size])
        inside = place % self._sector_size
        return sector[inside : inside + _MINI_SECTOR_SIZE]

    def _numbers(self, sectors: Iterator[int] | list[int]) -> list[int]:
        # No table needs more: a mini sector is the smallest thing that is numbered.
        most = len(self._data) // _MINI_SECTOR_SIZE * 4 // self._sector_size + 1
        whole = b"".join(self._sector(number) for number in islice(sectors, most))
        return [number for (number,) in iter_unpack("<I", whole[: len(whole) // 4 * 4])]

    def _records(self, sectors: Iterator[int]) -> Iterator[bytes]:
        for number in sectors:
            sector = self._sector(number)
            for at in range(0, len(sector), _ENTRY_SIZE):
                yield sector[at : at + _ENTRY_SIZE]


def _joined(sectors: Iterator[int], read: Callable[[int], bytes], size: int) -> bytes:
    pieces, missing = [], size
    for number in sectors:
        if missing <= 0:
            break
        pieces.append(read(number))
        missing -= len(pieces[-1]) or missing
    return b"".join(pieces)[:size]


def _real(sectors: list[int] | tuple[int, ...]) -> Iterator[int]:
    return (number for number in sectors if number < _LAST_SECTOR)


def _entry(record: bytes) -> _Entry:
    length = max(min(unpack_from("<H", record, 64)[0], 64) - 2, 0)
    name = record[:length].decode("utf-16-le", "replace")
    left, right, child = unpack_from("<III", record, 68)
    start, size = unpack_from("<II", record, 116)
    return _Entry(name, left, right, child, start, size)
