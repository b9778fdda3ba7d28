"""What the reply reader finds out: the values of its answer."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.reading.findings import Finding
from checker.reading.outcome import Certainty, Light, Owner, Reason, Where
from checker.reply.tables import Kind, Pattern, System
from checker.saying.report import has_steps_for, owner_of, steps_for

TOOL = "reply"

# 251: accepted, to be forwarded (RFC 5321 3.4).
_FORWARDED = 251


class Delivered(StrEnum):
    """Whether the receiving server took the message, as far as its reply tells."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"
    UNCLEAR = "unclear"


_LIGHTS = {
    Delivered.YES: Light.OK,
    Delivered.NOT_YET: Light.ATTENTION,
    Delivered.NO: Light.PROBLEM,
    Delivered.UNCLEAR: Light.UNCLEAR,
}
_WHERE_BY_REASON = {Reason.AUTO_REPLY: Where.MAILBOX, Reason.NOT_SENT: Where.DISCARDED}
_WHERE = {
    Delivered.YES: Where.CANNOT_TELL,
    Delivered.NOT_YET: Where.ON_ITS_WAY,
    Delivered.NO: Where.REJECTED,
    Delivered.UNCLEAR: Where.CANNOT_TELL,
}


# What somebody can put right while the address stays the same; the platform blocks it until told.
_MENDED = (
    Reason.MAILBOX_FULL,
    Reason.RECIPIENT_RULE,
    Reason.BLOCKED_DOMAIN,
    Reason.SPAM,
    Reason.BULK,
    Reason.PHISHING,
    Reason.MALWARE,
    Reason.POLICY,
    Reason.DMARC_FAIL,
    Reason.AUTH_FAIL,
)


class Reply(NamedTuple):
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
        return _owner(self.case)

    @property
    def steps(self) -> list[str]:
        """The names of the steps to take; `data/reply/steps.toml` lists them by case."""
        steps = steps_for(TOOL, self.case)
        if self.delivered is Delivered.NO and self.reason in _MENDED:
            return steps + steps_for(TOOL, "mended")
        return steps

    @property
    def case(self) -> str:
        """The name that the steps are listed under: of several, the most telling one."""
        own = self.pattern.case if self.pattern else None
        return _case(own, self.reason or "invalid", self.delivered, self.without_it)

    @property
    def where(self) -> Where:
        """Where the email is, as far as the reply tells."""
        if self.code == _FORWARDED:
            return Where.HANDED_ON
        return _WHERE_BY_REASON.get(self.reason, _WHERE[self.delivered])

    @property
    def without_it(self) -> bool:
        """Whether the mailbox is with a provider for everybody: the contact has no IT team."""
        return self.system is not None and self.system.kind is Kind.FOR_EVERYONE

    @property
    def certainty(self) -> Certainty:
        """How sure the reason is: words and "accepted" state it, other numbers make it likely."""
        if self.reason in (None, Reason.UNKNOWN):
            return Certainty.UNKNOWN
        stated = self.pattern or self.reason is Reason.ACCEPTED
        return Certainty.STATED if stated else Certainty.LIKELY


@cache
def _case(own: str | None, reason: str, delivered: Delivered, without_it: bool) -> str:
    """Return the name of a case; a list of bounces has the same few of them all the time."""
    by_system = f"{reason}_without_it" if without_it else reason
    names = (own, f"{reason}_{delivered}", by_system, reason)
    return next(name for name in names if name and has_steps_for(TOOL, name))


@cache
def _owner(case: str) -> Owner:
    return owner_of(TOOL, steps_for(TOOL, case)[0])
