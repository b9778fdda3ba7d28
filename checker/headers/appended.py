"""What filters append at the end of the headers, where the sender's fields are as well.

Some of them say there who they are: Rspamd names the id under which the server has queued the
message, which nobody else knows, and SpamAssassin the host that it ran on. That holds for the
fields of filters around it, too.
"""

import re
from collections.abc import Iterator

from checker.headers.operators import operator, operators
from checker.headers.route import Route
from checker.message.unfold import Unfolded

_FILTERS = ("x-spam", "x-rspamd", "x-virus", "authentication-results")
_HOST = re.compile(r"\bon ([A-Za-z0-9.-]{4,253})")
_MOST = 20


def with_own_id(headers: Unfolded, route: Route) -> frozenset[int]:
    """Return the positions of what stands around an id that only the receiving side knows."""
    own = {hop.id for hop in route.hops[route.border :] if hop.id}
    named = headers.all("x-rspamd-queue-id")[:_MOST]
    return _around(headers, [field.position for field in named if field.value in own])


def by_host(headers: Unfolded, route: Route) -> tuple[frozenset[int], frozenset[int]]:
    """Return the positions of what ran on a host of the receiving side, and of an earlier one.

    The first only behind the From field: in front of it a sender may have put anything.
    """
    receiving = operators(hop.by for hop in route.hops[route.border :])
    earlier = operators(hop.by for hop in route.hops[: route.border]) - receiving
    author = min((field.position for field in headers.all("from")), default=0)
    hosts = [(at, operator(host)) for at, host in _hosts(headers)]
    return (
        _around(headers, [at for at, house in hosts if house in receiving and at > author]),
        _around(headers, [at for at, house in hosts if house in earlier]),
    )


def _hosts(headers: Unfolded) -> Iterator[tuple[int, str]]:
    for field in headers.all("x-spam-checker-version")[:_MOST]:
        if named := _HOST.search(field.value[:1_000]):
            yield field.position, named.group(1).lower()


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
