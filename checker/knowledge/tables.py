"""The small tables under `data/`, each with its source and date in the file, ready for lookup."""

from checker.knowledge import resources


def _domains(path: str) -> frozenset[str]:
    return frozenset(entry["name"] for entry in resources.toml(path)["domain"])


SPECIAL_USE = frozenset(resources.toml("data/names/special_use.toml")["names"])
PLATFORM = _domains("data/names/platform.toml")
TENANTS = _domains("data/names/tenants.toml")
ALIASES = {
    domain: service["name"]
    for service in resources.toml("data/names/aliases.toml")["service"]
    for domain in service["domains"]
}
# Where nobody has a mailbox: an address there always stands for somebody else's.
ONLY_ALIASES = ALIASES.keys() - {
    domain
    for service in resources.toml("data/names/aliases.toml")["service"]
    for domain in service.get("mailboxes", ())
}
CONFUSABLES = {
    script: str.maketrans(pairs["letters"], pairs["latin"])
    for script, pairs in resources.toml("data/names/confusables.toml").items()
}
