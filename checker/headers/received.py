"""One `Received` field to one hop, in the dialects that mail servers really write.

RFC 5321, 4.4 gives the grammar (`from … by … via … with … id … for … ; date`). Postfix, Exchange,
Exim, Sendmail, qmail, Google, Yahoo and GMX each bend it: comments hold the name the server looked
up, the address it saw, and the encryption.
"""

import re
from datetime import datetime
from typing import NamedTuple

from checker.message import dates

_KEYWORDS = ("from", "by", "via", "with", "id", "for")
# A comment without comments in it is one token.
_TOKEN = re.compile(r"\([^()]*+\)|[()]|[^\s()]+")
# People black out numbers of an address with an x.
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d|[xX]{1,3})"
_ADDRESS = re.compile(
    r"(?<![\w.:-])(?:IPv6:)?"
    rf"({_OCTET}(?:\.{_OCTET}){{3}}|[0-9A-Fa-f]{{0,4}}(?::[0-9A-Fa-f]{{0,4}}){{2,7}})(?![\w:])"
)
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_])?\.?")
# Behind a part that somebody has masked, as in `mx-***.mail.example`.
_END_OF_HOST = re.compile(r"[A-Za-z0-9_.-]{4,253}\Z")
_HELO = re.compile(r"\b(?:HELO|EHLO|helo)[ =]\s?([A-Za-z0-9_.-]{1,253})")
_TLS_VERSION = re.compile(r"\bTLSv?(1)(?:[._]([0-3]))?(?![0-9])", re.IGNORECASE)
# RFC 3848 and RFC 6531: the S in these protocol names stands for TLS.
_TLS_PROTOCOL = re.compile(r"(?:UTF8)?(?:E?SMTPSA?|LMTPSA?)|HTTPS", re.IGNORECASE)
_SIGNED_IN = re.compile(r"(?:UTF8)?(?:E?SMTPS?A|LMTPS?A)|HTTPS?", re.IGNORECASE)
_INSIDE = re.compile(r"(?:LMTPS?A?|LOCAL|POP3S?|IMAPS?|MAPI|HTTPS?)\b", re.IGNORECASE)
# What is read of one field; the longest real ones have some 1,500 characters.
_LONGEST = 10_000


class Hop(NamedTuple):
    """One server that took the message: `by` took it `from` another at `time` (UTC).

    Names are in lower case, without a final dot, and empty where the field names none.
    `inside` tells that the message stayed in one house: a mailbox store, a local program.
    `submitted` tells that a user of that server signed in to send it (RFC 3848). `exchange` tells
    that the server is a Microsoft Exchange, wherever it stands.
    """

    by: str
    sent_from: str
    address: str
    time: datetime | None
    tls: str | None
    id: str
    recipient: str
    inside: bool
    submitted: bool
    exchange: bool
    position: int


def parse(value: str, position: int) -> Hop:
    """Return the hop that a `Received` value describes; what it does not say stays empty."""
    route, semicolon, date = value[:_LONGEST].rpartition(";")
    if not semicolon:
        route = date
    clauses, comments = _clauses(route)
    first = {keyword: words[0] if words else "" for keyword, words in clauses.items()}
    protocol = clauses["with"]
    return Hop(
        by=_host(first["by"]),
        sent_from=_sender(first["from"], comments),
        address=_address([*comments, *clauses["from"]]),
        time=dates.parse(date) or dates.parse(value[-200:]),
        tls=_tls(route, first["with"]),
        id=first["id"].strip("<>;,")[:200],
        recipient=first["for"].strip("<>;,"),
        inside=bool(_INSIDE.match(" ".join(protocol)) or not clauses["from"]),
        submitted=bool(_SIGNED_IN.fullmatch(first["with"])),
        exchange=protocol[:3] == ["Microsoft", "SMTP", "Server"],
        position=position,
    )


def _clauses(route: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return the words behind each keyword, which counts only once, and the sender's comments."""
    clauses: dict[str, list[str]] = {keyword: [] for keyword in _KEYWORDS}
    words, comments, comment, depth = [], [], [], 0
    for token in _TOKEN.findall(route):
        if token[0] not in "()" and not depth:
            keyword = token.lower()
            if keyword in clauses and not clauses[keyword]:
                words = clauses[keyword]
            else:
                words.append(token)
            continue
        if token == "(":
            depth += 1
        elif token == ")":
            depth = max(depth - 1, 0)
        else:
            comment += token.strip("()").split()
        if comment and not depth:
            if words is clauses["from"]:
                comments.append(" ".join(comment))
            comment = []
    return clauses, comments


def _sender(word: str, comments: list[str]) -> str:
    """Return the name the server looked up for its peer; else the name the peer gave itself."""
    for comment in comments:
        looked_up = comment.partition(" ")[0]
        if "." in looked_up and "@" not in looked_up and _is_name(looked_up):
            return looked_up.rstrip(".").lower()
    said = next(filter(None, map(_HELO.search, comments)), None)
    return _host(said.group(1) if said else word)


def _is_name(text: str) -> bool:
    return bool(_HOST.fullmatch(text)) and not _ADDRESS.fullmatch(text)


def _address(texts: list[str]) -> str:
    found = next(filter(None, map(_ADDRESS.search, texts)), None)
    return found.group(1).lower() if found else ""


def _host(word: str) -> str:
    """Return a host name in lower case, or an address without its brackets."""
    bare = word.strip("[]<>;,").removeprefix("IPv6:")
    if not _HOST.fullmatch(bare) and not _ADDRESS.fullmatch(bare):
        kept = _END_OF_HOST.search(bare[-253:])
        bare = kept.group().lstrip(".-") if kept and "." in kept.group().strip(".") else ""
    return bare.rstrip(".").lower()


def _tls(route: str, protocol: str) -> str | None:
    """Return `TLS 1.3`, or `TLS` where no version is named; None where nothing is said."""
    # Most letters of a route begin no version: to look for the letters themselves takes no time.
    if "tls" in route.lower() and (version := _TLS_VERSION.search(route)):
        return f"TLS 1.{version.group(2) or 0}"
    encrypted = _TLS_PROTOCOL.fullmatch(protocol) or "over TLS" in route
    return "TLS" if encrypted else None
