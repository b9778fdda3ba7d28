"""Put a letter together: what it says, what is missing, what is doubtful. No sentences yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.case.details import Detail
from checker.case.readers import read_details
from checker.letter.addressee import Addressee, addressee
from checker.letter.allowing import Allow, allowing
from checker.letter.from_reply import from_reply
from checker.letter.placing import place
from checker.reading.delivery_time import DeliveryTime, Doubt, Occurrence, read_delivery_time
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Where
from checker.reply import Delivered
from checker.saying.catalogue import LANGUAGES

# In the order in which they help a trace.
_WORTH_HAVING = (
    Detail.RECIPIENT,
    Detail.DATE,
    Detail.TIME,
    Detail.ZONE,
    Detail.MESSAGE_ID,
    Detail.SUBJECT,
    Detail.FROM,
    Detail.RETURN_PATH,
    Detail.DKIM_DOMAIN,
    Detail.SENDING_IP,
    Detail.SMTP_REPLY,
    Detail.QUEUE_ID,
    Detail.PRODUCT,
)
_DOUBTS = {
    Doubt.BAD_DATE: (Detail.DATE, Level.ERROR),
    Doubt.TWO_DATES: (Detail.DATE, Level.ERROR),
    Doubt.BAD_TIME: (Detail.TIME, Level.ERROR),
    Doubt.BAD_ZONE: (Detail.ZONE, Level.ERROR),
    Doubt.NONEXISTENT_HOUR: (Detail.TIME, Level.ERROR),
    Doubt.AMBIGUOUS_HOUR: (Detail.TIME, Level.WARNING),
    Doubt.ZONE_SEASON: (Detail.ZONE, Level.WARNING),
    Doubt.FUTURE_TIME: (Detail.DATE, Level.WARNING),
    Doubt.OTHER_WEEKDAY: (Detail.DATE, Level.WARNING),
    Doubt.OTHER_TIME: (Detail.TIME, Level.WARNING),
    Doubt.OTHER_ZONE: (Detail.ZONE, Level.NOTE),
    Doubt.DAY_WORKED_OUT: (Detail.DATE, Level.NOTE),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything a letter is made of. `language` is None when it follows the page.

    `to` is whose IT team it is for; where there is none, nothing is `missing` for a trace.
    `accepted` tells that the receiving server itself says so; `ordered` that the sender knows that
    the contact has ordered these emails.
    """

    details: Mapping[Detail, str]
    to: Addressee
    delivery: DeliveryTime
    where: Where
    accepted: bool
    ordered: bool
    allow: Allow
    now: datetime
    language: str | None
    missing: tuple[Detail, ...]
    findings: tuple[Finding, ...]

    @property
    def products(self) -> tuple[str, ...]:
        """The products to search, by their ids: the one in front first, then the one behind."""
        named = map(self.details.get, (Detail.PRODUCT, Detail.BEHIND))
        return tuple(dict.fromkeys(filter(None, named)))


def judge(fields: Mapping[str, object], now: datetime) -> Letter:
    """Return the letter that `fields` make, at the aware moment `now`; nothing is ever raised.

    Keys are those of `Detail`, `letter_language` ("de" or "en"), `which_hour` ("earlier" or
    "later", when the time can mean two moments), and `ordered` ("yes" where the contact has ordered
    these emails). All of them may be missing.
    """
    known, misread = read_details(fields)
    reply = from_reply(fields.get(Detail.SMTP_REPLY.value), known)
    known |= reply.details
    times = [known.pop(detail, "") for detail in (Detail.DATE, Detail.TIME, Detail.ZONE)]
    delivery = read_delivery_time(*times, now, _occurrence(fields.get("which_hour")))
    where, contradicting = place(known, reply.delivered)
    allow, doubtful = allowing(known)
    to, about_team = addressee(known)
    has_it_team = to is not Addressee.NOBODY
    if known.get(Detail.BEHIND) == known.get(Detail.PRODUCT):
        known.pop(Detail.BEHIND, None)
    language = fields.get("letter_language")
    return Letter(
        details=known,
        to=to,
        delivery=delivery,
        where=where,
        accepted=reply.delivered is Delivered.YES,
        ordered=fields.get("ordered") == "yes",
        allow=allow,
        now=now,
        language=str(language) if language in LANGUAGES else None,
        missing=tuple(
            detail
            for detail in _WORTH_HAVING
            if has_it_team and _is_missing(detail, known, delivery)
        ),
        findings=(
            *misread,
            *reply.findings,
            *contradicting,
            *_findings(delivery),
            *(doubtful if has_it_team else ()),
            *about_team,
        ),
    )


def _occurrence(text: object) -> Occurrence | None:
    return next((occurrence for occurrence in Occurrence if occurrence == text), None)


def _is_missing(detail: Detail, known: Mapping[Detail, str], delivery: DeliveryTime) -> bool:
    times = {Detail.DATE: delivery.day, Detail.TIME: delivery.clock, Detail.ZONE: delivery.zone}
    return times[detail] is None if detail in times else detail not in known


def _findings(delivery: DeliveryTime) -> Iterator[Finding]:
    for doubt, values in delivery.doubts.items():
        field, level = _DOUBTS[doubt]
        yield Finding(doubt.value, level, field, values)
