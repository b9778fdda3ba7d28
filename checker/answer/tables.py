"""The words of consoles, by product, from `data/answer/`: read once, never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from checker.answer.acts import Act
from checker.answer.grammar import code, joined
from checker.knowledge import resources
from checker.knowledge.languages import LANGUAGES
from checker.reading.outcome import Reason, Where
from checker.reading.words import Phrases, words_of


class Column(StrEnum):
    """Where in a console a word stands, the most telling first."""

    OVERRIDE = "override"
    REASON = "reason"
    CATEGORY = "category"
    STATUS = "status"
    POLICY = "policy"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a word is documented, and when it was read there."""

    title: str
    url: str | None
    verified: date


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a console, and what it means. `row` is its place in the table of its product.

    `shown` holds it by language as the console shows it, other spellings after it. `alone` tells
    that nobody but this product writes so, `whole` that the word counts only where it is all of a
    cell. `where` of a reason counts where no status stands by.
    `case` is given where the steps are not those of the reason or the place.
    """

    product: str
    name: str
    row: int
    shown: Mapping[str, tuple[str, ...]]
    column: Column
    source: Source
    alone: bool
    whole: bool
    reason: Reason | None
    where: Where | None
    act: Act | None
    case: str | None

    @property
    def id(self) -> str:
        """Its code: how the console shows it, in English where that is known."""
        first, *_ = self.shown.get("en") or next(iter(self.shown.values()))
        return words_of(first).text.strip().replace(" ", "_")

    @property
    def phrases(self) -> frozenset[str]:
        """How the word reads in any language, as the words of a text are compared."""
        return frozenset(words_of(one).text for texts in self.shown.values() for one in texts)


@dataclass(frozen=True, slots=True)
class Consoles:
    """The words of all products, the longest first, and what shows which product it is.

    `marked` are the products of the marks, by their numbers; from `column_names` on the marks are
    names of several columns.
    """

    words: tuple[tuple[str, Word], ...]
    names: Mapping[str, str]
    marked: tuple[str, ...]
    marks: Phrases
    column_names: int


@cache
def consoles() -> Consoles:
    """Return the words of all products that are known."""
    tables = {name: _table(name) for name in _table("order")["products"]}
    rows = [word for name, table in tables.items() for word in _words(name, table)]
    pairs = [(joined(phrase), word) for word in rows for phrase in word.phrases]
    plain = [(mark, name) for name, table in tables.items() for mark in table["marks"]]
    columns = [
        (mark, name) for name, table in tables.items() for mark in table.get("column_names", ())
    ]
    marks = plain + columns
    return Consoles(
        words=tuple(sorted(pairs, key=lambda pair: -len(pair[0]))),
        names={name: table["name"] for name, table in tables.items()},
        marked=tuple(name for _, name in marks),
        marks=Phrases([mark for mark, _ in marks]),
        column_names=len(plain),
    )


@cache
def word_by_id() -> Mapping[tuple[str, str], Word]:
    """Return every word by its product and its code."""
    return {(word.product, word.id): word for _, word in consoles().words}


@cache
def labels() -> frozenset[str]:
    """Return what stands in front of a word that is the value of a column."""
    return frozenset(words_of(label).text for label in _table("order")["labels"])


@cache
def columns() -> frozenset[str]:
    """Return the names of columns that nobody but a console writes."""
    return frozenset(words_of(column).text for column in _table("order")["columns"])


def _words(product: str, table: Mapping[str, Any]) -> Iterator[Word]:
    for number, row in enumerate(table["word"]):
        source = table["source"][row["source"]]
        yield Word(
            product=product,
            name=table["name"],
            row=number,
            shown={language: tuple(row[language]) for language in LANGUAGES if language in row},
            column=Column(row["column"]),
            source=Source(source["title"], source.get("url"), source["verified"]),
            alone=row.get("alone", False),
            whole=row.get("whole", False),
            reason=code(Reason, row, "reason"),
            where=code(Where, row, "where"),
            act=code(Act, row, "act"),
            case=row.get("case"),
        )


def _table(name: str) -> Mapping[str, Any]:
    return resources.toml(f"data/answer/{name}.toml")
