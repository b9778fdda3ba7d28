"""One `Received` field to one hop, in the dialects that mail servers really write.

RFC 5321, 4.4 gives the grammar (`from … by … via … with … id … for … ; date`). Postfix, Exchange,
Exim, Sendmail, qmail, Google, Yahoo and GMX each bend it: comments hold the name the server looked
up, the address it saw, and the encryption.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from checker.message import dates

_KEYWORDS = frozenset(("from", "by", "via", "with", "id", "for"))
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


@dataclass(frozen=True, slots=True)
class Hop:
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


@dataclass(slots=True)
class _Clause:
    """What stands behind one keyword: its words, and the texts of the comments among them."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The first word, or an empty text."""
        return self.words[0] if self.words else ""


def parse(value: str, position: int) -> Hop:
    """Return the hop that a `Received` value describes; what it does not say stays empty."""
    route, semicolon, date = value[:_LONGEST].rpartition(";")
    if not semicolon:
        route = date
    clauses = _clauses(route)
    sender, protocol = clauses["from"], clauses["with"]
    return Hop(
        by=_host(clauses["by"].word),
        sent_from=_sender(sender),
        address=_address(sender),
        time=dates.parse(date) or dates.parse(value[-200:]),
        tls=_tls(route, protocol.word),
        id=clauses["id"].word.strip("<>;,")[:200],
        recipient=clauses["for"].word.strip("<>;,"),
        inside=bool(_INSIDE.match(" ".join(protocol.words)) or not sender.words),
        submitted=bool(_SIGNED_IN.fullmatch(protocol.word)),
        exchange=protocol.words[:3] == ["Microsoft", "SMTP", "Server"],
        position=position,
    )


def _clauses(route: str) -> defaultdict[str, _Clause]:
    """Sort words and comments by the keyword before them; a keyword counts only once."""
    clauses: defaultdict[str, _Clause] = defaultdict(_Clause)
    current, depth, comment = _Clause(), 0, []
    for token in _TOKEN.findall(route):
        if token == "(":
            depth += 1
        elif token == ")":
            depth = max(depth - 1, 0)
            if not depth:
                current.comments.append(" ".join(comment))
                comment = []
        elif depth:
            comment += token.strip("()").split()
        elif token[0] == "(":
            current.comments.append(" ".join(token[1:-1].split()))
        elif (keyword := token.lower()) in _KEYWORDS and not clauses[keyword].words:
            current = clauses[keyword]
        else:
            current.words.append(token)
    return clauses


def _sender(clause: _Clause) -> str:
    """Return the name the server looked up for its peer; else the name the peer gave itself."""
    for comment in clause.comments:
        looked_up = comment.partition(" ")[0]
        if "." in looked_up and "@" not in looked_up and _is_name(looked_up):
            return _host(looked_up)
    said = next(filter(None, map(_HELO.search, clause.comments)), None)
    return _host(said.group(1) if said else clause.word)


def _is_name(text: str) -> bool:
    return bool(_HOST.fullmatch(text)) and not _ADDRESS.fullmatch(text)


def _address(clause: _Clause) -> str:
    found = next(filter(None, map(_ADDRESS.search, (*clause.comments, *clause.words))), None)
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
    version = _TLS_VERSION.search(route)
    if version:
        return f"TLS 1.{version.group(2) or 0}"
    encrypted = _TLS_PROTOCOL.fullmatch(protocol) or "over TLS" in route
    return "TLS" if encrypted else None
