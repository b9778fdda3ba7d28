"""A zone as a table: what the DNS would answer if it held these records and no others.

    {"_dmarc.example.de": {"TXT": [["v=DMARC1; p=none"]]}, "example.de": {"status": "SERVFAIL"}}

Names map to types, types to a list of records as zone files write them; a TXT record is a list of
its strings. A name exists if it or one below it is there (RFC 8020). A status makes every question
for the name fail.
"""

import json
from collections.abc import Mapping
from typing import Any

import idna

from checker.lookup.answers import Answer, Question, Status, Why

_FAILURES = {"REFUSED": Why.REFUSED, "TIMEOUT": Why.TIMEOUT}


class NotAZone(Exception):
    """A text that holds no such table."""


class Zone:
    """The records of a table."""

    def __init__(self, records: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        self._records = records
        self._names = {above for name in records for above in _above(name)}

    @classmethod
    def from_json(cls, text: str | bytes) -> "Zone":
        """Return the zone that a JSON object is, or has as its `zone`. Raises NotAZone."""
        try:
            table = json.loads(text)
            table = table["zone"] if isinstance(table.get("zone"), dict) else table
            return cls({plain(name): _types(entry) for name, entry in table.items()})
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            raise NotAZone from None

    def answer(self, question: Question) -> Answer:
        """Return what the zone answers."""
        name, aliases = question.name, list[str]()
        while name not in aliases[:-1]:
            found = self._records.get(name, {})
            if "status" in found:
                why = _FAILURES.get(found["status"][0], Why.SERVFAIL)
                return Answer(Status.FAILED, (), tuple(aliases), why)
            if values := found.get(question.type):
                return Answer(Status.OK, values, tuple(aliases))
            if not (target := found.get("CNAME")):
                status = Status.NONE if name in self._names else Status.NXDOMAIN
                return Answer(status, (), tuple(aliases))
            [name] = target[:1]
            aliases.append(name)
        return Answer(Status.FAILED, why=Why.LOOP)


def plain(name: str) -> str:
    """Return a name as it is asked for: in lower case and A-labels, without the final dot.

    People write U-labels, and `dig` shows them to a terminal (its option +idnout).
    """
    labels = name.strip().lower().rstrip(".").split(".")
    return ".".join(label if label.isascii() else _encoded(label) for label in labels)


def _encoded(label: str) -> str:
    try:
        return idna.alabel(label).decode("ascii")
    except idna.IDNAError:  # nobody can ask for that
        return label


def _above(name: str) -> list[str]:
    labels = name.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def _types(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    if "status" in entry:
        return {"status": (str(entry["status"]).upper(),)}
    return {type_.upper(): _values(type_.upper(), records) for type_, records in entry.items()}


def _values(type_: str, records: list[Any]) -> tuple[str, ...]:
    if type_ == "TXT":
        return tuple("".join(map(str, one)) for one in records)
    if type_ == "MX":
        return tuple(exchange(one) for one in records)
    return tuple(plain(one) for one in records)


def exchange(text: str) -> str:
    """Return an MX record, "10 MX.example.de.", in the form in which they are compared."""
    preference, host = text.split()
    return f"{int(preference)} {plain(host) or '.'}"
