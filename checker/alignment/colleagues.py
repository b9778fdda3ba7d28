"""Whose mailbox it is: a colleague's, or one with a provider that has customers of all kinds."""

from checker.alignment.comparing import Alignment, align
from checker.knowledge.freemail import is_freemail
from checker.knowledge.tables import TENANTS
from checker.reading.domains import Domain

_ONE_OWNER = frozenset({Alignment.EXACT, Alignment.RELAXED})


def is_one_company(one: Domain, other: Domain) -> bool:
    """Tell whether mailboxes of two domains are those of colleagues, as far as the names tell."""
    if one.organization.icann in TENANTS:
        # Below the domain of such a provider, each customer has a name of its own.
        return one.ascii == other.ascii
    return align(one, other) in _ONE_OWNER


def is_for_everybody(domain: Domain) -> bool:
    """Tell whether a domain is that of a provider of mailboxes for everybody."""
    return is_freemail(domain.organization.icann or "")
