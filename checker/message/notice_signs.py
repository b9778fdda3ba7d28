"""What makes a message a notice: who sent it, what it is called, how its text begins."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from checker.knowledge import resources
from checker.message.encoded_words import decode
from checker.message.unfold import Unfolded

# How much of the text is looked at for the sentence that makes it a notice.
_OPENING = 4_000
_LONGEST_FIELD = 1_000
# How many signs make a notice of a message that does not call itself one.
_ENOUGH = 3

_REPORT = re.compile(r"report-type[ \t]{0,9}=[ \t]{0,9}\"?([a-z-]{1,40})", re.IGNORECASE)
_NULL_SENDER = re.compile(
    r"<[ \t]*>|<?mailer-daemon\b|<?postmaster@|<?double-bounce@", re.IGNORECASE
)
_AUTHENTICATION = re.compile(
    r"^Feedback-Type[ \t]{0,9}:[ \t]{0,9}auth-failure", re.IGNORECASE | re.MULTILINE
)
_SHOWN_SUBJECT = re.compile(
    r"^(?:Subject|Betreff)[ \t]{0,9}:[ \t]{0,9}(.+)", re.IGNORECASE | re.MULTILINE
)
_FORWARDED = re.compile(r"\A(?:(?:fwd?|wg|aw|re):[ \t]*){1,5}", re.IGNORECASE)


class Tells(StrEnum):
    """What a notice as a whole tells of the email."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    AUTO_REPLY = "auto_reply"  # an absence note or a receipt
    COMPLAINT = "complaint"  # the recipient called it spam (RFC 5965)
    AUTHENTICATION = "authentication"  # a receiver's report that DMARC failed (RFC 6591)


_ABOUT_DELIVERY = (Tells.FAILED, Tells.DELAYED, Tells.DELIVERED)


@dataclass(frozen=True, slots=True)
class Body:
    """The body of what may be a notice: for people, for programs, and what is returned."""

    words: str
    report: str
    original: str


def may_be(headers: Unfolded) -> bool:
    """Tell whether the headers alone look like those of a notice: the quick way for all others."""
    return bool(
        _report_type(headers)
        or headers.first("x-failed-recipients")
        or _is_from_a_system(headers)
        or _has_null_sender(headers)
        or _is_from_a_service(headers)
        or _is_answer(headers)
        or _said_by("subjects", _subject(headers))
    )


def tells(headers: Unfolded, body: Body) -> Tells | None:
    """Return what a notice tells as a whole; None where the message is none."""
    report = _report_type(headers)
    if report == "feedback-report":
        return Tells.AUTHENTICATION if _AUTHENTICATION.search(body.report) else Tells.COMPLAINT
    if report == "disposition-notification":
        return Tells.AUTO_REPLY
    subject = _said_by("subjects", _subject(headers))
    if report == "delivery-status" or body.report or headers.first("x-failed-recipients"):
        return subject or _said_by("texts", body.words[:_OPENING]) or Tells.FAILED
    # Whoever forges a notice seldom forges all of it.
    signs = (
        _is_from_a_system(headers), _has_null_sender(headers), _is_forwarded(headers),
        is_as_shown(headers), subject, body.original,
    )  # fmt: skip
    weight = sum(map(bool, signs)) - _has_other_sender(headers)
    if subject in _ABOUT_DELIVERY and weight >= _ENOUGH:
        return subject
    text = _said_by("texts", body.words[:_OPENING])
    if _is_from_a_service(headers):
        return subject or text
    if _is_answer(headers) and subject in (None, Tells.AUTO_REPLY) and text is not Tells.FAILED:
        return Tells.AUTO_REPLY
    return (subject or text) if weight + bool(text) >= _ENOUGH else None


def shown(text: str) -> Tells | None:
    """Return what a notice tells as a mail program shows it, its subject in a line of the text."""
    opening = text[:_OPENING]
    subject = _SHOWN_SUBJECT.search(opening)
    return (subject and _said_by("subjects", subject.group(1))) or _said_by("texts", opening)


def _report_type(headers: Unfolded) -> str:
    kind = headers.first("content-type")[:_LONGEST_FIELD]
    found = _REPORT.search(kind)
    return found.group(1).lower() if found else ""


def _is_from_a_system(headers: Unfolded) -> bool:
    return bool(_said_by("senders", decode(headers.first("from")[:_LONGEST_FIELD])))


def _is_from_a_service(headers: Unfolded) -> bool:
    return bool(_said_by("services", decode(headers.first("from")[:_LONGEST_FIELD])))


def _has_null_sender(headers: Unfolded) -> bool:
    """Tell whether the envelope names nobody to answer to (RFC 5321, 4.5.5)."""
    return bool(_NULL_SENDER.match(headers.first("return-path")[:_LONGEST_FIELD]))


def _has_other_sender(headers: Unfolded) -> bool:
    return bool(headers.first("return-path")) and not _has_null_sender(headers)


def is_as_shown(headers: Unfolded) -> bool:
    """Tell whether these are only the fields that a mail program shows."""
    return not any(map(headers.first, ("received", "return-path", "message-id")))


def _is_answer(headers: Unfolded) -> bool:
    """Tell whether a program answered in a person's name (RFC 3834, 5)."""
    return (
        headers.first("auto-submitted").lower().startswith("auto-replied")
        or "auto_reply" in headers.first("precedence").lower()
        or _said_by("subjects", _subject(headers)) is Tells.AUTO_REPLY
    )


def _subject(headers: Unfolded) -> str:
    return _FORWARDED.sub("", decode(headers.first("subject")[:_LONGEST_FIELD]), count=1)


def _is_forwarded(headers: Unfolded) -> bool:
    return bool(_FORWARDED.match(headers.first("subject")[:_LONGEST_FIELD]))


def _said_by(table: str, text: str) -> Tells | None:
    """Return what the first pattern of the table that fits tells, wherever lines are broken."""
    plain = " ".join(text.lower().split())
    return next((tells for pattern, tells in _patterns(table) if pattern.search(plain)), None)


@cache
def _patterns(table: str) -> list[tuple[re.Pattern[str], Tells]]:
    rows = resources.toml("data/message/notices.toml")[table]
    return [(re.compile(row["pattern"]), Tells(row.get("tells", Tells.FAILED))) for row in rows]
