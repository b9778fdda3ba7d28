"""On which side of the border a field was written: by the receiver, or by somebody earlier.

Servers write above what they get, so what stands above the border's Received field is the
receiver's. But some append at the bottom, where the sender's fields are as well: there each
operator's habits decide, and whose product it is (RFC 5321, 4.4 asks for Received fields on top,
and for nothing of others).
"""

from enum import StrEnum
from math import inf
from typing import NamedTuple

from checker.headers import appended
from checker.headers.belief import SENDERS_OWN, Statements, positions
from checker.headers.operators import is_mailbox, operator, operators
from checker.headers.parties import Onward
from checker.headers.route import Route
from checker.message.unfold import Unfolded

# Outlook.com counts here the fields that came in; its own stand below.
_END_OF_INCOMING = "x-incomingheadercount"
# What cPanel's servers write at the end of mail that leaves them, behind what their filters append.
_LEFT = ("x-antiabuse", "x-get-message-sender-via", "x-authenticated-sender")
# The home, in the filters' tables, of every Exchange that somebody runs.
_EXCHANGE = "exchange"


class By(StrEnum):
    """Who wrote a field."""

    RECEIVER = "receiver"
    EARLIER = "earlier"


class Sides(NamedTuple):
    """Where the receiving side's fields stand in one message, and who works there.

    All but `operators` and `by_house` are positions. Without a border everything may be the
    receiver's. `own` and `others` are what filters appended that say which side they run on.
    """

    operators: frozenset[str]
    border: float
    handed_in: float
    end_of_senders: float
    end_of_incoming: float
    by_house: bool
    own: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()

    def writer(self, position: int, houses: frozenset[str], anywhere: bool) -> By:
        """Return who wrote the field at `position`, of a product that `houses` run."""
        if self.border == inf:
            is_receivers = True
        elif position < self.border:
            is_receivers = anywhere or bool(houses & self.operators)
        elif position in self.own:
            is_receivers = True
        elif position < self.end_of_incoming < inf or position in self.others:
            is_receivers = False
        elif houses & self.operators:
            is_receivers = True
        else:
            # A mailbox provider writes fields of its own products only.
            is_receivers = anywhere and not self.by_house and self._is_outside(position)
        return By.RECEIVER if is_receivers else By.EARLIER

    def _is_outside(self, position: int) -> bool:
        """Tell whether a field below the border stands outside what the sending side put together.

        That is directly below the border's own Received field, or appended at the end; there a
        mailing list's own servers have written as well.
        """
        return position < self.handed_in or position > self.end_of_senders


def _is_of_one_house(route: Route) -> bool:
    """Tell whether the message never left one house, whose name its servers bear."""
    return route.inside and operators(hop.by for hop in route.hops) == {operator(route.hops[-1].by)}


def _end_of_senders(headers: Unfolded) -> float:
    """Return the place of the last field that shows itself to be the sending side's."""
    last = [*(field.position for field in headers.all("from")[:1]), *positions(headers, _LEFT)]
    return max(last, default=inf)


def sides(headers: Unfolded, route: Route, statements: Statements, onward: Onward) -> Sides:
    """Return the sides of a message's way; a list's own servers write anywhere.

    Servers that call themselves by an address, such as Yahoo's, still sign their statements.
    """
    if route.border is None:
        return Sides(frozenset(), inf, inf, inf, inf, False)
    border = route.hops[0 if _is_of_one_house(route) else route.border]
    takers = [hop.by for hop in route.hops[route.border :]]
    writers = [statement.authserv_id for statement in statements.believed]
    own_exchange = {_EXCHANGE} if any(hop.exchange for hop in route.hops[route.border :]) else set()
    receiving = operators([*takers, *writers]) | own_exchange | {route.gateway} - {""}
    below = [at for at in positions(headers, SENDERS_OWN) if at > border.position]
    counted = headers.all(_END_OF_INCOMING) if "microsoft" in receiving else ()
    own, others = appended.by_name(headers, route)
    return Sides(
        operators=receiving,
        border=border.position,
        handed_in=min(below, default=inf),
        end_of_senders=inf if onward.by_list else _end_of_senders(headers),
        end_of_incoming=counted[-1].position if counted else inf,
        by_house=is_mailbox(operator(border.by)),
        own=own | appended.with_own_id(headers, route),
        others=others,
    )
