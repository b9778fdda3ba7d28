"""A phrase that was found in a clause: what stands in front of it, in it and behind it."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from checker.answer.clauses import Clause
from checker.answer.grammar import Saying, phrases_of, sayings, words_that
from checker.reading.words import Words

TRIES = 4
"""So many places of a phrase are looked at in one clause: one with more is no sentence, and to look
at each would take long."""

REACH = 4
"""Within so many words in front of a phrase stands what denies it; articles do not count."""

GOVERNED = 3
"""So many words behind a preposition are no subject: "because of a bad link"."""


class Found(NamedTuple):
    """A phrase as it stands in its clause, and the words around it.

    `between` are the words in it that it does not name itself.
    """

    saying: Saying
    clause: Clause
    before: list[str]
    between: list[str]
    after: list[str]

    @property
    def front(self) -> list[str]:
        """The words in front of the phrase, and those in it that it does not name."""
        return [*self.before, *self.between]

    @property
    def part(self) -> int:
        """In which part of its clause, from comma to comma, it begins."""
        return self.clause.part(len(self.before))

    @property
    def begins(self) -> int:
        """At which word of its clause that part begins."""
        return self.clause.begin(self.part)

    @property
    def ends(self) -> int:
        """At which word of its clause what follows the phrase begins."""
        return len(self.clause.each) - len(self.after)

    @property
    def last_part(self) -> int:
        """In which part of its clause the phrase ends."""
        return self.clause.part(self.ends - 1)

    @property
    def is_parted(self) -> bool:
        """Whether a comma stands in a gap of it."""
        return bool(self.between) and not self.clause.is_one_part(len(self.before), self.ends)

    @property
    def rest(self) -> list[str]:
        """The words behind the phrase, as far as the next comma."""
        return self.clause.each[self.ends : self.clause.ends[self.last_part]]


def phrases_in(clause: Clause) -> Iterator[Found]:
    """Yield the phrases that a clause holds, each where it first stands there in one part.

    "In Outlook, the mail is in the inbox": the second "in" is the one.
    """
    known, phrases = sayings()
    for number in phrases.found_in(clause.words):
        found = [
            Found(known[number], clause, before.split(), between.split(), after.split())
            for before, between, after in islice(phrases.places(number, clause.words), TRIES)
        ]
        yield next((one for one in found if not one.is_parted), found[0])


def places(name: str, told: Words) -> Iterator[tuple[int, int]]:
    """Yield from which word to which the phrases of a list stand in a clause."""
    phrases = phrases_of(name)
    for number in phrases.found_in(told):
        for place in islice(phrases.places(number, told), TRIES):
            front, _, behind = (len(one.split()) for one in place)
            yield front, len(told.text.split()) - behind


def since(name: str, words: list[str]) -> int:
    """Return at which word begins what stands behind the last word of a list."""
    return max((at + 1 for at, one in enumerate(words) if one in words_that(name)), default=0)


def last(front: list[str], *lists: str) -> str:
    """Return the last word of some lists that is a subject or an object, if there is one.

    What a preposition governs is none, nor who owns something: "the links in the user's email".
    """
    for at in reversed(range(len(front))):
        if front[at] in words_that(*lists) and not _owns(front[at : at + 2]):
            governing = [*_but_articles(front[max(0, at - GOVERNED) : at + 1])]
            governing = _of_one_thing(governing[since("pronouns", governing) :])
            if words_that("prepositions").isdisjoint(governing):
                return front[at]
    return ""


def _of_one_thing(words: list[str]) -> list[str]:
    """Return what belongs to one thing: in "in Outlook the" an article begins another one."""
    articles = words_that("articles", "determined")
    begins = since("articles", words) or since("determined", words)
    while begins and words[begins - 1] in articles:
        begins -= 1
    is_other = begins and words[begins - 1] not in words_that("prepositions")
    return words[begins:] if is_other else words


def _but_articles(words: list[str]) -> Iterator[str]:
    """Yield words but for the last and for an English "an"; in German, an article follows it."""
    for word, behind in pairwise(words):
        if word != "an" or behind in words_that("determined"):
            yield word


def _owns(two: list[str]) -> bool:
    """Tell whether a word only says whose the next one is, or what for: "an attachment policy"."""
    word, behind = (*two, "")[:2]
    is_own = behind == "s" and word not in words_that("are")
    return is_own or behind in words_that("rules")
