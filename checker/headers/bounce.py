"""What a notice says of an email: whether each recipient got it, why not, and whose turn it is.

The words are read by the room for replies; here is only what a notice adds to them.
"""

from typing import NamedTuple

from checker.headers.ruling import Fate, Ruling
from checker.headers.team import Team
from checker.message.delivery_status import Action, Delivery
from checker.message.notice import Notice, Tells
from checker.reading.outcome import Certainty, Owner, Reason
from checker.reply import Delivered, Reply, judge

_BY_ACTION = {
    Action.FAILED: Tells.FAILED,
    Action.DELAYED: Tells.DELAYED,
    Action.DELIVERED: Tells.DELIVERED,
    Action.RELAYED: Tells.DELIVERED,
    Action.EXPANDED: Tells.DELIVERED,
}
_DELIVERED = {
    Tells.FAILED: Delivered.NO,
    Tells.DELAYED: Delivered.NOT_YET,
    Tells.DELIVERED: Delivered.YES,
    Tells.AUTO_REPLY: Delivered.YES,
    Tells.COMPLAINT: Delivered.YES,
    Tells.AUTHENTICATION: Delivered.UNCLEAR,
}
# What a notice tells without the words of a server.
_WITHOUT_REPLY = {
    Tells.FAILED: (Reason.UNKNOWN, Owner.CONTACT_IT),
    Tells.DELAYED: (Reason.UNKNOWN, Owner.NOBODY),
    Tells.DELIVERED: (Reason.ACCEPTED, Owner.CONTACT),
    Tells.AUTO_REPLY: (Reason.AUTO_REPLY, Owner.NOBODY),
    Tells.COMPLAINT: (Reason.SPAM, Owner.SENDER),
    Tells.AUTHENTICATION: (Reason.DMARC_FAIL, Owner.DNS_ADMIN),
}
_TELL_NOTHING = (None, Reason.UNKNOWN, Reason.ACCEPTED)
_WORST_FIRST = (Delivered.NO, Delivered.NOT_YET, Delivered.UNCLEAR, Delivered.YES)


class ForRecipient(NamedTuple):
    """What became of one recipient; `reply` holds the words that say so, where there are any."""

    recipient: str
    tells: Tells
    reason: Reason
    owner: Owner
    status: str
    reply: Reply | None

    @property
    def delivered(self) -> Delivered:
        """Whether this recipient got the email."""
        return _DELIVERED[self.tells]


class Bounce(NamedTuple):
    """A notice's answers, recipient by recipient, those first who did not get the email."""

    answers: tuple[ForRecipient, ...]

    @property
    def first(self) -> ForRecipient:
        """The answer that counts: a recipient who got the email is not the one who did not."""
        return self.answers[0]


def read(notice: Notice, addressed: str) -> Bounce:
    """Return what a notice says of each recipient; of `addressed`, where it names nobody."""
    answers = (_answer(delivery, notice.tells, addressed) for delivery in notice.deliveries)
    return Bounce(tuple(sorted(answers, key=lambda one: _WORST_FIRST.index(one.delivered))))


def ruling(bounce: Bounce, team: Team) -> Ruling:
    """Return the verdict on the email: a notice of delay or arrival says nothing of a folder."""
    refused = bounce.first.delivered is Delivered.NO
    return Ruling(
        where=Fate.REJECTED if refused else Fate.CANNOT_TELL,
        owner=team.acting(bounce.first.owner),
        certainty=Certainty.STATED,
        remark=None,
    )


def _answer(delivery: Delivery, notice: Tells, addressed: str) -> ForRecipient:
    tells = _BY_ACTION[delivery.action] if delivery.action else _by_status(delivery.status, notice)
    reason, owner = _WITHOUT_REPLY[tells]
    recipient = delivery.recipient or addressed
    reply = _telling(delivery, recipient) if tells in (Tells.FAILED, Tells.DELAYED) else None
    if reply:
        # Whether there will be another attempt is said by the notice, not by the reply in it.
        delivered = _DELIVERED[tells]
        reply = reply if reply.delivered is delivered else reply._replace(delivered=delivered)
        reason, owner = reply.reason or reason, reply.owner
    if tells is Tells.DELAYED:
        owner = Owner.NOBODY
    return ForRecipient(
        recipient=recipient,
        tells=tells,
        reason=reason,
        owner=owner,
        status=reply.enhanced if reply and reply.enhanced else delivery.status,
        reply=reply,
    )


def _by_status(status: str, notice: Tells) -> Tells:
    """Return what a status without an action tells: 2.X.X is success (RFC 3463, 2)."""
    return Tells.DELIVERED if status.startswith("2") else notice


def _telling(delivery: Delivery, recipient: str) -> Reply | None:
    """Return the first reading that tells a reason: the other server's words, then the notice's.

    The status counts last: a system that knows no better writes 5.0.0 or 5.7.1 for everything.
    """
    first = None
    for words in filter(None, dict.fromkeys((*delivery.replies, delivery.status))):
        reply = judge(words, recipient)
        if reply.reason not in _TELL_NOTHING:
            return reply
        if reply.reason is Reason.UNKNOWN:
            first = first or reply
    return first
