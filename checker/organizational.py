"""Find the Organizational Domain of a name without asking the DNS.

RFC 9989 4.10 finds it by walking up the DNS tree. Without DNS the Public Suffix List stands in:
the longest matching public suffix plus one label (publicsuffix.org/list, "Formal algorithm").
Receivers differ in whether they use the list's PRIVATE section, so it is computed twice.
"""

from dataclasses import dataclass

from checker import resources


@dataclass(frozen=True, slots=True)
class Organizational:
    """The two answers for one name; None where the name is itself a public suffix."""

    icann: str | None
    whole: str | None


def _a_label(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _load() -> tuple[str, dict[str, bool], dict[str, bool], dict[str, bool]]:
    """Return the list's date, and its rules by kind, each with "is in the ICANN section"."""
    date, icann = "", False
    names: dict[str, bool] = {}
    wildcards: dict[str, bool] = {}
    exceptions: dict[str, bool] = {}
    for line in resources.text("publicsuffixlist", "public_suffix_list.dat").splitlines():
        if line.startswith("//"):
            if "===BEGIN" in line:
                icann = "ICANN" in line
            elif line.startswith("// VERSION: "):
                date = line.split()[2][:10]
        elif rule := line.strip():
            kind, rule = (
                (wildcards, rule[2:])
                if rule.startswith("*.")
                else (exceptions, rule[1:])
                if rule.startswith("!")
                else (names, rule)
            )
            kind.setdefault(".".join(map(_a_label, rule.split("."))), icann)
    # A wildcard's own root is a public suffix too, as the list's linter demands.
    return date, wildcards | names, wildcards, exceptions


LIST_DATE, _NAMES, _WILDCARDS, _EXCEPTIONS = _load()
"""The day the bundled list was published, as an ISO date."""


def _matches(name: str) -> tuple[str | None, str | None]:
    """Return the longest public suffix by the ICANN section and by the whole list."""
    whole = None
    suffix = name
    while suffix:
        parent = suffix.partition(".")[2]
        if (icann := _EXCEPTIONS.get(suffix)) is not None:
            match = parent
        elif (icann := _NAMES.get(suffix, _WILDCARDS.get(parent))) is not None:
            match = suffix
        else:
            suffix = parent
            continue
        whole = whole or match
        if icann:
            return match, whole
        suffix = parent
    return None, whole


def is_listed(name: str) -> bool:
    """Return whether any rule of the list covers the name's top-level domain."""
    return _matches(name) != (None, None)


def is_registry_suffix(name: str) -> bool:
    """Return whether `name` is a public suffix run by a registry (ICANN section), as co.uk is."""
    return _matches(name)[0] == name


def organizational(name: str) -> Organizational:
    """Return the Organizational Domain of a name in A-label form, by both readings of the list.

    A top-level domain that is not listed counts as a public suffix (the list's default rule).
    """
    icann, whole = _matches(name)
    default = name.rpartition(".")[2]
    return Organizational(_one_more(name, icann or default), _one_more(name, whole or default))


def _one_more(name: str, suffix: str) -> str | None:
    if name == suffix:
        return None
    rest = name[: -len(suffix) - 1]
    return f"{rest.rpartition('.')[2]}.{suffix}"
