"""Read what the reader has: each detail by itself, so that one that is wrong spoils no other."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from checker.codes import Notes, Unreadable
from checker.domains import read_domain
from checker.findings import Finding, Level
from checker.mailbox import read_from
from checker.products import product_ids
from checker.smtp_reply import Delivered, Reply, read
from checker.text import clean


class Detail(StrEnum):
    """What a letter can say about a message, by its key in the input."""

    SUBJECT = "subject"
    FROM = "from"
    RECIPIENT = "recipient"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    MESSAGE_ID = "message_id"
    RETURN_PATH = "return_path"
    SENDING_IP = "sending_ip"
    SMTP_REPLY = "smtp_reply"
    QUEUE_ID = "queue_id"
    DKIM_DOMAIN = "dkim_domain"
    PRODUCT = "product"
    SENDER_NAME = "sender_name"
    CONTACT_NAME = "contact_name"


_LABEL = re.compile(r"^(?:d=|message-id:|return-path:)\s*", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"[^\s<>]+")
_RETURN_PATH = re.compile(r"[^\s<>]*")
# Whatever looks like an address or a link in the words of a reply.
_ADDRESS_OR_LINK = re.compile(r"[^\s<>()\[\]'\",;]*(?:@|://)[^\s<>()\[\]'\",;]*")


@dataclass(frozen=True, slots=True)
class Details:
    """What could be read: the known details by their key, the reply, and what is worth saying."""

    known: Mapping[Detail, str]
    reply: Reply | None
    findings: tuple[Finding, ...]


class Misread(ValueError):
    """A detail that cannot be read; its argument is the code of the finding."""


def read_details(fields: Mapping[str, object]) -> Details:
    """Return what `fields` say, by the keys of `Detail`. Other keys and values that are no text
    are passed over, and a detail that cannot be read is a finding; nothing is ever raised.
    """
    known: dict[Detail, str] = {}
    findings: list[Finding] = []
    for detail in Detail:
        text = fields.get(detail.value)
        if detail is not Detail.SMTP_REPLY and isinstance(text, str) and text.strip():
            value, found = _read(detail, text)
            findings += found
            if value:
                known[detail] = value
    reply, found = _read_reply(fields.get(Detail.SMTP_REPLY.value))
    return Details(known | _from_reply(reply, known), reply, (*findings, *found))


def _read(detail: Detail, text: str) -> tuple[str | None, list[Finding]]:
    notes = Notes(detail)
    try:
        value = _READERS.get(detail, _as_it_is)(clean(text, notes))
    except Unreadable:
        return None, [*notes.findings]
    except Misread as misread:
        return None, [Finding(str(misread), Level.ERROR, detail)]
    return value, [*notes.findings]


def _as_it_is(text: str) -> str:
    return text


def _address(text: str) -> str:
    """Read one address. Of several none is taken: who wrote them must say which is meant."""
    notes = Notes(Detail.FROM)
    try:
        mailbox = read_from(text, notes)
    except Unreadable as refused:
        raise Misread(
            "several_addresses" if str(refused) == "several_domains" else "bad_address"
        ) from None
    if any(finding.code == "several_addresses" for finding in notes.findings):
        raise Misread("several_addresses")
    return mailbox.address


def _recipient(text: str) -> str:
    try:
        return _address(text)
    except Misread as misread:
        several = str(misread) == "several_addresses"
        raise Misread("other_recipients" if several else "bad_address") from None


def _message_id(text: str) -> str:
    return _in_angles(text, _MESSAGE_ID, "bad_message_id")


def _return_path(text: str) -> str:
    return _in_angles(text, _RETURN_PATH, "bad_return_path")


def _in_angles(text: str, pattern: re.Pattern[str], code: str) -> str:
    bare = _LABEL.sub("", text, count=1).strip("<>")
    if not pattern.fullmatch(bare):
        raise Misread(code)
    return f"<{bare}>"


def _sending_ip(text: str) -> str:
    try:
        return str(ip_address(text.strip("[]")))
    except ValueError:
        raise Misread("bad_ip") from None


def _domain(text: str) -> str:
    try:
        return read_domain(_LABEL.sub("", text, count=1), Notes(Detail.DKIM_DOMAIN)).unicode
    except Unreadable:
        raise Misread("bad_domain") from None


def _product(text: str) -> str:
    if text not in product_ids():
        raise Misread("unknown_product")
    return text


_READERS: Mapping[Detail, Callable[[str], str]] = {
    Detail.FROM: _address,
    Detail.RECIPIENT: _recipient,
    Detail.MESSAGE_ID: _message_id,
    Detail.RETURN_PATH: _return_path,
    Detail.SENDING_IP: _sending_ip,
    Detail.DKIM_DOMAIN: _domain,
    Detail.PRODUCT: _product,
}


def _read_reply(pasted: object) -> tuple[Reply | None, list[Finding]]:
    if not isinstance(pasted, str) or not pasted.strip():
        return None, []
    reply = read(pasted)
    if reply.code is None and reply.enhanced is None:
        return None, [Finding("bad_reply", Level.ERROR, Detail.SMTP_REPLY)]
    code = _UNDELIVERED.get(reply.delivered)
    return reply, [Finding(code, Level.WARNING, Detail.SMTP_REPLY)] if code else []


# Then there is nothing to find in a quarantine, and the letter asks for something else.
_UNDELIVERED = {Delivered.NO: "refused", Delivered.NOT_YET: "not_accepted_yet"}


def _from_reply(reply: Reply | None, known: Mapping[Detail, str]) -> dict[Detail, str]:
    """Return what the reply adds to what is known."""
    if reply is None:
        return {}
    found = {
        Detail.MESSAGE_ID: reply.message_id,
        Detail.QUEUE_ID: reply.queue_id,
        Detail.PRODUCT: reply.system and reply.system.product,
    }
    added = {detail: value for detail, value in found.items() if value and detail not in known}
    keep = (known.get(Detail.RECIPIENT), reply.message_id, reply.queue_id)
    return added | {Detail.SMTP_REPLY: _without_others(reply.text, keep)}


def _without_others(words: str, mentioned: tuple[str | None, ...]) -> str:
    """Return the words of a reply without addresses of other people and without links."""
    keep = [text.strip("<>").lower() for text in mentioned if text]

    def shown(match: re.Match[str]) -> str:
        return match[0] if any(text in match[0].lower() for text in keep) else "[…]"

    return _ADDRESS_OR_LINK.sub(shown, words)
