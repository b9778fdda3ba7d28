"""What is known of the fields that filters write: data/headers/filters/*.toml, one a product."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from checker.headers.syntaxes import number
from checker.knowledge import resources

PRODUCTS = (
    "microsoft365", "spamassassin", "rspamd", "proofpoint", "mimecast", "barracuda", "cisco",
    "sophos", "hornetsecurity", "trend_micro", "spamexperts", "expurgate", "seppmail", "fortimail",
    "retarus", "united_internet", "telekom", "google_workspace", "apple", "proton", "yahoo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one value means, by language.

    `where` it sends a message and with what `certainty`; the `owner`, whose turn it is where this
    is the reason; `decided_by`, who decided there; `if_clean`, whether it counts only where no
    filter speaks of spam; `by_sender`, whether it is the sending side's filter that speaks;
    `is_id`, whether the value is a name of the message in the product's log. `source` is None where
    the vendor publishes no table; `verified` is the date of the text that was read.
    """

    texts: Mapping[str, str]
    where: str | None
    certainty: str
    owner: str | None
    decided_by: str
    if_clean: bool
    by_sender: bool
    is_id: bool
    source: str | None
    verified: date


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its id, its operator's name (`home`) where one house runs all its servers.

    `anywhere` tells that customers run it on servers of their own, too.
    """

    id: str
    home: str
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Header:
    """A field that a product writes, by one or several names, and what its values mean.

    `names` holds each name as it is written, by the same in lower case.
    """

    product: Product
    names: Mapping[str, str]
    syntax: str
    fields: Mapping[str, Mapping[str, Meaning]]

    def meaning(self, field: str, value: str) -> Meaning | None:
        """Return the meaning of a value: by name, by number, or the one for anything else."""
        meanings = self.fields.get(field, {})
        for pattern, meaning in meanings.items():
            if any(_matches(one, value) for one in pattern.split(",")):
                return meaning
        return meanings.get("*")


def _matches(pattern: str, value: str) -> bool:
    low, dots, high = pattern.partition("..")
    if not dots:
        return pattern.lower() == value.lower() or number(pattern) == number(value) is not None
    found = number(value)
    return found is not None and float(low) <= found <= float(high)


@cache
def headers() -> tuple[Header, ...]:
    """Return all fields that are known, product by product."""
    return tuple(header for product in PRODUCTS for header in _headers(product))


@cache
def homes() -> Mapping[str, str]:
    """Return the product that an operator's own servers are."""
    return {header.product.home: header.product.id for header in headers()}


def headers_with(names: Iterable[str]) -> list[Header]:
    """Return the known fields that bear one of `names` (in lower case), product by product."""
    places = {place for name in by_name().keys() & names for place in by_name()[name]}
    return [headers()[place] for place in sorted(places)]


@cache
def by_name() -> Mapping[str, list[int]]:
    """Return where in `headers()` each name (in lower case) stands."""
    places: dict[str, list[int]] = {}
    for place, header in enumerate(headers()):
        for name in header.names:
            places.setdefault(name, []).append(place)
    return places


def _headers(name: str) -> Iterator[Header]:
    table = resources.toml(f"data/headers/filters/{name}.toml")
    product = Product(name, table.get("home", ""), table.get("anywhere", "home" not in table))
    for header in table["headers"]:
        fields = {
            field: {
                value: _meaning(
                    entry,
                    header.get("sources", {}).get(field, header),
                    table.get("decided_by", "filter"),
                )
                for value, entry in values.items()
            }
            for field, values in header["fields"].items()
        }
        written = (header["name"], *header.get("also", ()))
        yield Header(product, {name.lower(): name for name in written}, header["syntax"], fields)


def _meaning(entry: Mapping[str, Any], origin: Mapping[str, Any], decided_by: str) -> Meaning:
    return Meaning(
        texts={language: entry[language] for language in ("de", "en")},
        where=entry.get("where"),
        certainty=entry.get("certainty", "likely"),
        owner=entry.get("owner"),
        decided_by=entry.get("decided_by", decided_by),
        if_clean=entry.get("if_clean", False),
        by_sender=entry.get("by_sender", False),
        is_id=entry.get("is_id", False),
        source=origin.get("source"),
        verified=origin["verified"],
    )
