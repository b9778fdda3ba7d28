"""Messages about a message: it was refused, is late, arrived; or the recipient is away.

A notice is never the email itself: its own way and its own filters say nothing about that.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.message import delivery_status, notice_text
from checker.message.charsets import decoded
from checker.message.delivery_status import Delivery
from checker.message.encoded_words import decode
from checker.message.markup import text_of
from checker.message.mime import Leaf, leaves
from checker.message.notice_signs import Body, Tells, shown, signs, tells
from checker.message.unfold import Unfolded

# How much of a notice is read: what it returns of the email stands behind what it says.
LIMIT = 1 << 17
_LONGEST_FIELD = 1_000
_MOST_TEXTS = 3

_RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")
# An address, or the reply of a server.
_SUBSTANCE = re.compile(r"@|\b[45]\d\d[ -]")
# Sendmail, Domino and others say in the subject why; Exchange repeats the email's own there.
_IN_SUBJECT = re.compile(r"^(?:returned mail|delivery failure):[ \t]{1,9}(.+)", re.IGNORECASE)
_QUOTED = re.compile(r"^>+[ \t]?", re.MULTILINE)


class Notice(NamedTuple):
    """What a notice tells, recipient by recipient, and the header text of the email it is about."""

    tells: Tells
    deliveries: tuple[Delivery, ...]
    original: str


def read(headers: Unfolded, octets: bytes) -> Notice | None:
    """Return what a notice tells; None for every other message.

    `octets` is the message or the paste, `headers` what was found to be its header section.
    """
    found = signs(headers)
    if found.suffice:
        body = _body(_lines(octets, headers))
        if told := tells(found, body):
            return _notice(told, headers, body)
    if found.shown or "preamble_skipped" in headers.repairs:
        return _pasted(headers, octets)
    return None


def _pasted(headers: Unfolded, octets: bytes) -> Notice | None:
    """Read the text of a notice without its headers; the email's own may stand below it."""
    text = decoded(_plain_lines(octets))
    if not shown(text):
        return None
    words, original = notice_text.split(text)
    told = shown(words)
    # Above the headers of an email a reader may write a sentence of their own.
    if not told or (original and not _SUBSTANCE.search(words)):
        return None
    report = words if delivery_status.is_in(words) else ""
    return _notice(told, headers, Body(words, report, _head(original)))


def _notice(what: Tells, headers: Unfolded, body: Body) -> Notice:
    # A notice goes to the one who sent the email.
    told = notice_text.deliveries(body.words, headers.first("to")[:_LONGEST_FIELD])
    said = _IN_SUBJECT.search(decode(headers.first("subject")[:_LONGEST_FIELD]))
    if said:
        told = tuple(one.with_words((said.group(1),)) for one in told)
    reported = delivery_status.read(body.report)
    named = delivery_status.address(headers.first("x-failed-recipients")[:_LONGEST_FIELD])
    if not reported and named and not told[0].recipient:
        told = (told[0]._replace(recipient=named),)
    return Notice(what, tuple(_joined(reported, told)) or told, body.original)


def _joined(reported: tuple[Delivery, ...], told: tuple[Delivery, ...]) -> Iterator[Delivery]:
    """Put what the text says about a recipient behind what the report says about them."""
    by_name = {one.recipient.lower(): one for one in told}
    for one in reported:
        also = by_name.get(one.recipient.lower(), told[0] if len(told) == 1 else None)
        yield one.with_words(also.replies) if also else one


def _body(lines: bytes) -> Body:
    parts = list(leaves(lines))
    reports = [part.text for part in parts if part.type.endswith(("-status", "/feedback-report"))]
    returned = [part.text for part in parts if part.type in _RETURNED]
    words, original = notice_text.split(_unquoted("\n".join(_texts(parts))))
    if not reports and delivery_status.is_in(words):
        reports = [words]
    return Body(words, "\n\n".join(reports), _head(returned[0] if returned else original))


def _head(message: str) -> str:
    return message.lstrip("\n").partition("\n\n")[0]


def _unquoted(text: str) -> str:
    """Return a text that was forwarded without the signs at the beginnings of its lines."""
    quoted = text.count("\n>") + text.startswith(">")
    return _QUOTED.sub("", text) if quoted * 2 > text.count("\n") else text


def _texts(parts: list[Leaf]) -> list[str]:
    plain = [part.text for part in parts if part.type == "text/plain" and part.text.strip()]
    marked_up = [part.text for part in parts if part.type == "text/html"]
    return plain[:_MOST_TEXTS] or [text_of(text) for text in marked_up[:_MOST_TEXTS]]


def _lines(octets: bytes, headers: Unfolded) -> bytes:
    """Return the message, without what a reader wrote above its first field."""
    lines = _plain_lines(octets)
    if "preamble_skipped" not in headers.repairs:
        return lines
    name = re.escape(headers.names[0].encode())
    first = re.search(rb"^" + name + rb"[ \t]{0,9}:", lines, re.IGNORECASE | re.MULTILINE)
    return lines[first.start() :] if first else lines


def _plain_lines(octets: bytes) -> bytes:
    octets = octets[:LIMIT]
    if b"\r" not in octets:
        return octets
    return octets.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
