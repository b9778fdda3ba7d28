"""Until when the contact's products still have a message and its log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from checker.catalogue import sentences, spoken
from checker.dates import spoken_day
from checker.delivery_time import Doubt
from checker.facts import Fact
from checker.findings import Finding, Level
from checker.products import product_fact, product_ids


class Kept(StrEnum):
    """What a product keeps: the message itself, or the record of what happened to it."""

    MESSAGE = "message"
    LOG = "log"


class Field(StrEnum):
    """The inputs of the clock."""

    DATE = "date"
    ZONE = "zone"


_DOUBTS = {
    Doubt.BAD_DATE: (Field.DATE, Level.ERROR),
    Doubt.BAD_ZONE: (Field.ZONE, Level.ERROR),
    Doubt.FUTURE_TIME: (Field.DATE, Level.WARNING),
}
_FACTS = {Kept.MESSAGE: "quarantine_retention", Kept.LOG: "trace_retention"}


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a product keeps one thing.

    `until` is the last day, None when no vendor names a time or no day of delivery is known;
    `days_left` counts from today and is below zero when the day has passed.
    """

    product: str
    kept: Kept
    fact: Fact
    until: date | None
    days_left: int | None

    @property
    def set_by_admin(self) -> bool:
        """Whether the customer's own administrator may have chosen another time."""
        return bool(self.fact.extra["set_by_admin"])


def limits(delivered: date | None, today: date) -> list[Limit]:
    """Return how long each product keeps a message delivered on that day, soonest first.

    Days are those of the reader's calendar. What has no date stands at the end.
    """
    found = [limit(product, kept, delivered, today) for product in product_ids() for kept in Kept]
    return sorted(found, key=lambda limit: limit.until or date.max)


def limit(product: str, kept: Kept, delivered: date | None, today: date) -> Limit:
    """Return how long one `product` keeps the message or the log."""
    fact = product_fact(product, _FACTS[kept])
    days = fact.extra.get("days")
    if days is None or delivered is None:
        return Limit(product, kept, fact, None, None)
    until = delivered + timedelta(days=days)
    return Limit(product, kept, fact, until, (until - today).days)


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
