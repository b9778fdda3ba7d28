"""Say what a list of bounces comes to, group by group, and what one row does."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from checker.bounces.companies import NO_ADDRESS
from checker.bounces.judging import OTHERS, Bounces
from checker.bounces.replies import Told
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Certainty, Light, Outcome
from checker.saying.catalogue import sentences
from checker.saying.numbers import spoken_number
from checker.saying.report import Report, owner_of, report, spoken, spoken_steps, steps_for
from checker.sheet import Unreadable, explain

TOOL = "bounces"


class Field(StrEnum):
    """The inputs of this tool, for its findings."""

    FILE = "file"
    COLUMN = "column"


# Of a group, the companies that are named; of the whole, the steps that come next.
_MOST_COMPANIES, _MOST_STEPS = 10, 3
# A row of a file that is no list of bounces may be anything: so much of it is offered as columns.
_MOST_COLUMNS, _LONGEST_COLUMN = 100, 80


def describe(bounces: Bounces, language: str, file: str = "") -> Report:
    """Return the report on a list in `language` ("de" or "en"), as plain data for JSON.

    `file` is what sentences call it. Each of the `groups` has a reason, whose turn it is and the
    next step, how many rows are of it, and the companies with the most of them; `more` is the
    number of rows at all others. A `number` is a `count` as people write it. `columns` are those
    that a reader can choose from where none has a usual name.
    """
    words = sentences(TOOL, language)
    if bounces.problems:
        return _refused(bounces, words, language, file)
    groups = bounces.worst_first()
    case = _case(bounces)
    steps = [step for one, _ in groups for step in steps_for(TOOL, one.step)]
    names = [*dict.fromkeys(steps)][:_MOST_STEPS] or steps_for(TOOL, "nothing")
    numbers = {"rows": bounces.rows, **{light.value: bounces.number(light) for light in Light}}
    spoken_numbers = {name: spoken_number(number, language) for name, number in numbers.items()}
    first = groups[0][0] if groups else None
    return report(
        TOOL,
        language,
        Outcome(
            case,
            owner_of(TOOL, names[0]),
            Certainty.STATED if first and first.reason else Certainty.UNKNOWN,
            first and first.reason,
        ),
        headline=words["headline"][case].format(**spoken_numbers),
        text=words["text"]["groups" if groups else "nothing"],
        findings=[spoken(note, words["findings"]) for note in _notes(bounces, language)],
        next_steps=spoken_steps(TOOL, names, language),
        rows=bounces.rows,
        silent=bounces.silent,
        groups=[_group(one, companies, words, language) for one, companies in groups],
        columns=[],
    )


def added(language: str) -> list[str]:
    """Return the names of the columns that a judged list has at its end."""
    return [*sentences(TOOL, language)["added"].values()]


# There are as many as groups, and a row for each of them thousands of times.
@lru_cache(256)
def cells(found: Told | None, language: str) -> tuple[str, str, str]:
    """Return what these columns say of one row: the reason, whose turn it is, and what to do.

    They hold sentences of ours alone, so that a spreadsheet cannot take them for a formula.
    """
    if found is None:
        return "", "", ""
    words = sentences(TOOL, language)
    owner = owner_of(TOOL, steps_for(TOOL, found.step)[0])
    name, why = _said(found, words, language)
    step = sentences("reply", language)["steps"][found.step] if found.reason else ""
    return name, sentences("owners", language)[owner], f"{why} {step}".strip()


def row(found: Told | None, language: str) -> Report:
    """Return what a row says, as plain data for JSON: nothing went wrong where it says nothing."""
    if found is None:
        return {"verdict": Light.OK.value, "reason": None, "owner": None, "sentence": ""}
    return {
        "verdict": found.light.value,
        "reason": found.reason and found.reason.value,
        "owner": owner_of(TOOL, steps_for(TOOL, found.step)[0]).value,
        "sentence": cells(found, language)[-1],
    }


def _refused(bounces: Bounces, words: Mapping[str, Any], language: str, file: str) -> Report:
    steps = steps_for(TOOL, *(problem.reason for problem in bounces.problems), "invalid")
    said = explain(Unreadable(*bounces.problems), file or words["file"], language)
    if not file and bounces.problems[0].reason == "empty":
        said = [words["nothing"]]
    return report(
        TOOL,
        language,
        Outcome(Light.INVALID, owner_of(TOOL, steps[0]), Certainty.UNKNOWN),
        headline=words["headline"]["invalid"],
        text=words["text"]["invalid"],
        findings=[
            {
                "code": problem.reason,
                "level": Level.ERROR.value,
                "field": Field.COLUMN if problem.reason == "no_replies" else Field.FILE,
                "values": {},
                "message": message,
            }
            for problem, message in zip(bounces.problems, said, strict=True)
        ],
        next_steps=spoken_steps(TOOL, steps, language),
        rows=0,
        silent=0,
        groups=[],
        columns=_columns(bounces),
    )


def _columns(bounces: Bounces) -> list[str]:
    """Return the names that a reader can choose a column by, each once."""
    names = dict.fromkeys(" ".join(name.split()) for name in bounces.header)
    return [name for name in names if 0 < len(name) <= _LONGEST_COLUMN][:_MOST_COLUMNS]


def _case(bounces: Bounces) -> str:
    """Return the verdict on the whole: the worst of its rows."""
    if not bounces.groups:
        return Light.OK
    worst = bounces.worst_first()[0][0].light
    return Light.UNCLEAR if worst is Light.INVALID else worst


def _group(
    one: Told, companies: Counter[str], words: Mapping[str, Any], language: str
) -> dict[str, Any]:
    [step, *_] = spoken_steps(TOOL, steps_for(TOOL, one.step), language)
    name, why = _said(one, words, language)
    # Companies of one size in the order of their names; what is no company comes last.
    named = sorted(
        (item for item in companies.items() if item[0] != OTHERS),
        key=lambda item: (-item[1], item[0] == NO_ADDRESS, item[0]),
    )
    shown, rest = named[:_MOST_COMPANIES], named[_MOST_COMPANIES:]
    more = sum(count for _, count in rest) + companies[OTHERS]
    return {
        "reason": one.reason and one.reason.value,
        "verdict": one.light.value,
        "count": companies.total(),
        "number": spoken_number(companies.total(), language),
        "name": name,
        "message": why,
        "step": step,
        "companies": [
            {
                "name": company or words["no_address"],
                "count": count,
                "number": spoken_number(count, language),
            }
            for company, count in shown
        ],
        "more": spoken_number(more, language) if more else None,
    }


def _said(one: Told, words: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return the name of a reason, and a sentence that says why."""
    if one.reason is None:
        return words["names"]["unread"], words["unread"]
    return words["names"][one.reason], sentences("reply", language)["reason"].get(
        one.reason, sentences("reply", language)["text"]["yes"]
    )


def _notes(bounces: Bounces, language: str) -> Iterator[Finding]:
    if bounces.silent and bounces.groups:
        number = spoken_number(bounces.silent, language)
        yield Finding("silent", Level.NOTE, Field.FILE, {"number": number})
