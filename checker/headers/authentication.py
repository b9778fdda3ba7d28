"""Who authenticated what: Authentication-Results (RFC 8601), and which of them to believe."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from checker.headers.operators import operator, operators
from checker.headers.received import Hop
from checker.headers.route import Route
from checker.message.unfold import HeaderField, Unfolded

_METHODS = frozenset(("spf", "dkim", "dmarc", "arc", "compauth"))
# The bound keeps a row of unclosed quotes from being searched to its end again and again.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.){0,100}"|[()=;"]|[^\s()=;"]+')
_LONGEST = 10_000
_LONGEST_NAME = 253
_MOST_FIELDS = 50


@dataclass(frozen=True, slots=True)
class Result:
    """What one method found: `dkim`, `pass`, and its properties such as `header.d`."""

    method: str
    result: str
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The domain this result is about (RFC 8601, 2.7), or an empty text."""
        for name in _DOMAIN_PROPERTIES.get(self.method, ()):
            if value := self.properties.get(name):
                return value.rpartition("@")[2].strip("<>").lower()
        return ""


_DOMAIN_PROPERTIES = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mail", "smtp.helo"),
    "dmarc": ("header.from",),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One Authentication-Results field: who says so, and what.

    Microsoft's often has no name; then the server counts that took the message just before.
    """

    authserv_id: str
    results: tuple[Result, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Statements:
    """The receiving side's own statements, and the others: `forged` or only `older`.

    `chain` holds what earlier servers recorded (ARC, RFC 8617), if the receiving side accepted it.
    """

    believed: tuple[Statement, ...]
    chain: tuple[Statement, ...]
    forged: tuple[Statement, ...]
    older: tuple[Statement, ...]

    @property
    def results(self) -> Iterator[Result]:
        """What the receiving side found, statement by statement."""
        return (result for statement in self.believed for result in statement.results)


def read(headers: Unfolded, route: Route) -> Statements:
    """Sort the Authentication-Results fields by whether the receiving side wrote them."""
    statements = _parsed(headers.all("authentication-results"), route)
    believed = _believed(statements, route)
    others = [statement for statement in statements if statement not in believed]
    earlier = _earlier_operators(route)
    chain = headers.all("arc-authentication-results") if _trusts_chain(believed) else []
    return Statements(
        believed=tuple(believed),
        chain=tuple(_parsed(chain, route)),
        forged=tuple(other for other in others if operator(other.authserv_id) not in earlier),
        older=tuple(other for other in others if operator(other.authserv_id) in earlier),
    )


def _believed(statements: list[Statement], route: Route) -> list[Statement]:
    """Return what the receiving side wrote.

    That stands above its border's Received field; where some of it bears a receiving server's name,
    that alone counts. Some, such as Google, write below their own field: then those count that
    directly follow it in the border's name (RFC 8601, 5 has the border remove forgeries of that).
    """
    if route.border is None:
        return _adjacent(statements)
    border = route.hops[route.border]
    above = [statement for statement in statements if statement.position < border.position]
    if above:
        return _in_the_names_of(route.hops[route.border :], above) or above
    handed_in = route.hops[route.border - 1].position if route.border else inf
    name = operator(border.by)
    return _adjacent(
        one for one in statements if one.position < handed_in and operator(one.authserv_id) == name
    )


def _in_the_names_of(hops: Iterable[Hop], statements: list[Statement]) -> list[Statement]:
    """Return the statements that bear a name of one of the servers, or one that tells nothing."""
    names = operators(hop.by for hop in hops) | {""}
    return [one for one in statements if operator(one.authserv_id) in names]


def _adjacent(statements: Iterable[Statement]) -> list[Statement]:
    """Return the first statement, and those of the same name that follow on its heels."""
    run: list[Statement] = []
    for one in statements:
        if run and (one.authserv_id, one.position) != (run[0].authserv_id, run[-1].position + 1):
            break
        run.append(one)
    return run


def _earlier_operators(route: Route) -> frozenset[str]:
    """Return who else ran servers that the message passed before it reached the receiving side."""
    border = route.border or 0
    before, after = (
        [hop.by for hop in hops] for hops in (route.hops[:border], route.hops[border:])
    )
    return operators(before) - operators(after)


def _trusts_chain(believed: Iterable[Statement]) -> bool:
    return any(
        result.method == "arc" and result.result == "pass"
        for statement in believed
        for result in statement.results
    )


def _parsed(fields: list[HeaderField], route: Route) -> list[Statement]:
    return [
        parse(field.value, field.position, _taker_before(route, field.position))
        for field in fields[:_MOST_FIELDS]
    ]


def _taker_before(route: Route, position: int) -> str:
    """Return the server whose Received field is the next below `position`."""
    below = (hop.by for hop in reversed(route.hops) if hop.position > position)
    return next(below, "")


def parse(value: str, position: int, writer: str) -> Statement:
    """Read one field's value (RFC 8601, 2.2; RFC 8617, 4.1.1); what follows no rule is left out.

    `writer` is the name for a statement that bears none.
    """
    segments = [tokens for tokens in _segments(value[:_LONGEST]) if tokens[:2] != ["i", "="]]
    results = [_result(pairs) for tokens in segments if (pairs := list(_pairs(tokens)))]
    name = _authserv_id(segments) or writer
    return Statement(name[:_LONGEST_NAME], tuple(filter(None, results)), position)


def _authserv_id(segments: list[list[str]]) -> str:
    """Return the name in front of the results; none where a result comes first."""
    first = segments[0] if segments else []
    return first[0].strip('"').lower() if first and first[1:2] != ["="] else ""


def _result(pairs: list[tuple[str, str]]) -> Result | None:
    (name, result), *properties = pairs
    method = name.partition("/")[0]
    return Result(method, result.lower(), dict(properties)) if method in _METHODS else None


def _segments(value: str) -> Iterator[list[str]]:
    """Split at semicolons, without the comments, however deep they nest."""
    segment, depth = [], 0
    for token in _TOKEN.findall(value):
        if token == "(":
            depth += 1
        elif token == ")":
            depth = max(depth - 1, 0)
        elif not depth and token == ";":
            yield segment
            segment = []
        elif not depth:
            segment.append(token)
    yield segment


def _pairs(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Yield `name=value` pairs."""
    for name, sign, value in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if sign == "=" and name != "=" and value != "=":
            yield name.lower(), value.strip('"')
