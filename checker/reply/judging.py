"""Find the SMTP reply in what a reader pastes, and the codes in it (RFC 5321 4.2, RFC 3463).

People paste the bare reply, a line of a log ("host mx.example said: 550 5.1.1 …"), a field of a
bounce message ("Diagnostic-Code: smtp; 550-5.7.26 …"), a whole session, or only "5.7.26".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from checker.reading.findings import Finding, Level
from checker.reading.outcome import Owner, Reason, Where
from checker.reply.tables import KnownReply, System, known_replies, status_codes, systems
from checker.saying.report import owner_of, steps_for

CAP = 10_000
"""Most characters that are read. A reply is a few lines of at most 512 (RFC 5321 4.5.3.1.5)."""

LONGEST_TEXT = 1_000
"""Most characters of the reply's own words that are handed on."""

# Controls other than line ends, and what nobody can see: they carry no meaning in a reply.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile("[ \t\u00a0]+")
# Logs also write a line end as a backslash and a letter.
_LINE_ENDS = re.compile(r"\r\n?|\\r\\n|\\n")

_ENHANCED = r"[245]\.\d{1,3}\.\d{1,3}(?!\.?\w)"
_STATUS = re.compile(
    rf"(?<![\w.])(?P<code>[2-5]\d\d)(?:-|[ ;:]{{1,2}}|[.,)](?!\d)|$)"
    rf"\n?[ ]?(?:b?['\"])?#?(?P<enhanced>{_ENHANCED})?",
    re.MULTILINE,
)
_ENHANCED_ALONE = re.compile(rf"(?<![\w.])#?(?P<enhanced>{_ENHANCED})")
# Before a reply without an enhanced code stands nothing, a mark, or a word that announces it.
_BEGINNING = re.compile(
    r"(?:^|[\n;:('\"„“”«»<>|\[-]|\b(?:smtp|error|fehler|(?:status)?code|reply|antwort))[ ]?$",
    re.IGNORECASE,
)
_LONGEST_WORD = len("statuscode ")

_EMPTY_LINES = re.compile(r"\n{3,}")
_AFTER = re.compile(r"\n\n|\n[A-Z][A-Za-z-]{2,40}:[ ]")
# "250 2.6.0 <Message-ID> [InternalId=…": Exchange Online repeats the Message-ID.
_MESSAGE_ID = re.compile(r"\b2\.6\.0 (<[^<>\s]{3,500}>)")

