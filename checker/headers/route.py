"""The way of a message: its hops in order, and where it changed hands.

Received fields stand newest first. Everything above the field of the receiving organisation's own
border server was written by that organisation; everything below is what the sender handed in, and
may be invented (RFC 5321, 7.2). So the border is looked for from the top, never from the bottom.
"""

import re
from typing import NamedTuple

from checker.headers.operators import (
    direction,
    is_border,
    is_gateway,
    is_local,
    is_mailbox,
    is_platform,
    operator,
    operators,
    says_outgoing,
)
from checker.headers.received import Hop, parse
from checker.message.unfold import Unfolded

# RFC 5321, 6.3 has servers take at least 100 Received fields for a loop.
MOST_HOPS = 100
_SPF_PASS = re.compile(r"\Apass\b|\bspf=pass\b", re.IGNORECASE)
_ENVELOPE = re.compile(r"(?:smtp\.mailfrom=|domain of )(?:[^\s@]{0,100}@)?([A-Za-z0-9._-]{1,253})")
_LONGEST = 2_000
# Names that no server outside a house can find: RFC 6762, G lists those that people use.
_INNER = re.compile(r"\.(?:local|lan|intern|internal|corp|private|home)\Z")
# As people put it in the place of a name that they hide.
_BLACKED_OUT = re.compile(r"x{2,}")
_AUTHSERV_ID = re.compile(r"\s{0,9}([A-Za-z0-9._-]{1,253})")


class Route(NamedTuple):
    """The hops, oldest first.

    `border` is the hop at which the receiving organisation took the message, as far as its own
    servers say; `accepted` the one at which "delivered" was counted. Both are indices into `hops`,
    and None when there are no hops. `sure` tells that the accepted hop names the sending side.
    `gateway` is the operator of a gateway in front of the border that left no Received field;
    `passed_on`, whether the receiving side handed the message on from one house to another;
    `inside`, whether it never left one house; `handed_on`, whether somebody in between, who is not
    named as the sender, took it from the platform and handed it on to the border.
    """

    hops: tuple[Hop, ...]
    border: int | None
    accepted: int | None
    sure: bool
    gateway: str = ""
    passed_on: bool = False
    inside: bool = False
    handed_on: bool = False

    @property
    def acceptance(self) -> Hop | None:
        """The hop at which "delivered" was counted."""
        return None if self.accepted is None else self.hops[self.accepted]

    @property
    def delays(self) -> list[int | None]:
        """Each hop's seconds since the one before, negative when the two clocks disagree."""
        found: list[int | None] = []
        before = None
        for time in (hop.time for hop in self.hops):
            found.append(round((time - before).total_seconds()) if time and before else None)
            before = time or before
        return found


def trace(headers: Unfolded, senders: frozenset[str], recipients: frozenset[str]) -> Route:
    """Return the route; `senders` and `recipients` are the operators that belong to either side.

    What a translation left of the Received fields tells no way.
    """
    fields = headers.all("received")[:MOST_HOPS]
    hops = tuple(parse(field.value, field.position) for field in reversed(fields))
    if not hops or "translated" in headers.repairs:
        return Route((), None, None, False)
    newest = _newest_handover(hops)
    recipients |= _in_front(hops, headers) - senders
    border = _border(hops, newest, recipients, headers)
    accepted = _accepted(hops, border)
    giver = operator(hops[accepted].sent_from)
    sure = bool(giver) and (is_platform(giver) or giver in senders)
    sure = sure and _changes_hands(hops[accepted])
    silent = _serves_recipient(hops[border], recipients, headers)
    gateway = operator(hops[border].sent_from) if silent else ""
    inside = not _changes_hands(hops[newest])
    passed_on = bool(gateway) or border != newest
    handed_on = accepted != border and operator(hops[border].sent_from) not in senders
    return Route(hops, border, accepted, sure, gateway, passed_on, inside, handed_on)


def _in_front(hops: tuple[Hop, ...], headers: Unfolded) -> frozenset[str]:
    """Return who gave to a server with an inner name, and has judged the sender before."""
    givers = operators(hop.sent_from for hop in hops if _INNER.search(hop.by))
    fields = headers.all("authentication-results")[:MOST_HOPS] if givers else ()
    return givers & operators(
        found.group(1).lower() for field in fields if (found := _AUTHSERV_ID.match(field.value))
    )


def _newest_handover(hops: tuple[Hop, ...]) -> int:
    newest_first = range(len(hops) - 1, -1, -1)
    return next((at for at in newest_first if _changes_hands(hops[at])), newest_first[0])


