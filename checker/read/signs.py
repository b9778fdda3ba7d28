"""What shows that a text is something: one function for each sign of `data/read/signs.toml`.

Each takes what was pasted and returns the fields of the tool's question that the text fills, None
for a field that takes the whole text; or None where the sign does not show. None of them raises.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from checker import alignment, headers, reply
from checker.knowledge import resources
from checker.lookup import Pasted, Question
from checker.message import containers
from checker.message import notice as notices
from checker.message.charsets import as_utf8, decoded
from checker.message.unfold import LIMIT, Unfolded, unfold
from checker.reading.stamps import one_line, read_stamp
from checker.reading.text import CAP
from checker.sheet import fits

type Fields = Mapping[str, str | None]

_TABLE: Mapping[str, Any] = resources.toml("data/read/signs.toml")
# An address of such a kind is one, although nobody could send from it.
_ARE_ADDRESSES = frozenset(
    {"exchange_address", "envelope_address", "message_id", "other_field", "several_domains"}
)
# A file's name, or two names with a dot in between, read like a domain.
_NO_DOMAINS = frozenset({"unknown_tld", "left_out", "of_sentence"})
# A contact as programs show it: the name, and the address below.
_MOST_LINES = 2
_MOST_WORDS_OF_A_SLIP = 3
# With its address. A sentence that tells what became of an email has more words.
_MOST_WORDS_OF_A_NAME = 3
# A sentence that also says why has so many.
_MANY_WORDS = 8
_CELLS = re.compile(r"[,;\t]")
# What a record says, without the name that it belongs to: RFC 7208, 4.5; RFC 7489, 6.3; RFC 6376,
# 3.6.1.
_RECORD = re.compile(r"\W{0,3}v\s{0,2}=\s{0,2}(?:spf1|dmarc1|dkim1)\b", re.IGNORECASE)
# Ten digits may be a telephone's number; "so", "mon" and "we" are words besides.
_NO_DAY = re.compile(r"\d{10}|[^\W\d]{1,3}\.?")


class Text:
    """What somebody has pasted, or the octets of a file: read once for all signs that ask."""

    def __init__(self, given: str | bytes) -> None:
        self._contents = containers.read(given)
        text = self._contents.texts[0]
        # Of a file that is no message, more counts than where headers could be.
        whole = decoded(as_utf8(given)) if isinstance(given, bytes) and len(text) > LIMIT else text
        self.whole = given if isinstance(given, str) else whole

    @cached_property
    def headers(self) -> Unfolded:
        """The header fields at the top, if there are any."""
        return unfold(self._contents.texts[0])

    @cached_property
    def is_notice(self) -> bool:
        """Whether it says of another message that it was refused, is late, or arrived."""
        return notices.read(self.headers, self._contents.octets[0]) is not None

    @cached_property
    def line(self) -> str:
        """The text on one line, where it is short enough to be a thing by itself; else empty."""
        text = self.whole.strip()
        few = len(text) <= CAP and len(text.splitlines()) <= _MOST_LINES
        return " ".join(text.split()) if few else ""

    @cached_property
    def told(self) -> Any:
        """What its words say, as a server's reply or as an answer of IT."""
        return reply.either(self.whole)

    @cached_property
    def is_told(self) -> bool:
        """Whether it is a sentence of somebody who tells what became of an email, or why."""
        words = 0 if "<" in self.line else len(self.line.split())
        if words >= _MANY_WORDS:
            return bool(self.told.reason)
        is_it = words > _MOST_WORDS_OF_A_NAME and not isinstance(self.told, reply.Reply)
        return is_it and self.told.tells_more

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What it says of the DNS, as the questions that it answers."""
        return Pasted(self.whole, "").questions


def message(text: Text) -> Fields | None:
    """Header fields that servers write; a program's own, but for what a notice may begin with."""
    names, servers = set(text.headers.names), _TABLE["servers"]
    if not names.isdisjoint(servers["names"]):
        return {"text": None}
    custom = any(name.startswith(servers["custom"]) for name in names)
    return {"text": None} if custom and not (text.is_notice or numbers(text)) else None


def page(text: Text) -> Fields | None:
    """Another tool's page that shows one email."""
    return {"text": None} if headers.read_page(text.whole) else None


