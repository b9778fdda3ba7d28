"""Take from the receiving server's reply what a letter needs, and nothing about other people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.case.details import Detail
from checker.case.recipients import addresses
from checker.reading.findings import Finding, Level
from checker.reply import Delivered, Reply, judge_mail, offer

# Whatever looks like an address or a link in the words of a reply.
_ADDRESS_OR_LINK = re.compile(r"[^\s<>()\[\]'\",;]*(?:@|://)[^\s<>()\[\]'\",;]*")


@dataclass(frozen=True, slots=True)
class FromReply:
    """What the reply adds: details, whether the message was delivered, what is worth saying."""

    details: Mapping[Detail, str]
    delivered: Delivered
    findings: tuple[Finding, ...]


def from_reply(pasted: object, known: Mapping[Detail, str]) -> FromReply:
    """Return what `pasted` adds to the `known` details; they themselves stay as they are."""
    if not isinstance(pasted, str) or not pasted.strip():
        return FromReply({}, Delivered.UNCLEAR, ())
    reply = judge_mail(pasted)
    if reply.code is None and reply.enhanced is None:
        bad = Finding("bad_reply", Level.ERROR, Detail.SMTP_REPLY)
        return FromReply({}, Delivered.UNCLEAR, (bad,))
    added = {detail: text for detail, text in offer(reply).items() if detail not in known}
    is_new = reply.reason and Detail.REASON not in known
    reason = {Detail.REASON: str(reply.reason)} if is_new else {}
    keep = (*addresses(known.get(Detail.RECIPIENT, "")), reply.message_id, reply.queue_id)
    words = _without_others(reply.text, tuple(filter(None, keep)))
    return FromReply(
        details=reason | added | {Detail.SMTP_REPLY: words},
        delivered=reply.delivered,
        findings=tuple(_taken(reply, added)),
    )


def _taken(reply: Reply, added: Mapping[Detail, str]) -> list[Finding]:
    shown = {**added, Detail.PRODUCT: reply.system and reply.system.name}
    return [
        Finding("taken_from_reply", Level.NOTE, detail, {"value": str(shown[detail])})
        for detail in added
    ]


def _without_others(words: str, keep: tuple[str, ...]) -> str:
    """Return the words of a reply without addresses of other people and without links."""
    kept = [text.strip("<>").lower() for text in keep]

    def shown(match: re.Match[str]) -> str:
        return match[0] if any(text in match[0].lower() for text in kept) else "[…]"

    return _ADDRESS_OR_LINK.sub(shown, words)
