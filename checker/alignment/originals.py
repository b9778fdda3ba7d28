"""Who really wrote: the address that the platform, a list or an alias service replaced.

The forms are those that were seen (`data/names/platform.toml`, `data/names/aliases.toml`):
max=example.de for max@example.de, with +2E for a dot; max.example.de; max_at_example_de_random;
max@example.de.INVALID;
the address in the display name, in lists with a “via” behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.knowledge.freemail import is_freemail
from checker.knowledge.tables import ALIASES, PLATFORM
from checker.reading.domains import MARK, Domain
from checker.reading.findings import Field
from checker.reading.mailbox import Mailbox, read_from
from checker.reading.notes import Notes, Unreadable
from checker.reading.organizational import organization

# A character of the local part that the platform wrote as the two digits of its octet.
_OCTET = re.compile(r"\+([0-9A-Fa-f]{2})")
_IN_NAME = re.compile(r"([^\s@<>\"'()\[\]]+)(?:@|\(a\)|\(at\)|\sat\s)([\w-]+(?:\.[\w-]+)+)")
# How lists name the author: "max@example.de via Verein" <verein@example.net>
_VIA = re.compile(
    r"([^\s@<>\"'()\[\]]{1,64}@[\w.-]{1,253}\w)[>\"')\]]{0,2}\s\(?(?:via|über)\s", re.IGNORECASE
)
_AT = "_at_"
# As SimpleLogin wrote it until 2022: ra+name.at.example.de+random
_OLDER = re.compile(r"ra\+(.+)\.at\.(.+)\+\w+")
# Of a domain and what the service puts behind it.
_MOST_PARTS = 10


@dataclass(frozen=True, slots=True)
class Original:
    """An address that another one stands for: the code of the finding, and the mailbox."""

    code: str
    mailbox: Mailbox


def original(mailbox: Mailbox, sending: Domain) -> Original | None:
    """Return what a From address stands for, or None if it stands for itself or nobody can tell.

    The sending domain helps where a form does not show which dot was the @.
    """
    owner = mailbox.domain.organization.icann or ""
    if owner in PLATFORM:
        code, found = "esp_from", _of_platform(mailbox, sending)
    elif owner in ALIASES:
        code, found = "alias_from", _of_alias(mailbox, sending)
    elif mailbox.domain.ascii.endswith(MARK):
        code = "rewritten_from"
        found = _readable(f"{mailbox.local}@{mailbox.domain.ascii.removesuffix(MARK)}")
    elif "=" in mailbox.local:
        code, found = "rewritten_from", _of_stranger(mailbox)
    elif mailbox.name and "@" in mailbox.name and (named := _VIA.search(mailbox.name)):
        code, found = "rewritten_from", _readable(named[1])
    else:
        return None
    return Original(code, found) if found else None


def _of_platform(mailbox: Mailbox, sending: Domain) -> Mailbox | None:
    local = _OCTET.sub(_character, mailbox.local)
    return _with_equals(local) or _with_dots(local, sending)


def _character(octet: re.Match[str]) -> str:
    """Return the punctuation mark that an octet is; a real plus stays, as in max+news."""
    character = chr(int(octet[1], 16))
    return (
        character
        if character.isascii() and not character.isalnum() and character > " "
        else octet[0]
    )


def _with_equals(local: str) -> Mailbox | None:
    before, sign, domain = local.rpartition("=")
    return _readable(f"{before}@{domain}") if sign else None


def _with_dots(local: str, sending: Domain) -> Mailbox | None:
    """Read max.example.de: only where a domain that is known stands at the end."""
    labels = local.lower().split(".")
    for start in range(1, len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain == sending.ascii or is_freemail(domain):
            return _readable(f"{'.'.join(labels[:start])}@{domain}")
    return None


def _of_stranger(mailbox: Mailbox) -> Mailbox | None:
    """Read max=example.de at any domain; mailing lists write =40, as in quoted-printable."""
    local = mailbox.local
    if mailbox.domain.ascii.startswith("dmarc."):
        local = local.replace("=40", "=", 1)
    found = _with_equals(local)
    return found if found and found.domain.organization.listed else None


def _of_alias(mailbox: Mailbox, sending: Domain) -> Mailbox | None:
    if named := _IN_NAME.search(mailbox.name or ""):
        return _readable(f"{named[1]}@{named[2]}")
    if older := _OLDER.fullmatch(mailbox.local):
        return _readable(f"{older[1]}@{older[2]}")
    before, at, after = mailbox.local.partition(_AT)
    if at:
        return next(
            filter(None, (_readable(f"{before}@{name}") for name in _names(after, sending))), None
        )
    return _with_equals(mailbox.local.rpartition("+")[2])


def _names(text: str, sending: Domain) -> Iterator[str]:
    """Yield the domains that example_de_random may stand for, the likeliest first."""
    if "." in text:
        yield text.partition("_")[0]
        return
    encoded = sending.ascii.replace(".", "_")
    if text == encoded or text.startswith(f"{encoded}_"):
        yield sending.ascii
    parts = text.split("_")[:_MOST_PARTS]
    for length in range(len(parts), 1, -1):
        name = ".".join(parts[:length])
        if organization(name).listed:
            yield name


def _readable(address: str) -> Mailbox | None:
    try:
        return read_from(address, Notes(Field.FROM))
    except Unreadable:
        return None
