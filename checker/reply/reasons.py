"""Which system wrote a reply, and which row of the tables says what it means.

The order is that of `data/reply/order.toml`: a system's own patterns, then the general ones, the
more specific reason first, each in the reply itself before the text around it; then the sending
platform's own word for a reason. What is left is up to the numbers.
"""

import re
from dataclasses import dataclass

from checker.reading.outcome import Reason
from checker.reply.tables import (
    Kind,
    Pattern,
    System,
    by_domain,
    general,
    labels,
    notices,
    status_codes,
    systems,
)
from checker.reply.words import has, plain

_DOMAIN = re.compile(r"@([a-z0-9.-]{1,255})", re.IGNORECASE)
# What stands around the text itself: " 550 5 7 1 … in reply to end of data command ".
_CODES_AND_COMMAND = re.compile(r"^(?: \d{1,3})+(?= )| in reply to [a-z ]{1,40}$")
# What is at fault is the sender's address then, which tells nothing of whose server it is.
_OF_THE_SENDER = "sender|from|mailfrom"


@dataclass(frozen=True, slots=True)
class Told:
    """What was said: the reply as it stands, its words, those before it, and all of them.

    Without a reply in the text, all of it is what was said.
    """

    raw: str
    reply: str
    before: str
    all: str
    enhanced: str | None

    @classmethod
    def of_reply(cls, before: str, reply: str, enhanced: str | None) -> "Told":
        """Return what a reply and the text before it say."""
        around, words = plain(before), plain(reply)
        return cls(reply, words, around, around + words[1:], enhanced)

    @classmethod
    def of_text(cls, text: str) -> "Told":
        """Return what a text without a reply says."""
        words = plain(text)
        return cls(text, words, words, words, None)


def system_of(told: Told) -> System | None:
    """Return whose server wrote it, as its words, the recipient's domain or a number show."""
    return (
        _marked(told.reply, told.all)
        or next((system for system in systems() if _queue_id(system, told.raw)), None)
        or _by_domain(told)
        or _by_number(told.enhanced)
        or _by_whole_text(told.reply)
        or _program(told.reply)
    )


def queue_id(system: System | None, reply: str) -> str | None:
    """Return the number under which `system` keeps the message, where its reply has one."""
    match = _queue_id(system, reply) if system else None
    return match[1] if match else None


def pattern_for(told: Told, system: System | None) -> Pattern | None:
    """Return the first row that fits, in the order that is written down."""
    label = _label(told.before.split())
    if label and told.enhanced is None and told.before is told.all:
        return label
    rows = (*(system.patterns if system else ()), *general())
    for words in (told.reply, told.all):
        for row in rows:
            if row.fits(words, told.enhanced):
                return row
    return label


def by_number(code: int | None, enhanced: str | None) -> Reason:
    """Return what the numbers alone stand for (`data/reply/status_codes.toml`)."""
    _, _, reason = status_codes()["enhanced"].get((enhanced or "")[2:], (None, None, "unknown"))
    if reason == "unknown":
        _, reason = status_codes()["basic"].get(str(code), (None, "unknown"))
    return Reason(reason)


def notice(told: Told) -> Pattern | None:
    """Return the row of a notice that says whether the email was given up."""
    return next((row for row in notices() if row.fits(told.before, None)), None)


def _marked(*texts: str) -> System | None:
    return next(
        (
            system
            for words in texts
            for system in systems()
            if system.kind is not Kind.PROGRAM and _is_marked(system, words)
        ),
        None,
    )


def _program(words: str) -> System | None:
    return next((system for system in systems() if _is_marked(system, words)), None)


def _is_marked(system: System, words: str) -> bool:
    return any(has(words, mark) for mark in system.marks)


def _queue_id(system: System, reply: str) -> re.Match[str] | None:
    return re.search(system.queue_id, reply) if system.queue_id else None


def _by_domain(told: Told) -> System | None:
    if has(told.reply, _OF_THE_SENDER):
        return None
    domains = (match[1].lower().rstrip(".") for match in _DOMAIN.finditer(told.raw))
    return next((by_domain()[domain] for domain in domains if domain in by_domain()), None)


def _by_number(enhanced: str | None) -> System | None:
    return next(
        (
            system
            for system in systems()
            if enhanced and system.numbers and re.fullmatch(system.numbers, enhanced)
        ),
        None,
    )


def _by_whole_text(words: str) -> System | None:
    """Return the system that writes just this text, its codes aside."""
    text = _CODES_AND_COMMAND.sub("", words).strip()
    return next((system for system in systems() if text in system.texts), None)


def _label(words: list[str]) -> Pattern | None:
    """Return the platform's word for a reason; "Hard bounce:" and the like may stand before it."""
    leading, rows = labels()
    for number, word in enumerate(words):
        row = rows.get(" ".join(words[number:]))
        if row or word not in leading:
            return row
    return None
