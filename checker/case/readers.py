"""Read what the reader has: each detail by itself, so that one that is wrong spoils no other."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address

from checker.case import recipients
from checker.case.details import CODES, PLACES, Detail
from checker.knowledge.products import product_ids
from checker.reading.domains import read_domain
from checker.reading.findings import Finding, Level
from checker.reading.mailbox import read_mailboxes
from checker.reading.notes import Notes, Unreadable
from checker.reading.stamps import one_line
from checker.reading.text import clean

# Programs write direction marks into dates, tables bring tabs along, and lists line breaks.
_COPIED: Mapping[Detail, Callable[[str], str]] = {
    **dict.fromkeys((Detail.DATE, Detail.TIME, Detail.ZONE), one_line),
    Detail.RECIPIENT: recipients.one_line,
}
_LABEL = re.compile(r"^(?:d=|message-id:|return-path:)\s*", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"[^\s<>]+")
_RETURN_PATH = re.compile(r"[^\s<>]*")


class Misread(ValueError):
    """A detail that cannot be read: the code of the finding, and the values of its sentence."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.values = values


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
        copied = _COPIED.get(detail, str)(text)
        value = _READERS.get(detail, _plain)(clean(copied, notes))
    except Unreadable:
        return None, notes.findings
    except Misread as misread:
        return None, [Finding(str(misread), Level.ERROR, detail, misread.values)]
    return value, notes.findings


def _plain(text: str) -> str:
    """A tab that a table brought along is a space in a letter."""
    return text.replace("\t", " ")


def _address(text: str) -> str:
    """Read one address. Of several none is taken: who wrote them must say which is meant."""
    try:
        mailboxes = read_mailboxes(text, Notes(Detail.FROM))
    except Unreadable:
        raise Misread("bad_address") from None
    if len(mailboxes) > 1:
        raise Misread("several_addresses")
    return mailboxes[0].address


def _recipients(text: str) -> str:
    try:
        return recipients.read_recipients(text, Notes(Detail.RECIPIENT))
    except Unreadable:
        raise Misread("bad_address") from None
    except recipients.SeveralCompanies as several:
        raise Misread("several_companies", domains=str(several)) from None
    except recipients.TooMany as many:
        raise Misread("too_many_recipients", count=str(many), most=str(recipients.MOST)) from None


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


def _yes_or_no(text: str) -> str:
    if text not in ("yes", "no"):
        raise Misread("neither_yes_nor_no")
    return text


def _product(text: str) -> str:
    if text not in product_ids():
        raise Misread("unknown_product")
    return text


_READERS: Mapping[Detail, Callable[[str], str]] = {
    Detail.FROM: _address,
    Detail.RECIPIENT: _recipients,
    Detail.WHERE: _where,
    Detail.MESSAGE_ID: _message_id,
    Detail.RETURN_PATH: _return_path,
    Detail.SENDING_IP: _sending_ip,
    Detail.DKIM_DOMAIN: _domain,
    Detail.CONFIRMED: _yes_or_no,
    Detail.COLLEAGUE: _yes_or_no,
    Detail.PRODUCT: _product,
    Detail.BEHIND: _product,
}
