"""Verbs as phrases have them, in one part, and last: "lehnt sie ab" is "… ablehnt".

What tells of the past is read as a perfect: "wies sie ab" is "hat sie abgewiesen", and so is
"konnte sie abweisen"; who "was able to find" something found it. The part in front stays where it
is, so that what tells when, whose and whether still does.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.answer.grammar import irregular, separable, words_that
from checker.reading.words import folded

_WORDS = re.compile(r"([^\W_]+)")
# Where a thought ends, behind a word and behind a number ("am 18.11. um 9:14 Uhr").
_ENDS = re.compile(r"[,.;:!?()|\n]|\s[-–—]\s")
_ENDS_BEHIND_NUMBER = re.compile(r"[,;!?()|\n]|\s[-–—]\s")
# Behind one of these words another thought begins.
_NEXT = frozenset({"und", "oder", "weil", "wegen", "da", "als", "bis", "wenn", "aber", "sodass"})
# So many words at most stand from part to part; to look through more would take long.
_LONGEST = 16
# What somebody could or had to do, and did.
_DID = re.compile(
    r"\b(?<!have )(?<!ve )(?:(?:was|were|been) (not )?able|managed|had|"
    r"got (?:the|our|my|someone)(?: [a-z]{2,20}){0,3}) to ([a-z]{2,20})\b",
    re.IGNORECASE,
)


class _Verb(NamedTuple):
    """What a form of a verb becomes behind one of its `particles`, and of what time it tells."""

    last: str
    particles: frozenset[str]
    is_past: bool


def whole(written: str) -> str:
    """Return a clause with such verbs as phrases have them, or as it is `written` without any."""
    if " to " in written:
        written = _DID.sub(lambda did: f"{did[1] or ''}{_past(did[2])}", written)
    text = folded(written)
    if not _last_words().search(text):
        return written
    pieces = _WORDS.split(f"{text.rstrip()}\n")
    thought: list[int] = []
    for at in range(1, len(pieces), 2):
        thought.append(at)
        is_end = _is_end(pieces[at], pieces[at + 1])
        if is_end or _NEXT.issuperset(pieces[at + 2 : at + 3]):
            _join(pieces, thought[-_LONGEST:])
        if is_end:
            thought = []
    return "".join(pieces)


def perfect(word: str) -> str:
    """Return what a verb has done that stands last in a clause: "abgelehnt" of "ablehnte"."""
    return _in_one_part().get(word, word)


def _past(verb: str) -> str:
    """Return the past of an English verb."""
    return irregular().get(verb) or f"{verb.removesuffix('e')}ed"


def _is_end(word: str, behind: str) -> bool:
    """Tell whether a thought ends between a word and the next one."""
    return bool((_ENDS_BEHIND_NUMBER if word.isdigit() else _ENDS).search(behind))


def _join(pieces: list[str], thought: list[int]) -> None:
    """Join the last word of a thought to the verb that it belongs to, if it does to one."""
    *front, end = thought
    told = pieces[end]
    for at in reversed(front):
        verb = _finite().get(pieces[at])
        if verb and told in verb.particles:
            pieces[end] += verb.last
            if verb.is_past and pieces[at] not in words_that("happened"):
                pieces[at] = "hat"
            return
        if told in _infinitives() and pieces[at] in words_that("could"):
            pieces[end] = _infinitives()[told]
            return


def _forms() -> Iterator[tuple[str, list[str], list[str], list[str]]]:
    """Yield of each verb what it has done, its particles, and its forms of now and of the past.

    A weak verb has them by a rule, the others by the table.
    """
    for done, (particles, *forms) in separable().items():
        stem = done.removeprefix("ge").removesuffix("t")
        now, past = forms or (f"{stem}e|{stem}t|{stem}en", f"{stem}te|{stem}ten")
        yield done, particles.split("|"), now.split("|"), past.split("|")


@cache
def _finite() -> Mapping[str, _Verb]:
    """Return the verbs by their forms; those of now become the second one, "lehnt"."""
    return {
        form: _Verb(last, frozenset(particles), last == done)
        for done, particles, now, past in _forms()
        for last, forms in ((now[1], now), (done, past))
        for form in forms
    }


@cache
def _infinitives() -> Mapping[str, str]:
    """Return what a verb has done, by its infinitive."""
    return {
        f"{particle}{now[-1]}": f"{particle}{done}"
        for done, particles, now, _ in _forms()
        for particle in particles
    }


@cache
def _in_one_part() -> Mapping[str, str]:
    """Return what a verb has done, by the forms of the past that it has at the end of a clause."""
    return {
        f"{particle}{form}": f"{particle}{done}"
        for done, particles, _, past in _forms()
        for particle in filter(None, particles)
        for form in past
    }


@cache
def _last_words() -> re.Pattern[str]:
    """Return the pattern of what may end a thought in which a verb is to be joined."""
    particles = {one for _, all_, *_ in _forms() for one in all_} - {""}
    last, following = ("|".join(sorted(one)) for one in ({*particles, *_infinitives()}, _NEXT))
    return re.compile(rf"\b(?:{last})(?=\s*(?:[^\w\s]|$)|\n| (?:{following})\b)")
