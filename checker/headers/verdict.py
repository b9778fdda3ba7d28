"""Where the message went, whose turn it is, and how sure that is, as far as its headers say."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.headers.bounce import Bounce
from checker.headers.filters import Word


class Where(StrEnum):
    """Where the message went, what happened to it on the way there first."""

    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    JUNK = "junk"
    INBOX = "inbox"
    CANNOT_TELL = "cannot_tell"


class Owner(StrEnum):
    """Who can do something about it."""

    SENDER = "sender"
    CONTACT = "contact"
    CONTACT_IT = "contact_it"


class Certainty(StrEnum):
    """How sure the verdict is."""

    STATED = "stated"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict, and the filter's word it rests on."""

    where: Where
    owner: Owner | None
    certainty: Certainty
    word: Word | None


_CANNOT_TELL = Ruling(Where.CANNOT_TELL, None, Certainty.UNKNOWN, None)
_SUREST_FIRST = tuple(Certainty)
_FARTHEST_FIRST = tuple(Where)


def rule(
    words: tuple[Word, ...], bounce: Bounce | None, unauthenticated: bool, at_freemail: bool
) -> Ruling:
    """Weigh what was said: a stated fact before a likely one, the worse place before the better.

    `unauthenticated` tells that the receiving side could not confirm the sender: then the sender acts
    first, whatever the filter. `at_freemail` tells that the contact's mailbox has no IT department.
    """
    if bounce:
        return Ruling(Where.REJECTED, Owner(bounce.owner), Certainty.STATED, None)
    strongest = min(_claims(words), key=_weight, default=None)
    if not strongest:
        return _CANNOT_TELL
    where, certainty, word = strongest
    owner = _owner(words, where, word, unauthenticated)
    if owner is Owner.CONTACT_IT and at_freemail:
        owner = Owner.CONTACT
    return Ruling(where, owner, certainty, word)


def _claims(words: tuple[Word, ...]) -> Iterator[tuple[Where, Certainty, Word]]:
    for word in words:
        if word.meaning.where:
            yield Where(word.meaning.where), Certainty(word.meaning.certainty), word


def _weight(claim: tuple[Where, Certainty, Word]) -> tuple[int, int]:
    where, certainty, _ = claim
    # A release from quarantine is stated as well as the folder it was released to; it comes first.
    return _SUREST_FIRST.index(certainty), _FARTHEST_FIRST.index(where)


def _owner(
    words: tuple[Word, ...], where: Where, word: Word, unauthenticated: bool
) -> Owner:
    if where is Where.INBOX:
        return Owner.CONTACT
    if unauthenticated:
        return Owner.SENDER
    return Owner(_telling(words, where, word).meaning.owner or Owner.CONTACT_IT)


# Whose turn it is stands in the reason, not in the place: a blocked-senders list (contact) or a high
# number of complaints (sender) says more than the spam verdict that follows from it.
def _telling(words: tuple[Word, ...], where: Where, word: Word) -> Word:
    same = [one for one in words if one.meaning.where == where and one.meaning.owner]
    return next((one for one in same if one.meaning.owner != Owner.CONTACT_IT), word)
