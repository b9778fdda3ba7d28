"""What makes a message a notice: who sent it, what it is called, how its text begins."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.knowledge import resources
from checker.message.encoded_words import decode
from checker.message.unfold import Unfolded

# How much of the text is looked at for the sentence that makes it a notice.
_OPENING = 4_000
_LONGEST_FIELD = 1_000
_NOT_URGENT = ("bulk", "junk")
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


class Body(NamedTuple):
    """The body of what may be a notice: for people, for programs, and what is returned."""

    words: str
    report: str
    original: str


class Signs(NamedTuple):
    """What the headers alone show.

    `report` is the kind of report that the message calls itself, "" for none; `subject` what its
    subject tells; `system` and `service` whether one of those is the sender; `nobody` whether the
    envelope names nobody to answer to (RFC 5321, 4.5.5), `somebody` whether it names anybody else;
    `shown` whether these are only the fields that a mail program shows.
    """

    report: str
    failed: bool
    system: bool
    service: bool
    nobody: bool
    somebody: bool
    answer: bool
    forwarded: bool
    shown: bool
    subject: Tells | None

    @property
    def suffice(self) -> bool:
        """Whether it is worth reading the body as that of a notice."""
        return bool(
            self.report
            or self.failed
            or self.system
            or self.service
            or self.nobody
            or self.answer
            or self.subject
        )


def signs(headers: Unfolded) -> Signs:
    """Return what the headers show."""
    sender = _plain(decode(headers.first("from")[:_LONGEST_FIELD]))
    envelope = headers.first("return-path")[:_LONGEST_FIELD]
    called = headers.first("subject")[:_LONGEST_FIELD]
    report = _REPORT.search(headers.first("content-type")[:_LONGEST_FIELD])
    subject = _said_by("subjects", _plain(_without_forwarding(decode(called))))
    nobody = bool(_NULL_SENDER.match(envelope))
    system = bool(_said_by("senders", sender))
    return Signs(
        report=report.group(1).lower() if report else "",
        failed=bool(headers.first("x-failed-recipients")),
        system=system,
        service=bool(_said_by("services", sender)),
        nobody=nobody,
        somebody=bool(envelope) and not nobody,
        answer=_is_answer(headers, nobody and not system) or subject is Tells.AUTO_REPLY,
        forwarded=bool(_FORWARDED.match(called)),
        shown=not headers.any_of(("received", "return-path", "message-id")),
        subject=subject,
    )


def tells(signs: Signs, body: Body) -> Tells | None:
    """Return what a notice tells as a whole; None where the message is none."""
    if signs.report == "feedback-report":
        return Tells.AUTHENTICATION if _AUTHENTICATION.search(body.report) else Tells.COMPLAINT
    if signs.report == "disposition-notification":
        # Mail systems refuse so, too, when a mailbox or a rule of its owner does (RFC 5429, 2.1.2).
        refused = _told_in(body.words) is Tells.FAILED
        return Tells.FAILED if refused else Tells.AUTO_REPLY
    subject = signs.subject
    if signs.report == "delivery-status" or body.report or signs.failed:
        return subject or _told_in(body.words) or Tells.FAILED
    # Whoever forges a notice seldom forges all of it.
    counted = (signs.system, signs.nobody, signs.forwarded, signs.shown, subject, body.original)
    weight = sum(map(bool, counted)) - signs.somebody
    if subject in _ABOUT_DELIVERY and weight >= _ENOUGH:
        return subject
    text = _told_in(body.words)
    if signs.service:
        return subject or text
    if signs.answer and subject in (None, Tells.AUTO_REPLY) and text is not Tells.FAILED:
        return Tells.AUTO_REPLY
    return (subject or text) if weight + bool(text) >= _ENOUGH else None


def shown(text: str) -> Tells | None:
    """Return what a notice tells as a mail program shows it, its subject in a line of the text."""
    subject = _SHOWN_SUBJECT.search(text[:_OPENING])
    return (subject and _said_by("subjects", _plain(subject.group(1)))) or _told_in(text)


def _is_answer(headers: Unfolded, is_returned: bool) -> bool:
    """Tell whether a program answered in a person's name (RFC 3834, 5).

    `is_returned`: a person's name stands in From, and nobody in the envelope. Who sends so and
    calls it no matter of urgency is a program.
    """
    precedence = headers.first("precedence").lower()
    return (
        headers.first("auto-submitted").lower().startswith("auto-replied")
        or "auto_reply" in precedence
        or bool(headers.count("x-autoreply"))
        or (is_returned and precedence in _NOT_URGENT)
    )


def _without_forwarding(subject: str) -> str:
    """Return a subject without what mail programs put before it when they pass it on."""
    found = _FORWARDED.match(subject)
    return subject[found.end() :] if found else subject


def _told_in(words: str) -> Tells | None:
    return _said_by("texts", _plain(words[:_OPENING]))


def _plain(text: str) -> str:
    """Return a text as patterns are compared with it, wherever its lines are broken."""
    return " ".join(text.lower().split())


def _said_by(table: str, plain: str) -> Tells | None:
    """Return what the first pattern of the table that fits tells."""
    return next((tells for pattern, tells in _patterns(table) if pattern.search(plain)), None)


@cache
def _patterns(table: str) -> list[tuple[re.Pattern[str], Tells]]:
    rows = resources.toml("data/message/notices.toml")[table]
    return [(re.compile(row["pattern"]), Tells(row.get("tells", Tells.FAILED))) for row in rows]
