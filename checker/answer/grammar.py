"""What people write: the phrases and the grammar of `data/answer/prose.toml`, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from checker.answer.acts import Act
from checker.case.answer_lines import Line
from checker.knowledge import resources
from checker.knowledge.languages import LANGUAGES
from checker.reading.outcome import Reason, Where
from checker.reading.words import Phrases, words_of


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


@cache
def sayings() -> tuple[tuple[Saying, ...], Phrases]:
    """Return the phrases of prose in the order in which they count, and how to find them."""
    phrases = (
        (row, words)
        for row in _prose()["row"]
        for language in LANGUAGES
        for words, _ in row.get(language, ())
    )
    known = tuple(
        Saying(
            place=place,
            words=_spelled_out(words),
            line=code(Line, row, "line"),
            reason=code(Reason, row, "reason"),
            where=code(Where, row, "where"),
            act=code(Act, row, "act"),
            begins=row.get("begins", False),
            ends=row.get("ends", False),
            denied=code(Act, row, "denied"),
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
    classes = _prose()["classes"]
    return [one for name in word.split("|") for one in classes.get(name, name).split("|")]


def separable() -> Mapping[str, list[str]]:
    """Return separable verbs: each participle, with what ends the sentence of its other forms."""
    return _prose()["separable"]


def irregular() -> Mapping[str, str]:
    """Return the past of English verbs that have one of their own."""
    return _prose()["irregular"]


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
def _compounds() -> re.Pattern[str]:
    """Return the pattern of what some write in two words."""
    return re.compile(rf"(?<= )(?:{'|'.join(_prose()['compounds'])})(?= )")


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
    table = _prose()["grammar"]
    return frozenset(one for name in lists for word in table[name] for one in _any_of(word))


@cache
def phrases_of(name: str) -> Phrases:
    """Return the phrases of one of the lists that make a clause no statement."""
    return Phrases([_spelled_out(phrase) for phrase in _prose()[name]])


def says_nothing(value: str) -> bool:
    """Tell whether a line holds no word, or one that stands for an answer that nobody has."""
    words = words_of(value).text.strip()
    return not words or words in _prose()["nothing"]


def code[Code: StrEnum](kind: type[Code], row: Mapping[str, Any], name: str) -> Code | None:
    """Return the code that a row of a table has under a name, if it has one."""
    return kind(row[name]) if name in row else None


def _prose() -> Mapping[str, Any]:
    return resources.toml("data/answer/prose.toml")
