"""What a mail server's reply says: was the email taken, and if not, why and whose turn is it?"""

import re
from collections.abc import Iterator
from enum import StrEnum

from checker.reading import around, plain
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Reason
from checker.reply.pasted import reason_in, without_original
from checker.reply.reasons import (
    Told,
    by_number,
    notice,
    pattern_for,
    queue_id,
    system_of,
)
from checker.reply.result import Delivered, Reply
from checker.reply.statuses import ENHANCED, Status, statuses
from checker.reply.tables import System, notices

LONGEST_TEXT = 1_000
"""Most characters of the reply's own words that are handed on."""

# Codes at the beginnings of lines, as servers repeat them: a basic one, an enhanced one, or both.
_REPEATED = {
    has: re.compile(rf"(?<!\S)#?({codes})(?:[- ]|$)")
    for has, codes in {
        (True, False): r"\d{3}",
        (False, True): ENHANCED,
        (True, True): rf"\d{{3}}[- \n]#?{ENHANCED}",
    }.items()
}
# "550-5.1.1" and "550 #5.1.1" are "550 5.1.1".
_AS_CODES = str.maketrans("-\n", "  ", "#")

# "250 2.6.0 <Message-ID> [InternalId=…": Exchange Online repeats the Message-ID.
_MESSAGE_ID = re.compile(r"\b2\.6\.0 (<[^<>\s]{3,500}>)")

# Replies to other commands than the message itself: greeting, log-in, end of session.
# 503, "need RCPT first", only follows from a refusal.
_HOUSEKEEPING = frozenset({211, 214, 220, 221, 235, 334, 354, 503})
_REFUSED = 400
# 251: accepted, to be forwarded (RFC 5321 3.4). None: only "2.0.0" was pasted.
_ACCEPTED = frozenset({None, 250, 251})
# Delivery time expired: it is the sending server that says so when it stops trying.
_GIVEN_UP = frozenset({"4.4.7", "5.4.7"})

_KEPT = (" status deferred ", " action delayed ")
_ENDED = (" status bounced ", " action failed ")


class Field(StrEnum):
    """The one input of this tool, for its findings."""

    REPLY = "reply"


_BY_CLASS = {"2": Delivered.YES, "3": Delivered.UNCLEAR, "4": Delivered.NOT_YET, "5": Delivered.NO}
# Then the words add nothing to the reason.
_SAID_BY_NUMBER = {Delivered.YES: Reason.ACCEPTED, Delivered.UNCLEAR: Reason.UNKNOWN}
# Without a number, the reason says whether the email was taken; else it was not.
_BY_REASON = {
    Reason.ACCEPTED: Delivered.YES,
    Reason.AUTO_REPLY: Delivered.YES,
    Reason.GREYLISTED: Delivered.NOT_YET,
    Reason.RATE_LIMITED: Delivered.NOT_YET,
}


def judge(pasted: str, recipient: str = "") -> Reply:
    """Return what `pasted` says. Never raises: what is no reply has the finding `not_a_reply`.

    The address of the `recipient`, where it is known, shows whose server it was if no words do.
    """
    text, findings = plain.read(pasted, Field.REPLY)
    found = list(statuses(text))
    if not found:
        return _without_numbers(text, recipient, findings)
    status = _deciding(found)
    return _reply(status, text, recipient, [*findings, *_status_findings(status, found)])


def judge_mail(pasted: str) -> Reply:
    """Return what a mail says that somebody pasted, whatever stands around the reply in it.

    All of it counts where a number stands out there.
    """
    whole = judge(pasted)
    text, findings = plain.read(pasted, Field.REPLY)
    own = around.without(text)
    if own in (text, ""):
        return whole
    alone = judge(own)
    has_numbers = (alone.code, alone.enhanced) == (whole.code, whole.enhanced)
    return alone._replace(findings=(*findings, *alone.findings)) if has_numbers else whole


