"""Say a verdict in the reader's language, as plain data."""

from collections.abc import Mapping
from typing import Any

from checker.alignment.judging import Verdict
from checker.knowledge import resources
from checker.reading.domains import Domain
from checker.reading.findings import Field, Finding, Level
from checker.reading.organizational import LIST_DATE
from checker.saying.catalogue import sentences

SCHEMA = 1

_STEPS = resources.toml("data/alignment/steps.toml")
# Findings that say more about a pair than its alignment does, the strongest first.
_TELLING = ("freemail_from", "esp_from", "special_use", "esp_domain")


def describe(verdict: Verdict, language: str) -> dict[str, Any]:
    """Return the report on a verdict: dicts, lists and strings, ready for JSON.

    `language` is one of `checker.saying.catalogue.LANGUAGES`; another raises FileNotFoundError.
    """
    words = sentences("alignment", language)
    case, values = _case(verdict)
    return {
        "schema": SCHEMA,
        "language": language,
        "verdict": verdict.light.value,
        "alignment": verdict.alignment and verdict.alignment.value,
        "headline": words["headline"][case],
        "summary": words["summary"][case].format_map(values),
        "rules": {rule: outcome and outcome.value for rule, outcome in verdict.rules.items()},
        "explanations": _explanations(verdict, words["rules"], values),
        "limits": words["limits"] if verdict.alignment else None,
        "from": _from(verdict),
        "sending": {"input": verdict.sending_input, **_domain(verdict.sending)},
        "findings": [_finding(finding, words["findings"]) for finding in verdict.findings],
        "next_steps": [
            _step(name, words["steps"], values, language) for name in _steps(verdict, case)
        ],
        "public_suffix_list": LIST_DATE,
    }


def _case(verdict: Verdict) -> tuple[str, dict[str, str]]:
    """Return which headline, summary and steps fit, and what their sentences may name."""
    if not (verdict.mailbox and verdict.sending and verdict.alignment):
        return "invalid", {}
    one, other = verdict.mailbox.domain, verdict.sending
    shared = one.organization.whole
    values = {
        "from_domain": one.unicode,
        "sending_domain": other.unicode,
        "shared": one.shown(shared),
        "shared_in_dns": str(shared),
    }
    found = {finding.code: finding for finding in verdict.findings}
    for code in _TELLING:
        if code in found:
            return code, values | found[code].values
    return verdict.alignment.value, values


def _steps(verdict: Verdict, case: str) -> list[str]:
    if case == "none" and any(found.code == "did_you_mean" for found in verdict.findings):
        return _STEPS["cases"]["mistyped"]
    if case != "invalid":
        return _STEPS["cases"][case]
    refused = {found.field for found in verdict.findings if found.level is Level.ERROR}
    fields = [field for field in Field if field in refused]
    return [step for field in fields for step in _STEPS["cases"][f"invalid_{field.value}"]]


def _step(
    name: str, words: Mapping[str, str], values: Mapping[str, str], language: str
) -> dict[str, str]:
    step = _STEPS["steps"][name]
    return {
        "owner": step["owner"],
        "message": words[name].format_map(values),
        "link": f"/{language}/{step['link']}",
    }


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
        "address": mailbox and mailbox.address,
        "display_name": mailbox and mailbox.name,
        **_domain(mailbox and mailbox.domain),
    }


def _domain(domain: Domain | None) -> dict[str, str | None]:
    return {
        "domain": domain and domain.ascii,
        "domain_unicode": domain and domain.unicode,
        "organizational_domain": domain and _certain_organization(domain),
    }


def _certain_organization(domain: Domain) -> str | None:
    """Return the Organizational Domain where both readings of the list agree, else None."""
    found = domain.organization
    return found.icann if found.icann == found.whole else None


def _finding(finding: Finding, words: Mapping[str, Any]) -> dict[str, Any]:
    sentence = words[finding.code]
    if not isinstance(sentence, str):
        sentence = sentence[finding.values.get("alignment", finding.field.value)]
    return {
        "code": finding.code,
        "level": finding.level.value,
        "field": finding.field.value,
        "values": dict(finding.values),
        "message": sentence.format_map(finding.values),
    }