# Replies to other commands than the message itself: greeting, log-in, end of session.
_HOUSEKEEPING = frozenset({211, 214, 220, 221, 235, 334, 354})
# 251: accepted, to be forwarded (RFC 5321 3.4). None: only "2.0.0" was pasted.
_ACCEPTED = frozenset({None, 250, 251})
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
_WHERE = {
    Delivered.YES: Where.CANNOT_TELL,
    Delivered.NOT_YET: Where.ON_ITS_WAY,
    Delivered.NO: Where.REJECTED,
    Delivered.UNCLEAR: Where.CANNOT_TELL,
}
_BY_CLASS = {"2": Delivered.YES, "3": Delivered.UNCLEAR, "4": Delivered.NOT_YET, "5": Delivered.NO}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply says. Without `code` only an enhanced code was there; without both, no reply."""

    text: str
    delivered: Delivered
    findings: tuple[Finding, ...]
    code: int | None = None
    enhanced: str | None = None
    system: System | None = None
    queue_id: str | None = None
    message_id: str | None = None
    known: KnownReply | None = None
    reason: Reason | None = None

    @property
    def owner(self) -> Owner:
        """Whose turn it is."""
        return owner_of("reply", steps_for("reply", self.case)[0])

    @property
    def where(self) -> Where:
        """Where the email is, as far as the reply tells."""
        return _WHERE[self.delivered]

    @property
    def case(self) -> str:
        """The name under which `data/reply/steps.toml` lists what to do."""
        return self.reason or "invalid"

    @property
    def light(self) -> Light:
        """The verdict; invalid where there was no reply to read."""
        return _LIGHTS[self.delivered] if self.code or self.enhanced else Light.INVALID


@dataclass(frozen=True, slots=True)
class _Status:
    """The codes of one reply, and where its words begin and end."""

    code: int | None
    enhanced: tuple[str, ...]
    start: int
    end: int


def judge(pasted: str) -> Reply:
    """Return what `pasted` says. Never raises: what is no reply has the finding `not_a_reply`."""
    text, findings = _clean(pasted)
    statuses = list(_statuses(text))
    if not statuses:
        findings.append(_finding("not_a_reply" if text else "empty", Level.ERROR))
        return Reply(text[:LONGEST_TEXT], Delivered.UNCLEAR, tuple(findings))
    status = _deciding(statuses)
    return _reply(status, text, findings + _status_findings(status, statuses))


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


def _statuses(text: str) -> Iterator[_Status]:
    """Yield the replies in `text` in order; neighbouring lines with one code are one reply."""
    found = [match for match in _STATUS.finditer(text) if _is_status(match, text)]
    starts = [match.start() for match in found] + [len(text)]
    for code, lines in groupby(enumerate(found, 1), lambda item: item[1]["code"]):
        following, matches = zip(*lines, strict=True)
        enhanced = tuple(match["enhanced"] for match in matches if match["enhanced"])
        end = _end(text, matches[-1].end(), starts[following[-1]])
        yield _Status(int(code), enhanced, matches[0].start(), end)
    if not found:
        yield from _enhanced_alone(text)


def _is_status(match: re.Match[str], text: str) -> bool:
    """Tell a reply code from other numbers: by its enhanced code, or by its place."""
    if match["enhanced"]:
        return True
    return match["code"] in status_codes()["basic"] and _at_beginning(match, text)


def _at_beginning(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
    return bool(_BEGINNING.search(before))


def _enhanced_alone(text: str) -> Iterator[_Status]:
    """Yield the first enhanced code: a defined one, or any in its place; others may be versions."""
    for match in _ENHANCED_ALONE.finditer(text):
        code = match["enhanced"]
        defined = code[2:] in status_codes()["enhanced"] or _known(code, None, text)
        if defined or _at_beginning(match, text):
            yield _Status(None, (code,), match.start(), _end(text, match.end(), len(text)))
            return


def _end(text: str, start: int, limit: int) -> int:
    """Return where a reply ends: at an empty line or the next field of a bounce message."""
    after = _AFTER.search(text, start, limit)
    return after.start() if after else limit


def _deciding(statuses: list[_Status]) -> _Status:
    """Return the last reply that is about the message; in a session or log it is what counts."""
    about_message = [status for status in statuses if status.code not in _HOUSEKEEPING]
    return (about_message or statuses)[-1]


def _reply(status: _Status, pasted: str, findings: list[Finding]) -> Reply:
    enhanced = _enhanced(status.enhanced)
    text = _words(status, enhanced, pasted[status.start : status.end])
    system = _system(text) or _system(pasted)
    return Reply(
        code=status.code,
        enhanced=enhanced,
        text=text,
        delivered=_delivered(status.code, enhanced),
        system=system,
        queue_id=_first(system.queue_id, text) if system and system.queue_id else None,
        message_id=_first(_MESSAGE_ID, text) if system and system.id == "microsoft" else None,
        known=_known(enhanced, system, text) if enhanced else None,
        findings=tuple(findings),
        reason=_reason(status.code, enhanced),
    )


def _reason(code: int | None, enhanced: str | None) -> Reason:
    """Return what the numbers alone stand for."""
    if str(code or enhanced)[0] == "2":
        return Reason.ACCEPTED
    _, _, by_enhanced = status_codes()["enhanced"].get((enhanced or "")[2:], (0, 0, None))
    _, by_basic = status_codes()["basic"].get(str(code), (0, "unknown"))
    return Reason(by_enhanced or by_basic)


def _enhanced(codes: tuple[str, ...]) -> str | None:
    """Return the code that says most: one about an address (2.1.X) only when there is no other."""
    return next(
        (code for code in codes if not code.startswith("2.1.")), codes[0] if codes else None
    )


def _words(status: _Status, enhanced: str | None, text: str) -> str:
    """Return the reply on one line, its codes once in front, however often `text` has them."""
    codes = " ".join(str(code) for code in (status.code, enhanced) if code)
    repeated = re.escape(codes).replace(r"\ ", r"[- \n]#?")
    words = re.sub(rf"(?<!\S)#?{repeated}(?:[- ]|$)", "", text)
    return " ".join(f"{codes} {words}".split())[:LONGEST_TEXT]


def _delivered(code: int | None, enhanced: str | None) -> Delivered:
    """Return what follows from the codes; if they contradict, the basic one counts (RFC 3463 2)."""
    if enhanced in _GIVEN_UP:
        return Delivered.NO
    first = str(code or enhanced)[0]
    if first == "2" and (code not in _ACCEPTED or (enhanced or "").startswith("2.1.")):
        return Delivered.UNCLEAR
    return _BY_CLASS[first]


def _system(text: str) -> System | None:
    return next((system for system in systems() if system.mark.search(text)), None)


def _known(enhanced: str, system: System | None, text: str) -> KnownReply | None:
    return next((known for known in known_replies() if _fits(known, enhanced, system, text)), None)


def _fits(known: KnownReply, enhanced: str, system: System | None, text: str) -> bool:
    of_system = known.system is None or (system is not None and known.system == system.id)
    return of_system and bool(known.enhanced.fullmatch(enhanced) and known.text.search(text))


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _status_findings(status: _Status, statuses: list[_Status]) -> list[Finding]:
    findings = []
    if len({other.code for other in statuses} - _HOUSEKEEPING) > 1:
        findings.append(_finding("several_replies", Level.NOTE, code=str(status.code)))
    enhanced = _enhanced(status.enhanced)
    contradicts = status.code and enhanced and str(status.code)[0] != enhanced[0]
    if contradicts and enhanced not in _GIVEN_UP:
        findings.append(
            _finding("class_mismatch", Level.NOTE, code=str(status.code), enhanced=enhanced)
        )
    return findings


def _finding(code: str, level: Level, /, **values: str) -> Finding:
    return Finding(code, level, Field.REPLY, values)
