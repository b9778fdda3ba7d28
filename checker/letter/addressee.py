"""Whose IT team the letter is for: the contact's, the sender's own, or nobody's."""

from collections.abc import Mapping
from enum import StrEnum

from checker.alignment import is_for_everybody, is_one_company, judge
from checker.case.details import Detail
from checker.case.recipients import addresses
from checker.reading.domains import read_domain
from checker.reading.findings import Finding, Level
from checker.reading.notes import Notes


class Addressee(StrEnum):
    """Who looks after the filter in front of the recipient's mailbox."""

    CONTACT_IT = "contact_it"
    OWN_IT = "own_it"
    NOBODY = "nobody"


def addressee(known: Mapping[Detail, str]) -> tuple[Addressee, list[Finding]]:
    """Return whom the letter is for, and what is worth saying about that.

    The own IT team is meant where From address and recipients are of one company, as their domains
    tell, or somebody who knows it: a company can have several.
    """
    recipient = next(iter(addresses(known.get(Detail.RECIPIENT, ""))), "")
    domain = recipient.rpartition("@")[2]
    if _is_with_everybody(domain):
        found = Finding("no_it_team", Level.WARNING, Detail.RECIPIENT, {"domain": domain})
        return Addressee.NOBODY, [found]
    said = known.get(Detail.COLLEAGUE)
    is_own = said == "yes" if said else _is_of_one_company(known.get(Detail.FROM, ""), domain)
    return Addressee.OWN_IT if is_own else Addressee.CONTACT_IT, []


def _is_with_everybody(domain: str) -> bool:
    return bool(domain) and is_for_everybody(read_domain(domain, Notes(Detail.RECIPIENT)))


def _is_of_one_company(author: str, domain: str) -> bool:
    # Judged, because an alias service may have put an address of its own into From.
    verdict = judge(author, domain)
    one, other = verdict.author, verdict.sending
    return one is not None and other is not None and is_one_company(one, other)
