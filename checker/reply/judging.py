"""What a mail server's reply says: was the email taken, and if not, why and whose turn is it?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.reading.findings import Finding, Level
from checker.reading.outcome import Certainty, Owner, Reason, Where
from checker.reply.reasons import (
    Told,
    by_number,
    notice,
    pattern_for,
    queue_id,
    system_of,
)
from checker.reply.statuses import Status, statuses
from checker.reply.tables import Kind, Pattern, System
from checker.saying.report import has_steps_for, owner_of, steps_for

CAP = 10_000
"""Most characters that are read. A reply is a few lines of at most 512 (RFC 5321 4.5.3.1.5)."""

LONGEST_TEXT = 1_000
"""Most characters of the reply's own words that are handed on."""

TOOL = "reply"

# Controls other than line ends, and what nobody can see: they carry no meaning in a reply.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile("[ \t\u00a0]+")
# Logs also write a line end as a backslash and a letter.
_LINE_ENDS = re.compile(r"\r\n?|\\r\\n|\\n")
_EMPTY_LINES = re.compile(r"\n{3,}")
# From here on a notice only repeats the email itself.
_ORIGINAL = re.compile(
    r"^(?:original message headers:|(?:received|return-path|dkim-signature): |"
    r"-+ ?(?:(?:this is|below this line is) (?:a|the) copy|original|returned|ursprüngliche))",
    re.IGNORECASE | re.MULTILINE,
)
# "250 2.6.0 <Message-ID> [InternalId=…": Exchange Online repeats the Message-ID.
_MESSAGE_ID = re.compile(r"\b2\.6\.0 (<[^<>\s]{3,500}>)")

# Replies to other commands than the message itself: greeting, log-in, end of session.
_HOUSEKEEPING = frozenset({211, 214, 220, 221, 235, 334, 354})
# 251: accepted, to be forwarded (RFC 5321 3.4). None: only "2.0.0" was pasted.
_ACCEPTED = frozenset({None, 250, 251})
_FORWARDED = 251
# Delivery time expired: it is the sending server that says so when it stops trying.
_GIVEN_UP = frozenset({"4.4.7", "5.4.7"})


class Field(StrEnum):
    """The one input of this tool, for its findings."""

    REPLY = "reply"


class Delivered(StrEnum):
    """Whether the receiving server took the message, as far as its reply tells."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"
    UNCLEAR = "unclear"


class Light(StrEnum):
    """The verdict: the same words for all tools that have a traffic light."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"
    UNCLEAR = "unclear"
    INVALID = "invalid"


