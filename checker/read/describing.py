"""Say what a text was taken for, on top of the report of the tool that has read it."""

from collections.abc import Iterator
from enum import StrEnum

from checker.read.judging import Taken
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import Report, owner_of, report, spoken, spoken_steps, steps_for

TOOL = "read"


class Field(StrEnum):
    """The one input of this tool, for its findings."""

    TEXT = "text"


def describe(taken: Taken, language: str, told: Report | None = None) -> Report:
    """Return the report `told` by the tool that has read the text, and what that was taken for.

    The report gets two keys: `taken_for`, with the `kind`, the `tool`, the `certainty`, `what` it
    is, that in a sentence (`message`), the `fields` of that tool (None for one that takes the whole
    text), and whether a page `asks` which of the tool and the first of the others is meant; and
    `others`, the tools that could be meant as well, each with what it does. Where no tool was
    found, `taken_for` is None and `others` are all. Without `told` the report is this tool's own:
    which tool to open, or what is missing.
    """
    words = sentences(TOOL, language)
    others = [{"tool": tool, "does": words["steps"][tool]} for tool in taken.others]
    return (told or _own(taken, language)) | {
        "taken_for": _taken_for(taken, language),
        "others": others,
    }


def _taken_for(taken: Taken, language: str) -> Report | None:
    if taken.tool is None:
        return None
    words = sentences(TOOL, language)
    what = words["kinds"][taken.kind]
    return {
        "kind": taken.kind,
        "tool": taken.tool,
        "certainty": taken.certainty.value,
        "what": what,
        "message": words["taken_for"][taken.certainty].format(what=what),
        "fields": dict(taken.fields),
        "asks": taken.asks,
    }


def _own(taken: Taken, language: str) -> Report:
    words = sentences(TOOL, language)
    findings = list(_findings(taken))
    steps = steps_for(TOOL, taken.tool or findings[0].code)
    verdict = "ok" if taken.tool else "invalid"
    return report(
        TOOL,
        language,
        Outcome(verdict, owner_of(TOOL, steps[0]), taken.certainty),
        headline=words["headline"][verdict],
        text=words["text"][verdict],
        findings=[spoken(finding, words["findings"]) for finding in findings],
        next_steps=spoken_steps(TOOL, steps, language),
    )


def _findings(taken: Taken) -> Iterator[Finding]:
    if taken.tool is None:
        yield Finding("not_read" if taken.text.strip() else "empty", Level.ERROR, Field.TEXT)
