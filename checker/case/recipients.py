"""The recipients of a message: one, or several at one company, whose IT team is the same."""

from checker.reading.domains import Domain
from checker.reading.mailbox import Mailbox, read_mailboxes
from checker.reading.notes import Notes

MOST = 20
"""Most recipients of one letter. Some of more are enough: the reason is usually the same."""
_BETWEEN = ", "


class SeveralCompanies(ValueError):
    """The recipients belong to several companies; its argument names their domains."""


class TooMany(ValueError):
    """There are more than `MOST` recipients; its argument is their number."""


def one_line(pasted: str) -> str:
    """Return what was pasted in one line: people list an address a line, or one after a comma."""
    lines = [line.strip(" \t,;") for line in pasted.splitlines()]
    return _BETWEEN.join(filter(None, lines))


def read_recipients(text: str, notes: Notes) -> str:
    """Return the addresses that a cleaned `text` names, each once, as `addresses` takes them apart.

    Raises Unreadable where one of them is none, and SeveralCompanies or TooMany.
    """
    mailboxes: dict[str, Mailbox] = {}
    for one in read_mailboxes(text, notes):
        mailboxes.setdefault(one.address.casefold(), one)
    companies = dict.fromkeys(map(_company, (one.domain for one in mailboxes.values())))
    if len(companies) > 1:
        raise SeveralCompanies(_BETWEEN.join(companies))
    if len(mailboxes) > MOST:
        raise TooMany(str(len(mailboxes)))
    return _BETWEEN.join(one.address for one in mailboxes.values())


def addresses(recipients: str) -> list[str]:
    """Return the addresses that `read_recipients` made one text of."""
    return recipients.split(_BETWEEN) if recipients else []


def _company(domain: Domain) -> str:
    return domain.shown(domain.organization.whole)
