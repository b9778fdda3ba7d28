"""Write the letter out in one language: the subject, the whole body, and a short one for links."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from checker.case.details import Detail
from checker.clock import Kept, limit
from checker.knowledge.products import product_fact
from checker.letter.allowing import Allow
from checker.letter.judging import Letter
from checker.reading.delivery_time import Doubt
from checker.reply import Delivered
from checker.saying.catalogue import sentences
from checker.saying.times import spoken_day, spoken_zone, utc_text

# In the order in which an administrator fills in a search.
_IN_LETTER = (
    Detail.SUBJECT,
    Detail.FROM,
    Detail.RECIPIENT,
    Detail.MESSAGE_ID,
    Detail.RETURN_PATH,
    Detail.SENDING_IP,
    Detail.DKIM_DOMAIN,
    Detail.SMTP_REPLY,
    Detail.QUEUE_ID,
)
# What a search needs most; the short letter holds these and the time.
_IN_SHORT = (Detail.SUBJECT, Detail.FROM, Detail.RECIPIENT, Detail.MESSAGE_ID)
# The places in the product's console that belong to each request.
_PLACES = {
    "find": ("trace_path", "quarantine_path"),
    "find_refused": ("trace_path",),
    **{allow.value: ("allow",) for allow in Allow},
}
_NOT_ACCEPTED = frozenset({Delivered.NO, Delivered.NOT_YET})


class Wording:
    """A letter in the words of one language ("de" or "en")."""

    def __init__(self, letter: Letter, language: str) -> None:
        texts = sentences("letter", language)
        self._letter = letter
        self._language = language
        self._words: dict[str, Any] = texts["letter"]
        self._names: dict[str, str] = texts["names"]
        self._refused = letter.delivered in _NOT_ACCEPTED

    def title(self) -> str:
        """Return what the letter is about, without any detail of the message."""
        refused = self._letter.delivered is Delivered.NO
        return self._words["subject_refused" if refused else "subject"]

    def subject(self) -> str:
        """Return the subject: what is asked for, and about which message."""
        about = [self._known(Detail.RECIPIENT), self._day()]
        known = ", ".join(filter(None, about))
        return f"{self.title()} ({known})" if known else self.title()

    def body(self) -> str:
        """Return the whole letter as plain text."""
        opening = self._words["opening"][self._letter.delivered]
        contact = self._known(Detail.CONTACT_NAME) or self._words["contact"]
        facts = [*self._facts(_IN_LETTER)]
        return _paragraphs(
            [self._words["greeting"]],
            [f"{opening} {self._words['asked_for'].format(contact=contact)}"],
            [self._words["ask"]["heading"], *self._requests()],
            [*self._deadline()],
            [self._words["facts"], *facts] if facts else [],
            [*self._missing()],
            [*self._as_of()],
            [self._words["closing"]],
            [*self._regards()],
        )

    def short_body(self) -> str:
        """Return a letter that asks for the same with the details a search needs most."""
        return _paragraphs(
            [self._words["greeting"]],
            [self._words["opening"][self._letter.delivered]],
            [self._words["ask"]["short_refused" if self._refused else "short"]],
            [*self._facts(_IN_SHORT)],
            [*self._regards()],
        )

    def body_to_replace(self) -> str:
        """Return a body that only says where to paste the letter."""
        return _paragraphs([self._words["paste"]])

    def _known(self, detail: Detail) -> str:
        return self._letter.details.get(detail, "")

    def _day(self) -> str:
        day = self._letter.delivery.day
        return spoken_day(day, self._language) if day else ""

    def _product(self, name: str) -> str:
        return product_fact(self._known(Detail.PRODUCT), name).text(self._language)

    def _requests(self) -> Iterator[str]:
        """Yield what is asked for, numbered, each with its place in the product's console."""
        steps = ["find_refused", "why"] if self._refused else ["find", "why", "release"]
        if self._letter.allow is not Allow.NOTHING:
            steps.append(self._letter.allow)
        domain = self._known(Detail.FROM).rpartition("@")[2]
        values = {"domain": domain, "dkim_domain": self._known(Detail.DKIM_DOMAIN)}
        for number, step in enumerate(steps, 1):
            yield f"{number}. {self._words['ask'][step].format_map(values)}"
            for place in _PLACES.get(step, ()) if self._known(Detail.PRODUCT) else ():
                yield f"   {self._words['where'][place].format(text=self._product(place))}"

    def _deadline(self) -> Iterator[str]:
        """Yield until when the quarantine keeps the message, if there is still time."""
        if self._refused or not self._known(Detail.PRODUCT):
            return
        today, day = self._letter.now.date(), self._letter.delivery.day
        kept = limit(self._known(Detail.PRODUCT), Kept.MESSAGE, day, today)
        if kept.until and kept.until >= today:
            date = spoken_day(kept.until, self._language)
            key = "deadline_default" if kept.set_by_admin else "deadline"
            yield self._words[key].format(date=date, product=self._product("name"))

    def _as_of(self) -> Iterator[str]:
        """Yield how old the facts about the product are."""
        if product := self._known(Detail.PRODUCT):
            day = spoken_day(product_fact(product, "trace_path").verified, self._language)
            yield self._words["as_of"].format(product=self._product("name"), date=day)

    def _facts(self, details: tuple[Detail, ...]) -> Iterator[str]:
        """Yield what is known of the message, one line each, the time after the recipient."""
        for detail in details:
            if value := self._known(detail):
                yield self._fact(detail, value)
            if detail is Detail.RECIPIENT:
                yield from self._times()

    def _fact(self, name: str, value: str) -> str:
        return self._words["detail"].format(name=self._names[name], value=value)

    def _times(self) -> Iterator[str]:
        """Yield when the message was delivered and when to search, as far as it is known."""
        delivery, words = self._letter.delivery, self._words["time"]
        name = "attempted" if self._refused else "delivered"
        if delivery.window:
            start, end = map(utc_text, delivery.window)
            either = words["or_zone" if Doubt.ZONE_SEASON in delivery.doubts else "or"]
            yield self._fact(name, either.join(map(self._moment, delivery.moments)))
            yield self._fact("window", words["window"].format(start=start, end=end))
        elif delivery.day and delivery.clock:
            clock = f"{delivery.clock:%H:%M}"
            yield self._fact(name, words["unknown_zone"].format(day=self._day(), clock=clock))
        elif delivery.day:
            yield self._fact(name, words["unknown_clock"].format(day=self._day()))

    def _moment(self, moment: datetime) -> str:
        return self._words["time"]["moment"].format(
            day=spoken_day(moment.date(), self._language),
            clock=f"{moment:%H:%M}",
            zone=spoken_zone(moment),
            utc=utc_text(moment.astimezone(UTC)),
        )

    def _missing(self) -> Iterator[str]:
        # Which product filters the mail is a question of the reader's; IT knows it.
        missing = [detail for detail in self._letter.missing if detail is not Detail.PRODUCT]
        if missing:
            names = ", ".join(self._names[detail] for detail in missing)
            yield self._words["missing"].format(missing=names)

    def _regards(self) -> Iterator[str]:
        yield self._words["regards"]
        if name := self._known(Detail.SENDER_NAME):
            yield name


def _paragraphs(*paragraphs: list[str]) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"
