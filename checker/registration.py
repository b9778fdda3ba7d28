"""Whether anybody could own a name, and therefore connect it for sending."""

from checker.codes import Notes
from checker.organizational import is_listed, is_registry_suffix
from checker.tables import SPECIAL_USE, covering


def check_registration(name: str, notes: Notes) -> None:
    """Note reserved and unknown names. Raises Unreadable for one that only a registry can hold.

    Takes a name in A-label form. A suffix of the list's PRIVATE section is not refused: its
    owner (github.io) is a domain holder like any other.
    """
    if reserved := covering(name, SPECIAL_USE):
        notes.add("special_use", name=name, reserved=reserved)
    if "." not in name:
        raise notes.refuse("single_label", name=name)
    if is_registry_suffix(name):
        raise notes.refuse("public_suffix", name=name)
    if not reserved and not is_listed(name):
        notes.add("unknown_tld", tld=name.rpartition(".")[2])
