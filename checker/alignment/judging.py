"""Judge two pasted texts: read both, compare their domains, and say what overrules the names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.alignment.comparing import Alignment, align
from checker.alignment.domain_field import read_sending
from checker.alignment.lookalikes import (
    note_scripts,
    probable_domain,
    probable_freemail,
    same_but_for_eszett,
)
from checker.knowledge.tables import FREEMAIL, PLATFORM, REWRITING
from checker.reading.domains import Domain
from checker.reading.findings import Field, Finding, Level
from checker.reading.mailbox import Mailbox, read_from
from checker.reading.notes import Notes, Unreadable
from checker.reading.text import CAP, clean


class Light(StrEnum):
    """The traffic light, after every overrule."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"
    UNCLEAR = "unclear"
    INVALID = "invalid"


class Outcome(StrEnum):
    """What one of the three rules says about the names."""

    PASS = "pass"
    FAIL = "fail"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `judge` found. `mailbox` and `sending` are None when their field cannot be judged.

    The inputs are those that were given, cut at the cap.
    """

    light: Light
    alignment: Alignment | None
    rules: Mapping[str, Outcome | None]
    from_input: str
    sending_input: str
    mailbox: Mailbox | None
    sending: Domain | None
    findings: tuple[Finding, ...]


_LIGHTS = {
    Alignment.EXACT: Light.OK,
    Alignment.RELAXED: Light.ATTENTION,
    Alignment.NONE: Light.PROBLEM,
    Alignment.UNCERTAIN: Light.UNCLEAR,
}
_RULES: Mapping[Alignment | None, Mapping[str, Outcome | None]] = {
    alignment: dict(
        zip(("connected_domain", "dmarc_strict", "dmarc_relaxed"), outcomes, strict=True)
    )
    for alignment, outcomes in {
        Alignment.EXACT: (Outcome.PASS, Outcome.PASS, Outcome.PASS),
        Alignment.RELAXED: (Outcome.FAIL, Outcome.FAIL, Outcome.PASS),
        Alignment.NONE: (Outcome.FAIL, Outcome.FAIL, Outcome.FAIL),
        Alignment.UNCERTAIN: (Outcome.FAIL, Outcome.FAIL, Outcome.DEPENDS),
        None: (None, None, None),
    }.items()
}
# From addresses that no customer can connect, whatever the names say.
_NEVER_CONNECTED = frozenset({"freemail_from", "esp_from"})
# Names that make a green light too much.
_DOUBTFUL = frozenset({"special_use", "esp_domain"})
_WORST_FIRST = tuple(Level)


def judge(from_text: str, domain_text: str) -> Verdict:
    """Judge whether the domain of a pasted From address aligns with a pasted sending domain.

    Takes any two strings and never raises: what cannot be read becomes a finding of level error.
    """
    of_from, of_sending, of_both = Notes(Field.FROM), Notes(Field.SENDING), Notes(Field.BOTH)
    mailbox = _read(read_from, from_text, of_from)
    sending = _read(read_sending, domain_text, of_sending)
    alignment = None
    if mailbox and sending:
        alignment = align(mailbox.domain, sending)
        _note_lookalikes(mailbox.domain, sending, alignment, (of_from, of_sending, of_both))
        _note_relation(mailbox.domain, sending, alignment, of_both)
        _note_platform(mailbox, sending, of_from, of_sending)
    findings = _worst_first((*of_from.findings, *of_sending.findings, *of_both.findings))
    codes = {finding.code for finding in findings}
    return Verdict(
        _light(alignment, codes),
        alignment,
        _rules(alignment, codes),
        from_text[:CAP],
        domain_text[:CAP],
        mailbox,
        sending,
        findings,
    )


def _worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(findings) < 2:
        return findings
    return tuple(sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.level)))


def _read[T](reader: Callable[[str, Notes], T], text: str, notes: Notes) -> T | None:
    try:
        return reader(clean(text, notes), notes)
    except Unreadable:
        return None


def _light(alignment: Alignment | None, codes: set[str]) -> Light:
    if alignment is None:
        return Light.INVALID
    if codes & _NEVER_CONNECTED:
        return Light.PROBLEM
    if alignment is Alignment.EXACT and codes & _DOUBTFUL:
        return Light.ATTENTION
    return _LIGHTS[alignment]


def _rules(alignment: Alignment | None, codes: set[str]) -> Mapping[str, Outcome | None]:
    rules = _RULES[alignment]
    if codes & _NEVER_CONNECTED and alignment is Alignment.EXACT:
        return {**rules, "connected_domain": Outcome.FAIL}
    return rules


def _note_relation(one: Domain, other: Domain, alignment: Alignment, notes: Notes) -> None:
    """Note what the alignment of two names rests on."""
    if alignment is Alignment.UNCERTAIN:
        shared = one.shown(one.organization.icann)
        notes.add("psl_private", one=one.unicode, other=other.unicode, suffix=shared)
    elif alignment is Alignment.RELAXED:
        notes.add("needs_dmarc_record", domain=one.shown(one.organization.whole))


def _note_lookalikes(
    one: Domain, other: Domain, alignment: Alignment, notes: tuple[Notes, Notes, Notes]
) -> None:
    of_from, of_sending, of_both = notes
    note_scripts(one, of_from)
    note_scripts(other, of_sending)
    if alignment is Alignment.EXACT:
        return
    if same_but_for_eszett(one, other):
        of_both.add("eszett_lookalike", one=one.unicode, other=other.unicode)
    if other.ascii.startswith("www."):
        of_sending.add("did_you_mean", name=other.unicode, suggestion=other.unicode[4:])
    if alignment is Alignment.NONE:
        _note_slips(one, other, of_from, of_both)


def _note_slips(one: Domain, other: Domain, of_from: Notes, of_both: Notes) -> None:
    if one.ascii in FREEMAIL:
        return
    if freemail := probable_freemail(one.ascii):
        of_from.add("did_you_mean", name=one.unicode, suggestion=freemail)
    elif probable_domain(one, other):
        of_both.add("did_you_mean", name=one.unicode, suggestion=other.unicode)


def _note_platform(mailbox: Mailbox, sending: Domain, of_from: Notes, of_sending: Notes) -> None:
    """Note addresses and domains that belong to a mailbox provider or to the platform itself."""
    owner = mailbox.domain.organization.icann or ""
    if owner in FREEMAIL:
        of_from.add("freemail_from", name=owner)
    elif owner in REWRITING and (original := _original(mailbox.local)):
        of_from.add(
            "esp_from",
            original=original.address,
            domain=original.domain.unicode,
            sending=sending.unicode,
            alignment=align(original.domain, sending),
        )
    elif owner in PLATFORM:
        of_from.add("esp_domain", name=mailbox.domain.unicode)
    if sending.organization.icann in PLATFORM:
        of_sending.add("esp_domain", name=sending.unicode)


def _original(local: str) -> Mailbox | None:
    """Return the address in a rewritten local part, max=example.de for max@example.de, or None."""
    before, sign, domain = local.rpartition("=")
    return _read(read_from, f"{before}@{domain}", Notes(Field.FROM)) if sign else None
