"""The one outer form of every tool's report, and the parts that all reports are made of."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.knowledge import resources
from checker.reading.findings import Finding
from checker.reading.outcome import Outcome, Owner
from checker.saying.catalogue import sentences

SCHEMA = 2
"""The version of the form; it changes when a key goes or means something else."""

type Report = dict[str, Any]


def report(
    tool: str,
    language: str,
    outcome: Outcome,
    *,
    headline: str,
    text: str,
    findings: list[Report],
    next_steps: list[Report],
    **own: Any,
) -> Report:
    """Return a report as plain data for JSON: what all tools have, then the tool's `own` keys.

    `headline` says what happened and `text` what that means, both in `language`.
    """
    return {
        "schema": SCHEMA,
        "tool": tool,
        "language": language,
        "verdict": str(outcome.verdict),
        "owner": outcome.owner and outcome.owner.value,
        "certainty": outcome.certainty.value,
        "reason": outcome.reason and str(outcome.reason),
        "headline": headline,
        "text": text,
        "findings": findings,
        "next_steps": next_steps,
        **own,
    }


def spoken(finding: Finding, words: Mapping[str, Any]) -> Report:
    """Return a finding as plain data, its sentence out of `words`, a table of templates by code.

    Where a code has several templates, the finding's value `alignment` or `kind` chooses, or its
    field.
    """
    sentence = words[finding.code]
    if not isinstance(sentence, str):
        kind = finding.values.get("kind", finding.field.value)
        sentence = sentence[finding.values.get("alignment", kind)]
    return {
        "code": finding.code,
        "level": finding.level.value,
        "field": finding.field.value,
        "values": dict(finding.values),
        "message": sentence.format_map(finding.values),
    }


def steps_for(tool: str, *cases: str) -> list[str]:
    """Return the names of the steps that `data/<tool>/steps.toml` lists for the first known case.

    Raises KeyError where it knows none of `cases`.
    """
    listed = _steps(tool)["cases"]
    return listed[next((case for case in cases if case in listed), cases[-1])]


def has_steps_for(tool: str, case: str) -> bool:
    """Tell whether `data/<tool>/steps.toml` knows the case."""
    return case in _steps(tool)["cases"]


def owner_of(tool: str, step: str) -> Owner:
    """Return who takes a step."""
    return Owner(_steps(tool)["steps"][step]["owner"])


def spoken_steps(
    tool: str, names: Iterable[str], language: str, values: Mapping[str, str] | None = None
) -> list[Report]:
    """Return steps as plain data: who takes each, what to do, and the path of the page about it."""
    words = sentences(tool, language)["steps"]
    return [
        {
            "owner": owner_of(tool, name).value,
            "message": words[name].format_map(values or {}),
            "link": f"/{language}/{_steps(tool)['steps'][name]['link']}",
        }
        for name in names
    ]


def _steps(tool: str) -> Mapping[str, Any]:
    return resources.toml(f"data/{tool}/steps.toml")