_LIGHTS = {
    Delivered.YES: Light.OK,
    Delivered.NOT_YET: Light.ATTENTION,
    Delivered.NO: Light.PROBLEM,
    Delivered.UNCLEAR: Light.UNCLEAR,
}
_BY_CLASS = {"2": Delivered.YES, "3": Delivered.UNCLEAR, "4": Delivered.NOT_YET, "5": Delivered.NO}
# Without a number, the reason says whether the email was taken; else it was not.
_BY_REASON = {
    Reason.ACCEPTED: Delivered.YES,
    Reason.AUTO_REPLY: Delivered.YES,
    Reason.GREYLISTED: Delivered.NOT_YET,
    Reason.RATE_LIMITED: Delivered.NOT_YET,
}
_WHERE_BY_REASON = {Reason.AUTO_REPLY: Where.MAILBOX, Reason.NOT_SENT: Where.DISCARDED}
_WHERE = {
    Delivered.YES: Where.CANNOT_TELL,
    Delivered.NOT_YET: Where.ON_ITS_WAY,
    Delivered.NO: Where.REJECTED,
    Delivered.UNCLEAR: Where.CANNOT_TELL,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply says. `reason` is None only where there was nothing to read.

    Without `code` only an enhanced code was there; without both, only words. `pattern` is the row
    of the tables that said why, None where the numbers did.
    """

    text: str
    delivered: Delivered
    findings: tuple[Finding, ...]
    reason: Reason | None = None
    code: int | None = None
    enhanced: str | None = None
    system: System | None = None
    queue_id: str | None = None
    message_id: str | None = None
    pattern: Pattern | None = None

    @property
    def light(self) -> Light:
        """The verdict; invalid where there was no reply to read."""
        return _LIGHTS[self.delivered] if self.reason else Light.INVALID

    @property
    def owner(self) -> Owner:
        """Whose turn it is: that of the first step."""
        return owner_of(TOOL, self.steps[0])

    @property
    def steps(self) -> list[str]:
        """The names of the steps to take; `data/reply/steps.toml` lists them by case."""
        return steps_for(TOOL, next(case for case in self._cases() if has_steps_for(TOOL, case)))

    @property
    def where(self) -> Where:
        """Where the email is, as far as the reply tells."""
        if self.pattern and self.pattern.where:
            return self.pattern.where
        if self.code == _FORWARDED:
            return Where.HANDED_ON
        return _WHERE_BY_REASON.get(self.reason, _WHERE[self.delivered])

    @property
    def certainty(self) -> Certainty:
        """How sure the reason is: words and "accepted" state it, other numbers make it likely."""
        if self.reason in (None, Reason.UNKNOWN):
            return Certainty.UNKNOWN
        stated = self.pattern or self.reason is Reason.ACCEPTED
        return Certainty.STATED if stated else Certainty.LIKELY

    def _cases(self) -> Iterable[str]:
        """Yield the names that the case may have, the most telling first."""
        if not self.reason:
            yield "invalid"
            return
        if self.pattern and self.pattern.case:
            yield self.pattern.case
        if self.delivered in (Delivered.UNCLEAR, Delivered.NOT_YET):
            yield f"{self.reason}_{self.delivered}"
        if self.system and self.system.kind is Kind.FOR_EVERYONE:
            yield f"{self.reason}_without_it"
        yield self.reason


def judge(pasted: str) -> Reply:
    """Return what `pasted` says. Never raises: what is no reply has the finding `not_a_reply`."""
    text, findings = _clean(pasted)
    found = list(statuses(text))
    if not found:
        return _without_numbers(text, findings)
    status = _deciding(found)
    return _reply(status, text, findings + _status_findings(status, found))


def _clean(pasted: str) -> tuple[str, list[Finding]]:
    """Return `pasted` within the cap, with plain line ends, without what cannot be seen."""
    findings = []
    if len(pasted) > CAP:
        findings.append(_finding("too_long", Level.NOTE, limit=str(CAP)))
    text = _LINE_ENDS.sub("\n", pasted[:CAP])
    plain = _UNSEEN.sub("", _CONTROLS.sub(" ", text))
    if plain != text:
        findings.append(_finding("control_removed", Level.NOTE))
    lines = "\n".join(map(str.strip, _SPACES.sub(" ", plain).split("\n")))
    return _EMPTY_LINES.sub("\n\n", lines).strip("\n"), findings


def _without_numbers(text: str, findings: list[Finding]) -> Reply:
    """Return what the words of a notice say, or of the sending platform, where no code stands."""
    original = _ORIGINAL.search(text)
    told = Told.of_text(text[: original.start()] if original else text)
    system = system_of(told)
    pattern, given_up = pattern_for(told, system), notice(told)
    if not (pattern or given_up):
        findings.append(_finding("not_a_reply" if text else "empty", Level.ERROR))
        return Reply(text[:LONGEST_TEXT], Delivered.UNCLEAR, tuple(findings))
    reason = pattern.reason if pattern else Reason.UNKNOWN
    stated = (pattern and pattern.delivered) or (given_up and given_up.delivered)
    return Reply(
        text=" ".join(text.split())[:LONGEST_TEXT],
        delivered=Delivered(stated) if stated else _BY_REASON.get(reason, Delivered.NO),
        findings=tuple(findings),
        reason=reason,
        system=system,
        pattern=pattern,
    )


def _deciding(found: list[Status]) -> Status:
    """Return the last reply that is about the message; in a session or log it is what counts."""
    about_message = [status for status in found if status.code not in _HOUSEKEEPING]
    return (about_message or found)[-1]


def _reply(status: Status, pasted: str, findings: list[Finding]) -> Reply:
    text = _words(status, pasted[status.start : status.end])
    told = Told.of_reply(pasted[: status.start], text, status.enhanced)
    system = system_of(told)
    delivered = _delivered(status)
    pattern = None if delivered in _SAID_BY_NUMBER else pattern_for(told, system)
    reason = pattern.reason if pattern else by_number(status.code, status.enhanced)
    return Reply(
        text=text,
        delivered=_given_up(told, status, delivered, reason),
        findings=tuple(findings),
        reason=_SAID_BY_NUMBER.get(delivered, reason),
        code=status.code,
        enhanced=status.enhanced,
        system=system,
        queue_id=queue_id(system, text),
        message_id=_message_id(system, text),
        pattern=pattern,
    )


_SAID_BY_NUMBER = {Delivered.YES: Reason.ACCEPTED, Delivered.UNCLEAR: Reason.UNKNOWN}


def _words(status: Status, text: str) -> str:
    """Return the reply on one line, its codes once in front, however often `text` has them."""
    codes = " ".join(str(code) for code in (status.code, status.enhanced) if code)
    repeated = re.escape(codes).replace(r"\ ", r"[- \n]#?")
    words = re.sub(rf"(?<!\S)#?{repeated}(?:[- ]|$)", "", text)
    return " ".join(f"{codes} {words}".split())[:LONGEST_TEXT]


def _delivered(status: Status) -> Delivered:
    """Return what follows from the codes; if they contradict, the basic one counts (RFC 3463 2)."""
    first = str(status.code or status.enhanced)[0]
    about_address = (status.enhanced or "").startswith("2.1.")
    if first == "2" and (status.code not in _ACCEPTED or about_address):
        return Delivered.UNCLEAR
    return _BY_CLASS[first]


def _given_up(told: Told, status: Status, delivered: Delivered, reason: Reason | None) -> Delivered:
    """Return `delivered`, but NO where a temporary refusal came to an end, and not before.

    The sending server says so in its notice, or the reply's own code does: time expired.
    """
    expired = status.enhanced in _GIVEN_UP or reason is Reason.EXPIRED
    if not (expired or delivered is Delivered.NOT_YET):
        return delivered
    said = notice(told)
    if said and said.delivered:
        return Delivered(said.delivered)
    return Delivered.NO if expired else delivered


def _message_id(system: System | None, text: str) -> str | None:
    match = _MESSAGE_ID.search(text) if system and system.product == "microsoft365" else None
    return match[1] if match else None


def _status_findings(status: Status, found: list[Status]) -> list[Finding]:
    findings = []
    code, enhanced = str(status.code), status.enhanced
    if len({other.code for other in found} - _HOUSEKEEPING) > 1:
        findings.append(_finding("several_replies", Level.NOTE, code=code))
    contradicts = status.code and enhanced and code[0] != enhanced[0]
    if enhanced and contradicts and enhanced not in _GIVEN_UP:
        findings.append(_finding("class_mismatch", Level.NOTE, code=code, enhanced=enhanced))
    return findings


def _finding(code: str, level: Level, /, **values: str) -> Finding:
    return Finding(code, level, Field.REPLY, values)
