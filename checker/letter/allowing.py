"""By what an IT team may let future mail in.

What is allowed has to be a condition that nobody else can meet.
"""

from collections.abc import Mapping
from enum import StrEnum

from checker.alignment import Alignment, judge
from checker.case.details import Detail
from checker.reading.findings import Finding, Level


class Allow(StrEnum):
    """What the letter asks to allow; the values are the keys of its sentences."""

    DOMAIN = "allow"
    DOMAIN_SIGNED = "allow_dkim"
    UNNAMED = "allow_any"
    NOTHING = "nothing"
    NOT_YET = "not_yet"


NOT_ASKED_FOR = frozenset({Allow.NOTHING, Allow.NOT_YET})
"""With these the letter asks to allow nobody: others send by that domain, or nobody confirms it."""


# Who allows such a domain lets in everybody else who sends by it.
_SHARED = frozenset({"freemail_from", "freemail_domain", "esp_from", "esp_domain"})


def allowing(known: Mapping[Detail, str]) -> tuple[Allow, list[Finding]]:
    """Return what to ask for, given what is known of the sender, and what is worth saying of it."""
    address, signer = known.get(Detail.FROM), known.get(Detail.DKIM_DOMAIN)
    verdict = judge(address, signer or address.rpartition("@")[2]) if address else None
    if verdict and _SHARED & {finding.code for finding in verdict.findings}:
        return Allow.NOTHING, [Finding("shared_domain", Level.WARNING, Detail.FROM)]
    if known.get(Detail.CONFIRMED) == "no":
        return Allow.NOT_YET, [Finding("not_confirmed", Level.WARNING, Detail.CONFIRMED)]
    if verdict is None:
        return Allow.UNNAMED, []
    if signer is None:
        return Allow.DOMAIN, []
    if verdict.alignment is Alignment.NONE:
        return Allow.NOT_YET, [Finding("not_aligned", Level.WARNING, Detail.DKIM_DOMAIN)]
    return Allow.DOMAIN_SIGNED, []
