"""What filters append at the end of the headers, where the sender's fields are as well.

Some of them say there who they are: Rspamd names the id under which the server has queued the
message, which nobody else knows, SpamAssassin the host that it ran on, and Barracuda the address
that it took the message from. That holds for the fields of filters around it, too.
"""

import re
from collections.abc import Iterable, Iterator

from checker.headers.operators import operator, operators
from checker.headers.received import Hop
from checker.headers.route import Route
from checker.message.unfold import Unfolded

_FILTERS = ("x-spam", "x-rspamd", "x-virus", "x-barracuda", "x-asg", "authentication-results")
_HOST = re.compile(r"\bon ([A-Za-z0-9.-]{4,253})")
_CONNECTED = re.compile(r"\[([0-9A-Fa-f.:]{3,45})\]")
_MOST, _LONGEST = 20, 1_000


def with_own_id(headers: Unfolded, route: Route) -> frozenset[int]:
    """Return the positions of what stands around an id that only the receiving side knows."""
    own = {hop.id for hop in route.hops[route.border :] if hop.id}
    named = headers.all("x-rspamd-queue-id")[:_MOST]
    return _around(headers, [field.position for field in named if field.value in own])


def by_name(headers: Unfolded, route: Route) -> tuple[frozenset[int], frozenset[int]]:
    """Return the positions of what names a host of the receiving side, and of an earlier one.

    The first only behind the From field: in front of it a sender may have put anything.
    """
    own, earlier = _known(route.hops[route.border :]), _known(route.hops[: route.border])
    author = min((field.position for field in headers.all("from")), default=0)
    named = list(_named(headers))
    return (
        _around(headers, [at for at, name in named if name in own and at > author]),
        _around(headers, [at for at, name in named if name in earlier - own]),
    )


def _known(hops: Iterable[Hop]) -> frozenset[str]:
    """Return who ran these servers, and the addresses that they took the message from."""
    return (operators(hop.by for hop in hops) | {hop.address for hop in hops}) - {""}


def _named(headers: Unfolded) -> Iterator[tuple[int, str]]:
    for field in headers.all("x-spam-checker-version")[:_MOST]:
        if host := _HOST.search(field.value[:_LONGEST]):
            yield field.position, operator(host.group(1).lower())
    for field in headers.all("x-barracuda-connect")[:_MOST]:
        if address := _CONNECTED.search(field.value[:_LONGEST]):
            yield field.position, address.group(1).lower()


def _around(headers: Unfolded, positions: list[int]) -> frozenset[int]:
    """Return the positions with those of the filters' fields that stand next to them."""
    found = set()
    for position in positions:
        for step in (-1, 1):
            at = position
            while 0 <= at < len(headers.names) and headers.names[at].startswith(_FILTERS):
                found.add(at)
                at += step
    return frozenset(found)
