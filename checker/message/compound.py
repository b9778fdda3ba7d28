"""Just enough of a compound file to find the headers and the words of an Outlook `.msg` file.

[MS-CFB] for the container, [MS-OXMSG] and [MS-OXPROPS] for the properties. The package
`olefile` reads the directory by recursion (a chain of 1,000 entries ends it), and reads far more
than these. Here every chain is followed once, step by step, and never beyond the file.
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

_HEADERS = "007D"  # PidTagTransportMessageHeaders
# What a notice says: PidTagBody, PidTagReportText, and PidTagSupplementaryInfo for a recipient.
_WORDS = ("1000", "1001", "0C1B")
_LONGEST_WORDS = 1 << 17
_ATTACHED = "__substg1.0_3701000D"
# How the name of a stream ends that is Unicode text, and one that is 8-bit text.
_CODECS = {"001F": "utf-16-le", "001E": "cp1252"}
_STREAMS = {
    f"__substg1.0_{property}{ending}": (property, codec)
    for property in (_HEADERS, *_WORDS)
    for ending, codec in _CODECS.items()
}
_ENTRY_SIZE = 128
_MINI_SECTOR_SIZE = 64
# An ordinary message has some hundred entries.
_MOST_ENTRIES = 1 << 16
_LAST_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF


class Damaged(ValueError):
    """The file breaks off, or its tables point nowhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the file: its transport headers, "" where it has none, and its words."""

    headers: str
    words: str


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


def messages(data: bytes, limit: int, most: int) -> list[Message]:
    """Return the message and those attached to it, outermost first, at most `most`.

    `limit` is the most octets to read of a message's headers. Raises Damaged when the file cannot
    be followed.
    """
    try:
        return [_message(texts) for texts in _CompoundFile(data).texts(limit, most)]
    except (TooShort, IndexError, ValueError) as error:
        raise Damaged(str(error)) from None


def _message(texts: dict[str, list[str]]) -> Message:
    words = [text for property in _WORDS for text in texts.get(property, [])]
    return Message("\n".join(texts.get(_HEADERS, [])), "\n\n".join(words))


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

    def texts(self, limit: int, most: int) -> list[dict[str, list[str]]]:
        """Return the texts of each message by their property, cut where they are too long."""
        found: dict[int, dict[str, list[str]]] = {}
        left: dict[tuple[int, bool], int] = {}
        for entry, message in self._walk():
            if message not in found and len(found) == most:
                break
            texts = found.setdefault(message, {})
            if entry.name in _STREAMS:
                property, codec = _STREAMS[entry.name]
                is_headers = property == _HEADERS
                size = left.get((message, is_headers), limit if is_headers else _LONGEST_WORDS)
                content = self._content(entry, size)
                left[message, is_headers] = size - len(content)
                texts.setdefault(property, []).append(content.decode(codec, "replace").rstrip("\0"))
        return list(found.values())

    def _walk(self) -> Iterator[tuple[_Entry, int]]:
        """Yield every entry once, with the number of the storage that holds its message.

        Those of the outer storage come before those inside it.
        """
        seen = {_NO_ENTRY}
        storages = [(self._entries[0].child, 0)]
        for first, message in storages:
            siblings = [first]
            for number in siblings:
                if number in seen:
                    continue
                seen.add(number)
                entry = self._entries[number]
                yield entry, message
                siblings += (entry.left, entry.right)
                storages.append((entry.child, number if entry.name == _ATTACHED else message))

    def _content(self, entry: _Entry, limit: int) -> bytes:
        size = min(entry.size, limit)
        small = entry.size < self._cutoff
        table, read = (self._mini_fat, self._mini_sector) if small else (self._fat, self._sector)
        return _joined(self._chain(entry.start, table), read, size)

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
