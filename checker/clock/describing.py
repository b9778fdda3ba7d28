"""Say until when the contact's products still have a message and its log."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from checker.clock.judging import Limit
from checker.knowledge.products import product_fact
from checker.reading.delivery_time import Doubt
from checker.reading.findings import Finding, Level
from checker.saying.catalogue import sentences, spoken
from checker.saying.times import spoken_day


class Field(StrEnum):
    """The inputs of the clock."""

    DATE = "date"
    ZONE = "zone"


_DOUBTS = {
    Doubt.BAD_DATE: (Field.DATE, Level.ERROR),
    Doubt.BAD_ZONE: (Field.ZONE, Level.ERROR),
    Doubt.FUTURE_TIME: (Field.DATE, Level.WARNING),
}


def describe(found: list[Limit], doubts: tuple[Doubt, ...], language: str) -> dict[str, Any]:
    """Return the report on `found` in `language` ("de" or "en"), as plain data for JSON.

    `state` is "left", "last_day", "passed", or "unknown" when there is no date.
    """
    texts = sentences("clock", language)
    return {
        "schema": 1,
        "tool": "clock",
        "language": language,
        "limits": [_limit(one, texts, language) for one in found],
        "note": texts["note"],
        "findings": [spoken(_finding(doubt), texts["findings"]) for doubt in doubts],
    }


def _limit(one: Limit, texts: Mapping[str, Any], language: str) -> dict[str, Any]:
    state = _state(one)
    name = product_fact(one.product, "name").text(language)
    until = one.until and spoken_day(one.until, language)
    message = texts["state"][state].format(
        product=name, kept=texts["kept"][one.kept], date=until, text=one.fact.text(language)
    )
    return {
        "product": one.product,
        "name": name,
        "kept": one.kept.value,
        "state": state,
        "until": one.until and one.until.isoformat(),
        "days_left": one.days_left,
        "set_by_admin": one.set_by_admin,
        "message": f"{message} {texts['set_by_admin']}"
        if one.until and one.set_by_admin
        else message,
        "detail": one.fact.text(language),
        "source": one.fact.source,
        "url": one.fact.url,
        "verified": one.fact.verified.isoformat(),
    }


def _state(one: Limit) -> str:
    if one.days_left is None:
        return "unknown"
    if one.days_left < 0:
        return "passed"
    return "left" if one.days_left else "last_day"


def _finding(doubt: Doubt) -> Finding:
    field, level = _DOUBTS[doubt]
    return Finding(doubt.value, level, field)
