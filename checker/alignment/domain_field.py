"""Read the field for the sending domain, in which people also paste addresses and links."""

import re

from checker.reading.domains import Domain, read_domain
from checker.reading.mailbox import read_from
from checker.reading.notes import Notes
from checker.reading.pasted import peel_domain
from checker.reading.text import unwrap

_PLAIN = re.compile(r"[\w.-]+")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|https?:?[/\\]{1,2}", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/\\?#]")
_PORT = re.compile(r":[0-9]*$")
_BETWEEN = re.compile(r"[\s,;]+")


def read_sending(text: str, notes: Notes) -> Domain:
    """Return the domain that a cleaned field names. Raises Unreadable when there is none."""
    if _PLAIN.fullmatch(text) and "_" not in text:
        return read_domain(text, notes)
    text = peel_domain(unwrap(text, notes), notes)
    if scheme := _SCHEME.match(text):
        return read_domain(_host(text[scheme.end() :], notes), notes)
    if "@" in text:
        return _domain_of_address(text, notes)
    _refuse_several(text, notes)
    if _AFTER_HOST.search(text) or (_PORT.search(text) and text.count(":") == 1):
        text = _host(text, notes)
    return read_domain(text, notes)


def _host(text: str, notes: Notes) -> str:
    """Return the host of a URL without its scheme (RFC 3986 3.2): no user, port or path."""
    authority = _AFTER_HOST.split(text, maxsplit=1)[0].rpartition("@")[2]
    host = authority if authority.endswith("]") else _PORT.sub("", authority)
    notes.add("url_stripped", host=host)
    return host


def _domain_of_address(text: str, notes: Notes) -> Domain:
    notes.add("email_in_domain_field")
    if text.startswith("@"):
        _refuse_several(text, notes)
        return read_domain(text[1:], notes)
    return read_from(text, notes).domain


def _refuse_several(text: str, notes: Notes) -> None:
    domains = [part for part in _BETWEEN.split(text) if "." in part.strip(".")]
    if len(domains) > 1:
        raise notes.refuse("several_domains", domains=", ".join(domains))
