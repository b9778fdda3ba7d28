"""Whose IT team the letter is for: the contact's, the sender's own, or nobody's."""

from collections.abc import Mapping
from enum import StrEnum

from checker.alignment import Alignment, judge
from checker.case.details import Detail
from checker.case.recipients import addresses
from checker.knowledge.freemail import is_freemail
from checker.reading.domains import read_domain
from checker.reading.findings import Finding, Level
from checker.reading.notes import Notes


class Addressee(StrEnum):
    """Who looks after the filter in front of the recipient's mailbox."""

    CONTACT_IT = "contact_it"
    OWN_IT = "own_it"
    NOBODY = "nobody"


_ONE_COMPANY = frozenset({Alignment.EXACT, Alignment.RELAXED})


def addressee(known: Mapping[Detail, str]) -> tuple[Addressee, list[Finding]]:
    """Return whom the letter is for, and what is worth saying about that.

    The own IT team is meant where From address and recipients are of one company, as their domains
    tell, or somebody who knows it: a company can have several.
    """
    recipient = next(iter(addresses(known.get(Detail.RECIPIENT, ""))), "")
    domain = recipient.rpartition("@")[2]
    if _is_for_everybody(domain):
        found = Finding("no_it_team", Level.WARNING, Detail.RECIPIENT, {"domain": domain})
        return Addressee.NOBODY, [found]
    said = known.get(Detail.COLLEAGUE)
    is_own = said == "yes" if said else _is_of_one_company(known.get(Detail.FROM, ""), domain)
    return Addressee.OWN_IT if is_own else Addressee.CONTACT_IT, []


def _is_for_everybody(domain: str) -> bool:
    if not domain:
        return False
    owner = read_domain(domain, Notes(Detail.RECIPIENT)).organization.icann
    return is_freemail(owner or "")


def _is_of_one_company(author: str, domain: str) -> bool:
    if not domain:
        return False
    verdict = judge(author, domain)
    if any(finding.code == "tenant_domain" for finding in verdict.findings):
        # Below the domain of a provider, each customer has a name of its own.
        return verdict.alignment is Alignment.EXACT
    return verdict.alignment in _ONE_COMPANY
