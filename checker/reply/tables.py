"""The tables for reading SMTP replies, from `data/reply/`: read once, never changed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from checker.knowledge import resources
from checker.reading.outcome import Reason
from checker.reading.words import Phrases, Words

# One for all rows: a set takes room even where nothing is in it.
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a meaning is documented, and when it was read there; an RFC does not change.

    `id` is its name in `sources.toml`.
    """

    title: str
    url: str | None
    verified: date | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table: what a reply must have, and what that means.

    `says` is the key of a sentence of its own; `case` is given where the steps are not those of the
    reason. `delivered` is what a notice, or the platform's word, tells of the email as a whole.
    With one of the words `unless` in a reply the row says nothing of it.
    """

    words: str | None
    enhanced: str | None
    reason: Reason
    source: Source
    says: str | None
    case: str | None
    delivered: str | None
    unless: frozenset[str]

    def fits(self, words: Words, enhanced: str | None) -> bool:
        """Tell whether a reply with these words, among them the row's own, may mean this."""
        is_number = not self.enhanced or _is(enhanced, _compiled(self.enhanced))
        return is_number and self.unless.isdisjoint(words.each)


class Patterns:
    """Rows in the order in which they are tried."""

    def __init__(self, rows: tuple[Pattern, ...]) -> None:
        """Take the rows in their order."""
        self.rows = rows
        self._phrases = Phrases([row.words for row in rows])

    def first(self, words: Words, enhanced: str | None) -> Pattern | None:
        """Return the first row for a reply with these words and this enhanced status code."""
        for number in self._phrases.found_in(words):
            row = self.rows[number]
            if row.fits(words, enhanced):
                return row
        return None


class Kind(StrEnum):
    """What a system is; a program may be anybody's."""

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
    numbers: re.Pattern[str] | None
    queue_id: re.Pattern[str] | None
    patterns: Patterns

    @property
    def is_program(self) -> bool:
        """Whether it is a program, which tells little of whose server it is."""
        return self.kind is Kind.PROGRAM


class Systems:
    """All systems, in the order in which they are tried."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables by the ids of their systems."""
        self.all = tuple(_system(name, table, tables) for name, table in tables.items())
        self.by_id = {system.id: system for system in self.all}
        self._marked, self._marks = self._shown_by("marks", tables)
        self._listing, self._lists = self._shown_by("lists", tables)
        self._keeping = [system for system in self.all if system.queue_id]
        self._numbered = [system for system in self.all if system.numbers]
        self._by_text = {t: s for s in self.all for t in tables[s.id].get("texts", ())}
        self._by_domain = {d: s for s in self.all for d in tables[s.id].get("domains", ())}

    def _shown_by(
        self, key: str, tables: Mapping[str, Mapping[str, Any]]
    ) -> tuple[list[System], Phrases]:
        shown = [(phrase, s) for s in self.all for phrase in tables[s.id].get(key, ())]
        return [system for _, system in shown], Phrases([phrase for phrase, _ in shown])

    def marked(self, words: Words) -> System | None:
        """Return the first system that one of its marks shows; a program only if no other does."""
        found = [self._marked[number] for number in self._marks.found_in(words)]
        others = (system for system in found if not system.is_program)
        return next(others, found[0] if found else None)

    def with_list(self, words: Words) -> System | None:
        """Return the first system whose list of servers somebody has asked."""
        return next((self._listing[number] for number in self._lists.found_in(words)), None)

    def with_queue_id(self, reply: str) -> System | None:
        """Return the first system whose queue id stands in a reply."""
        kept = (s for s in self._keeping if s.queue_id and s.queue_id.search(reply))
        return next(kept, None)

    def with_number(self, enhanced: str | None) -> System | None:
        """Return the system that alone uses an enhanced status code."""
        return next((s for s in self._numbered if _is(enhanced, s.numbers)), None)

    def with_text(self, text: str) -> System | None:
        """Return the system that writes just this, if one does."""
        return self._by_text.get(text)

    def with_domain(self, domain: str) -> System | None:
        """Return the system that alone receives for a domain."""
        return self._by_domain.get(domain)


