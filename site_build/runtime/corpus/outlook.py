"""Write compound files, so that tests have Outlook messages without anybody's mail ([MS-CFB])."""

from itertools import count
from struct import pack

from checker.message.compound import SIGNATURE

HEADERS = "__substg1.0_007D001F"
BODY, REPORT_TEXT = "__substg1.0_1000001F", "__substg1.0_1001001F"
OF_RECIPIENT = "__recip_version1.0_#00000000/__substg1.0_0C1B001F"
ATTACHED = "__attach_version1.0_#00000000/__substg1.0_3701000D"

_END, _FREE, _FAT, _DIFAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_CUTOFF = 4096


def compound_file(streams: dict[str, bytes], shift: int = 9) -> bytes:
    """Return a compound file with `streams`, whose names are paths; `shift` is 9 or 12."""
    return _Writer(1 << shift, shift).file(streams)


def message(headers: str, attached: str = "") -> bytes:
    """Return an Outlook message with the transport headers of itself and of an attached one."""
    streams = {HEADERS: headers.encode("utf-16-le"), "__properties_version1.0": bytes(32)}
    if attached:
        streams[f"{ATTACHED}/{HEADERS}"] = attached.encode("utf-16-le")
    return compound_file(streams)


class _Writer:
    def __init__(self, size: int, shift: int) -> None:
        self.size, self.shift = size, shift
        self.sectors: list[bytes] = []
        self.fat: list[int] = []

    def file(self, streams: dict[str, bytes]) -> bytes:
        mini, mini_fat, places = b"", [], {}
        for path, content in streams.items():
            if len(content) >= _CUTOFF:
                places[path] = self._add(content)
                continue
            places[path] = len(mini_fat)
            sectors = max(-(-len(content) // 64), 1)
            mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + sectors), _END]
            mini += content.ljust(sectors * 64, b"\0")
        root = self._add(mini), len(mini)
        directory = self._add(_directory(streams, places, root))
        table = self._add(pack(f"<{len(mini_fat)}I", *mini_fat), fill=b"\xff")
        return self._finished(directory, table)

    def _add(self, content: bytes, fill: bytes = b"\0") -> int:
        start = len(self.sectors)
        pieces = [content[at : at + self.size] for at in range(0, len(content), self.size)] or [b""]
        self.sectors += [piece.ljust(self.size, fill) for piece in pieces]
        self.fat += [*range(start + 1, start + len(pieces)), _END]
        return start

    def _finished(self, directory: int, mini_fat: int) -> bytes:
        numbers = self.size // 4
        for fats in count(1):
            difats = max(-(-(fats - 109) // (numbers - 1)), 0)
            if len(self.fat) + fats + difats <= fats * numbers:
                break
        first = len(self.fat)
        self.fat += [_FAT] * fats + [_DIFAT] * difats
        padded = self.fat + [_FREE] * (fats * numbers - len(self.fat))
        self.sectors += [
            pack(f"<{numbers}I", *padded[at : at + numbers])
            for at in range(0, len(padded), numbers)
        ]
        places = list(range(first, first + fats))
        for number in range(difats):
            chunk = places[109 + number * (numbers - 1) :][: numbers - 1]
            following = first + fats + number + 1 if number + 1 < difats else _END
            filled = chunk + [_FREE] * (numbers - 1 - len(chunk))
            self.sectors.append(pack(f"<{numbers}I", *filled, following))
        head = (
            SIGNATURE
            + bytes(16)
            + pack("<HHHHH", 0x3E, 3 + (self.shift == 12), 0xFFFE, self.shift, 6)
        )
        head += bytes(10) + pack("<IIII", fats, directory, 0, _CUTOFF) + pack("<II", mini_fat, 1)
        head += pack("<II", first + fats if difats else _END, difats)
        inline = places[:109] + [_FREE] * (109 - len(places[:109]))
        return (head + pack("<109I", *inline)).ljust(self.size, b"\0") + b"".join(self.sectors)


def _directory(streams: dict[str, bytes], places: dict[str, int], root: tuple[int, int]) -> bytes:
    """Return the directory: every storage's children hang on one another's right side."""
    paths = sorted({path.rsplit("/", n)[0] for path in streams for n in range(path.count("/") + 1)})
    number = {path: place for place, path in enumerate(paths, start=1)}
    children: dict[str, list[str]] = {}
    for path in paths:
        children.setdefault(path.rpartition("/")[0], []).append(path)

    def child(path: str) -> int:
        return number[children[path][0]] if path in children else _NONE

    def right(path: str) -> int:
        siblings = children[path.rpartition("/")[0]]
        after = siblings[siblings.index(path) + 1 :]
        return number[after[0]] if after else _NONE

    entries = [_entry("Root Entry", 5, _NONE, child(""), *root)]
    for path in paths:
        name = path.rpartition("/")[2]
        if path in streams:
            entries.append(_entry(name, 2, right(path), _NONE, places[path], len(streams[path])))
        else:
            entries.append(_entry(name, 1, right(path), child(path), 0, 0))
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + pack("<HBB", len(raw), kind, 1)
        + pack("<III", _NONE, right, child)
        + bytes(36)
        + pack("<IQ", start, size)
    )