def _border(
    hops: tuple[Hop, ...], border: int, recipients: frozenset[str], headers: Unfolded
) -> int:
    """Return the oldest hop that the receiving side took from somebody else, from `border` on back.

    A gateway that works for the recipient, or the recipient's own server in front of a hosted
    mailbox, is part of the receiving side. So is whoever took the message from the platform, behind
    which nobody works for the sender, for the recipient's domain; a list takes it for itself.
    """
    at = _accepted(hops, border)
    accepted = hops[at]
    if is_platform(operator(accepted.sent_from)) and _served(accepted, hops[border]) in recipients:
        return at
    while _serves_recipient(hops[border], recipients, headers):
        earlier = _handover_before(hops, border)
        if earlier is None:
            break
        border = earlier
    return border


def _served(accepted: Hop, newest: Hop) -> str:
    """Return the operator for whom a hop took the message; `newest` is the last handover.

    Exchange names no recipient. Before an Exchange of the recipient's own it works for that one, as
    Microsoft's does where some mailboxes are still in the house (hybrid).
    """
    if accepted.exchange and newest.exchange:
        return operator(newest.by)
    return operator(accepted.recipient.rpartition("@")[2].lower())


def _serves_recipient(hop: Hop, recipients: frozenset[str], headers: Unfolded) -> bool:
    """Tell whether the giver at this hop works for the recipient, not for the sender.

    A gateway works for either side, and To may name the sender's own domain. The taker's SPF result
    tells: it passes where the domain of the envelope has named the giver's address as its own
    sending server (RFC 7208, 2.6), and no server of the recipient is that. A gateway's name that
    tells the direction counts for more, and so does what it wrote. In front of a provider's own
    domain there is none.
    """
    giver, taker = operator(hop.sent_from), operator(hop.by)
    way = direction(hop.sent_from) or ("outgoing" if left_through(giver, headers) else "")
    is_own_domain = is_mailbox(taker) and taker in recipients
    if giver == taker or is_own_domain or not (giver in recipients or is_gateway(giver)):
        return False
    return way == "incoming" or (not way and not _is_named_by_sender(hop, headers))


def left_through(gateway: str, headers: Unfolded) -> bool:
    """Tell whether all that a gateway wrote is about an email that left a sender through it."""
    name, beginning, pattern = says_outgoing(gateway)
    values = [field.value[:_LONGEST] for field in headers.all(name)[:MOST_HOPS]]
    own = [value for value in values if re.match(beginning, value)]
    return bool(own) and all(re.search(pattern, value) for value in own)


def _is_named_by_sender(hop: Hop, headers: Unfolded) -> bool:
    """Tell whether SPF passed from the giver's address, for a domain that is no gateway's own."""
    giver = operator(hop.sent_from)
    fields = headers.all("authentication-results") + headers.all("received-spf")
    for value in (field.value[:_LONGEST] for field in fields[:MOST_HOPS]):
        envelope = _ENVELOPE.search(value)
        if hop.address and hop.address in value and _SPF_PASS.search(value):
            named = envelope.group(1).lower() if envelope else ""
            return not is_gateway(giver) or operator(named) != giver
    return False


def _accepted(hops: tuple[Hop, ...], border: int) -> int:
    """Return the border, or an earlier hop on an unbroken way that took it from the platform."""
    at: int | None = border
    while at is not None and not is_platform(operator(hops[at].sent_from)):
        at = _handover_before(hops, at)
    return border if at is None else at


def _handover_before(hops: tuple[Hop, ...], at: int) -> int | None:
    """Return the hop by which the giver at hop `at` got the message itself, on an unbroken way."""
    earlier = next((one for one in range(at - 1, -1, -1) if _changes_hands(hops[one])), None)
    if earlier is None or operator(hops[earlier].by) != operator(hops[at].sent_from):
        return None
    return earlier


def _changes_hands(hop: Hop) -> bool:
    """Tell whether another organisation handed the message in, without signing in as a user."""
    if hop.inside or hop.submitted:
        return False
    giver, taker = operator(hop.sent_from), operator(hop.by)
    if is_platform(giver):
        # Whatever addresses a translation in between shows, and whatever the taker calls itself.
        return not is_platform(taker)
    if is_border(hop.by):
        return not is_border(hop.sent_from)
    is_named = bool(taker or _BLACKED_OUT.fullmatch(hop.by))
    return is_named and giver != taker and not is_local(hop.address)
