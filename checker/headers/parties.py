"""Who sends and who receives, as far as the headers name them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.alignment import Alignment, Verdict, align, judge, original
from checker.headers.evidence import readable
from checker.headers.operators import is_known, is_platform, operator, operators
from checker.headers.route import Route
from checker.message.delivery_status import addresses
from checker.message.unfold import Unfolded
from checker.reading.domains import MARK, Domain

_MAILBOX_DOMAIN = re.compile(r"@([A-Za-z0-9.-]{1,253})")
# A search for what begins with a semicolon is quick; so one is put in front.
_DKIM_DOMAIN = re.compile(r";\s{0,9}d=\s{0,9}([A-Za-z0-9._-]{1,253})")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-apparently-to")
_ADDRESSED = ("to", "cc")
# The forwarding of Exchange (a rule's, a whole mailbox's), Gmail, Yahoo, Zimbra, Proton, Zone, and
# Dovecot's Sieve; RFC 5322, 3.6.6 has the third.
_FORWARDED = (
    "x-ms-exchange-inbox-rules-loop",
    "x-forwarded-to",
    "resent-from",
    "x-yahoo-forwarded",
    "x-zimbra-forwarded",
    "x-ms-exchange-forwardingloop",
    "x-pm-forwarded-to",
    "x-zone-forwarded-to",
    "x-sieve-redirected-from",
)
# How a forwarder rewrites the envelope (Sender Rewriting Scheme), Microsoft's with a name in front;
# and Gmail.
_REWRITTEN = re.compile(
    r"<?(?:(?:[\w.-]{1,64}\+)?SRS[01]?[=+-]|[\w.+-]{1,64}\+caf_=)", re.IGNORECASE
)
# Google Groups, Mailman, the kernel's Majordomo, and lists in general.
_LIST = ("x-google-group-id", "x-beenthere", "mailing-list", "x-mailing-list", "list-post")
# RFC 2919: the name of a list is mostly its address with a full stop in place of the "@".
_LIST_ID = re.compile(r"<([^<>\s]{1,253})>")
_VIA = re.compile(r"\b(?:via|über)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"@,;:()]{1,64}@[A-Za-z0-9.-]{1,253}")
_LONGEST_FIELD = 2_000
# What is read of one field, and how many fields of one name.
_LONGEST, _MOST = 10_000, 20


class Onward(NamedTuple):
    """Who handed the message on after it had arrived: a rule or a person; a group or a list."""

    by_rule: bool
    by_list: bool


def onward(headers: Unfolded) -> Onward:
    """Return whether a mailbox's rule forwarded the message, and whether it came through a list."""
    return Onward(_is_forwarded(headers), _is_of_a_list(headers))


def author(headers: Unfolded) -> Verdict:
    """Judge the From field by itself, without a sending domain."""
    return judge(headers.first("from"), "")


def author_seen(headers: Unfolded, author: Verdict, named: Iterable[str]) -> Domain | None:
    """Return the From domain that the receiving side saw, if the field shows none or another.

    Then somebody has blacked out the address, or put one in its place. `named` are the domains in
    the receiving side's DMARC results. Of several addresses one is as good as the other.
    """
    seen = [domain for name in named if (domain := readable(name))]
    shown = author.mailbox.domain if author.mailbox else None
    has_several = any(finding.code == "several_domains" for finding in author.findings)
    is_one = headers.count("from") <= 1 and not has_several
    if not is_one or any(shown and align(shown, one) is not Alignment.NONE for one in seen):
        return None
    return next(iter(seen), None)


def senders(headers: Unfolded, signing: Iterable[str]) -> frozenset[str]:
    """Return the operators that the sending side itself names: envelope, signatures, From.

    `signing` are the domains that signed the message.
    """
    named = [*_domains(headers, ("return-path", "from")), *signing]
    return operators(domain.lower() for domain in named)


def recipients(headers: Unfolded) -> frozenset[str]:
    """Return the operators of the domains the message was delivered to.

    Only where the receiving side left no word of that does the address that the sender wrote count.
    """
    return operators(_delivered(headers) or _domains(headers, _ADDRESSED))