@cache
def status_codes() -> Mapping[str, Any]:
    """Return the `basic` codes (RFC 5321), the `enhanced` ones (IANA) and their `registry`."""
    return _table("status_codes")


@cache
def systems() -> Systems:
    """Return the systems whose replies are known."""
    return Systems({name: _table(f"systems/{name}") for name in _table("order")["systems"]})


@cache
def definite() -> Patterns:
    """Return the patterns of no system in particular that say more than numbers do."""
    return _group(_table("order")["patterns"])


@cache
def vague() -> Mapping[Patterns, bool]:
    """Return the patterns that say less than most enhanced status codes, in their order.

    Beside each stands whether it counts in the text around a reply, too.
    """
    return {_group((name,)): around for name, around in _table("order")["vague"].items()}


@cache
def labels() -> tuple[tuple[str, ...], Mapping[str, Pattern]]:
    """Return what may stand before the sending platform's words for reasons, and those words.

    Of what may stand before them the longest comes first.
    """
    table = _table("platform")
    leading = sorted((f"{words} " for words in table["leading"]), key=len, reverse=True)
    rows = {text: row for row in _rows(table) for text in _each_way(row.words or "")}
    return tuple(leading), rows


@cache
def people() -> frozenset[str]:
    """Return the words that people write, and servers hardly ever do."""
    return frozenset(_table("people")["words"])


def _each_way(phrase: str) -> Iterator[str]:
    """Return every text that a phrase without a star stands for."""
    return map(" ".join, product(*(word.split("|") for word in phrase.split())))


@cache
def known_rows() -> Mapping[tuple[str, ...], Pattern]:
    """Return a row for everything that rows can say, by its codes: reason, says, case, source."""
    systems_own = [row for system in systems().all for row in system.patterns.rows]
    tables = (definite(), *vague())
    rows = [*systems_own, *(row for table in tables for row in table.rows), *labels()[1].values()]
    return {(row.reason, row.says or "", row.case or "", row.source.id): row for row in rows}


class Notices(NamedTuple):
    """What tells whether an email was given up or is still on its way.

    `patterns` are looked for before a reply; with the `last_words` a sending server ends in the
    reply itself, whatever code it has heard.
    """

    patterns: Patterns
    last_words: Phrases


@cache
def notices() -> Notices:
    """Return the words of notices."""
    table = _table("notices")
    return Notices(Patterns(_rows(table)), Phrases(table["last_words"]))


def _system(name: str, table: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> System:
    return System(
        id=name,
        name=table["name"],
        kind=Kind(table["kind"]),
        product=name if table.get("product") else None,
        numbers=_pattern(table.get("numbers")),
        queue_id=_pattern(table.get("queue_id")),
        patterns=Patterns(_rows(tables[table.get("patterns_of", name)])),
    )


def _group(names: Iterable[str]) -> Patterns:
    return Patterns(tuple(row for name in names for row in _rows(_table(f"patterns/{name}"))))


def _rows(table: Mapping[str, Any]) -> tuple[Pattern, ...]:
    return tuple(_row(row) for row in table.get("patterns", ()))


def _row(row: Mapping[str, str]) -> Pattern:
    return Pattern(
        words=row.get("words"),
        enhanced=row.get("enhanced"),
        reason=Reason(row.get("reason", "unknown")),
        source=_sources()[row["source"]],
        says=row.get("says"),
        case=row.get("case"),
        delivered=row.get("delivered"),
        unless=frozenset(row["unless"].split("|")) if "unless" in row else _NOTHING,
    )


@cache
def _sources() -> Mapping[str, Source]:
    table = _table("sources")
    return {
        name: Source(one["title"], one.get("url"), one["verified"], name)
        for name, one in table.items()
    }


def _pattern(text: str | None) -> re.Pattern[str] | None:
    """Return a pattern that every reply is tried with: compiling one takes a browser long."""
    return re.compile(text) if text else None


@lru_cache(256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a row, compiled when a reply first has its words."""
    return re.compile(pattern)


def _is(enhanced: str | None, pattern: re.Pattern[str] | None) -> bool:
    return bool(enhanced and pattern and pattern.fullmatch(enhanced))


def _table(name: str) -> Mapping[str, Any]:
    return resources.toml(f"data/reply/{name}.toml")
