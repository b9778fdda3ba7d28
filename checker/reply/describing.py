"""Say in a reader's language what an SMTP reply means."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.reply.judging import Reply
from checker.reply.tables import Source, status_codes
from checker.saying.catalogue import sentences, spoken

_RFC = "https://www.rfc-editor.org/rfc/rfc{}"


def describe(reply: Reply, language: str) -> dict[str, Any]:
    """Return the report about `reply` in `language` ("de" or "en"), as plain data for JSON.

    `meanings` comes with the most telling one first; `delivered` is "yes", "not_yet", "no" or
    "unclear"; `product` is the contact's product when the reply shows it.
    """
    texts = sentences("reply", language)
    return {
        "schema": 1,
        "tool": "reply",
        "language": language,
        "delivered": reply.delivered.value,
        **texts["delivered"][reply.delivered],
        "code": reply.code,
        "enhanced": reply.enhanced,
        "reply": reply.text,
        "meanings": [*_meanings(reply, texts)],
        "system": reply.system and reply.system.name,
        "product": reply.system and reply.system.product,
        "queue_id": reply.queue_id,
        "message_id": reply.message_id,
        "facts": [*_facts(reply, texts["codes"])],
        "findings": [spoken(finding, texts["findings"]) for finding in reply.findings],
    }


def _meanings(reply: Reply, texts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    # A vendor's own meaning stands alone: the registry may call the same number something else.
    if reply.known and reply.enhanced:
        meaning = texts["known"][reply.known.id]
        yield _meaning(
            reply.enhanced,
            _sentence("enhanced", reply.enhanced, meaning, texts),
            reply.known.source,
        )
    elif reply.enhanced:
        yield _enhanced(reply.enhanced, texts)
    if reply.code:
        yield _basic(str(reply.code), texts)


def _enhanced(code: str, texts: Mapping[str, Any]) -> dict[str, Any]:
    detail = code[2:]
    registry = status_codes()["registry"]
    source = Source(registry["source"], registry["url"], registry["verified"])
    if detail not in status_codes()["enhanced"]:
        subject = texts["subject"].get(detail.partition(".")[0], texts["class"][code[0]])
        meaning = texts["codes"]["unregistered"].format(meaning=subject)
        return _meaning(code, _sentence("enhanced", code, meaning, texts), source)
    name, reference = status_codes()["enhanced"][detail]
    meaning = _sentence("enhanced", code, texts["enhanced"][detail], texts)
    registered = texts["codes"]["registered"].format(name=name, reference=reference)
    return _meaning(code, f"{meaning} {registered}", source)


def _basic(code: str, texts: Mapping[str, Any]) -> dict[str, Any]:
    reference = status_codes()["basic"].get(code)
    meaning = texts["basic"][code] if reference else texts["class"][code[0]]
    source = Source(reference or "RFC 5321", _RFC.format((reference or "RFC 5321")[4:]), None)
    return _meaning(code, _sentence("basic", code, meaning, texts), source)


def _sentence(kind: str, code: str, meaning: str, texts: Mapping[str, Any]) -> str:
    return texts["codes"][kind].format(code=code, meaning=meaning)


def _meaning(code: str, message: str, source: Source) -> dict[str, Any]:
    return {
        "code": code,
        "message": message,
        "source": source.title,
        "url": source.url,
        "verified": source.verified and source.verified.isoformat(),
    }


def _facts(reply: Reply, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each thing in the reply that helps whoever traces the message."""
    if reply.queue_id and reply.system:
        yield texts["queue_id"].format(queue_id=reply.queue_id, system=reply.system.name)
    elif reply.system:
        yield texts["system"].format(system=reply.system.name)
    if reply.message_id:
        yield texts["message_id"].format(message_id=reply.message_id)