def recipient(headers: Unfolded, route: Route) -> str:
    """Return the one address that the message was for; "" where it is not known or not one alone.

    The address that the sender wrote is the one that the sender knows the contact by. Where there
    are several, the servers may have left word of whom they delivered to.
    """
    written = (field.value for field in headers.all("to")[:_MOST])
    served = (hop.recipient for hop in reversed(route.hops))
    delivered = (headers.first(name) for name in _DELIVERED)
    for texts in (written, served, delivered):
        found = {one.lower(): one for text in texts for one in addresses(text[:_LONGEST])}
        if len(found) == 1:
            return next(iter(found.values()))
    return ""


def mailboxes(headers: Unfolded, route: Route, onward: Onward) -> list[str]:
    """Return the domains of the mailboxes that the message may have reached, the likeliest first.

    The receiving side's word of whom it delivered to counts alone. Else it is those that the sender
    wrote to, unless somebody forwarded the message; and where nobody is named, the server that
    took it, if that is nobody's who takes mail for others.
    """
    served = (hop.recipient.rpartition("@")[2].lower() for hop in reversed(route.hops))
    if told := [*_delivered(headers), *filter(None, served)]:
        return told[:1]
    if onward.by_rule:
        return []
    if written := list(_domains(headers, _ADDRESSED)):
        return written
    border = "" if route.border is None else operator(route.hops[route.border].by)
    return [border] if border and not is_known(border) else []


def writer(headers: Unfolded, author: Verdict, onward: Onward) -> Domain | None:
    """Return the domain of whoever wrote the message, whatever a platform or a list made of it.

    What has no From field, such as a row of a trace, may still name the sender.
    """
    if onward.by_list and (domain := readable(original_author(headers).rpartition("@")[2])):
        return domain
    if mailbox := author.mailbox:
        replaced = original(mailbox, mailbox.domain)
        return replaced.mailbox.domain if replaced else mailbox.domain
    if headers.first("from"):
        return None
    sender = next(_domains(headers, ("return-path",)), "")
    return None if is_platform(operator(sender)) else readable(sender)


def _is_forwarded(headers: Unfolded) -> bool:
    rewritten = _REWRITTEN.match(headers.first("return-path").strip()[:_LONGEST_FIELD])
    return bool(rewritten) or headers.any_of(_FORWARDED)


def _is_of_a_list(headers: Unfolded) -> bool:
    """Tell whether the message came through a group or mailing list.

    What a platform sends bears the name of a list as well, but is not addressed to it.
    """
    return headers.any_of(_LIST) or _is_to_its_list(headers)


def _is_to_its_list(headers: Unfolded) -> bool:
    names = _LIST_ID.findall(headers.first("list-id")[:_LONGEST_FIELD].lower())
    written = (headers.first(field)[:_LONGEST] for field in _ADDRESSED) if names else ()
    return any(
        one.replace("@", ".", 1).lower() in names for text in written for one in addresses(text)
    )


def original_author(headers: Unfolded) -> str:
    """Return the address that wrote to the list that the message came through; "" if none is named.

    A list that puts its own address into From ("Anna via List") leaves the author's elsewhere.
    """
    last = "reply-to" if _VIA.search(headers.first("from")[:_LONGEST_FIELD]) else "from"
    names = ("x-original-from", "x-google-original-from", last)
    written = next(filter(None, map(headers.first, names)), "")
    address = _ADDRESS.search(written[:_LONGEST_FIELD])
    return _without_mark(address.group()) if address else ""


def _without_mark(address: str) -> str:
    return address[: -len(MARK)] if address.lower().endswith(MARK) else address


def _delivered(headers: Unfolded) -> list[str]:
    """Return the domains in the fields that the last server writes on top, each name's first."""
    tops = [_MAILBOX_DOMAIN.search(headers.first(name)[:_LONGEST]) for name in _DELIVERED]
    return [top.group(1).lower() for top in tops if top]


def _domains(headers: Unfolded, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for field in headers.all(name)[:_MOST]:
            for domain in _MAILBOX_DOMAIN.findall(field.value[:_LONGEST]):
                yield domain.lower().strip(".-")


def signing_domains(headers: Unfolded) -> Iterator[str]:
    """Yield the domains that the message's signatures name, valid or not."""
    for field in headers.all("dkim-signature")[:_MOST]:
        yield from _DKIM_DOMAIN.findall(f";{field.value[:_LONGEST]}")
