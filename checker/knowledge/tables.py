"""The small tables under `data/`, each with its source and date in the file, ready for lookup."""

from checker.knowledge import resources

_PLATFORM = resources.toml("data/names/platform.toml")["domain"]

SPECIAL_USE = frozenset(resources.toml("data/names/special_use.toml")["names"])
PLATFORM = frozenset(entry["name"] for entry in _PLATFORM)
REWRITING = frozenset(entry["name"] for entry in _PLATFORM if entry["rewrites"])
FREEMAIL = frozenset(
    domain
    for provider in resources.toml("data/names/freemail.toml")["provider"]
    for domain in provider["domains"]
)
CONFUSABLES = {
    script: str.maketrans(pairs["letters"], pairs["latin"])
    for script, pairs in resources.toml("data/names/confusables.toml").items()
}