def _without_numbers(text: str, recipient: str, findings: list[Finding]) -> Reply:
    """Return what the words of a notice say, or of the sending platform, where no code stands."""
    told = Told.of_text(without_original(text))
    system = system_of(told, recipient)
    given_up = notice(told)
    named = reason_in(told.raw) if given_up else ""
    pattern = pattern_for(Told.of_reply("", named, None), system) if named else None
    pattern = pattern or pattern_for(told, system)
    if not (pattern or given_up):
        findings.append(_finding("not_a_reply" if text else "empty", Level.ERROR))
        return Reply(text[:LONGEST_TEXT], Delivered.UNCLEAR, tuple(findings))
    reason = pattern.reason if pattern else Reason.UNKNOWN
    stated = (pattern and pattern.delivered) or given_up
    return Reply(
        text=" ".join(text.split())[:LONGEST_TEXT],
        delivered=Delivered(stated) if stated else _BY_REASON.get(reason, Delivered.NO),
        findings=tuple(findings),
        reason=reason,
        system=system,
        pattern=pattern,
    )


def _deciding(found: list[Status]) -> Status:
    """Return the reply that is about the message: in a session or log the last one.

    In a transcript it is the other server's first refusal; what follows comes of that.
    """
    about_message = [status for status in found if status.code not in _HOUSEKEEPING] or found
    refusals = (
        status for status in about_message if status.remote and (status.code or 0) >= _REFUSED
    )
    return next(refusals, about_message[-1])


def _reply(status: Status, pasted: str, recipient: str, findings: list[Finding]) -> Reply:
    text = _words(status, pasted[status.start : status.end])
    told = Told.of_reply(pasted[: status.start], text, status.enhanced)
    system = system_of(told, recipient)
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


def _words(status: Status, text: str) -> str:
    """Return the reply on one line, its codes once in front, however often `text` has them."""
    codes = " ".join(str(code) for code in (status.code, status.enhanced) if code)
    repeated = _REPEATED[bool(status.code), bool(status.enhanced)]
    # Mostly they stand in front alone, and the rest need not be searched.
    is_repeated = codes.partition(" ")[0] in text[1:]
    words = repeated.sub(
        lambda one: "" if one[1].translate(_AS_CODES) == codes else one[0],
        text,
        count=0 if is_repeated else 1,  # 0: all of them.
    )
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

    The sending server says so in its notice, or the reply's own code or words do: time expired.
    """
    if delivered is Delivered.NO and _kept(told.before.text):
        return Delivered.NOT_YET
    ended = status.enhanced in _GIVEN_UP or reason is Reason.EXPIRED
    if delivered is Delivered.NOT_YET:
        ended = ended or next(notices().last_words.found_in(told.reply), None) is not None
    if not (ended or delivered is Delivered.NOT_YET):
        return delivered
    if said := notice(told):
        return Delivered(said)
    return Delivered.NO if ended else delivered


def _kept(before: str) -> bool:
    """Return whether the sending server's last word is that it keeps the email, whatever it heard.

    Postfix tries again after a server that refused to talk to it, with any code.
    """
    kept, ended = (max(map(before.rfind, words)) for words in (_KEPT, _ENDED))
    return kept > ended


def _message_id(system: System | None, text: str) -> str | None:
    match = _MESSAGE_ID.search(text) if system and system.product == "microsoft365" else None
    return match[1] if match else None


def _status_findings(status: Status, found: list[Status]) -> Iterator[Finding]:
    if len({other.code for other in found} - _HOUSEKEEPING) > 1:
        yield _finding("several_replies", Level.NOTE, code=str(status.code))
    yield from contradiction(status.code, status.enhanced)


def contradiction(code: int | None, enhanced: str | None) -> Iterator[Finding]:
    """Yield a finding where the two codes of one reply are of different classes."""
    if not (code and enhanced) or enhanced in _GIVEN_UP:
        return
    if str(code)[0] != enhanced[0]:
        yield _finding("class_mismatch", Level.NOTE, code=str(code), enhanced=enhanced)


def _finding(code: str, level: Level, /, **values: str) -> Finding:
    return Finding(code, level, Field.REPLY, values)
