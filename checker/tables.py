"""The small tables under `data/`, each with its source and date in the file, ready for lookup."""

from checker import resources


def ancestors(name: str) -> list[str]:
    """Return a name and every name above it, longest first: a.b.c, b.c, c."""
    names = [name]
    while "." in name:
        name = name.partition(".")[2]
        names.append(name)
    return names


def covering(name: str, table: frozenset[str]) -> str | None:
    """Return the entry of `table` that `name` equals or lies below, or None."""
    return next((above for above in ancestors(name) if above in table), None)


_PLATFORM = resources.toml("data/platform.toml")["domain"]

SPECIAL_USE = frozenset(resources.toml("data/special_use.toml")["names"])
PLATFORM = frozenset(entry["name"] for entry in _PLATFORM)
REWRITING = frozenset(entry["name"] for entry in _PLATFORM if entry["rewrites"])
FREEMAIL = frozenset(
    domain
    for provider in resources.toml("data/freemail.toml")["provider"]
    for domain in provider["domains"]
)
CONFUSABLES = {
    script: str.maketrans(pairs["letters"], pairs["latin"])
    for script, pairs in resources.toml("data/confusables.toml").items()
}
