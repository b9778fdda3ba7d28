"""Say in a reader's language what a case has left to do, and until when."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from checker import clock
from checker.case.details import Detail
from checker.plan.calendar import calendar
from checker.plan.judging import SHOWN, TOOL, Plan
from checker.reading.outcome import Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import report, spoken_steps


def describe(plan: Plan, language: str, now: datetime, uid: str) -> dict[str, Any]:
    """Return the report on a plan in `language` ("de" or "en"), as plain data for JSON.

    `shown` are the names of `next_steps`; `done` are the steps that the reader has ticked, `left`
    says how many are not. `deadline` is the limit of a quarantine, in the clock's form, or None.
    Then `calendar` has the text of a file for calendars: `plain` names nobody, `named` names the
    email and its recipient. It is written at the aware moment `now` and bears the `uid`. `letter`
    is what other tools can use: the day, which "yesterday" would not name tomorrow.
    """
    words = sentences(TOOL, language)
    case = _case(plan)
    kept = clock.describe(plan.clock, language)
    deadline = next(iter(kept["limits"]), None)
    return report(
        TOOL,
        language,
        Outcome("open" if plan.left else "finished", plan.owner, plan.certainty),
        headline=words["headline"][case],
        text=words["text"][case].format(more=len(plan.left) - SHOWN),
        findings=kept["findings"],
        next_steps=_steps(plan, words["held"], language),
        shown=plan.shown if plan.left else [],
        left=len(plan.left),
        done=[{"name": name, "message": words["steps"][name]} for name in plan.done],
        deadline=deadline,
        letter={Detail.DATE: plan.day.isoformat()} if plan.day else {},
        calendar=deadline and _calendar(plan, deadline, language, now, uid),
    )


def _steps(plan: Plan, held: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """Return the steps; of an email that is known to be held, nobody asks to search for it."""
    steps = spoken_steps(TOOL, plan.shown, language)
    if plan.is_held:
        for name, step in zip(plan.shown, steps, strict=True):
            step["message"] = held.get(name, step["message"])
    return steps


def _case(plan: Plan) -> str:
    """Return the key of the sentences about how much is left."""
    more = len(plan.left) - SHOWN
    if more > 0:
        return "one_more" if more == 1 else "more"
    return "last" if plan.left else "finished"


def _calendar(
    plan: Plan, deadline: Mapping[str, Any], language: str, now: datetime, uid: str
) -> dict[str, str]:
    words = sentences(TOOL, language)["calendar"]
    about = [*_about(plan, sentences("letter", language)["names"])]
    return {
        kind: calendar(
            date.fromisoformat(deadline["until"]),
            words["summary"].format(product=deadline["name"]),
            "\n".join([words["description"], deadline["message"], *lines]),
            now.astimezone(UTC),
            uid,
        )
        for kind, lines in {"plain": [], "named": about}.items()
    }


def _about(plan: Plan, names: Mapping[Detail, str]) -> Iterator[str]:
    yield from (f"{names[detail]}: {value}" for detail, value in plan.about.items() if value)
