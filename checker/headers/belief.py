"""Whose Authentication-Results to believe: those of the side that received the message.

What its border wrote, and the servers behind that, counts (RFC 8601, 5). Everything below was
handed in by the sender, who may have invented it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from math import inf
from typing import NamedTuple

from checker.headers.appended import with_own_id
from checker.headers.authentication import Result, Statement, parse
from checker.headers.operators import is_gateway, is_mailbox, keeps_no_order, operator, operators
from checker.headers.received import Hop
from checker.headers.route import Route
from checker.message.unfold import HeaderField, Unfolded

# Fields that the sending side writes: the topmost of them is where its part begins.
_SIGNED = ("dkim-signature", "from")
SENDERS_OWN = ("received", *_SIGNED)
# What K-9 Mail shows above them.
_ABOVE_RECEIVED = ("return-path", "x-original-to", "delivered-to")
_MOST_FIELDS = 50
# RFC 7208, 9.1, as Postfix's policy servers, Microsoft and others word it.
_PASSED = re.compile(r"\s{0,9}pass\b", re.IGNORECASE)
_SENDER = re.compile(
    r"(?:envelope-from=|domain of (?:transitioning )?|to use )[\"'<]{0,2}"
    r"(?:[^\s@\"'<>]{0,100}@)?([A-Za-z0-9._-]{1,253})"
)
_OF_NAME = "identity=helo"
_LONGEST = 2_000


class Statements(NamedTuple):
    """The receiving side's own statements, and the others: `forged` or only `older`.

    `chain` holds what earlier servers recorded (ARC, RFC 8617), if the receiving side accepted it.
    `second_hand` tells that no server spoke that saw the sender: only one to which another of the
    receiving side, such as a gateway, had passed the message on. `spf` is a pass that the receiving
    side wrote into a Received-SPF field alone. `regrouped` tells that a program showed the Received
    fields first, and all others behind them.
    """

    believed: tuple[Statement, ...]
    chain: tuple[Statement, ...]
    forged: tuple[Statement, ...]
    older: tuple[Statement, ...]
    second_hand: bool
    spf: tuple[Statement, ...] = ()
    regrouped: bool = False

    @property
    def results(self) -> Iterator[Result]:
        """What the receiving side found, statement by statement."""
        return (result for statement in self.believed for result in statement.results)

    @property
    def authors(self) -> list[str]:
        """The From domains that the receiving side's DMARC results name."""
        return [result.domain for result in self.results if result.method == "dmarc"]


def read(headers: Unfolded, route: Route, senders: frozenset[str]) -> Statements:
    """Sort the Authentication-Results fields by whether the receiving side wrote them.

    One that tells nothing of SPF, DKIM or DMARC claims nothing, and belongs nowhere. `senders` are
    the operators that the sending side names: what bears their name is no forgery, only older.
    """
    fields = headers.all("authentication-results")
    statements = _parsed(fields, route)
    senders_own = positions(headers, SENDERS_OWN)
    own = with_own_id(headers, route)
    believed = [one for one in statements if one.position in own] or _believed(
        statements, route, senders_own
    )
    regrouped = [] if believed else _regrouped(headers, fields, route)
    believed = believed or regrouped
    places = {one.position for one in regrouped}
    statements = [one for one in statements if one.position not in places]
    others = [
        one
        for one in statements
        if one not in believed and one.results and not _completes(one, believed, route, senders_own)
    ]
    earlier = _earlier_operators(route) | _gateways(others) | senders
    chain = headers.all("arc-authentication-results") if _trusts_chain(believed) else ()
    return Statements(
        believed=tuple(believed),
        chain=tuple(_parsed(chain, route)),
        forged=tuple(
            other
            for other in others
            if operator(other.authserv_id) not in earlier and _claims(other)
        ),
        older=tuple(other for other in others if operator(other.authserv_id) in earlier),
        second_hand=route.passed_on and not _saw_sender(believed, fields, route),
        spf=tuple(_passed_spf(headers, route)),
        regrouped=bool(regrouped),
    )


def _regrouped(headers: Unfolded, fields: Sequence[HeaderField], route: Route) -> list[Statement]:
    """Return what bears the border's name, where all Received fields stand above all others.

    So K-9 Mail shows headers (thunderbird-android, issue 3791). Else it would be the sender who had
    taken that name, and most borders remove such fields (RFC 8601, 5). Microsoft's bear no name.
    The border's stand above what the sender signed or wrote, as ever.
    """
    if route.border is None or not _is_regrouped(headers.names):
        return []
    border = route.hops[route.border]
    writer = border.by if operator(border.by) == "microsoft" else ""
    end = min((at for at, name in enumerate(headers.names) if name in _SIGNED), default=inf)
    above = (field for field in fields[:_MOST_FIELDS] if field.position < end)
    found = (parse(field.value, field.position, writer) for field in above)
    return [one for one in found if one.authserv_id == border.by and one.results]


def _is_regrouped(names: tuple[str, ...]) -> bool:
    below = [*dropwhile(_ABOVE_RECEIVED.__contains__, names)]
    received = [*takewhile("received".__eq__, below)]
    return len(received) > 1 and "received" not in below[len(received) :]


def _passed_spf(headers: Unfolded, route: Route) -> Iterator[Statement]:
    """Yield what Received-SPF fields say above the border's Received field, if it is a pass."""
    if route.border is None:
        return
    border = route.hops[route.border]
    for field in headers.all("received-spf")[:_MOST_FIELDS]:
        value = field.value[:_LONGEST]
        is_own = field.position < border.position and _OF_NAME not in value
        if is_own and _PASSED.match(value) and (sender := _SENDER.search(value)):
            result = Result("spf", "pass", {"smtp.mailfrom": sender.group(1)})
            yield Statement(border.by, (result,), field.position)


