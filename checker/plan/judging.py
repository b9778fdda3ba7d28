"""The steps that a case has left: what is known of it, held against the table of all steps."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checker.alignment import is_for_everybody, is_one_company
from checker.case.details import Detail
from checker.clock import Clock, Kept, Limit
from checker.clock import judge as judge_clock
from checker.knowledge import resources
from checker.reading.delivery_time import read_delivery_time
from checker.reading.domains import Domain, read_domain
from checker.reading.notes import Notes, Unreadable
from checker.reading.outcome import Certainty, Owner, Where
from checker.reading.text import CAP
from checker.saying.report import owner_of, steps_for

TOOL = "plan"
SHOWN = 3
"""How many steps a plan shows at once."""
SEPARATOR = "."
"""What stands between the steps that are done."""

type Facts = Mapping[str, frozenset[str]]
"""What is known, by the names of `[values]` in the table; "known" or "unknown" is in each."""

_KNOWN, _UNKNOWN = "known", "unknown"


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a case by their names, in their order: those that are left, and those done.

    `clock` has the limit of the quarantine that the email may lie in, if one is known, and what is
    doubtful about the day. `about` are the details that name the email, `day` is that of delivery.
    """

    facts: Facts
    left: tuple[str, ...]
    done: tuple[str, ...]
    clock: Clock
    about: Mapping[Detail, str]
    day: date | None

    @property
    def shown(self) -> list[str]:
        """The next steps, at most `SHOWN`; of a finished case the one that says so."""
        return list(self.left[:SHOWN]) or steps_for(TOOL, "finished")

    @property
    def owner(self) -> Owner:
        """Whose turn it is: that of the first step."""
        return owner_of(TOOL, self.shown[0])

    @property
    def is_held(self) -> bool:
        """Whether the email is known to be in quarantine."""
        return Where.QUARANTINED.value in self.facts[Detail.WHERE]

    @property
    def certainty(self) -> Certainty:
        """How sure the way is: where the email is decides it."""
        return Certainty.UNKNOWN if _UNKNOWN in self.facts[Detail.WHERE] else Certainty.LIKELY


def judge(fields: Mapping[str, object], now: datetime) -> Plan:
    """Return the plan for what `fields` tell of a case, by the keys of `Detail`.

    All of them may be missing; what is no code of the table counts as unknown. `now` is an aware
    datetime. Never raises.
    """
    given = {detail: _text(fields.get(detail.value)) for detail in Detail}
    day = read_delivery_time(given[Detail.DATE], "", given[Detail.ZONE], now).day
    clock = judge_clock(given[Detail.DATE], given[Detail.ZONE], now)
    products = {given[Detail.PRODUCT], given[Detail.BEHIND]} - {""}
    limit = _limit(clock.limits, products)
    codes = {
        **given,
        Detail.RECEIVER: given[Detail.RECEIVER] or _receiver(given),
        "kept": _kept(limit) if limit and limit.product in products else "",
    }
    facts = facts_of(codes)
    way = way_of(facts)
    ticked = given[Detail.DONE].split(SEPARATOR)
    left = tuple(name for name in way if name not in ticked)
    return Plan(
        facts=facts,
        left=left,
        done=tuple(name for name in way if name in ticked),
        clock=Clock((limit,) if limit and _matters(limit, facts, left) else (), clock.doubts),
        about={detail: given[detail] for detail in (Detail.SUBJECT, Detail.RECIPIENT)},
        day=day,
    )


def facts_of(codes: Mapping[str, str]) -> Facts:
    """Return what codes tell, by the names of `[values]`; what is none of the values is unknown."""
    return {name: _fact(codes.get(name, ""), known) for name, known in _table()["values"].items()}


def way_of(facts: Facts) -> list[str]:
    """Return the names of all steps that a case has, done or not, in their order."""
    steps = _table()["steps"]
    return [name for name in steps_for(TOOL, "way") if _holds(steps[name], facts)]


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    # Half of a character, as scripts may leave one, stands in no file.
    return " ".join(value[:CAP].encode(errors="replace").decode().split())


def _receiver(given: Mapping[Detail, str]) -> str:
    """Return whose mailbox it is, by the addresses: that of a provider, of a colleague, or ""."""
    recipient, author = _domain(given[Detail.RECIPIENT]), _domain(given[Detail.FROM])
    if not recipient:
        return ""
    if is_for_everybody(recipient):
        return "provider"
    return "own" if author and is_one_company(author, recipient) else ""


def _domain(address: str) -> Domain | None:
    try:
        return read_domain(address.rpartition("@")[2].rstrip("> "), Notes(Detail.RECIPIENT))
    except Unreadable:
        return None


def _limit(limits: Iterable[Limit], products: Collection[str]) -> Limit | None:
    """Return the first limit to end of the products that still have the email, or its last one.

    Where no product is named, those of all are looked at, and none of them counts once it ended.
    """
    messages = [one for one in limits if one.kept is Kept.MESSAGE and one.until]
    own = [one for one in messages if one.product in products]
    left = (one for one in (own if products else messages) if _kept(one) == "left")
    return next(left, None) or next(reversed(own), None)


def _matters(limit: Limit, facts: Facts, left: Iterable[str]) -> bool:
    """Tell whether something has to be done before the quarantine ends."""
    row = _table()["deadline"]
    return _kept(limit) == "left" and _holds(row, facts) and not set(left).isdisjoint(row["before"])


def _kept(limit: Limit) -> str:
    return "passed" if (limit.days_left or 0) < 0 else "left"


def _fact(code: str, known: Iterable[str]) -> frozenset[str]:
    return frozenset({code, _KNOWN}) if code in known else frozenset({_UNKNOWN})


def _holds(row: Mapping[str, Any], facts: Facts) -> bool:
    """Tell whether one of the row's `when` holds, and none of its `unless`."""
    when, unless = row.get("when", ({},)), row.get("unless", ())
    return any(_fits(one, facts) for one in when) and not any(_fits(one, facts) for one in unless)


def _fits(condition: Mapping[str, Iterable[str]], facts: Facts) -> bool:
    return all(not facts[name].isdisjoint(values) for name, values in condition.items())


def _table() -> Mapping[str, Any]:
    return resources.toml(f"data/{TOOL}/steps.toml")
