"""Compare the words of a text: case, punctuation and line breaks do not count.

Servers and programs that log their replies break lines, quote and hyphenate as they like. So a text
becomes its words in small letters, one space around each, without addresses of people and hosts
(whose parts would be taken for words): `550-5.2.2 <max@example.de>: Mailbox_full!` becomes
` 550 5 2 2 mailbox full `.

A phrase is such words, where `a|b` stands for either word, a `*` after three letters or more for
the rest of a word, and a `*` alone for up to eight words in between: `mailbox|inbox * full`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
BETWEEN_PIECES = r"\s<>()\[\]{},;:\"'=|"
"""What stands around an address in a text: blanks, brackets and the like, as in a set of `re`."""

# A piece that has an @, as far as a "#": Exchange puts a status behind it.
_PERSON = re.compile(rf"(?<![^{BETWEEN_PIECES}])[^@{BETWEEN_PIECES}]*+@[^#{BETWEEN_PIECES}]*+")
# A search is quick where the pattern begins with a digit, and not with what stands before it.
_IP_ADDRESS = re.compile(r"\d(?<![\w.]\d)\d{0,2}(?:\.\d{1,3}){3}(?![\w.])")
_BETWEEN = r"(?:\S+ ){0,8}?"
# A star that is neither alone nor the end of a beginning.
_STRAY_STAR = re.compile(r"(?:^|[ |])[^ |*]{1,2}\*|\*[^ |]|\|\*|(?:^| )\*\|")
# What an entry in the index costs, against what it costs to compare one phrase more with a text.
_ENTRY = 40
# A phrase with a word's beginning is filed under so many of its letters.
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: in a row, each for itself, and how they begin."""

    text: str
    each: frozenset[str]
    beginnings: frozenset[str]

    def __add__(self, other: "Words") -> "Words":
        """Return these words and then the other ones."""
        text = self.text + other.text[1:]
        return Words(text, self.each | other.each, self.beginnings | other.beginnings)


_NONE = Words(" ", frozenset(), frozenset())


def folded(text: str) -> str:
    """Return `text` in small letters, with ae for ä and the like."""
    return text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def words_of(text: str) -> Words:
    """Return the words of `text` as phrases are compared with them. Linear in its length."""
    if not text:
        return _NONE
    told = folded(text)
    if "@" in told:
        told = _PERSON.sub(" ", told)
    words = _WORD.findall(_IP_ADDRESS.sub(" ", told))
    each = frozenset(words)
    text = f" {' '.join(words)} " if words else " "
    return Words(text, each, frozenset([word[:_LETTERS] for word in each]))


class Phrases:
    """Many phrases, of which those are found that some words contain.

    Each phrase is filed under its most telling word, so that a text's own words lead to the few
    phrases that are worth comparing: the work hardly grows with the tables.
    """

    def __init__(self, phrases: Sequence[str | None]) -> None:
        """Take the phrases in their order; None stands for one that every text contains.

        Raises ValueError for a beginning of less than three letters.
        """
        if stray := [phrase for phrase in phrases if phrase and _STRAY_STAR.search(phrase)]:
            raise ValueError(f"before a star stand three letters or more, or none: {stray}")
        self._phrases = [phrase or "" for phrase in phrases]
        # Whether a phrase needs more than a look into the text.
        self._has_choice = bytes(map(_has_choice, self._phrases))
        self._always = [number for number, phrase in enumerate(phrases) if phrase is None]
        common = _how_common(self._phrases)
        words: dict[str, list[int]] = defaultdict(list)
        beginnings: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(phrases):
            for word in _telling(phrase, common) if phrase else ():
                if word.endswith("*"):
                    beginnings[word[:_LETTERS]].append(number)
                else:
                    words[word].append(number)
        self._words = {word: tuple(numbers) for word, numbers in words.items()}
        self._beginnings = {letters: tuple(numbers) for letters, numbers in beginnings.items()}

    def found_in(self, words: Words) -> Iterator[int]:
        """Yield the numbers of the phrases that `words` contain, in their order."""
        numbers = set(self._always).union(
            *map(self._words.__getitem__, words.each & self._words.keys()),
            *map(self._beginnings.__getitem__, words.beginnings & self._beginnings.keys()),
        )
        for number in sorted(numbers):
            phrase = self._phrases[number]
            if self._has_choice[number]:
                is_there = _contains(words, phrase)
            else:
                is_there = not phrase or f" {phrase} " in words.text
            if is_there:
                yield number

    def places(self, number: int, words: Words) -> Iterator[tuple[str, str, str]]:
        """Yield the text of `words` in front of a phrase found in them, in it, and behind it.

        Of what it takes only the words which the phrase does not name are returned. The places
        may overlap; each begins behind the beginning of the one before it.
        """
        at = 0
        while found := _pattern(self._phrases[number]).search(words.text, at):
            yield self._place(number, words, found)
            at = words.text.index(" ", found.start() + 1)

    def _place(self, number: int, words: Words, found: re.Match[str]) -> tuple[str, str, str]:
        phrase = self._phrases[number]
        named = {one for word in phrase.split() for one in word.split("|")}
        between = [word for word in found.group().split() if word not in named]
        return words.text[: found.start()], " ".join(between), words.text[found.end() :]


