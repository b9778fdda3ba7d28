"""Whether anybody could own a name, and therefore connect it for sending."""

from checker.knowledge.tables import SPECIAL_USE
from checker.reading.notes import Notes
from checker.reading.organizational import Organization, organization


def register(name: str, notes: Notes) -> Organization:
    """Return where a name in A-label form stands, and note when it is reserved or unknown.

    Raises Unreadable for a name that only a registry can hold. A suffix of the list's PRIVATE
    section is not refused: its owner (github.io) is a domain holder like any other.
    """
    found = organization(name)
    if reserved := found.suffix in SPECIAL_USE:
        notes.add("special_use", name=name, reserved=found.suffix)
    if "." not in name:
        if found.listed:
            notes.add("public_suffix", name=name)
        raise notes.refuse("single_label", name=name)
    if found.icann is None:
        raise notes.refuse("public_suffix", name=name)
    if not (found.listed or reserved):
        notes.add("unknown_tld", tld=found.suffix)
    return found
