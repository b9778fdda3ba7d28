"""Judge two pasted texts: read both, compare their domains, and say what overrules the names."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from checker.alignment.author import read_author
from checker.alignment.comparing import Alignment, align
from checker.alignment.domain_field import read_sending
from checker.alignment.lookalikes import note_lookalikes
from checker.alignment.owners import note_author, note_sending
from checker.reading.domains import Domain
from checker.reading.findings import Field, Finding, Level
from checker.reading.mailbox import Mailbox
from checker.reading.notes import Notes, Unreadable
from checker.reading.outcome import Light
from checker.reading.text import CAP, clean


class Outcome(StrEnum):
    """What one of the three rules says about the names."""

    PASS = "pass"
    FAIL = "fail"
    DEPENDS = "depends"


class Verdict(NamedTuple):
    """What `judge` found. `mailbox` and `sending` are None when their field cannot be judged.

    `author` is the domain that was compared: that of the mailbox, or of the address that an alias
    service replaced. The inputs are those that were given, cut at the cap.
    """

    light: Light
    alignment: Alignment | None
    rules: Mapping[str, Outcome | None]
    from_input: str
    sending_input: str
    mailbox: Mailbox | None
    author: Domain | None
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
# Addresses and domains that are not connected, whatever the names say, and mostly never can be.
_NOT_CONNECTED = frozenset(
    {"freemail_from", "esp_from", "tenant_domain", "alias_hidden", "not_connected"}
)
# What makes a green light too much.
_DOUBTFUL = frozenset({"special_use", "esp_domain", "rewritten_from", "alias_from"})
_WORST_FIRST = tuple(Level)


def judge(from_text: str, domain_text: str) -> Verdict:
    """Judge whether the domain of a pasted From address aligns with a pasted sending domain.

    Takes any two strings and never raises: what cannot be read becomes a finding of level error.
    """
    of_from = Notes(Field.FROM)
    return _judged(from_text, _read(read_author, from_text, of_from), domain_text, of_from)


def with_sending(author: Verdict, domain_text: str) -> Verdict:
    """Return what `judge` says of the From address in a verdict and another sending domain.

    The verdict is one without any; the address is not read again.
    """
    noted = (finding for finding in author.findings if finding.field is Field.FROM)
    of_from = Notes(Field.FROM, noted)
    return _judged(author.from_input, author.mailbox, domain_text, of_from)


def _judged(from_text: str, mailbox: Mailbox | None, domain_text: str, of_from: Notes) -> Verdict:
    of_sending, of_both = Notes(Field.SENDING), Notes(Field.BOTH)
    sending = None
    # A message has none, and to raise an error for each of many takes time.
    if domain_text:
        sending = _read(read_sending, domain_text, of_sending)
    else:
        of_sending.add("empty")
    author = alignment = None
    if mailbox and sending:
        author = note_author(mailbox, sending, of_from)
        alignment = align(author, sending)
        note_sending(sending, of_sending)
        note_lookalikes(author, sending, alignment, (of_from, of_sending, of_both))
        _note_relation(author, sending, alignment, of_both)
    findings = _worst_first(of_from.findings + of_sending.findings + of_both.findings)
    return Verdict(
        _light(alignment, findings),
        alignment,
        _rules(alignment, findings),
        from_text[:CAP],
        domain_text[:CAP],
        mailbox,
        author,
        sending,
        findings,
    )


def _worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    if len(findings) > 1:
        findings.sort(key=lambda finding: _WORST_FIRST.index(finding.level))
    return tuple(findings)


def _read[T](reader: Callable[[str, Notes], T], text: str, notes: Notes) -> T | None:
    try:
        return reader(clean(text, notes), notes)
    except Unreadable:
        return None


def _light(alignment: Alignment | None, findings: tuple[Finding, ...]) -> Light:
    if alignment is None:
        return Light.INVALID
    if not findings:
        return _LIGHTS[alignment]
    codes = {finding.code for finding in findings}
    if codes & _NOT_CONNECTED:
        return Light.PROBLEM
    if alignment is Alignment.EXACT and (codes & _DOUBTFUL or any(map(is_provider_slip, findings))):
        return Light.ATTENTION
    return _LIGHTS[alignment]


def is_provider_slip(finding: Finding) -> bool:
    """Tell whether a finding suspects a mistyped mailbox provider in the From address."""
    return finding.code == "did_you_mean" and finding.field is Field.FROM


def _rules(
    alignment: Alignment | None, findings: tuple[Finding, ...]
) -> Mapping[str, Outcome | None]:
    """Return what each rule says. None of them is about a domain that was connected since."""
    rules = _RULES[alignment]
    if alignment is None:
        return rules
    for finding in findings:
        if finding.code == "esp_from" and finding.values["alignment"] == Alignment.EXACT:
            return _RULES[None]
        if finding.code in _NOT_CONNECTED and alignment is Alignment.EXACT:
            return {**rules, "connected_domain": Outcome.FAIL}
    return rules


def _note_relation(one: Domain, other: Domain, alignment: Alignment, notes: Notes) -> None:
    """Note what the alignment of two names rests on."""
    if alignment is Alignment.UNCERTAIN:
        shared = one.shown(one.organization.icann)
        notes.add("psl_private", one=one.unicode, other=other.unicode, suffix=shared)
    elif alignment is Alignment.RELAXED:
        notes.add("needs_dmarc_record", domain=one.shown(one.organization.whole))
