"""Say a reading in the reader's language, as plain data."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from checker import alignment, answer, reply
from checker.headers.bounce import ForRecipient
from checker.headers.evidence import Evidence
from checker.headers.filters import Remark
from checker.headers.judging import Part, Reading
from checker.headers.offers import offered
from checker.headers.ruling import Fate
from checker.headers.standing import Standing
from checker.headers.team import Team
from checker.headers.ticket import ticket
from checker.message import encoded_words
from checker.reading.findings import Field, Level
from checker.reading.outcome import Outcome, Owner
from checker.reply import Delivered
from checker.saying.catalogue import sentences
from checker.saying.report import report, spoken, spoken_steps, steps_for

TOOL = "headers"

# DMARC results that tell that the domain has no record.
_WITHOUT_RECORD = ("none", "bestguesspass")
# Findings that ask for a step of their own.
_ASKING = (
    "judged_second_hand", "forwarded", "mailing_list", "translated", "message_trace",
    "quarantine_page",
)  # fmt: skip
_LONGEST_SUBJECT = 300
_LONGEST_WRITTEN = 2_000


def describe(reading: Reading, language: str, redacted: bool = True) -> dict[str, Any]:
    """Return the report on a reading: dicts, lists and strings, ready for JSON.

    Beside the common form and what the verdict rests on (`how_sure` is a sentence on that, where a
    filter's words tell it), the report holds what the page needs: both fields of the checker
    (`from`, `sending`); what the letter and other tools can take over (`letter`); the messages
    that could be read instead (`parts`, empty when there is only this one); and `ticket`, the
    summary to hand on, as `text`, `markdown` and `json`.

    `language` is one of `checker.saying.catalogue.LANGUAGES`; another raises FileNotFoundError.
    `redacted` says whether `ticket` has addresses, links and tokens taken out.
    """
    words = sentences(TOOL, language)
    author = alignment.describe(reading.author, language)
    ruling = reading.ruling
    refusal = _refusal(reading, language)
    told = answer.describe(reading.told, language) if reading.told else None
    described = report(
        TOOL,
        language,
        Outcome(ruling.where, ruling.owner, ruling.certainty, _reason(reading)),
        headline=told["headline"] if told else _headline(reading, words),
        text=(told or refusal or {"text": _text(reading, words, language)})["text"],
        findings=[
            *_author_findings(reading, author["findings"]),
            *(spoken(one, words["findings"]) for one in reading.findings),
        ],
        next_steps=_next_steps(reading, told or refusal, language),
        how_sure=_how_sure(reading, words),
        alignment=author["alignment"],
        sending=author["sending"],
        dmarc=reading.standing.dmarc,
        evidence=[_evidence(one, reading.standing) for one in reading.evidence],
        hops=list(_hops(reading)),
        decided_by=ruling.decided_by and ruling.decided_by.value,
        filters=[_filter(remark, words, language) for remark in reading.remarks],
        unknown_filters=[
            {"header": header, "value": value} for header, value in reading.unknown_filters
        ],
        ids=_ids(reading),
        letter=(told["letter"] if told else {}) | offered(reading),
        subject=_subject(reading.subject),
        parts=[_part(part) for part in reading.parts] if len(reading.parts) > 1 else [],
        part=reading.part,
        bounce=_bounce(reading),
        **{"from": _author(author["from"])},
    )
    return described | {"ticket": ticket(described, words["ticket"], redacted)}


def _refusal(reading: Reading, language: str) -> dict[str, Any] | None:
    """Return the report on the server's words, where they say why it did not take the email."""
    answer = reading.bounce.first if reading.bounce else None
    if answer and answer.reply and answer.delivered is Delivered.NO:
        return reply.describe(answer.reply, language)
    return None


def _reason(reading: Reading) -> str | None:
    if reading.told:
        return reading.told.reason
    return reading.bounce.first.reason if reading.bounce else None


def _bounce(reading: Reading) -> dict[str, Any] | None:
    """Return what a notice says: of the recipient who counts, and of each of them."""
    if not reading.bounce:
        return None
    answers = [_answer(one) for one in reading.bounce.answers]
    return {**answers[0], "recipients": answers}


def _answer(one: ForRecipient) -> dict[str, Any]:
    return {
        "reason": one.reason.value,
        "owner": one.owner.value,
        "delivered": one.delivered.value,
        "status": one.status or None,
        "reply": one.reply and one.reply.text,
        "recipient": one.recipient or None,
    }


def _text(reading: Reading, words: Mapping[str, Any], language: str) -> str:
    """Return why the message went there and who decided so, or else why nobody can tell."""
    if reading.bounce:
        return words["notice"]["text"][reading.bounce.first.tells]
    if _is_unread(reading):
        return words["unread"]["text"]
    ruling = reading.ruling
    if not (ruling.remark and ruling.decided_by):
        return words["certainty"][ruling.certainty.value]
    why, who = ruling.remark.meaning.texts[language], words["decided_by"][ruling.decided_by.value]
    return f"{why} {who}"


def _how_sure(reading: Reading, words: Mapping[str, Any]) -> str | None:
    """Return how sure it is where the message went, if a filter's words say that."""
    ruling = reading.ruling
    return words["certainty"][ruling.certainty.value] if ruling.remark else None


def _headline(reading: Reading, words: Mapping[str, Any]) -> str:
    if reading.bounce:
        return words["notice"]["headline"][reading.bounce.first.tells]
    if _is_unread(reading):
        return words["unread"]["headline"]
    return words["where"][f"{reading.ruling.where}_{reading.ruling.certainty}"]


def _is_unread(reading: Reading) -> bool:
    return any(finding.level is Level.ERROR for finding in reading.findings)


def _author(author: dict[str, Any]) -> dict[str, Any]:
    name = author["display_name"]
    return author | {"display_name": name and encoded_words.decode(name)}


def _author_findings(reading: Reading, found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what the checker found in the From field that matters to filters.

    None is an error here: with a From field that cannot be judged, a message can still be read.
    What somebody put in the place of an address tells nothing.
    """
    for finding in () if reading.seen else found:
        matters = finding["field"] == Field.FROM and finding["level"] != Level.NOTE
        if matters and finding["code"] != "empty":
            yield finding | {"level": Level.WARNING.value}


def _evidence(one: Evidence, standing: Standing) -> dict[str, Any]:
    return {
        "method": one.method,
        "result": one.result,
        "domain": one.domain,
        "authserv_id": one.authserv_id or None,
        "arc": one.by_arc,
        "alignment": one.alignment and one.alignment.value,
        "outcome": _outcome(one, standing),
    }


def _outcome(one: Evidence, standing: Standing) -> str:
    """Return how a result looks: "usual" where another domain passed as well, as platforms have it.

    With shared IP addresses the envelope, and so SPF, is the platform's own ("dkim_counts" where a
    signature confirms the sender): for DMARC, one of the two is enough.
    """
    if one.alignment is None:
        return one.result
    if one.vouches or not standing.confirmed:
        return one.alignment.value
    return "dkim_counts" if one.method == "spf" and standing.by_dkim else "usual"


def _hops(reading: Reading) -> Iterator[dict[str, Any]]:
    route = reading.route
    for at, (hop, delay) in enumerate(zip(route.hops, route.delays, strict=True)):
        yield {
            "by": hop.by or None,
            "from": hop.sent_from or hop.address or None,
            "time": hop.time and _iso(hop.time),
            "delay_s": delay,
            "tls": hop.tls,
            "accepted": at == route.accepted,
        }


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")


def _filter(remark: Remark, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    meaning = remark.meaning
    sentence = meaning.texts[language]
    if not meaning.source:
        product = words["products"][remark.product]
        sentence = f"{sentence} {words['filters']['undocumented'].format(product=product)}"
    return {
        "product": remark.product,
        "header": remark.header,
        "field": remark.field,
        "value": remark.value,
        "by": remark.by.value,
        "meaning": sentence,
        "source": meaning.source,
        "verified": meaning.verified.isoformat(),
    }


def _steps(reading: Reading) -> list[str]:
    """Return what to do, by where the message went, who decided that and whose turn it is."""
    if reading.bounce:
        return steps_for(TOOL, f"notice_{reading.bounce.first.tells}")
    where, owner, decider = reading.ruling.where, reading.ruling.owner, reading.ruling.decided_by
    # The steps of the own team take the place of these.
    case = (
        f"{where}_{Owner.CONTACT_IT if owner is Owner.OWN_IT else owner}" if owner else where.value
    )
    if where is Fate.CANNOT_TELL and not reading.route.hops:
        case = "no_way"
    steps = steps_for(TOOL, f"{where}_{decider}", case)
    if reading.standing.refuted:
        why = steps_for(TOOL, "strict" if reading.standing.strict else "unaligned")
        others = [] if owner is Owner.SENDER else steps
        # Whose turn it is comes first.
        steps = others + why if owner else why + others
        if reading.team is Team.OWN:
            steps = steps + steps_for(TOOL, "team_own")
    if reading.standing.dmarc in _WITHOUT_RECORD:
        steps = steps + steps_for(TOOL, "no_record")
    for finding in reading.findings:
        if finding.code in _ASKING:
            steps = steps + steps_for(TOOL, finding.code)
    return steps


def _next_steps(
    reading: Reading, said: dict[str, Any] | None, language: str
) -> list[dict[str, Any]]:
    """Return the steps, those of the contact's IT team only where it has a part in this."""
    steps = said["next_steps"] if said else spoken_steps(TOOL, _steps(reading), language)
    if reading.told:
        steps = [*steps, *spoken_steps(TOOL, steps_for(TOOL, "console"), language)]
    if reading.team is Team.CONTACTS:
        return steps
    instead = spoken_steps(TOOL, steps_for(TOOL, f"team_{reading.team}"), language)
    found: list[dict[str, Any]] = []
    for step in steps:
        for one in instead if step["owner"] == Owner.CONTACT_IT else [step]:
            if one not in found:
                found.append(one)
    return found


def _ids(reading: Reading) -> dict[str, Any]:
    return {
        "message_id": reading.ids.message_id or None,
        "queue_ids": list(reading.ids.queue_ids),
        "platform_id": reading.ids.platform_id or None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "part": part.number,
        "from": _subject(part.sender),
        "subject": _subject(part.subject),
    }


def _subject(written: str) -> str:
    return encoded_words.decode(written[:_LONGEST_WRITTEN])[:_LONGEST_SUBJECT]
