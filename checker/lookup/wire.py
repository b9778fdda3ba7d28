"""The wire format of DNS messages (RFC 1035 4), as RFC 8484 puts it into a request over https.

Whatever a server sends ends in an `Answer`: one that failed if it is broken or lies.
"""

import re
from collections.abc import Callable, Mapping
from struct import Struct, error
from typing import NamedTuple

from checker.lookup.answers import Answer, Question, Status, Why

LARGEST = 65_535
"""Octets of the largest message there can be (RFC 1035 4.2.2)."""

_TYPES = {"A": 1, "CNAME": 5, "MX": 15, "TXT": 16, "AAAA": 28}
_NAMES = {number: name for name, number in _TYPES.items()}
_INTERNET = 1
_PLAIN = re.compile(r"[a-z0-9_-]+")
_HEADER, _QUESTION, _RECORD = Struct("!6H"), Struct("!2H"), Struct("!2HIH")
_IS_ANSWER, _TRUNCATED, _RECURSION_DESIRED, _CODE = 0x8000, 0x0200, 0x0100, 0x000F
_NO_ERROR, _SERVFAIL, _NXDOMAIN, _REFUSED = 0, 2, 3, 5
_CODES = {_SERVFAIL: Why.SERVFAIL, _REFUSED: Why.REFUSED}
_POINTER, _LONGEST_LABEL, _LONGEST_NAME = 0xC0, 63, 255


class _Broken(Exception):
    """A message that cannot be read; the argument is a `Why`."""


class _Record(NamedTuple):
    owner: str
    type: str
    value: str


def query(question: Question) -> bytes:
    """Return the message that asks a question.

    Its id is 0, so that the same question has the same address (RFC 8484 4.1). The name is one
    that can be asked for, see `checker.lookup.answers`.
    """
    labels = (label.encode("ascii") for label in question.name.split("."))
    name = b"".join(bytes((len(label),)) + label for label in labels)
    header = _HEADER.pack(0, _RECURSION_DESIRED, 1, 0, 0, 0)
    return header + name + b"\0" + _QUESTION.pack(_TYPES[question.type], _INTERNET)


def read_message(message: bytes, question: Question) -> Answer:
    """Return what a message answers to a question. Never raises."""
    try:
        return _read(message, question)
    except _Broken as broken:
        return Answer(Status.FAILED, why=broken.args[0])
    except (error, IndexError):  # it ends before it should
        return Answer(Status.FAILED, why=Why.BROKEN)


def _read(message: bytes, question: Question) -> Answer:
    if len(message) > LARGEST:
        raise _Broken(Why.TOO_BIG)
    number, flags, questions, answers, _, _ = _HEADER.unpack_from(message)
    if number or not flags & _IS_ANSWER or questions != 1:
        raise _Broken(Why.OTHER_QUESTION)
    names = _Names(message)
    name, at = names.read(_HEADER.size)
    if (name, *_QUESTION.unpack_from(message, at)) != (
        question.name, _TYPES[question.type], _INTERNET,
    ):  # fmt: skip
        raise _Broken(Why.OTHER_QUESTION)
    code = flags & _CODE
    if code not in (_NO_ERROR, _NXDOMAIN):
        raise _Broken(_CODES.get(code, Why.SERVFAIL))
    if flags & _TRUNCATED:
        raise _Broken(Why.TRUNCATED)
    return _answer(_records(names, at + _QUESTION.size, answers), question, code)


def _answer(records: list[_Record], question: Question, code: int) -> Answer:
    alias = {record.owner: record.value for record in records if record.type == "CNAME"}
    name, aliases = question.name, dict[str, None]()
    while question.type != "CNAME" and name in alias:
        name = alias[name]
        if name in aliases or name == question.name:
            raise _Broken(Why.LOOP)
        aliases[name] = None
    wanted = (record for record in records if (record.owner, record.type) == (name, question.type))
    values = tuple(record.value for record in wanted)
    nothing = Status.NXDOMAIN if code == _NXDOMAIN else Status.NONE
    return Answer(Status.OK if values else nothing, values, tuple(aliases))


