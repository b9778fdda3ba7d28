"""Who sends and who receives, as far as the headers name them."""

import re
from collections.abc import Iterator

from checker.alignment import Verdict, judge
from checker.headers.operators import operators
from checker.headers.route import Route
from checker.knowledge.freemail import is_freemail
from checker.message.delivery_status import addresses
from checker.message.unfold import Unfolded
from checker.reading.organizational import organization

_MAILBOX_DOMAIN = re.compile(r"@([A-Za-z0-9.-]{1,253})")
_DKIM_DOMAIN = re.compile(r"(?:^|;)\s{0,9}d=\s{0,9}([A-Za-z0-9._-]{1,253})")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-apparently-to")
_ADDRESSED = ("to", "cc")
# What is read of one field, and how many fields of one name.
_LONGEST, _MOST = 10_000, 20


def author(headers: Unfolded, domain: str) -> Verdict:
    """Judge the From field, and whether it aligns with `domain` ("" where none was confirmed)."""
    return judge(headers.first("from"), domain)


def senders(headers: Unfolded) -> frozenset[str]:
    """Return the operators that the sending side itself names: envelope, signatures, From."""
    named = [*_domains(headers, ("return-path", "from")), *signing_domains(headers)]
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


def is_at_freemail(headers: Unfolded, route: Route) -> bool:
    """Tell whether the mailbox belongs to a provider for the public: no IT department there."""
    served = [hop.recipient.rpartition("@")[2].lower() for hop in reversed(route.hops)]
    delivered = [*_delivered(headers), *filter(None, served)]
    mailbox = next(iter(delivered or _domains(headers, _ADDRESSED)), "")
    return is_freemail(organization(mailbox).icann or "")


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
        yield from _DKIM_DOMAIN.findall(field.value[:_LONGEST])
