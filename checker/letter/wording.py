"""Write the letter out in one language: the subject, the whole body, and a short one for links.

It is the contact's letter to their own IT team, who answer nobody else; or the sender's to theirs,
where the email went to a colleague.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from checker.case.answer_lines import Line, heading, label
from checker.case.details import Detail
from checker.case.recipients import addresses
from checker.clock import Kept, limit
from checker.knowledge import resources
from checker.knowledge.facts import topic
from checker.knowledge.products import product_fact
from checker.letter.addressee import Addressee
from checker.letter.allowing import NOT_ASKED_FOR, Allow
from checker.letter.judging import Letter
from checker.reading.delivery_time import Doubt
from checker.reading.outcome import Where
from checker.saying.catalogue import sentences
from checker.saying.times import spoken_day, spoken_zone, utc_text

# In the order in which an administrator fills in a search.
_IN_LETTER = (
    Detail.RECIPIENT,
    Detail.FROM,
    Detail.SUBJECT,
    Detail.MESSAGE_ID,
    Detail.RETURN_PATH,
    Detail.SENDING_IP,
    Detail.DKIM_DOMAIN,
    Detail.PLATFORM_ID,
    Detail.SMTP_REPLY,
    Detail.QUEUE_ID,
    Detail.PRODUCT,
    Detail.BEHIND,
    Detail.FILTER_RESULT,
)
# What a search needs most; the short letter holds these and the time.
_IN_SHORT = (Detail.RECIPIENT, Detail.FROM, Detail.SUBJECT, Detail.MESSAGE_ID)
_RELEASE, _ALLOW = "release", "allow"
_NOT_ACCEPTED = frozenset({Where.REJECTED, Where.ON_ITS_WAY})


def _requests() -> Mapping[str, Any]:
    return resources.toml("data/letter/requests.toml")


class Wording:
    """A letter in the words of one language ("de" or "en")."""

    def __init__(self, letter: Letter, language: str) -> None:
        texts = sentences("letter", language)
        self._letter = letter
        self._language = language
        self._is_own = letter.to is Addressee.OWN_IT
        self._words = instead(texts["letter"], texts["own"]) if self._is_own else texts["letter"]
        self._names: dict[str, str] = texts["names"]
        self._usual = _requests()["requests"][letter.where]
        self._asked = [
            request
            for request in self._usual
            if request != _ALLOW or letter.allow not in NOT_ASKED_FOR
        ]

    def title(self) -> str:
        """Return what the letter is about, without any detail of the message."""
        return self._words["subject"][self._letter.where]

    def subject(self) -> str:
        """Return the subject: what is asked for, and about which message."""
        about = [self._recipients(), self._day()]
        known = ", ".join(filter(None, about))
        return f"{self.title()} ({known})" if known else self.title()

    def body(self) -> str:
        """Return the whole letter as plain text."""
        facts = [*self._facts(_IN_LETTER)]
        return paragraphs(
            [self._words["greeting"]],
            [self._opening()],
            [self._words["ask"]["heading"], *self._requests()],
            [*self._not_yet()],
            [*self._deadline()],
            [self._words["facts"], *facts] if facts else [],
            [*self._missing()],
            [*self._as_of()],
            [*self._lines_to_fill_in()],
            [self._words["closing"]],
            [*self._regards()],
        )

    def short_body(self) -> str:
        """Return a letter that asks for the same with the details a search needs most."""
        short = self._words["short"]
        return paragraphs(
            [self._words["greeting"]],
            [self._opening()],
            [short["heading"], *map(self._short, self._asked)],
            [*self._not_yet()],
            [*self._facts(_IN_SHORT)],
            [*self._lines_to_fill_in()],
            [*self._regards()],
        )

    def _short(self, request: str) -> str:
        return f"- {' '.join([self._words['short'][request], *self._both(request, 'short')])}"

    def _known(self, detail: Detail) -> str:
        return self._letter.details.get(detail, "")

    def _recipients(self) -> str:
        """Return the recipient, or how many there are and where."""
        known = addresses(self._known(Detail.RECIPIENT))
        if len(known) < 2:
            return "".join(known)
        # The shortest is the company's, the others may be below it.
        domain = min((address.rpartition("@")[2] for address in known), key=len)
        return self._words["recipients"].format(count=len(known), domain=domain)

    def _day(self) -> str:
        day = self._letter.delivery.day
        return spoken_day(day, self._language) if day else ""

    def _named(self, product: str) -> str:
        return product_fact(product, "name").text(self._language)

    def _opening(self) -> str:
        words, where = self._words["opening"], self._letter.where
        accepted = self._letter.accepted and where is Where.CANNOT_TELL
        said = [words.get("first", ""), words["accepted" if accepted else where]]
        if where in _NOT_ACCEPTED and self._known(Detail.SMTP_REPLY):
            said.append(words["reply_below"])
        if len(addresses(self._known(Detail.RECIPIENT))) > 1:
            said.append(words["all_recipients"])
        if self._letter.ordered:
            said.append(words["ordered"])
        return " ".join(filter(None, said))

    def _requests(self) -> Iterator[str]:
        """Yield what is asked for, numbered, each with its place in the product's console."""
        domain = self._known(Detail.FROM).rpartition("@")[2]
        values = {"domain": domain, "dkim_domain": self._known(Detail.DKIM_DOMAIN)}
        for number, request in enumerate(self._asked, 1):
            words = self._letter.allow if request == _ALLOW else request
            asked = self._words["ask"][words].format_map(values)
            yield f"{number}. {' '.join([asked, *self._both(request, 'ask')])}"
            yield from self._places(request)

    def _both(self, request: str, table: str) -> Iterator[str]:
        """Yield in which products to search, where there are two; in the words of a table."""
        if request in _requests()["in_both"] and len(self._letter.products) > 1:
            first, behind = map(self._named, self._letter.products)
            yield self._words[table]["both"].format(first=first, behind=behind)

    def _places(self, request: str) -> Iterator[str]:
        """Yield where to do what is asked for, product by product, as far as that is known."""
        products = self._letter.products
        if request in _requests()["in_front"]:
            products = products[:1]
        for product in products:
            for place in _requests()["places"].get(request, ()):
                if text := self._place(product, place):
                    name = self._named(product) if len(self._letter.products) > 1 else ""
                    words = self._words["where_in" if name else "where"][place]
                    yield f"   {words.format(text=text, product=name)}"

    def _place(self, product: str, name: str) -> str:
        """Return where something is in the console of a product."""
        if self._is_own and name == _ALLOW:
            found = topic("own_domain").get(f"own_domain.set.{product}")
            return found.text(self._language).replace("**", "") if found else ""
        return product_fact(product, name).text(self._language)

    def _not_yet(self) -> Iterator[str]:
        """Yield why allowing the sender is not asked for, where nobody confirms it."""
        if self._letter.allow is Allow.NOT_YET and _ALLOW in self._usual:
            yield self._words["not_yet"]

    def _deadline(self) -> Iterator[str]:
        """Yield until when each quarantine keeps the message, if there is still time."""
        today, day = self._letter.now.date(), self._letter.delivery.day
        for product in self._letter.products if _RELEASE in self._asked else ():
            kept = limit(product, Kept.MESSAGE, day, today)
            if kept.until and kept.until >= today:
                date = spoken_day(kept.until, self._language)
                key = "deadline_default" if kept.set_by_admin else "deadline"
                yield self._words[key].format(date=date, product=self._named(product))

    def _as_of(self) -> Iterator[str]:
        """Yield how old the facts about the products are."""
        for product in self._letter.products:
            day = spoken_day(product_fact(product, "trace_path").verified, self._language)
            yield self._words["as_of"].format(product=self._named(product), date=day)

    def _facts(self, details: tuple[Detail, ...]) -> Iterator[str]:
        """Yield what is known of the message, one line each, the time after the subject."""
        for detail in details:
            if value := self._known(detail):
                yield self._detail(detail, value)
            if detail is Detail.SUBJECT:
                yield from self._times()

    def _detail(self, detail: Detail, value: str) -> str:
        if detail in (Detail.PRODUCT, Detail.BEHIND):
            return self._fact(detail, self._named(value))
        several = detail is Detail.RECIPIENT and len(addresses(value)) > 1
        return self._fact("recipients" if several else detail, value)

    def _fact(self, name: str, value: str) -> str:
        return self._words["detail"].format(name=self._names[name], value=value)

    def _times(self) -> Iterator[str]:
        """Yield when the message was delivered and when to search, as far as it is known."""
        delivery, words = self._letter.delivery, self._words["time"]
        name = "attempted" if self._letter.where in _NOT_ACCEPTED else "delivered"
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

    def _lines_to_fill_in(self) -> Iterator[str]:
        """Yield the lines by which the answer can be read back."""
        yield heading(self._language)
        for line in Line:
            yield f"{label(line, self._language)}:"

    def _regards(self) -> Iterator[str]:
        yield self._words["regards"]
        if name := self._known(Detail.SENDER_NAME if self._is_own else Detail.CONTACT_NAME):
            yield name


def instead(usual: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `usual` words, with the `others` in the place of those that they stand for."""
    tables = {key: words for key, words in others.items() if isinstance(words, dict)}
    return {**usual, **others, **{key: instead(usual[key], words) for key, words in tables.items()}}


def paragraphs(*blocks: list[str]) -> str:
    """Return blocks of lines as plain text, the empty ones left out."""
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"
