"""Which system wrote a reply, and which row of the tables says what it means.

The order is that of `data/reply/order.toml`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from checker.reading.outcome import Reason
from checker.reading.words import Words, words_of
from checker.reply.tables import (
    Pattern,
    Patterns,
    System,
    definite,
    labels,
    notices,
    status_codes,
    systems,
    vague,
)

# A line of a notice about the server that wrote it, not the one that refused.
_REPORTING = (
    "generating server", "generierender server", "reporting-mta", "received-from-mta",
    "mail system at host", "program at",
)  # fmt: skip
_REPORTING_LINE = re.compile(
    rf"^.{{0,200}}(?:{'|'.join(_REPORTING)})\b.*$", re.IGNORECASE | re.MULTILINE
)
# What a notice tells of the email's subject: "Subject: Newsletter", "Undeliverable: Newsletter" and
# "Your message “Newsletter” to …". The words of a notice's own subject stay, as does a last line.
_SUBJECT = re.compile(
    r"""
    ^[>*\s]{0,20}(?:(?:subject|betreff)[*\s]{0,5}:[*\s]{0,5})?
        (?P<notice>unzustellbar|nicht\ zustellbar|undeliverable|undelivered):.*(?=\n)
    | ^[>*\s]{0,20}(?:subject|betreff|the\ subject\ of\ the\ message\ is)[*\s]{0,5}:
        (?!.{0,200}(?:deliver|zustell|return|failure|fehl)).*(?=\n)
    | \b(?:your|ihre|deine)\ (?:message|nachricht|e-?mail)\b[^"„“\n]{0,30}["„“][^"“”\n]{1,200}["“”]
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_SUBJECT_MARKS = ("subject", "betreff", "zustellbar:", "undeliver", "your ", "ihre ", "deine ")
_DOMAIN = re.compile(r"@([a-z0-9.-]{1,255})", re.IGNORECASE)
# Beside these words an address in a reply is the sender's: it does not tell whose server it is.
_OF_THE_SENDER = frozenset({"sender", "from", "mailfrom"})
# What stands around the text itself: " 550 5 7 1 … in reply to end of data command ".
_AROUND = re.compile(r"^(?: \d{1,3})+(?= )| in reply to [a-z ]{1,40}$")
# The most characters of the platform's word for a reason, and of what may stand before it.
_LONGEST_LABEL = 500
_INDEFINITE = frozenset({Reason.UNKNOWN, Reason.POLICY})


@dataclass(frozen=True)
class Told:
    """What was said: the reply as it stands, and the text before it.

    Without a reply in the text, all of it is what was said.
    """

    raw: str
    around: str
    enhanced: str | None
    is_reply: bool

    @classmethod
    def of_reply(cls, before: str, reply: str, enhanced: str | None) -> "Told":
        """Return what a reply and the text before it say."""
        return cls(reply, before, enhanced, True)

    @classmethod
    def of_text(cls, text: str) -> "Told":
        """Return what a text without a reply says."""
        return cls(text, text, None, False)

    @cached_property
    def before(self) -> Words:
        """The words before the reply."""
        return words_of(self.around and _without_subject(_without_reporting(self.around)))

    @cached_property
    def reply(self) -> Words:
        """The words of the reply itself."""
        return words_of(self.raw) if self.is_reply else self.before

    @cached_property
    def all(self) -> Words:
        """All the words. The reply's own mostly suffice, and often are all."""
        return self.before + self.reply if self.has_more else self.reply

    @property
    def has_more(self) -> bool:
        """Whether anything is said before the reply."""
        return self.is_reply and bool(self.before.each)


def _without_reporting(text: str) -> str:
    """Leave out the lines about the server that wrote a notice; most texts have none."""
    lower = text.lower()
    return _REPORTING_LINE.sub("", text) if any(mark in lower for mark in _REPORTING) else text


def _without_subject(text: str) -> str:
    """Leave out the subject of the email: it says nothing of why it was refused."""
    lower = text.lower()
    if not any(mark in lower for mark in _SUBJECT_MARKS):
        return text
    return _SUBJECT.sub(lambda found: found["notice"] or "", text)


def system_of(told: Told, recipient: str) -> System | None:
    """Return whose server wrote it, as its words, the recipient's domain or a number show."""
    known = systems()
    program = known.marked(told.reply)
    if program and not program.is_program:
        return program
    around = known.marked(told.all) if told.has_more else program
    return (
        (around if around and not around.is_program else None)
        or (known.with_queue_id(told.raw) if told.raw.startswith("2") else None)
        or _by_domain(recipient or _recipient(told))
        or known.with_number(told.enhanced)
        or known.with_text(_AROUND.sub("", told.reply.text[:_LONGEST_LABEL]).strip())
        or known.with_list(told.all)
        or program
    )


def house_of(domain: str) -> str | None:
    """Return the name of the provider that alone receives for a domain, if one does."""
    system = systems().with_domain(domain)
    return system.name if system else None


def queue_id(system: System | None, reply: str) -> str | None:
    """Return the number under which `system` keeps the message, where its reply has one."""
    match = system.queue_id.search(reply) if system and system.queue_id else None
    return match[1] if match else None


def pattern_for(told: Told, system: System | None) -> Pattern | None:
    """Return the row that says why, or None where that is up to the numbers."""
    label = _label(told.before.text.strip()) if len(told.around) <= _LONGEST_LABEL else None
    if label and not told.is_reply:
        return label
    tables = (*((system.patterns,) if system else ()), definite())
    # The words around a reply are read with it, but not those of the platform.
    row = _first(tables, told, around=not label) or label
    if row or by_number(None, told.enhanced) not in _INDEFINITE:
        return row
    tried = (
        _first((table,), told, around=around)
        for table, around in vague().items()
        if around or told.is_reply
    )
    return next(filter(None, tried), None)


def by_number(code: int | None, enhanced: str | None) -> Reason:
    """Return what the numbers alone stand for (`data/reply/status_codes.toml`)."""
    _, _, reason = status_codes()["enhanced"].get((enhanced or "")[2:], (None, None, "unknown"))
    if reason == "unknown":
        _, reason = status_codes()["basic"].get(str(code), (None, "unknown"))
    return Reason(reason)


def notice(told: Told) -> str | None:
    """Return whether the email was delivered, as far as a notice says that it was given up."""
    row = notices().patterns.first(told.before, None)
    return row.delivered if row else None


def _first(tables: tuple[Patterns, ...], told: Told, *, around: bool) -> Pattern | None:
    """Return the first row that fits the reply itself, or else the text `around` it as well."""
    for words in (told.reply, told.all) if around and told.has_more else (told.reply,):
        for table in tables:
            if row := table.first(words, told.enhanced):
                return row
    return None


def _recipient(told: Told) -> str:
    """Return the text in which a reply names the recipient's address, if it does."""
    return "" if _OF_THE_SENDER & told.reply.each else told.raw


def _by_domain(text: str) -> System | None:
    domains = (match[1].lower().rstrip(".") for match in _DOMAIN.finditer(text))
    found = (systems().with_domain(domain) for domain in domains)
    return next((system for system in found if system), None)


def _label(text: str) -> Pattern | None:
    """Return the platform's word for a reason; "Hard bounce:" and the like may stand before it."""
    leading, rows = labels()
    while text not in rows:
        if not text.startswith(leading):
            return None
        text = text[len(next(filter(text.startswith, leading))) :]
    return rows[text]
