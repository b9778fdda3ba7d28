"""The small tables under `data/`, each with its source and date in the file, ready for lookup."""

import re

from checker.knowledge import resources


def _tenants(kind: str) -> frozenset[str]:
    return frozenset(
        name for row in resources.toml("data/names/tenants.toml")[kind] for name in row["names"]
    )


SPECIAL_USE = frozenset(resources.toml("data/names/special_use.toml")["names"])
PLATFORM = frozenset(row["name"] for row in resources.toml("data/names/platform.toml")["domain"])
# Below these, each customer of a service has a name that the service lends it.
_LENT_BELOW = _tenants("service")
TENANTS = _tenants("domain") | _LENT_BELOW
_ALIASES = resources.toml("data/names/aliases.toml")


def _of_services(kind: str) -> set[str]:
    return {name for service in _ALIASES["service"] for name in service.get(kind, ())}


ALIASES = {
    domain: service["name"] for service in _ALIASES["service"] for domain in service["domains"]
}
# Where nobody has a mailbox: an address there always stands for somebody else's.
ONLY_ALIASES = ALIASES.keys() - _of_services("mailboxes") | _of_services("hosts")
# The list server that hides the author, and what then stands before the @.
HIDING_LIST = _ALIASES["list"]["name"]
HIDDEN_BY_LIST = re.compile(_ALIASES["list"]["pattern"])
CONFUSABLES = {
    script: str.maketrans(pairs["letters"], pairs["latin"])
    for script, pairs in resources.toml("data/names/confusables.toml").items()
}


def is_lent(name: str, owner: str) -> bool:
    """Tell whether a service lends `name`, which lies at or below its `owner`, to a customer."""
    return owner in TENANTS and not (name == owner and owner in _LENT_BELOW)
