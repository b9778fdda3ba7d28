"""Write the letter in its own language: the subject, the whole body, and a short one for links."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from checker.catalogue import sentences
from checker.dates import spoken_day, utc_offset, utc_text
from checker.delivery_time import DeliveryTime
from checker.letter.allowing import Allow
from checker.letter.composing import Letter
from checker.letter.details import Detail
from checker.products import product_fact
from checker.quarantine_clock import Kept, Limit, limit
from checker.smtp_reply import Delivered

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
# The console paths that belong to each request.
_WHERE = {"find": ("trace_path", "quarantine_path"), "find_refused": ("trace_path",)}
_NOT_ACCEPTED = frozenset({Delivered.NO, Delivered.NOT_YET})


def title(letter: Letter, language: str) -> str:
    """Return what the letter is about, without any detail of the message."""
    words = sentences("letter", language)["letter"]
    return words["subject_refused" if letter.delivered is Delivered.NO else "subject"]


def subject(letter: Letter, language: str) -> str:
    """Return the subject: what is asked for, and about which message."""
    day = letter.delivery.day
    about = (letter.details.get(Detail.RECIPIENT), day and spoken_day(day, language))
    known = ", ".join(filter(None, about))
    asked = title(letter, language)
    return f"{asked} ({known})" if known else asked


def body(letter: Letter, language: str) -> str:
    """Return the whole letter as plain text."""
    texts = sentences("letter", language)
    return _paragraphs(
        texts["letter"]["greeting"],
        _opening(letter, texts["letter"]),
        [texts["letter"]["ask"]["heading"], *_requests(letter, texts["letter"], language)],
        _deadline(letter, texts["letter"], language),
        _known(letter, texts, language),
        _missing(letter, texts),
        _as_of(letter, texts["letter"], language),
        texts["letter"]["closing"],
        _regards(letter, texts["letter"]),
    )


def short_body(letter: Letter, language: str) -> str:
    """Return a letter that asks for the same with the details a search needs most."""
    texts = sentences("letter", language)
    words = texts["letter"]
    refused = letter.delivered in _NOT_ACCEPTED
    return _paragraphs(
        words["greeting"],
        words["opening"][letter.delivered],
        words["ask"]["short_refused" if refused else "short"],
        [*_facts(letter, _IN_SHORT, texts, language)],
        _regards(letter, words),
    )


def _paragraphs(*parts: str | list[str]) -> str:
    joined = ("\n".join(part) if isinstance(part, list) else part for part in parts)
    return "\n\n".join(filter(None, joined)) + "\n"


def _opening(letter: Letter, words: Mapping[str, Any]) -> str:
    contact = letter.details.get(Detail.CONTACT_NAME, words["contact"])
    return f"{words['opening'][letter.delivered]} {words['asked_for'].format(contact=contact)}"


def _requests(letter: Letter, words: Mapping[str, Any], language: str) -> Iterator[str]:
    """Yield what is asked for, numbered, each with the place in the product's console."""
    refused = letter.delivered in _NOT_ACCEPTED
    steps = ["find_refused", "why"] if refused else ["find", "why", "release"]
    if letter.allow is not Allow.NOTHING:
        steps.append(letter.allow)
    product = letter.details.get(Detail.PRODUCT)
    values = _allow_values(letter)
    for number, step in enumerate(steps, 1):
        yield f"{number}. {words['ask'][step].format_map(values)}"
        for place in _places(step) if product else ():
            text = product_fact(product, place).text(language)
            yield f"   {words['where'][place].format(text=text)}"


def _places(step: str) -> tuple[str, ...]:
    return ("allow",) if step in list(Allow) else _WHERE.get(step, ())


def _allow_values(letter: Letter) -> dict[str, str]:
    return {
        "domain": letter.details.get(Detail.FROM, "").rpartition("@")[2],
        "dkim_domain": letter.details.get(Detail.DKIM_DOMAIN, ""),
    }


def _deadline(letter: Letter, words: Mapping[str, str], language: str) -> str:
    """Return until when the quarantine keeps the message, if there is still time."""
    kept = _kept(letter)
    if kept is None or kept.until is None or kept.days_left is None or kept.days_left < 0:
        return ""
    key = "deadline_default" if kept.set_by_admin else "deadline"
    return words[key].format(
        date=spoken_day(kept.until, language), product=_product_name(kept.product, language)
    )


def _kept(letter: Letter) -> Limit | None:
    product = letter.details.get(Detail.PRODUCT)
    if product is None or letter.delivered in _NOT_ACCEPTED:
        return None
    return limit(product, Kept.MESSAGE, letter.delivery.day, letter.now.date())


def _as_of(letter: Letter, words: Mapping[str, str], language: str) -> str:
    product = letter.details.get(Detail.PRODUCT)
    if product is None:
        return ""
    day = spoken_day(product_fact(product, "trace_path").verified, language)
    return words["as_of"].format(product=_product_name(product, language), date=day)


def _product_name(product: str, language: str) -> str:
    return product_fact(product, "name").text(language)


def _known(letter: Letter, texts: Mapping[str, Any], language: str) -> list[str]:
    facts = [*_facts(letter, _IN_LETTER, texts, language)]
    return [texts["letter"]["facts"], *facts] if facts else []


def _facts(
    letter: Letter, details: tuple[Detail, ...], texts: Mapping[str, Any], language: str
) -> Iterator[str]:
    """Yield what is known of the message, one line each, the time after the recipient."""
    template, names = texts["letter"]["detail"], texts["names"]
    for detail in details:
        if detail in letter.details:
            yield template.format(name=names[detail], value=letter.details[detail])
        if detail is Detail.RECIPIENT:
            for name, value in _times(letter, texts["letter"]["time"], language):
                yield template.format(name=names[name], value=value)


def _times(letter: Letter, words: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Yield when the message was delivered and when to search, as far as it is known."""
    delivery = letter.delivery
    moment = "attempted" if letter.delivered in _NOT_ACCEPTED else "delivered"
    if delivery.window:
        moments = [_moment(delivery, instant, words, language) for instant in delivery.instants]
        both = len(moments) > 1 and words["or"].format(one=moments[0], other=moments[1])
        yield moment, both or moments[0]
        start, end = map(utc_text, delivery.window)
        yield "window", words["window"].format(start=start, end=end)
    elif delivery.day:
        key = "unknown_zone" if delivery.clock else "unknown_clock"
        day = spoken_day(delivery.day, language)
        yield moment, words[key].format(day=day, clock=delivery.clock and f"{delivery.clock:%H:%M}")


def _moment(
    delivery: DeliveryTime, instant: datetime, words: Mapping[str, str], language: str
) -> str:
    local = delivery.local(instant)
    shown = words["local"].format(day=spoken_day(local.date(), language), clock=f"{local:%H:%M}")
    return words["utc"].format(
        local=shown, zone=delivery.zone, offset=utc_offset(local), utc=utc_text(instant)
    )


def _missing(letter: Letter, texts: Mapping[str, Any]) -> str:
    # Which product filters the mail is what the reader does not know, not what IT asks.
    names = [texts["names"][detail] for detail in letter.missing if detail is not Detail.PRODUCT]
    return texts["letter"]["missing"].format(missing=", ".join(names)) if names else ""


def _regards(letter: Letter, words: Mapping[str, str]) -> list[str]:
    return [words["regards"], *filter(None, [letter.details.get(Detail.SENDER_NAME)])]
