"""Who receives for an address: a company by its domain, a provider of mailboxes by its name."""

from enum import StrEnum
from functools import lru_cache

from checker.knowledge.freemail import is_family
from checker.reading.domains import read_domain
from checker.reading.notes import Notes, Unreadable
from checker.reply import house_of

NO_ADDRESS = ""
"""What stands for the company where a row names no address."""
_LONGEST = 254  # octets of an address, RFC 5321 4.5.3.1.3
_KEPT = 4_096


class _Field(StrEnum):
    RECIPIENT = "recipient"


def company_of(address: str) -> str:
    """Return who receives for `address`: "kunde.example", "GMX", or NO_ADDRESS."""
    domain = address[-_LONGEST:].rpartition("@")[2].strip(" \t\r\n<>\"'")
    return _company(domain) if "@" in address else NO_ADDRESS


# Many rows of a list are of the same few companies.
@lru_cache(_KEPT)
def _company(text: str) -> str:
    try:
        domain = read_domain(text, Notes(_Field.RECIPIENT))
    except Unreadable:
        return NO_ADDRESS
    above = domain.organization.icann or domain.ascii
    return house_of(domain.ascii) or house_of(above) or _family(above) or domain.shown(above)


def _family(name: str) -> str | None:
    """Return whose house a provider's name is under a country's ending, as yahoo.co.in."""
    return house_of(f"{name.partition('.')[0]}.com") if is_family(name) else None
