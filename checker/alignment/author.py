"""Read the From field, and refuse what servers write for each other and nobody ever sent from."""

import re

from checker.knowledge import resources
from checker.knowledge.tables import PLATFORM
from checker.reading.mailbox import Mailbox, read_from
from checker.reading.notes import Notes

_FILE = resources.toml("data/names/envelope.toml")
_TABLE = _FILE["form"]
_LABELS = "|".join(re.escape(label) for label in _FILE["labels"])
_LABEL_ENDS = "|".join(re.escape(end) for end in _FILE["label_ends"])
# In the logs of Postfix it is from=<max@example.de>, size=…. An "email from" is none, and
# mail_from= is what programs call From in their settings.
_LABEL = re.compile(
    rf"(?:[^@<>:=\"]{{0,40}}(?:(?:{_LABELS})[^@<>:=]{{0,30}}|"
    rf"(?<!\be)(?<!\be-)(?:{_LABEL_ENDS})\s?)[:=]|from=(?=<)|mail_from\s?:)"
    r"\s*(?:<?([^\s<>,;@]+@[^\s<>,;]+)|<>)",
    re.IGNORECASE,
)
_FROM_LABELS = "|".join(re.escape(label) for label in _FILE["from_labels"])
_FROM_LABEL = re.compile(rf"(?:{_FROM_LABELS})=(?=[^\s<>=]+@)", re.IGNORECASE)
# Reply-To, reply_to, "to", Empfänger-E-Mail-Adresse, Rückläufer an
_OTHER_FIELDS = "|".join(field.replace("-", "[-_ ]?") for field in _FILE["other_fields"])
_OTHER_FIELD = re.compile(
    rf"[>*\s\"']*((?:{_OTHER_FIELDS})(?:[-_ ]?e-?mail)?(?:[-_ ]?ad(?:d?ress|resse))?"
    r"|[^\W\d_]{2,20} (?:an|to)(?=\s?:))[*\"']*(?:\s?:|\s(?=[^\s@]+@[^\s@]+$))",
    re.IGNORECASE,
)
# From is there, too: behind Subject, or below the recipient.
_FROM_TOO = re.compile(r"\b(?:from|von|de|sender|absender\w*)[\"']?\s?:", re.IGNORECASE)
_OF_PLATFORM = tuple(f".{name}" for name in PLATFORM)
_RETURN_PATH = "Return-Path"
# Labels that also stand in front of an address in brackets without more ado, like a name.
_BARE_LABELS = frozenset(_FILE["bare_labels"])
# One pattern for all forms, a group each.
_FORMS = re.compile("|".join(f"({form['pattern']})" for form in _TABLE), re.IGNORECASE)
_MESSAGE_ID = re.compile("|".join(_FILE["message_id"]["patterns"]), re.IGNORECASE)
# Exchange's own name of a mailbox, wrapped up as an address (IMCEA encapsulation).
_EXCHANGE = "IMCEA"
# A host below a domain that takes what comes back: bounce.example.de, pm-bounces.example.de
_BOUNCES = re.compile(r"(?:^|[.-])bounces?\d*\.")
# The platform's return path: 16 letters and digits or more, as 1axcgf3xirq6yz1p@bf01x.…; or some
# and the recipient, as 1axb47-eva=kunde.de@bf01x.….
_RANDOM = re.compile(r"1[0-9a-z]{12,}|1[0-9a-z]{4,40}-[^=]+=[^=]+")


def read_author(text: str, notes: Notes) -> Mailbox:
    """Return the mailbox of a cleaned From field. Raises Unreadable when there is none.

    An envelope sender (Return-Path) is refused: From is another address, and only that one counts.
    """
    # Nearly nobody copies a label, and both patterns look at each letter of a name.
    if ":" in text or "=" in text:
        text = _of_from(_without_label(text, notes), notes)
    elif " " in text and "<" not in text:
        text = _of_from(text, notes)
    mailbox = read_from(text, notes)
    # Every form that is refused has a digit or a sign before the @.
    has_signs = not mailbox.local.replace(".", "").isalpha()
    if has_signs and mailbox.local.startswith(_EXCHANGE):
        raise notes.refuse("exchange_address")
    if has_signs and _MESSAGE_ID.fullmatch(mailbox.local):
        raise notes.refuse("message_id", id=mailbox.address)
    if form := _envelope_form(mailbox, has_signs):
        raise notes.refuse("envelope_address", address=mailbox.address, form=form)
    return mailbox


def _without_label(text: str, notes: Notes) -> str:
    """Return the text behind a label of From; refuse one behind a label of an envelope sender."""
    if label := _LABEL.match(text):
        raise notes.refuse("envelope_address", address=label[1] or "", form=_RETURN_PATH)
    label = _FROM_LABEL.match(text)
    if not label or _is_rewritten(text):
        return text
    notes.add("header_label_stripped", label=label[0])
    return text[label.end() :]


def _is_rewritten(text: str) -> bool:
    """Tell whether a text is email@example.de as the platform writes it.

    Then it is email=example.de@hubspotfree.net, and "email" is no label.
    """
    word, _, rest = text.partition("=")
    domain, _, host = rest.rstrip("> ").lower().rpartition("@")
    return word.isalpha() and "." in domain and "=" not in domain and host.endswith(_OF_PLATFORM)


def _of_from(text: str, notes: Notes) -> str:
    """Return what stands behind From, where another field stands in front of it: To, Reply-To.

    The addresses of another field alone are refused.
    """
    if not (field := _OTHER_FIELD.match(text)):
        return text
    own = _FROM_TOO.search(text, field.end())
    if own and (behind := text[own.end() :].strip()):
        return behind
    if "@" in text:
        raise notes.refuse("other_field", field=field[1])
    return text


def _envelope_form(mailbox: Mailbox, has_signs: bool) -> str | None:
    """Return the name of the form in which an envelope sender is written; None for no such form.

    Without `has_signs` only the name and the host are looked at.
    """
    if mailbox.name and mailbox.name.casefold() in _BARE_LABELS:
        return _RETURN_PATH
    owner = mailbox.domain.organization.icann or ""
    host = mailbox.domain.ascii.removesuffix(owner)
    if has_signs and (found := _FORMS.match(f"{mailbox.local}@{host}")):
        return _TABLE[(found.lastindex or 0) - 1]["name"]
    # With a name it was shown as From, whoever chose it.
    if not mailbox.name and _BOUNCES.search(host):
        return _RETURN_PATH
    random = has_signs and owner in PLATFORM and _RANDOM.fullmatch(mailbox.local)
    return _RETURN_PATH if random else None
