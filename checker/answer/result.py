"""What the reader of answers finds out: the values of its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.answer.acts import Act
from checker.answer.tables import Word
from checker.case.answer_lines import Line
from checker.reading.findings import Finding
from checker.reading.outcome import Certainty, Owner, Reason, Where
from checker.saying.report import has_steps_for, owner_of, steps_for

TOOL = "answer"

# The case of a console's word that says that an email failed, and not why.
_WHY_NOT_SAID = "failed"
# Why nothing has come where somebody found nothing.
_NOT_COME = frozenset({Reason.MAILBOX_FULL, Reason.USER_UNKNOWN})
# What says nothing of the email yet.
_PENDING = frozenset({Act.ASKED, Act.PROMISED})


class Field(StrEnum):
    """The inputs of this tool, for its findings."""

    ANSWER = "answer"


class State(StrEnum):
    """What became of the email, in one word: this tool's verdict."""

    RELEASED = "released"
    DELIVERED = "delivered"
    JUNK = "junk"
    HELD = "held"
    REFUSED = "refused"
    DISCARDED = "discarded"
    ON_ITS_WAY = "on_its_way"
    HANDED_ON = "handed_on"
    ALLOWED = "allowed"
    NOTHING_FOUND = "nothing_found"
    ASKED = "asked"
    PROMISED = "promised"
    UNCLEAR = "unclear"
    INVALID = "invalid"


_STATES = {
    Where.MAILBOX: State.DELIVERED,
    Where.INBOX: State.DELIVERED,
    Where.JUNK: State.JUNK,
    Where.QUARANTINED: State.HELD,
    Where.REJECTED: State.REFUSED,
    Where.DISCARDED: State.DISCARDED,
    Where.ON_ITS_WAY: State.ON_ITS_WAY,
    Where.HANDED_ON: State.HANDED_ON,
    Where.CANNOT_TELL: State.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer says. `reason` is None only where nothing was read.

    `product` is the id of the product whose words these are; `words` are those of its console,
    the deciding ones first, `acts` what somebody has done. `copied` tells that they stand in a
    console's own columns. `left_open` are the lines of the letter that IT did not fill in.
    """

    text: str
    findings: tuple[Finding, ...]
    where: Where = Where.CANNOT_TELL
    reason: Reason | None = None
    product: str | None = None
    words: tuple[Word, ...] = ()
    acts: frozenset[Act] = frozenset()
    stated: bool = False
    copied: bool = False
    left_open: frozenset[Line] = frozenset()

    @property
    def state(self) -> State:
        """What became of the email."""
        if self.reason is None:
            return State.INVALID
        if Act.RELEASED in self.acts:
            return State.RELEASED
        if self.where is Where.CANNOT_TELL:
            for act in (Act.NOTHING_FOUND, Act.ALLOWED, Act.ASKED, Act.PROMISED):
                if act in self.acts and not (act is Act.NOTHING_FOUND and self.reason in _NOT_COME):
                    return State(act.value)
        return _STATES[self.where]

    @property
    def done(self) -> bool:
        """Whether somebody has done something about the email since it came."""
        return bool(self.acts - {Act.NOTHING_FOUND, Act.OWN_LIST, Act.SEND_AGAIN, *_PENDING})

    @property
    def is_pending(self) -> bool:
        """Whether it only says that somebody asks for details, or will look."""
        return not self.acts.isdisjoint(_PENDING)

    @property
    def tells_more(self) -> bool:
        """Whether it tells more than a reason: where the email is, or what somebody did."""
        return bool(self.acts) or self.where is not Where.CANNOT_TELL

    @property
    def found_nothing(self) -> bool:
        """Whether somebody has looked for the email in vain."""
        return Act.NOTHING_FOUND in self.acts

    @property
    def certainty(self) -> Certainty:
        """How sure it is: a console states it, what somebody writes makes it likely."""
        if self.state in (State.INVALID, State.UNCLEAR) and self.reason in (None, Reason.UNKNOWN):
            return Certainty.UNKNOWN
        return Certainty.STATED if self.stated else Certainty.LIKELY

    @property
    def owner(self) -> Owner:
        """Whose turn it is: that of the first step."""
        return owner_of(TOOL, self.steps[0])

    @property
    def steps(self) -> list[str]:
        """The names of the steps to take; `data/answer/steps.toml` lists them by case."""
        return steps_for(TOOL, next(case for case in self._cases() if has_steps_for(TOOL, case)))

    def _cases(self) -> Iterator[str]:
        """Yield the names that the case may have, the most telling first."""
        own = [word.case for word in self.words if word.case]
        if self.reason is not Reason.UNKNOWN:
            own = [case for case in own if case != _WHY_NOT_SAID]
        yield from (f"{self.state}_{case}" for case in own)
        yield from (f"{self.state}_{act}" for act in Act if act in self.acts)
        yield f"{self.state}_{self.reason}"
        yield self.state
