"""What one Authentication-Results field says (RFC 8601; RFC 8617, 4.1.1 for its ARC form).

Which of the fields to believe is another question: see `checker.headers.belief`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.message import encoded_words

_METHODS = frozenset(("spf", "dkim", "dmarc", "arc", "compauth"))
# What was done with the domain's policy: in the comment behind a DMARC result, or, as Fastmail and
# OVH have it (Mail::Milter::Authentication), among the properties.
_DISPOSITION = "dis"
_DISPOSITIONS = (_DISPOSITION, "policy.applied-disposition")
# The bound keeps a row of unclosed quotes from being searched to its end again and again.
# A comment without comments and quotes in it is one token.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.){0,100}"|\([^()"]*+\)|[()=;"]|[^\s()=;"]+')
_LONGEST = 10_000
_LONGEST_NAME = 253


class Result(NamedTuple):
    """What one method found: `dkim`, `pass`, and its properties such as `header.d`.

    `dis` is one of them too: what was done with the sender's policy, where that is told.
    """

    method: str
    result: str
    properties: dict[str, str]

    @property
    def domain(self) -> str:
        """The domain this result is about (RFC 8601, 2.7), or an empty text."""
        for name in _DOMAIN_PROPERTIES.get(self.method, ()):
            if value := self.properties.get(name):
                return value.rpartition("@")[2].strip("<>").lower()
        return ""


_DOMAIN_PROPERTIES = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mail", "smtp.mfrom", "smtp.helo"),
    "dmarc": ("header.from", "d"),  # Cisco's name for it is the second
}


class Statement(NamedTuple):
    """One Authentication-Results field: who says so, and what.

    Microsoft's often has no name; then the server counts that took the message just before.
    """

    authserv_id: str
    results: tuple[Result, ...]
    position: int


def parse(value: str, position: int, writer: str) -> Statement:
    """Read one field's value; what follows no rule is left out.

    `writer` is the name for a statement that bears none.
    """
    # Exchange encodes the whole field where the From domain is not ASCII.
    value = encoded_words.decode(value[:_LONGEST])
    segments = [one for one in _segments(value) if one[0][:2] != ["i", "="]]
    results: list[Result] = []
    for tokens, aside in segments:
        found = _results(tokens, aside)
        if results and not found:
            _complete(results[-1], tokens)
        results += found
    name = _authserv_id(segments[0][0] if segments else []) or writer
    return Statement(name[:_LONGEST_NAME], tuple(results), position)


def _authserv_id(first: list[str]) -> str:
    """Return the name in front of the results; none where a result comes first.

    OpenDKIM and OpenDMARC can add the number of the message to it, behind a slash
    (AuthservIDWithJobID in opendmarc.conf(5)).
    """
    if not first or first[1:2] == ["="]:
        return ""
    whole = first[0].strip("\"'").lower()
    # Without a name in front of the slash, it is no name that anybody may claim.
    return whole.partition("/")[0] or whole


def _results(tokens: list[str], aside: list[str]) -> list[Result]:
    """Return the results in one segment.

    There should be one, its method first. But Zoho leaves semicolons out, and Yahoo used to write
    a result's properties in front of it.
    """
    results: list[Result] = []
    pairs = list(_pairs(tokens))
    in_front = bool(pairs) and "." in pairs[0][0]
    properties: dict[str, str] = {}
    for name, value in pairs:
        method = name.partition("/")[0]
        if method in _METHODS:
            properties = properties if in_front else {}
            results.append(Result(method, value.lower(), properties))
            properties = {} if in_front else properties
        else:
            properties[name] = value
    if results and results[0].method == "dmarc":
        told = [*_pairs(aside), *results[0].properties.items()]
        if done := [value for name, value in told if name in _DISPOSITIONS]:
            results[0].properties[_DISPOSITION] = done[0]
    return results


def _complete(result: Result, tokens: list[str]) -> None:
    """Add what stands behind one semicolon too many: `dkim=pass (ok); header.i=@example.de`."""
    for name, value in _pairs(tokens):
        result.properties.setdefault(name, value)


def _segments(value: str) -> Iterator[tuple[list[str], list[str]]]:
    """Split at semicolons: the tokens, and apart from them those in comments, however deep."""
    segment, aside, depth = [], [], 0
    for token in _TOKEN.findall(value):
        if token[0] not in "();" and not depth:
            segment.append(token)
        elif token == "(":
            depth += 1
        elif token == ")":
            depth = max(depth - 1, 0)
        elif token[0] == "(":
            aside += _TOKEN.findall(token[1:-1])
        elif depth:
            aside.append(token)
        else:
            yield segment, aside
            segment, aside = [], []
    yield segment, aside


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield `name=value` pairs; an address may hold further signs (`bounce=anna=a.example@b`)."""
    at = 0
    while at + 2 < len(words):
        name, value = words[at], words[at + 2]
        if words[at + 1] != "=" or "=" in (name, value):
            at += 1
            continue
        start, at = at + 2, at + 3
        while at < len(words) and words[at] == "=":
            at += 2
        whole = value if at == start + 1 else "".join(words[start:at])
        yield name.lower(), (whole if "@" in whole else value).strip('"')
