"""Say until when the contact's products still have a message and its log."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from checker.clock.judging import Clock, Limit
from checker.knowledge.products import product_fact
from checker.reading.delivery_time import Doubt
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import owner_of, report, spoken_steps, steps_for
from checker.saying.times import spoken_day, spoken_with_days

TOOL = "clock"


class Field(StrEnum):
    """The inputs of the clock."""

    DATE = "date"
    ZONE = "zone"


# What is doubtful about the time of day changes no deadline.
_DOUBTS = {
    Doubt.BAD_DATE: (Field.DATE, Level.ERROR),
    Doubt.TWO_DATES: (Field.DATE, Level.ERROR),
    Doubt.BAD_ZONE: (Field.ZONE, Level.ERROR),
    Doubt.FUTURE_TIME: (Field.DATE, Level.WARNING),
    Doubt.OTHER_WEEKDAY: (Field.DATE, Level.WARNING),
    Doubt.DAY_WORKED_OUT: (Field.DATE, Level.NOTE),
}


def describe(clock: Clock, language: str) -> dict[str, Any]:
    """Return the report on `clock` in `language` ("de" or "en"), as plain data for JSON.

    The `state` of a limit is "left", "last_day", "passed", or "unknown" where no vendor names a
    time. Without a day of delivery there are no limits.
    """
    words = sentences(TOOL, language)
    findings = [*_findings(clock)]
    bad = any(finding.level is Level.ERROR for finding in findings)
    case = "invalid" if bad else "attention" if clock.is_over else "ok"
    steps = steps_for(TOOL, case)
    return report(
        TOOL,
        language,
        Outcome(case, owner_of(TOOL, steps[0]), Certainty.UNKNOWN if bad else Certainty.LIKELY),
        headline=words["headline"][case],
        text=words["text"]["theirs" if clock.theirs else "any"],
        findings=[spoken_with_days(finding, words["findings"], language) for finding in findings],
        next_steps=spoken_steps(TOOL, steps, language),
        limits=[_limit(one, words, language) for one in clock.limits],
    )


def _limit(one: Limit, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    state = _state(one)
    name = product_fact(one.product, "name").text(language)
    until = one.until and spoken_day(one.until, language)
    message = words["state"][state][one.kept].format(
        product=name, date=until, text=one.fact.text(language)
    )
    return {
        "product": one.product,
        "name": name,
        "kept": one.kept.value,
        "state": state,
        "until": one.until and one.until.isoformat(),
        "days_left": one.days_left,
        "set_by_admin": one.set_by_admin,
        "message": f"{message} {words['set_by_admin']}"
        if one.until and one.set_by_admin
        else message,
        "detail": one.fact.text(language),
        "source": one.fact.source(language).name,
        "url": one.fact.url,
        "verified": one.fact.verified.isoformat(),
    }


def _state(one: Limit) -> str:
    if one.days_left is None:
        return "unknown"
    if one.days_left < 0:
        return "passed"
    return "left" if one.days_left else "last_day"


def _findings(clock: Clock) -> Iterator[Finding]:
    if clock.empty:
        yield Finding("empty", Level.ERROR, Field.DATE)
    for doubt, (field, level) in _DOUBTS.items():
        if doubt in clock.doubts:
            yield Finding(doubt.value, level, field, clock.doubts[doubt])
