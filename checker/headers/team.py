"""Whose IT team looks after the mailbox: the contact's, the sender's own, or nobody's."""

from enum import StrEnum

from checker.alignment import is_for_everybody, is_one_company
from checker.headers.evidence import readable
from checker.headers.filters import Remark
from checker.headers.sides import By
from checker.reading.domains import Domain
from checker.reading.outcome import Owner


class Team(StrEnum):
    """Who can look into the filter in front of the mailbox, and change it."""

    CONTACTS = "contacts"
    OWN = "own"
    NONE = "none"

    def acting(self, owner: Owner) -> Owner:
        """Return who acts in place of `owner`, where that is a team that has no part in it."""
        return _ACTING[self] if owner is Owner.CONTACT_IT else owner


_ACTING = {
    Team.CONTACTS: Owner.CONTACT_IT,
    Team.OWN: Owner.OWN_IT,
    Team.NONE: Owner.CONTACT,
}


def team(author: Domain | None, mailboxes: list[str], remarks: tuple[Remark, ...]) -> Team:
    """Return whose team it is; `mailboxes` are the domains of those who may have got the message.

    The receiving side may say so itself, where a company has several domains. Customers of one
    provider are no colleagues, whether of mailboxes for everybody or of tenants.
    """
    domains = [domain for name in mailboxes if (domain := readable(name))]
    if domains and is_for_everybody(domains[0]):
        return Team.NONE
    if author is None or is_for_everybody(author):
        return Team.CONTACTS
    told = any(one.meaning.own_domain for one in remarks if one.by is By.RECEIVER)
    if told or (domains and all(is_one_company(author, domain) for domain in domains)):
        return Team.OWN
    return Team.CONTACTS
