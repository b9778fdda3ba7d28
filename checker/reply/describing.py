"""Say in a reader's language what an SMTP reply means."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.reading.outcome import Light, Outcome
from checker.reply.codes import codes_of
from checker.reply.offers import offer_with_reply
from checker.reply.reasons import by_number
from checker.reply.result import TOOL, Reply
from checker.reply.tables import Pattern, Source, status_codes
from checker.saying.catalogue import sentences
from checker.saying.report import report, spoken, spoken_steps

_RFC = "https://www.rfc-editor.org/rfc/rfc{}"


def describe(reply: Reply, language: str) -> dict[str, Any]:
    """Return the report about `reply` in `language` ("de" or "en"), as plain data for JSON.

    `meanings` comes with the most telling one first; `delivered` is "yes", "not_yet", "no" or
    "unclear", `where` one of the places of `checker/reading/outcome.py`; `product` is the contact's
    product when the reply shows it. `letter` is what the letter and other tools can take over.
    `result` are the codes that a link to this answer holds.
    """
    words = sentences(TOOL, language)
    case = "invalid" if reply.light is Light.INVALID else reply.delivered.value
    return report(
        TOOL,
        language,
        Outcome(reply.light, reply.owner, reply.certainty, reply.reason),
        headline=words["headline"].get(f"{reply.reason}_{case}") or words["headline"][case],
        text=_text(reply, case, words),
        findings=[spoken(finding, words["findings"]) for finding in reply.findings],
        next_steps=spoken_steps(TOOL, reply.steps, language),
        delivered=reply.delivered.value,
        where=reply.where.value,
        code=reply.code,
        enhanced=reply.enhanced,
        reply=reply.text,
        meanings=[*_meanings(reply, words)],
        system=reply.system and reply.system.name,
        product=reply.system and reply.system.product,
        queue_id=reply.queue_id,
        message_id=reply.message_id,
        facts=[*_facts(reply, words["codes"])],
        letter=offer_with_reply(reply),
        result=codes_of(reply),
    )


def _text(reply: Reply, case: str, words: Mapping[str, Any]) -> str:
    """Return why it happened, and what that means for where the email is."""
    why = words["reason"].get(reply.reason, "")
    return f"{why} {words['text'].get(reply.where) or words['text'][case]}".strip()


def _meanings(reply: Reply, words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if reply.pattern and (reply.pattern.says or reply.enhanced):
        yield _told(reply, reply.pattern, words)
    elif reply.enhanced:
        yield _enhanced(reply.enhanced, words)
    # What the system itself says of this reply leaves nothing of what the number means elsewhere.
    if reply.code and not (reply.pattern and reply.pattern.says):
        yield _basic(str(reply.code), words)


def _told(reply: Reply, pattern: Pattern, words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the reply's words or its vendor say, which the registry may call otherwise."""
    if pattern.says:
        meaning = words["known"][pattern.says]
    elif reply.enhanced and by_number(None, reply.enhanced) is pattern.reason:
        return _enhanced(reply.enhanced, words)
    else:
        meaning = words["reason"][pattern.reason]
        if reply.enhanced and reply.enhanced[2:] in status_codes()["enhanced"]:
            meaning = words["codes"]["words_count"].format(meaning=meaning)
    kind = "enhanced" if reply.enhanced else "words"
    message = _sentence(kind, reply.enhanced, meaning, words)
    return _meaning(reply.enhanced, message, pattern.source)


def _enhanced(code: str, words: Mapping[str, Any]) -> dict[str, Any]:
    detail = code[2:]
    registry = status_codes()["registry"]
    source = Source(registry["source"], registry["url"], registry["verified"])
    if detail not in status_codes()["enhanced"]:
        subject = words["subject"].get(detail.partition(".")[0], words["class"][code[0]])
        meaning = words["codes"]["unregistered"].format(meaning=subject)
        return _meaning(code, _sentence("enhanced", code, meaning, words), source)
    name, reference, _ = status_codes()["enhanced"][detail]
    meaning = _sentence("enhanced", code, words["enhanced"][detail], words)
    registered = words["codes"]["registered"].format(name=name, reference=reference)
    return _meaning(code, f"{meaning} {registered}", source)


def _basic(code: str, words: Mapping[str, Any]) -> dict[str, Any]:
    reference, _ = status_codes()["basic"].get(code, (None, None))
    meaning = words["basic"][code] if reference else words["class"][code[0]]
    source = Source(reference or "RFC 5321", _RFC.format((reference or "RFC 5321")[4:]), None)
    return _meaning(code, _sentence("basic", code, meaning, words), source)


def _sentence(kind: str, code: str | None, meaning: str, words: Mapping[str, Any]) -> str:
    return words["codes"][kind].format(code=code, meaning=meaning)


def _meaning(code: str | None, message: str, source: Source) -> dict[str, Any]:
    return {
        "code": code,
        "message": message,
        "source": source.title,
        "url": source.url,
        "verified": source.verified and source.verified.isoformat(),
    }


def _facts(reply: Reply, words: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each thing in the reply that helps whoever traces the message."""
    if reply.queue_id and reply.system:
        yield words["queue_id"].format(queue_id=reply.queue_id, system=reply.system.name)
    elif reply.system:
        yield words["system"].format(system=reply.system.name)
    if reply.message_id:
        yield words["message_id"].format(message_id=reply.message_id)