def _how_common(phrases: Iterable[str]) -> Mapping[str, int]:
    """Return how often each word, and each beginning of one with a star, stands in the phrases."""
    words = [word for phrase in phrases for variants in _places(phrase) for word in variants]
    return Counter([*words, *map(_beginning, words)])


def _telling(phrase: str, common: Mapping[str, int]) -> list[str]:
    """Return the one word to look for first, in its variants: the least common, and a long one.

    What many phrases of a table name stands in many texts, and says little.
    """

    def commonness(variants: list[str]) -> tuple[int, int]:
        keys = (_beginning(word) if word.endswith("*") else word for word in variants)
        return sum(common[key] + _ENTRY for key in keys), -min(map(len, variants))

    return min(_places(phrase), key=commonness)


def _places(phrase: str) -> list[list[str]]:
    """Return the variants of each word of a phrase, without the places where any may stand."""
    return [word.split("|") for word in phrase.split() if word != "*"]


def _beginning(word: str) -> str:
    return f"{word[:_LETTERS]}*"


def _has_choice(phrase: str) -> bool:
    return "*" in phrase or "|" in phrase


def _contains(words: Words, phrase: str) -> bool:
    """Tell whether `words` contain a phrase with a choice in it."""
    form = _form(phrase)
    # Most phrases lack a word, and it takes less to see that than to find their places.
    if not form.plain <= words.each:
        return False
    # A pattern takes far longer to compile than to look whether all its words are there.
    for slot in form.slots:
        if slot.words.isdisjoint(words.each) and slot.beginnings.isdisjoint(words.beginnings):
            return False
    return form.is_one_word or bool(_pattern(phrase).search(words.text))


class _Slot(NamedTuple):
    """What may stand in one place of a phrase: one of some words, or one with such a beginning."""

    words: frozenset[str]
    beginnings: frozenset[str]


class _Form(NamedTuple):
    """What a phrase needs: words that stand there alone, as they are, and a choice of others.

    `is_one_word` tells that it is nothing but a choice of whole words.
    """

    plain: frozenset[str]
    slots: tuple[_Slot, ...]
    is_one_word: bool


# More than there are: a list of bounces asks for the same ones all the time. So for what follows.
@lru_cache(4096)
def _form(phrase: str) -> _Form:
    """Return what a phrase needs, without the places where anything may stand."""
    places = _places(phrase)
    plain = frozenset(word for word, *others in places if not others and word.isalnum())
    slots = tuple(_slot(variants) for variants in places if plain.isdisjoint(variants))
    is_one_word = len(places) == 1 and not any(slot.beginnings for slot in slots)
    return _Form(plain, slots, is_one_word)


def _slot(variants: list[str]) -> _Slot:
    cut = [word for word in variants if word.endswith("*")]
    return _Slot(frozenset(variants) - {*cut}, frozenset([word[:_LETTERS] for word in cut]))


@lru_cache(4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase, compiled when a text first has all its words."""
    parts = (_BETWEEN if word == "*" else f"(?:{_either(word)}) " for word in phrase.split())
    return re.compile(f" {''.join(parts)}")


def _either(word: str) -> str:
    return "|".join(re.escape(one).replace(r"\*", r"\S*") for one in word.split("|"))
