"""Until when the contact's products still have a message and its log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from checker.knowledge.facts import Fact
from checker.knowledge.products import product_fact, product_ids
from checker.reading.delivery_time import Doubts, read_delivery_time
from checker.reading.text import CAP


class Kept(StrEnum):
    """What a product keeps: the message itself, or the record of what happened to it."""

    MESSAGE = "message"
    LOG = "log"


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


@dataclass(frozen=True, slots=True)
class Clock:
    """How long each product keeps a message, and what is wrong with the input.

    The limits of `theirs`, the products that the contact's company is known to use, stand first,
    the soonest in front. Without a day to count from there are no limits; `empty` tells that none
    was given at all.
    """

    limits: tuple[Limit, ...]
    doubts: Doubts
    empty: bool = False
    theirs: Collection[str] = ()

    @property
    def is_over(self) -> bool:
        """Whether all known days have passed, of the contact's products if there are any."""
        left = [
            one.days_left
            for one in self.limits
            if one.days_left is not None and (not self.theirs or one.product in self.theirs)
        ]
        return bool(left) and max(left) < 0


def judge(day: str, zone: str, now: datetime, theirs: Collection[str] = ()) -> Clock:
    """Return until when a message is kept that was delivered on `day`, in the calendar of `zone`.

    Both are what a reader typed and may be empty; `now` is an aware datetime. `theirs` are ids of
    the products that the contact's company uses, others than the facts know count for nothing.
    Never raises.
    """
    given = day[:CAP].strip()
    delivery = read_delivery_time(given, "", zone[:CAP].strip(), now)
    found = limits(delivery.day, delivery.today(now)) if delivery.day else []
    known = {one.product for one in found}.intersection(theirs)
    found.sort(key=lambda one: one.product not in known)
    return Clock(tuple(found), delivery.doubts, empty=not given, theirs=known)


def limits(delivered: date, today: date) -> list[Limit]:
    """Return how long each product keeps a message delivered on that day, soonest first.

    Days are those of the reader's calendar. What has no fixed time stands at the end.
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
