"""The tables for reading SMTP replies, from `data/reply/`: read once, never changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any

from checker.knowledge import resources
from checker.reading.outcome import Reason, Where
from checker.reply.words import has


@dataclass(frozen=True, slots=True)
class Source:
    """Where a meaning is documented, and when it was read there; an RFC does not change."""

    title: str
    url: str | None
    verified: date | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table: what a reply must have, and what that means.

    `says` is the key of a sentence of its own; `case` and `where` are given where they are not what
    the reason stands for. In the table of notices a row has no reason, but tells whether the email
    was `delivered`.
    """

    words: str | None
    enhanced: str | None
    reason: Reason | None
    source: Source
    example: str
    says: str | None
    case: str | None
    where: Where | None
    delivered: str | None

    def fits(self, words: str, enhanced: str | None) -> bool:
        """Tell whether a reply with these words and this enhanced status code is meant."""
        if self.enhanced and not (enhanced and re.fullmatch(self.enhanced, enhanced)):
            return False
        return self.words is None or has(words, self.words)


class Kind(StrEnum):
    """What a system is, the more telling first; a program may be anybody's."""

    FOR_EVERYONE = "for_everyone"  # mailboxes for everyone: their users have no IT team to ask
    PRODUCT = "product"
    HOSTER = "hoster"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class System:
    """A receiving system, known by its replies; its `id` is that of the facts about products."""

    id: str
    name: str
    kind: Kind
    product: str | None
    marks: tuple[str, ...]
    numbers: str | None
    texts: tuple[str, ...]
    domains: tuple[str, ...]
    queue_id: str | None
    example: str
    patterns: tuple[Pattern, ...]


@cache
def status_codes() -> Mapping[str, Any]:
    """Return the `basic` codes (RFC 5321), the `enhanced` ones (IANA) and their `registry`."""
    return _table("status_codes")


@cache
def systems() -> tuple[System, ...]:
    """Return the systems whose replies are known, in the order in which they are tried."""
    return tuple(_system(name, _table(f"systems/{name}")) for name in _table("order")["systems"])


@cache
def by_domain() -> Mapping[str, System]:
    """Return the systems by the domains of the addresses that only they receive for."""
    return {domain: system for system in systems() for domain in system.domains}


@cache
def general() -> tuple[Pattern, ...]:
    """Return the patterns of no system in particular, in the order in which they are tried."""
    groups = (_patterns(_table(f"patterns/{name}")) for name in _table("order")["patterns"])
    return tuple(chain.from_iterable(groups))


@cache
def labels() -> tuple[frozenset[str], Mapping[str, Pattern]]:
    """Return the sending platform's words for reasons, and what may stand before one of them."""
    table = _table("platform")
    return frozenset(table["leading"]), {row.words or "": row for row in _patterns(table)}


@cache
def notices() -> tuple[Pattern, ...]:
    """Return the patterns that tell whether an email was given up or is still on its way."""
    return _patterns(_table("notices"))


def _system(name: str, table: Mapping[str, Any]) -> System:
    return System(
        id=name,
        name=table["name"],
        kind=Kind(table["kind"]),
        product=name if table.get("product") else None,
        marks=tuple(table["marks"]),
        numbers=table.get("numbers"),
        texts=tuple(table.get("texts", ())),
        domains=tuple(table.get("domains", ())),
        queue_id=table.get("queue_id"),
        example=table["example"],
        patterns=_patterns(_table(f"systems/{table.get('patterns_of', name)}")),
    )


def _patterns(table: Mapping[str, Any]) -> tuple[Pattern, ...]:
    sources = {
        key: Source(source["title"], source.get("url"), source["verified"])
        for key, source in table["sources"].items()
    }
    return tuple(_pattern(row, sources) for row in table.get("patterns", ()))


def _pattern(row: Mapping[str, str], sources: Mapping[str, Source]) -> Pattern:
    reason, where = row.get("reason"), row.get("where")
    return Pattern(
        words=row.get("words"),
        enhanced=row.get("enhanced"),
        reason=Reason(reason) if reason else None,
        source=sources[row["source"]],
        example=row["example"],
        says=row.get("says"),
        case=row.get("case"),
        where=Where(where) if where else None,
        delivered=row.get("delivered"),
    )


def _table(name: str) -> Mapping[str, Any]:
    return resources.toml(f"data/reply/{name}.toml")
