"""Whether two domain names align, as far as the names alone can say."""

from enum import StrEnum

from checker.reading.domains import Domain


class Alignment(StrEnum):
    """How the Author Domain and the sending domain relate (RFC 9989 3.2.10)."""

    EXACT = "exact"  # identical: strict alignment (3.2.10.2), and the sending platform's own rule
    RELAXED = "relaxed"  # same Organizational Domain (3.2.10.1): parent, child or sibling
    NONE = "none"
    UNCERTAIN = "uncertain"  # receivers will differ: the list's two readings disagree


def align(one: Domain, other: Domain) -> Alignment:
    """Return how two domains relate; the order does not matter.

    Equal names never consult the Public Suffix List.
    """
    if one.ascii == other.ascii:
        return Alignment.EXACT
    first, second = one.organization, other.organization
    by_icann = first.icann is not None and first.icann == second.icann
    by_whole = first.whole is not None and first.whole == second.whole
    if by_icann != by_whole:
        return Alignment.UNCERTAIN
    return Alignment.RELAXED if by_icann else Alignment.NONE