def _claims(statement: Statement) -> bool:
    """Tell whether a statement found anything.

    Into what they send, Microsoft's servers write in the recipient's name that they found nothing.
    """
    return any(result.result != "none" for result in statement.results)


def _completes(one: Statement, believed: list[Statement], route: Route, senders: list[int]) -> bool:
    """Tell whether the border's server may have written this below its Received field.

    It has written the rest above, and says nothing here that it says there; or nothing above, which
    is all of the server behind it. That is not enough to believe it, and enough not to call it
    forged.
    """
    border = None if route.border is None else route.hops[route.border]
    position = border.position if border else inf
    handed_in = min((at for at in senders if at > position), default=inf)
    said = {result.method for own in believed for result in own.results}
    is_the_rest = one.authserv_id in {own.authserv_id for own in believed} and said.isdisjoint(
        result.method for result in one.results
    )
    taker = operator(border.by) if border else ""
    is_all = operator(one.authserv_id) == taker != "" and taker not in operators(
        own.authserv_id for own in believed
    )
    return one.position < handed_in and (is_the_rest or is_all)


def _saw_sender(believed: list[Statement], fields: Sequence[HeaderField], route: Route) -> bool:
    """Tell whether the border's own server spoke, or one that names the sender's address.

    Exchange does where it is told to look behind a gateway (enhanced filtering for connectors).
    """
    assert route.border is not None, "who passes on has taken before"
    border = route.hops[route.border]
    taker, sender = operator(border.by), "" if route.gateway else border.address
    own = {one.position for one in believed}
    return any(operator(one.authserv_id) == taker for one in believed if not route.gateway) or any(
        sender in field.value for field in fields if sender and field.position in own
    )


def positions(headers: Unfolded, names: Iterable[str]) -> list[int]:
    """Return where the fields of these names stand."""
    return [position for name in names for position in headers.places.get(name, ())]


def _believed(statements: list[Statement], route: Route, senders: list[int]) -> list[Statement]:
    """Return what the receiving side wrote; `senders` are the positions of the sender's fields.

    That stands above its border's Received field; where some of it bears a receiving server's name,
    that alone counts. Some, such as Google, write below their own field: then those count that
    follow it in the border's name (RFC 8601, 5 has the border remove forgeries of that). Where the
    message never left one house, they may stand between any of its servers' fields. Of some houses
    that leave no order, the name alone counts.
    """
    border = None if route.border is None else route.hops[route.border]
    house = operator(border.by) if border else _writer(statements[0]) if statements else ""
    # A name that is blacked out is still the same on both sides.
    same = [one for one in statements if border and one.authserv_id == border.by]
    if not house and route.inside and not same:
        # Fastmail's stores bear no name that tells: then its servers further down do.
        house = next(filter(is_mailbox, (operator(hop.by) for hop in reversed(route.hops))), "")
    named = [one for one in statements if operator(one.authserv_id) == house or one in same]
    if keeps_no_order(house):
        return named
    if not border:
        return _following(statements, senders)
    above = [statement for statement in statements if statement.position < border.position]
    if above:
        return _in_the_names_of(route.hops[route.border :], above) or above
    handed_in = (
        route.hops[0 if route.inside else route.border - 1].position if route.border else inf
    )
    others = [one.position for one in statements if one not in named]
    return _following((one for one in named if one.position < handed_in), senders + others)


def _in_the_names_of(hops: Iterable[Hop], statements: list[Statement]) -> list[Statement]:
    """Return the statements that bear a name of one of the servers, or one that tells nothing."""
    names = operators(hop.by for hop in hops) | {""}
    return [one for one in statements if operator(one.authserv_id) in names]


def _following(statements: Iterable[Statement], ends: list[int]) -> list[Statement]:
    """Return the first statement and those of the same operator that follow before one of `ends`.

    Some write one field for each method, and iCloud gives each its own name and puts fields of its
    own between.
    """
    run: list[Statement] = []
    for one in statements:
        ended = run and any(run[-1].position < end < one.position for end in ends)
        if ended or (run and _writer(one) != _writer(run[0])):
            break
        run.append(one)
    return run


def _writer(statement: Statement) -> str:
    return operator(statement.authserv_id) or statement.authserv_id


def _earlier_operators(route: Route) -> frozenset[str]:
    """Return who else ran servers that the message passed before it reached the receiving side."""
    border = route.border or 0
    before, after = (
        [hop.by for hop in hops] for hops in (route.hops[:border], route.hops[border:])
    )
    return operators(before) - operators(after)


def _gateways(statements: Iterable[Statement]) -> frozenset[str]:
    """Return those whose gateway writes below what it gets, as SpamExperts' does at the end."""
    return frozenset(filter(is_gateway, operators(one.authserv_id for one in statements)))


def _trusts_chain(believed: Iterable[Statement]) -> bool:
    return any(
        result.method == "arc" and result.result == "pass"
        for statement in believed
        for result in statement.results
    )


def _parsed(fields: Sequence[HeaderField], route: Route) -> list[Statement]:
    return [
        parse(field.value, field.position, _taker_before(route, field.position))
        for field in fields[:_MOST_FIELDS]
    ]


def _taker_before(route: Route, position: int) -> str:
    """Return the server that took the message just before `position` was written.

    Its Received field is the next below; a field below all of them came with the message to the
    first server, which may have added it there.
    """
    below = (hop.by for hop in reversed(route.hops) if hop.position > position)
    return next(below, route.hops[0].by if route.hops else "")
