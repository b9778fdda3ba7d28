"""Say what a text was taken for, on top of the report of the tool that has read it."""

from collections.abc import Mapping
from typing import Any

from checker.read.judging import Taken
from checker.reading.findings import Level
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import Report, owner_of, report, spoken_steps, steps_for

TOOL = "read"


def describe(taken: Taken, language: str, told: Report | None = None) -> Report:
    """Return the report `told` by the tool that has read the text, and what that was taken for.

    The report gets two keys: `taken_for`, with the `kind`, the `tool`, the `certainty`, `what` it
    is, that in a sentence (`message`), and the `fields` of that tool (None for one that takes the
    whole text); and `others`, the tools that could be meant as well, each with what it reads. Where
    no tool was found, the report is this tool's own, `taken_for` is None, and `others` are all.
    """
    words = sentences(TOOL, language)
    others = [{"tool": tool, "reads": words["reads"][tool]} for tool in taken.others]
    if not told:
        return _unread(taken, words, language) | {"taken_for": None, "others": others}
    what = words["kinds"][taken.kind]
    taken_for = {
        "kind": taken.kind,
        "tool": taken.tool,
        "certainty": taken.certainty.value,
        "what": what,
        "message": words["taken_for"][taken.certainty].format(what=what),
        "fields": dict(taken.fields),
    }
    return told | {"taken_for": taken_for, "others": others}


def _unread(taken: Taken, words: Mapping[str, Any], language: str) -> Report:
    code = "not_read" if taken.text.strip() else "empty"
    steps = steps_for(TOOL, code)
    return report(
        TOOL,
        language,
        Outcome("invalid", owner_of(TOOL, steps[0]), Certainty.UNKNOWN),
        headline=words["headline"],
        text=words["text"],
        findings=[
            {
                "code": code,
                "level": Level.ERROR.value,
                "field": "text",
                "values": {},
                "message": words["findings"][code],
            }
        ],
        next_steps=spoken_steps(TOOL, steps, language),
    )
