"""Say a verdict in the reader's language, as plain data."""

from collections.abc import Mapping
from typing import Any

from checker.alignment.comparing import Alignment
from checker.alignment.judging import Verdict
from checker.case.details import Detail
from checker.reading.domains import Domain
from checker.reading.findings import Field, Level
from checker.reading.organizational import LIST_DATE
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import owner_of, report, spoken, spoken_steps, steps_for

TOOL = "alignment"

# Findings that say more about a pair than its alignment does, the strongest first, and the case
# of each: its headline, text and steps.
_TELLING = {
    ("freemail_from", Field.FROM): "freemail_from",
    ("alias_hidden", Field.FROM): "alias_hidden",
    ("tenant_domain", Field.FROM): "tenant_from",
    ("esp_domain", Field.FROM): "esp_sender",
    ("esp_from", Field.FROM): "esp_from",
    ("rewritten_from", Field.FROM): "rewritten_from",
    ("did_you_mean", Field.FROM): "mistyped_provider",
    ("special_use", Field.FROM): "special_use",
    ("special_use", Field.SENDING): "special_use",
    ("esp_domain", Field.SENDING): "esp_domain",
    ("tenant_domain", Field.SENDING): "tenant_domain",
    ("freemail_domain", Field.SENDING): "freemail_domain",
    ("alias_from", Field.FROM): "alias_from",
    ("not_connected", Field.SENDING): "not_connected",
}
# Of these, those that say more only where the domains are the same.
_OF_EQUALS = frozenset({"alias_from", "not_connected"})
# The cases in which nothing can be made of the From domain.
_NOT_OWN = frozenset({"freemail_from", "tenant_from"})
# What rests on a list that may be wrong, or on the look of an address.
_ONLY_LIKELY = frozenset({"freemail_listed", "alias_from", "rewritten_from", "did_you_mean"})


def describe(verdict: Verdict, language: str) -> dict[str, Any]:
    """Return the report on a verdict: dicts, lists and strings, ready for JSON.

    `letter` is what the letter and other tools can take over. `language` is one of
    `checker.saying.catalogue.LANGUAGES`; another raises FileNotFoundError.
    """
    words = sentences(TOOL, language)
    case, values = _case(verdict)
    steps = _steps(verdict, case)
    return report(
        TOOL,
        language,
        Outcome(verdict.light, owner_of(TOOL, steps[0]), _certainty(verdict), case),
        headline=words["headline"][case],
        text=words["text"][case].format_map(values),
        findings=[spoken(finding, words["findings"]) for finding in verdict.findings],
        next_steps=spoken_steps(TOOL, steps, language, values),
        alignment=verdict.alignment and verdict.alignment.value,
        rules={rule: outcome and outcome.value for rule, outcome in verdict.rules.items()},
        explanations=_explanations(verdict, words["rules"], values),
        limits=words["limits"] if verdict.alignment else None,
        sending={"input": verdict.sending_input, **_domain(verdict.sending)},
        public_suffix_list=LIST_DATE,
        letter=_details(verdict),
        **{"from": _from(verdict)},
    )


def _details(verdict: Verdict) -> dict[Detail, str]:
    """Return what other tools can use: nothing of an address that hides the sender's."""
    if any(finding.code == "alias_hidden" for finding in verdict.findings):
        return {}
    offered = {
        Detail.ALIGNMENT: verdict.light if verdict.alignment else None,
        Detail.CONFIRMED: "no" if verdict.alignment is Alignment.NONE else None,
    }
    return {detail: text for detail, text in offered.items() if text}


def _certainty(verdict: Verdict) -> Certainty:
    """What names tell is certain, unless they only look like something or can be read twice."""
    if verdict.alignment in (None, Alignment.UNCERTAIN):
        return Certainty.UNKNOWN
    doubtful = any(finding.code in _ONLY_LIKELY for finding in verdict.findings)
    return Certainty.LIKELY if doubtful else Certainty.STATED


def _case(verdict: Verdict) -> tuple[str, dict[str, str]]:
    """Return which headline, summary and steps fit, and what their sentences may name."""
    if not (verdict.author and verdict.sending and verdict.alignment):
        return "invalid", {}
    one, other = verdict.author, verdict.sending
    shared = one.organization.whole
    values = {
        "from_domain": one.unicode,
        "sending_domain": other.unicode,
        "shared": one.shown(shared),
        "shared_in_dns": str(shared),
        "suffix": one.shown(one.organization.icann),
    }
    found = {(finding.code, finding.field): finding.values for finding in verdict.findings}
    telling = next((key for key in _TELLING if key in found), None)
    if telling is None or (telling[0] in _OF_EQUALS and verdict.alignment != Alignment.EXACT):
        return verdict.alignment.value, values
    case, values = _TELLING[telling], {**values, **found[telling]}
    is_same = case == "esp_from" and values["alignment"] == Alignment.EXACT
    is_since = is_same and ("not_connected", Field.SENDING) not in found
    return "connected_since" if is_since else case, values


def _steps(verdict: Verdict, case: str) -> list[str]:
    if case == "none" and any(found.code == "did_you_mean" for found in verdict.findings):
        return steps_for(TOOL, "mistyped")
    if case in _NOT_OWN and _may_be_connected(verdict):
        return steps_for(TOOL, "own_connected")
    if case != "invalid":
        return steps_for(TOOL, case)
    refused = {found.field for found in verdict.findings if found.level is Level.ERROR}
    fields = [field for field in Field if field in refused]
    return [step for field in fields for step in steps_for(TOOL, f"invalid_{field.value}")]


def _may_be_connected(verdict: Verdict) -> bool:
    """Tell whether nothing speaks against the sending domain that was entered."""
    return not any(
        (found.code, found.field) in _TELLING
        for found in verdict.findings
        if found.field is Field.SENDING
    )


def _explanations(
    verdict: Verdict, words: Mapping[str, Any], values: Mapping[str, str]
) -> dict[str, str | None]:
    return {
        rule: outcome and words[rule][outcome.value].format_map(values)
        for rule, outcome in verdict.rules.items()
    }


def _from(verdict: Verdict) -> dict[str, str | None]:
    mailbox = verdict.mailbox
    return {
        "input": verdict.from_input,
        "address": mailbox.address if mailbox else None,
        "display_name": mailbox.name if mailbox else None,
        **_domain(mailbox.domain if mailbox else None),
    }


def _domain(domain: Domain | None) -> dict[str, str | None]:
    return {
        "domain": domain.ascii if domain else None,
        "domain_unicode": domain.unicode if domain else None,
        "organizational_domain": _certain_organization(domain) if domain else None,
    }


def _certain_organization(domain: Domain) -> str | None:
    """Return the Organizational Domain where both readings of the list agree, else None."""
    found = domain.organization
    return found.icann if found.icann == found.whole else None
