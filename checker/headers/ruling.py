"""Where the message went, who decided that, whose turn it is, and how sure that is."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from checker.headers.filters import Remark
from checker.headers.sides import By
from checker.headers.standing import Standing
from checker.headers.team import Team
from checker.reading.outcome import Certainty, Owner


class Fate(StrEnum):
    """What became of a message: what happened to it on its way first, then where it went."""

    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    JUNK = "junk"
    FOLDER = "folder"
    INBOX = "inbox"
    CANNOT_TELL = "cannot_tell"


class Decider(StrEnum):
    """Who or what decided where a message went; first whose decision overrules the others'."""

    RECIPIENT_RULE = "recipient_rule"
    RECIPIENT_LIST = "recipient_list"
    ORGANISATION_RULE = "organisation_rule"
    SENDER_POLICY = "sender_policy"
    GATEWAY = "gateway"
    FILTER = "filter"


class Ruling(NamedTuple):
    """The verdict, and the filter's remark that gives the reason, if there is one."""

    where: Fate
    owner: Owner | None
    certainty: Certainty
    remark: Remark | None
    decided_by: Decider | None = None


_CANNOT_TELL = Ruling(Fate.CANNOT_TELL, None, Certainty.UNKNOWN, None)
_SUREST_FIRST = tuple(Certainty)
_FARTHEST_FIRST = tuple(Fate)
_OVERRULING = (Decider.RECIPIENT_RULE, Decider.RECIPIENT_LIST, Decider.ORGANISATION_RULE)
# Into which places each can send a message: what happens in the mailbox, happens after quarantine.
_DECIDES_ON = {
    Decider.RECIPIENT_RULE: (Fate.JUNK, Fate.FOLDER, Fate.INBOX),
    Decider.RECIPIENT_LIST: (Fate.JUNK, Fate.INBOX),
    Decider.ORGANISATION_RULE: (Fate.QUARANTINED, Fate.JUNK, Fate.INBOX),
    Decider.SENDER_POLICY: (Fate.QUARANTINED, Fate.JUNK),
    Decider.GATEWAY: (Fate.QUARANTINED, Fate.JUNK, Fate.INBOX),
    Decider.FILTER: (Fate.REJECTED, Fate.QUARANTINED, Fate.JUNK, Fate.INBOX),
}
_TELLING = (*_OVERRULING, Decider.SENDER_POLICY)


def rule(remarks: tuple[Remark, ...], standing: Standing, team: Team) -> Ruling:
    """Weigh what was said: a stated fact before a likely one, the worse place before the better.

    What a filter said before the border decides nothing. Where the receiving side found nobody
    vouching for the sender, the sender acts first, unless somebody on the recipient's side has
    decided so by a rule or a list. `team` says whose turn it is where an IT team acts.
    """
    heard = _heard(remarks, standing)
    strongest = min(_claims(heard), key=_weight, default=None)
    if not strongest:
        return _CANNOT_TELL
    where, certainty, remark = strongest
    reason = _reason(heard, where) or remark
    decider = Decider(reason.meaning.decided_by)
    owner = Owner.CONTACT if where is Fate.INBOX else Owner(reason.meaning.owner)
    if standing.refuted and where is not Fate.INBOX and decider not in _OVERRULING:
        owner = Owner.SENDER
    return Ruling(where, team.acting(owner), certainty, reason, decider)


def _heard(remarks: tuple[Remark, ...], standing: Standing) -> list[Remark]:
    """Return the remarks that can decide: the receiver's, and what holds in this case."""
    own = [remark for remark in remarks if remark.by is By.RECEIVER]
    # Not to a sender whom an earlier server had still confirmed: then who broke that acts first.
    is_policy_due = standing.refuted or not standing.looked
    if not is_policy_due:
        own = [_without_blame(one) for one in own if _tells_without_policy(one)]
    is_clean = not any(
        one.meaning.where == Fate.JUNK and one.meaning.certainty == Certainty.LIKELY for one in own
    )
    # What a product recommends is told by its own verdict, where it gives one.
    telling = {one.product for one in own if one.meaning.where and not one.meaning.if_silent}
    return [
        one
        for one in own
        if (is_clean or not one.meaning.if_clean)
        and not (one.meaning.if_silent and one.product in telling)
    ]


def _tells_without_policy(remark: Remark) -> bool:
    """Tell whether a remark says more than what the sender's policy asks for: where that led."""
    return remark.meaning.decided_by != Decider.SENDER_POLICY or bool(remark.meaning.where)


def _without_blame(remark: Remark) -> Remark:
    """Return a remark on the sender's policy as one of the filter that applied it."""
    if remark.meaning.decided_by != Decider.SENDER_POLICY:
        return remark
    meaning = replace(remark.meaning, decided_by=Decider.FILTER, owner=Owner.CONTACT_IT)
    return remark._replace(meaning=meaning)


def _claims(remarks: list[Remark]) -> Iterator[tuple[Fate, Certainty, Remark]]:
    for remark in remarks:
        if remark.meaning.where:
            yield Fate(remark.meaning.where), Certainty(remark.meaning.certainty), remark


def _weight(claim: tuple[Fate, Certainty, Remark]) -> tuple[int, int]:
    """Sort the surest claim first, and of those the place that lies farther from the inbox.

    So a release from quarantine counts for more than the folder that the message was released to.
    """
    where, certainty, _ = claim
    return _SUREST_FIRST.index(certainty), _FARTHEST_FIRST.index(where)


def _reason(remarks: list[Remark], where: Fate) -> Remark | None:
    """Return the remark that explains best why the message went there.

    A rule that somebody set, the sender's own policy, or the number of complaints about the sender
    says more than the spam verdict that follows from it; and that says more than the name of the
    folder.
    """
    reasons = [remark for remark in remarks if _explains(remark, where)]
    telling = [remark for remark in reasons if remark.meaning.decided_by in _TELLING]
    if telling:
        return min(telling, key=lambda remark: _TELLING.index(Decider(remark.meaning.decided_by)))
    blaming = (remark for remark in reasons if remark.meaning.owner != Owner.CONTACT_IT)
    return next(blaming, None) or next(reversed(reasons), None)


def _explains(remark: Remark, where: Fate) -> bool:
    meaning = remark.meaning
    is_reason = meaning.owner is not None and meaning.certainty != Certainty.STATED
    return (
        is_reason
        and meaning.where in (None, where)
        and where in _DECIDES_ON[Decider(meaning.decided_by)]
    )