def table(text: Text) -> Fields | None:
    """A list whose header names a column of servers' replies, and that has a row."""
    header, _, rows = text.whole.lstrip("\ufeff\r\n").partition("\n")
    cells = [cell.strip('" \r') for cell in _CELLS.split(header[:CAP])]
    is_list = len(cells) > 1 and rows.strip() and fits(cells, "reply")
    return {"table": None} if is_list else None


def console(text: Text) -> Fields | None:
    """A console's own columns, or a table, with a word of it that says what became of an email."""
    told = text.told
    if isinstance(told, reply.Reply):
        return None
    return {"answer": None} if told.copied or (told.stated and table(text)) else None


def mail_servers(text: Text) -> Fields | None:
    """The mail servers of a domain, as the DNS names them."""
    names = [question.name for question in text.asked if question.type == "MX"]
    return {"address": names[0], "pasted": None} if names else None


def records(text: Text) -> Fields | None:
    """Other records of the DNS; the domain is what follows the last name of a service."""
    if _RECORD.match(text.line):
        return {"pasted": None}
    names = [question.name for question in text.asked]
    return {"from": _owner(names[0]), "pasted": None} if names else None


def numbers(text: Text) -> Fields | None:
    """The codes of a mail server's reply."""
    told = text.told
    has_code = isinstance(told, reply.Reply) and (told.code or told.enhanced)
    return {"reply": None} if has_code else None


def pair(text: Text) -> Fields | None:
    """An address and a domain behind it or below it."""
    sender, _, domain = text.line.rpartition(" ")
    if not sender or "@" in domain or "." not in domain:
        return None
    sender = sender.rstrip(",;")
    verdict = alignment.judge(sender, domain)
    left_out = any(finding.code == "left_out" for finding in verdict.findings)
    return {"from": sender, "domain": domain} if verdict.alignment and not left_out else None


def address(text: Text) -> Fields | None:
    """One address, with whatever programs put around it."""
    verdict = alignment.judge(text.line, "")
    codes = {finding.code for finding in verdict.findings}
    is_one = (verdict.mailbox or codes & _ARE_ADDRESSES) and "of_sentence" not in codes
    is_one = is_one and not text.is_told
    return {"from": text.line} if is_one else None


def domain(text: Text) -> Fields | None:
    """A domain alone, or the address of a page."""
    verdict = alignment.judge("", text.line)
    doubtful = any(finding.code in _NO_DOMAINS for finding in verdict.findings)
    return {"domain": text.line} if verdict.sending and not doubtful else None


def day(text: Text) -> Fields | None:
    """A day, with or without a time and a zone."""
    stamp = None if _NO_DAY.fullmatch(text.line) else read_stamp(one_line(text.line))
    return {"date": text.line} if stamp and stamp.day else None


def answer(text: Text) -> Fields | None:
    """What IT answers, in words of a console or of somebody's own."""
    told = text.told
    return {"answer": None} if not isinstance(told, reply.Reply) else None


def words(text: Text) -> Fields | None:
    """Words of a server, of a notice or of the sending platform."""
    told = text.told
    return {"reply": None} if isinstance(told, reply.Reply) and told.reason else None


def notice(text: Text) -> Fields | None:
    """The text of a notice, with or without its headers."""
    return {"text": None} if text.is_notice else None


def shown(text: Text) -> Fields | None:
    """The fields that a mail program shows above a message."""
    names = set(text.headers.names) & set(_TABLE["servers"]["shown"])
    return {"text": None} if len(names) > 1 else None


def slip(text: Text) -> Fields | None:
    """A few words with an @ that nobody can send from."""
    few = len(text.line.split()) <= _MOST_WORDS_OF_A_SLIP
    return {"from": text.line} if "@" in text.line and few else None


SIGNS: Mapping[str, Callable[[Text], Fields | None]] = {
    sign.__name__: sign
    for sign in (
        page, console, table, message, mail_servers, records, numbers, pair, address,
        domain, day, answer, words, notice, shown, slip,
    )
}  # fmt: skip


def _owner(name: str) -> str:
    """Return the domain that a record belongs to: hs1-1._domainkey.example.de, example.de."""
    labels = name.split(".")
    services = [at for at, label in enumerate(labels) if label.startswith("_")]
    return ".".join(labels[services[-1] + 1 :] if services else labels)
