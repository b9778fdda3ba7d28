"""Say in a reader's language what there is to say about a look-up itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.lookup.answers import Answers, Question
from checker.lookup.carried import sent
from checker.lookup.commands import commands
from checker.lookup.findings import Field
from checker.reading.findings import Finding
from checker.saying.catalogue import sentences
from checker.saying.report import Report, spoken

# Findings that the text of the report repeats.
_MATTERS = ("nothing_read", "did_you_mean")


def spoken_about(finding: Finding, words: Mapping[str, Any], language: str) -> Report:
    """Return a finding as plain data: one about the look-up, or one that `words` have."""
    if finding.field is not Field.DNS:
        return spoken(finding, words)
    own = sentences("lookup", language)
    if "why" not in finding.values:
        return spoken(finding, own["findings"])
    values = {**finding.values, "why": own["why"][finding.values["why"]]}
    return spoken(finding._replace(values=values), own["findings"]) | {"values": {**finding.values}}


def with_what_matters(text: str, findings: Iterable[Report]) -> str:
    """Return the text of a report with those of its `findings` that no reader may overlook."""
    return " ".join([text, *(one["message"] for one in findings if one["code"] in _MATTERS)])


def reasons(findings: Iterable[Finding], language: str) -> str:
    """Return why questions had no answer, each reason once; empty where `findings` name none."""
    words = sentences("lookup", language)["why"]
    own = [finding.values for finding in findings if finding.field is Field.DNS]
    named = [values["why"] for values in own if "why" in values]
    return "; ".join(words[why] for why in dict.fromkeys(named))


def questions(answers: Answers, may_follow: Iterable[Question] = ()) -> Report:
    """Return the questions as plain data: those `asked` with what came of each, those `wanted` with
    the message that asks, those that `may_follow`, and `commands` that ask all of these by hand.
    """
    following = [one for one in dict.fromkeys(may_follow) if one not in answers.wanted]
    return {
        "asked": [
            {**question._asdict(), "status": answer.status.value}
            for question, answer in answers.asked.items()
        ],
        "wanted": [sent(question) for question in answers.wanted],
        "may_follow": [question._asdict() for question in following],
        "commands": commands([*answers.wanted, *following]),
    }
