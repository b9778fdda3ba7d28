"""Whose a domain is: the platform's, a mailbox provider's, a mail service's, or its customer's."""

from checker.alignment.comparing import align
from checker.alignment.lookalikes import probable_freemail
from checker.alignment.originals import original
from checker.knowledge.freemail import is_freemail, is_only_listed
from checker.knowledge.tables import (
    ALIASES,
    HIDDEN_BY_LIST,
    HIDING_LIST,
    ONLY_ALIASES,
    PLATFORM,
    is_lent,
)
from checker.reading.domains import Domain
from checker.reading.mailbox import Mailbox
from checker.reading.notes import Notes


def note_author(mailbox: Mailbox, sending: Domain, notes: Notes) -> Domain:
    """Note whose the From address is; return the domain to compare.

    For an alias that is the domain of the sender whose address it replaced on the way.
    """
    replaced = original(mailbox, sending)
    if not replaced:
        if HIDDEN_BY_LIST.fullmatch(mailbox.local):
            notes.add("alias_hidden", name=mailbox.domain.unicode, service=HIDING_LIST)
        else:
            _note_from(mailbox.domain, notes)
        return mailbox.domain
    domain = replaced.mailbox.domain
    notes.add(
        replaced.code,
        name=mailbox.domain.unicode,
        original=replaced.mailbox.address,
        domain=domain.unicode,
        sending=sending.unicode,
        alignment=align(domain, sending),
    )
    _note_from(domain, notes)
    return domain if replaced.code == "alias_from" else mailbox.domain


def note_sending(sending: Domain, notes: Notes) -> None:
    """Note a sending domain that no customer can have connected."""
    _note_owner(sending, "freemail_domain", notes)


def _note_from(domain: Domain, notes: Notes) -> None:
    owner = domain.organization.icann or ""
    if owner in ALIASES and not ONLY_ALIASES.isdisjoint((owner, domain.ascii)):
        notes.add("alias_hidden", name=domain.unicode, service=ALIASES[owner])
        return
    known = _note_owner(domain, "freemail_from", notes)
    if owner and not known and (meant := probable_freemail(owner)):
        notes.add("did_you_mean", name=domain.unicode, suggestion=meant)


def _note_owner(domain: Domain, freemail: str, notes: Notes) -> bool:
    """Note a domain that belongs to none of the platform's customers; return whether it does not.

    `freemail` is the code for a mailbox provider's.
    """
    owner = domain.organization.icann or ""
    if owner in PLATFORM:
        notes.add("esp_domain", name=domain.unicode)
    elif is_lent(domain.ascii, owner):
        notes.add("tenant_domain", name=domain.unicode)
    elif is_freemail(owner):
        notes.add(freemail, name=domain.shown(owner))
        if is_only_listed(owner):
            notes.add("freemail_listed", name=domain.shown(owner))
    else:
        return False
    return True
