"""Which product a mail server is of, by the ending of its name (`data/mx/products.toml`)."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.knowledge import resources
from checker.reading.outcome import Certainty


class Kind(StrEnum):
    """What a product is to its users."""

    FILTER = "filter"  # somebody else's mailboxes are behind it
    MAILBOX = "mailbox"
    FOR_EVERYONE = "for_everyone"  # nobody's IT looks after it
    HOSTER = "hoster"


class Product(NamedTuple):
    """A product; its `id` is that of the facts, where there are facts about it."""

    id: str
    name: str
    kind: Kind
    certainty: Certainty


def of_host(host: str) -> Product | None:
    """Return the product of a mail server, by the longest ending of its name that is known."""
    return _longest(host, _by_host())


def of_include(name: str) -> Product | None:
    """Return the product that a name in an SPF record sends for: a guess at the mailboxes."""
    found = _longest(name, _by_include())
    return found and found._replace(certainty=Certainty.LIKELY)


def _longest(name: str, known: Mapping[str, Product]) -> Product | None:
    while name and name not in known:
        name = name.partition(".")[2]
    return known.get(name)


@cache
def _by_host() -> Mapping[str, Product]:
    return _by("hosts")


@cache
def _by_include() -> Mapping[str, Product]:
    return _by("spf")


def _by(key: str) -> Mapping[str, Product]:
    rows = resources.toml("data/mx/products.toml")["product"]
    return {name: _product(row) for row in rows for name in row.get(key, ())}


def _product(row: Mapping[str, str]) -> Product:
    certainty = Certainty.LIKELY if row.get("likely") else Certainty.STATED
    return Product(row["id"], row["name"], Kind(row["kind"]), certainty)
