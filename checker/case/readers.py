"""Read what the reader has: each detail by itself, so that one that is wrong spoils no other."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address

from checker.case.details import CODES, PLACES, Detail
from checker.knowledge.products import product_ids
from checker.reading.domains import read_domain
from checker.reading.findings import Finding, Level
from checker.reading.mailbox import read_from
from checker.reading.notes import Notes, Unreadable
from checker.reading.stamps import one_line
from checker.reading.text import clean

# Programs write direction marks into dates, and tables bring tabs along.
_TIMES = frozenset({Detail.DATE, Detail.TIME, Detail.ZONE})
_LABEL = re.compile(r"^(?:d=|message-id:|return-path:)\s*", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"[^\s<>]+")
_RETURN_PATH = re.compile(r"[^\s<>]*")


class Misread(ValueError):
    """A detail that cannot be read; its argument is the code of the finding."""


def read_details(fields: Mapping[str, object]) -> tuple[dict[Detail, str], list[Finding]]:
    """Return what a letter can say of `fields`, by the keys of `Detail`, without the SMTP reply.

    Other keys and values that are no text are passed over. A detail that cannot be read is missing
    and has a finding; nothing is ever raised.
    """
    known: dict[Detail, str] = {}
    findings: list[Finding] = []
    for detail in Detail:
        text = fields.get(detail.value)
        if detail not in (Detail.SMTP_REPLY, *CODES) and isinstance(text, str) and text.strip():
            value, found = _read(detail, text)
            findings += found
            if value:
                known[detail] = value
    return known, findings


def _read(detail: Detail, text: str) -> tuple[str | None, list[Finding]]:
    notes = Notes(detail)
    try:
        copied = one_line(text) if detail in _TIMES else text
        value = _READERS.get(detail, _plain)(clean(copied, notes))
    except Unreadable:
        return None, [*notes.findings]
    except Misread as misread:
        return None, [Finding(str(misread), Level.ERROR, detail)]
    return value, [*notes.findings]


def _plain(text: str) -> str:
    """A tab that a table brought along is a space in a letter."""
    return text.replace("\t", " ")


def _address(text: str, several: str = "several_addresses") -> str:
    """Read one address. Of several none is taken: who wrote them must say which is meant."""
    notes = Notes(Detail.FROM)
    try:
        mailbox = read_from(text, notes)
    except Unreadable as refused:
        raise Misread(several if str(refused) == "several_domains" else "bad_address") from None
    if any(finding.code == "several_addresses" for finding in notes.findings):
        raise Misread(several)
    return mailbox.address


def _recipient(text: str) -> str:
    return _address(text, "other_recipients")


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


def _where(text: str) -> str:
    if text not in PLACES:
        raise Misread("unknown_place")
    return text


def _product(text: str) -> str:
    if text not in product_ids():
        raise Misread("unknown_product")
    return text


_READERS: Mapping[Detail, Callable[[str], str]] = {
    Detail.FROM: _address,
    Detail.RECIPIENT: _recipient,
    Detail.WHERE: _where,
    Detail.MESSAGE_ID: _message_id,
    Detail.RETURN_PATH: _return_path,
    Detail.SENDING_IP: _sending_ip,
    Detail.DKIM_DOMAIN: _domain,
    Detail.PRODUCT: _product,
}