def _records(names: "_Names", at: int, count: int) -> list[_Record]:
    message, records = names.message, []
    for _ in range(count):
        owner, at = names.read(at)
        number, of_class, _, length = _RECORD.unpack_from(message, at)
        at += _RECORD.size
        if at + length > len(message):
            raise _Broken(Why.BROKEN)
        if of_class == _INTERNET and number in _NAMES:
            type_ = _NAMES[number]
            records.append(_Record(owner, type_, _READERS[type_](names, at, at + length)))
        at += length
    return records


class _Piece(NamedTuple):
    """A name from some place on: its text, its octets (RFC 1035 2.3.4), the place behind it."""

    text: str
    octets: int
    behind: int


class _Names:
    """The names of a message.

    What stands at a place is read once, however many names end there: a message of 64 KiB could
    otherwise keep a reader busy for seconds.
    """

    def __init__(self, message: bytes) -> None:
        self.message = message
        self._pieces: dict[int, _Piece] = {}

    def read(self, at: int) -> tuple[str, int]:
        """Return the name that stands at a place, lower case, and the place behind it."""
        way, octets, place = [], 0, at
        while place not in self._pieces:
            size = self.message[place]
            if not size:
                self._pieces[place] = _Piece("", 1, place + 1)
                break
            way.append(place)
            if size >= _POINTER:
                place = self._target(place)
                continue
            place += size + 1
            octets += size + 1
            # A name that leads into itself grows for ever.
            if size > _LONGEST_LABEL or octets >= _LONGEST_NAME:
                raise _Broken(Why.BROKEN)
        piece = self._pieces[place]
        for before in reversed(way):
            piece = self._pieces[before] = self._longer(before, piece)
        return piece.text, piece.behind

    def _target(self, place: int) -> int:
        """Return where a pointer leads: to an earlier place (RFC 1035 4.1.4)."""
        target = (self.message[place] & ~_POINTER) << 8 | self.message[place + 1]
        if target >= place:
            raise _Broken(Why.BROKEN)
        return target

    def _longer(self, place: int, rest: _Piece) -> _Piece:
        """Return the name from a place on, that of the place after it being known."""
        size = self.message[place]
        if size >= _POINTER:
            return rest._replace(behind=place + 2)
        octets = size + 1 + rest.octets
        if octets > _LONGEST_NAME:
            raise _Broken(Why.BROKEN)
        label = _label(self.message[place + 1 : place + 1 + size])
        return _Piece(f"{label}.{rest.text}" if rest.text else label, octets, rest.behind)


def _label(octets: bytes) -> str:
    """Return a label as zone files write it (RFC 1035 5.1): what is no plain character escaped."""
    text = octets.lower().decode("latin-1")
    return text if _PLAIN.fullmatch(text) else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character in ".\\":
        return f"\\{character}"
    return character if "!" <= character <= "~" else f"\\{ord(character):03}"


def _alias(names: _Names, at: int, end: int) -> str:
    name, behind = names.read(at)
    if behind != end:
        raise _Broken(Why.BROKEN)
    return name


def _exchange(names: _Names, at: int, end: int) -> str:
    preference = int.from_bytes(names.message[at : at + 2])
    # The root is no host: null MX (RFC 7505 3).
    return f"{preference} {_alias(names, at + 2, end) or '.'}"


def _text(names: _Names, at: int, end: int) -> str:
    """Return the strings of a TXT record, joined without anything between them."""
    strings = []
    while at < end:
        behind = at + 1 + names.message[at]
        strings.append(names.message[at + 1 : behind])
        at = behind
    if at != end or not strings:
        raise _Broken(Why.BROKEN)
    return b"".join(strings).decode("utf-8", "replace")


def _address(octets: int) -> Callable[[_Names, int, int], str]:
    def read(names: _Names, at: int, end: int) -> str:
        if end - at != octets:
            raise _Broken(Why.BROKEN)
        address = names.message[at:end]
        if octets == 4:
            return ".".join(map(str, address))
        return ":".join(f"{part:x}" for part in Struct("!8H").unpack(address))

    return read


_READERS: Mapping[str, Callable[[_Names, int, int], str]] = {
    "A": _address(4),
    "AAAA": _address(16),
    "CNAME": _alias,
    "MX": _exchange,
    "TXT": _text,
}
