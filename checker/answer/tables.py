"""The tables for reading what IT answers, from `data/answer/`: read once, never changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from checker.case.answer_lines import Line
from checker.knowledge import resources
from checker.knowledge.languages import LANGUAGES
from checker.reading.outcome import Reason, Where
from checker.reading.words import Phrases, words_of


class Act(StrEnum):
    """What somebody at the receiving side has done, beside moving the email."""

    RELEASED = "released"
    REQUESTED = "requested"
    DENIED = "denied"
    ALLOWED = "allowed"
    OWN_LIST = "own_list"  # the contact blocked the sender
    SUBMITTED = "submitted"
    NOTHING_FOUND = "nothing_found"


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
class Saying:
    """What people write who have looked: a phrase in one language, and what it tells.

    `place` is where it stands among all phrases: of several reasons the first counts.
    `line` is the line of the letter in which alone the phrase says that much, or None.
    `begins` and `ends` tell that the phrase says so only where a part of a sentence does so with
    it. `denied` is what it tells where a "not" stands in front. `if_delivered` tells that of an
    email that was delivered the phrase says: into the junk folder.
    """

    place: int
    words: str
    line: Line | None
    reason: Reason | None
    where: Where | None
    act: Act | None
    begins: bool
    ends: bool
    denied: Act | None
    if_delivered: bool


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
def sayings() -> tuple[tuple[Saying, ...], Phrases]:
    """Return the phrases of prose in the order in which they count, and how to find them."""
    phrases = (
        (row, words)
        for row in _table("prose")["row"]
        for language in LANGUAGES
        for words, _ in row.get(language, ())
    )
    known = tuple(
        Saying(
            place=place,
            words=_spelled_out(words),
            line=_code(Line, row, "line"),
            reason=_code(Reason, row, "reason"),
            where=_code(Where, row, "where"),
            act=_code(Act, row, "act"),
            begins=row.get("begins", False),
            ends=row.get("ends", False),
            denied=_code(Act, row, "denied"),
            if_delivered=row.get("if_delivered", False),
        )
        for place, (row, words) in enumerate(phrases)
    )
    return known, Phrases([saying.words for saying in known])


def _spelled_out(phrase: str) -> str:
    """Return a phrase with the words of its classes, which stand in it in capital letters."""
    return " ".join("|".join(_any_of(word)) for word in phrase.split())


def _any_of(word: str) -> list[str]:
    """Return the words that stand for each other in one place of a phrase."""
    classes = _table("prose")["classes"]
    return [one for name in word.split("|") for one in classes.get(name, name).split("|")]


def separable() -> Mapping[str, list[str]]:
    """Return separable verbs: each participle, with what ends the sentence of its other forms."""
    return _table("prose")["separable"]


def irregular() -> Mapping[str, str]:
    """Return the past of English verbs that have one of their own."""
    return _table("prose")["irregular"]


@lru_cache(4096)
def in_parts(word: str) -> str:
    """Return a German compound in its parts, unless a phrase has it whole: "server regel"."""
    is_one = not word.endswith(_heads()) or f" {word} " in _literal()
    return word if is_one else _compound().sub(r"\1 \2", word)


@cache
def _literal() -> str:
    """Return all words of phrases, as they stand there.

    As a text, because hardly any is asked for, and a browser has to fetch every object.
    """
    words = {one for saying in sayings()[0] for one in re.split(r"[ |*]+", saying.words)}
    return f" {' '.join(sorted(words))} "


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(words_that("heads")))


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"^([a-z]{{3,}}?)s?({'|'.join(_heads())})$")


@cache
def labels() -> frozenset[str]:
    """Return what stands in front of a word that is the value of a column."""
    return frozenset(words_of(label).text for label in _table("order")["labels"])


@cache
def columns() -> frozenset[str]:
    """Return the names of columns that nobody but a console writes."""
    return frozenset(words_of(column).text for column in _table("order")["columns"])


@cache
def _compounds() -> re.Pattern[str]:
    """Return the pattern of what some write in two words."""
    return re.compile(rf"(?<= )(?:{'|'.join(_table('prose')['compounds'])})(?= )")


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of a kind of mail that stands for one email."""
    these, which, kinds = ("|".join(sorted(words_that(n))) for n in ("this", "which", "called"))
    named = "|".join(sorted(words_that("categories")))
    return re.compile(rf"(?<= )((?:{these})(?: (?:{which}))?) (?:{kinds})(?= )(?! (?:{named}) )")


def joined(told: str) -> str:
    """Return words with the names of devices joined: a "spam gateway" says nothing of spam.

    And with "mail" for what people call the email in question: "your newsletter" is no reason.
    """
    told = _compounds().sub(lambda two: two[0].replace(" ", ""), told)
    return _called().sub(r"\1 mail", told)


@cache
def words_that(*lists: str) -> frozenset[str]:
    """Return the words of some lists of the grammar in `data/answer/prose.toml`."""
    table = _table("prose")["grammar"]
    return frozenset(one for name in lists for word in table[name] for one in _any_of(word))


@cache
def phrases_of(name: str) -> Phrases:
    """Return the phrases of one of the lists that make a clause no statement."""
    return Phrases([_spelled_out(phrase) for phrase in _table("prose")[name]])


def says_nothing(value: str) -> bool:
    """Tell whether a line holds no word, or one that stands for an answer that nobody has."""
    words = words_of(value).text.strip()
    return not words or words in _table("prose")["nothing"]


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
            reason=_code(Reason, row, "reason"),
            where=_code(Where, row, "where"),
            act=_code(Act, row, "act"),
            case=row.get("case"),
        )


def _code[Code: StrEnum](kind: type[Code], row: Mapping[str, Any], name: str) -> Code | None:
    return kind(row[name]) if name in row else None


def _table(name: str) -> Mapping[str, Any]:
    return resources.toml(f"data/answer/{name}.toml")
