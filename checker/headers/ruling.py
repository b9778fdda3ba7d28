"""Where the message went, whose turn it is, and how sure that is, as far as its headers say."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.headers.filters import Remark
from checker.reading.outcome import Certainty, Owner


class Where(StrEnum):
    """Where the message went, what happened to it on the way there first."""

    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    JUNK = "junk"
    INBOX = "inbox"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict, and the filter's remark that gives the reason, if there is one."""

    where: Where
    owner: Owner | None
    certainty: Certainty
    remark: Remark | None


_CANNOT_TELL = Ruling(Where.CANNOT_TELL, None, Certainty.UNKNOWN, None)
_SUREST_FIRST = tuple(Certainty)
_FARTHEST_FIRST = tuple(Where)


def rule(remarks: tuple[Remark, ...], unconfirmed: bool, has_it_team: bool) -> Ruling:
    """Weigh what was said: a stated fact before a likely one, the worse place before the better.

    `unconfirmed` tells that the receiving side found nobody vouching for the sender: then the
    sender acts first, whatever the filter. Without an IT team it is the contact's turn.
    """
    strongest = min(_claims(remarks), key=_weight, default=None)
    if not strongest:
        return _CANNOT_TELL
    where, certainty, remark = strongest
    reason = _reason(remarks, where) or remark
    owner = Owner.CONTACT if where is Where.INBOX else Owner(reason.meaning.owner)
    if unconfirmed and where is not Where.INBOX and not reason.meaning.by_rule:
        owner = Owner.SENDER
    if owner is Owner.CONTACT_IT and not has_it_team:
        owner = Owner.CONTACT
    return Ruling(where, owner, certainty, reason)


def _claims(remarks: tuple[Remark, ...]) -> Iterator[tuple[Where, Certainty, Remark]]:
    for remark in remarks:
        if remark.meaning.where:
            yield Where(remark.meaning.where), Certainty(remark.meaning.certainty), remark


def _weight(claim: tuple[Where, Certainty, Remark]) -> tuple[int, int]:
    """Sort the surest claim first, and of those the place that lies farther from the inbox.

    So a release from quarantine counts for more than the folder that the message was released to.
    """
    where, certainty, _ = claim
    return _SUREST_FIRST.index(certainty), _FARTHEST_FIRST.index(where)


def _reason(remarks: tuple[Remark, ...], where: Where) -> Remark | None:
    """Return the remark that explains best why the message went there.

    A rule that somebody set, or the number of complaints about the sender, says more than the spam
    verdict that follows from it; and that says more than the name of the folder.
    """
    reasons = [remark for remark in remarks if _explains(remark, where)]
    telling = (remark for remark in reasons if remark.meaning.by_rule)
    blaming = (remark for remark in reasons if remark.meaning.owner != Owner.CONTACT_IT)
    return next(telling, None) or next(blaming, None) or next(reversed(reasons), None)


def _explains(remark: Remark, where: Where) -> bool:
    meaning = remark.meaning
    is_reason = meaning.owner is not None and meaning.certainty != Certainty.STATED
    return is_reason and meaning.where in (None, where)
