"""Find the Organizational Domain of a name without asking the DNS.

RFC 9989 4.10 finds it by walking up the DNS tree. Without DNS the Public Suffix List stands in:
the longest matching public suffix plus one label (publicsuffix.org/list, "Formal algorithm").
Receivers differ in whether they use the list's PRIVATE section, so it is computed twice.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.knowledge import resources


class Organization(NamedTuple):
    """Where one name stands in the Public Suffix List.

    `suffix` is its public suffix by the ICANN section, or its top-level domain if that is not
    `listed`. `icann` and `whole` are its Organizational Domain by the ICANN section alone and by
    the whole list; None where the name is itself a public suffix.
    """

    suffix: str
    listed: bool
    icann: str | None
    whole: str | None


def _a_label(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _in_a_labels(rule: str) -> str:
    return rule if rule.isascii() else ".".join(map(_a_label, rule.split(".")))


def _rules(section: str) -> list[str]:
    lines = (line.strip() for line in section.splitlines())
    return [_in_a_labels(line) for line in lines if line and not line.startswith("//")]


def _load() -> tuple[str, dict[str, bool]]:
    """Return the list's date, and its rules, each with whether a registry set it (ICANN)."""
    text = resources.text("publicsuffixlist", "public_suffix_list.dat")
    date = re.search(r"^// VERSION: (\d{4}-\d\d-\d\d)", text, re.MULTILINE)
    assert date, "the Public Suffix List does not say when it was made"
    icann, private = text.split("// ===BEGIN PRIVATE DOMAINS===")
    return date[1], dict.fromkeys(_rules(private), False) | dict.fromkeys(_rules(icann), True)


def _by_tld(names: Mapping[str, bool]) -> dict[str, str]:
    """Return the names below each top-level domain as two lines: a registry's, and all others.

    As text, because most are never asked for, and a browser has to fetch every object.
    """
    lines: dict[str, tuple[list[str], list[str]]] = {}
    for name, icann in names.items():
        of_registry, private = lines.setdefault(name.rpartition(".")[2], ([], []))
        (of_registry if icann else private).append(name)
    return {tld: "\n".join(map(" ".join, both)) for tld, both in lines.items()}


LIST_DATE, _RULES = _load()
"""The day the bundled list was published, as an ISO date."""

# By kind, for one lookup without building a string. *.ck says of every name below ck that it is a
# public suffix, and of ck itself too: the list's own linter demands it.
_BELOW = {rule[2:]: icann for rule, icann in _RULES.items() if rule.startswith("*.")}
_EXCEPT = {rule[1:]: icann for rule, icann in _RULES.items() if rule.startswith("!")}
_LISTED = _by_tld(_BELOW | _RULES)
del _RULES


# More than there are. The limit marks it as kept from questions: the images are built without that.
@lru_cache(4096)
def _names(tld: str) -> Mapping[str, bool]:
    """Return the public suffixes of a listed top-level domain, each with whether it is ICANN's."""
    of_registry, private = _LISTED[tld].split("\n")
    return dict.fromkeys(private.split(), False) | dict.fromkeys(of_registry.split(), True)


# Kept, because both fields usually hold the same name, and many rows of a file the same domain.
@lru_cache(256)
def organization(name: str) -> Organization:
    """Return where a name in A-label form stands.

    A top-level domain that is not listed counts as a public suffix (the list's default rule).
    """
    by_icann, by_whole = _public_suffixes(name)
    suffix = by_icann or name.rpartition(".")[2]
    icann = _one_more(name, suffix)
    whole = icann if by_whole == by_icann else _one_more(name, by_whole or suffix)
    return Organization(suffix, by_whole is not None, icann, whole)


def _public_suffixes(name: str) -> tuple[str | None, str | None]:
    """Return the longest public suffix by the ICANN section and by the whole list."""
    longest = None
    tld = name.rpartition(".")[2]
    names = _names(tld) if tld in _LISTED else {}
    while name:
        parent = name.partition(".")[2]
        match, icann = name, names.get(name)
        if icann is None:
            icann = _BELOW.get(parent)
        if name in _EXCEPT:
            match, icann = parent, _EXCEPT[name]
        if icann is not None:
            longest = longest or match
            if icann:
                return match, longest
        name = parent
    return None, longest


def _one_more(name: str, suffix: str) -> str | None:
    if name == suffix:
        return None
    return name[name.rfind(".", 0, -len(suffix) - 1) + 1 :]
