"""What the filters wrote into the headers, and what it means.

The tables are data/headers/filters/*.toml, one for each product.

Nothing here knows a product. No rule looks at a country.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from checker.headers import syntaxes
from checker.headers.belief import Statements
from checker.headers.syntaxes import number
from checker.knowledge import resources
from checker.message.unfold import Unfolded

PRODUCTS = (
    "microsoft", "spamassassin", "rspamd", "proofpoint", "mimecast", "barracuda",
    "cisco", "sophos", "united_internet", "telekom", "google", "yahoo",
)  # fmt: skip
# More is never useful to a reader, and a hostile header can hold thousands.
_MOST_REMARKS = 100
_LONGEST_VALUE = 120
_BY_AUTHENTICATION = "authentication"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one value means, by language.

    `where` it sends a message and with what `certainty`; the `owner`, whose turn it is where this
    is the reason; `by_rule`, whether somebody on the recipient's side has set it so; `by_sender`,
    whether it is the sending side's filter that speaks. `source` is None where the vendor publishes
    no table; `verified` is the date of the text that was read.
    """

    texts: Mapping[str, str]
    where: str | None
    certainty: str
    owner: str | None
    by_rule: bool
    by_sender: bool
    source: str | None
    verified: date


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a filter said, as it said it, and what that means."""

    product: str
    header: str
    field: str
    value: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Header:
    product: str
    name: str
    syntax: str
    fields: Mapping[str, Mapping[str, Meaning]]

    def remarks(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Remark]:
        """Yield what is known about the pairs; an empty field name stands for the only field."""
        for field, value in pairs:
            name = field or next(iter(self.fields))
            meaning = _lookup(self.fields.get(name, {}), value)
            if meaning and value:
                yield Remark(self.product, self.name, name, value[:_LONGEST_VALUE], meaning)


def read(headers: Unfolded, statements: Statements) -> tuple[Remark, ...]:
    """Return what the filters said, product by product, from the top down."""
    remarks: list[Remark] = []
    for header in _table():
        for pairs in _occurrences(header, headers, statements):
            found = list(islice(header.remarks(pairs), _MOST_REMARKS))
            # What the sender's own filter found says nothing about the receiving side.
            remarks += [one for one in found if one.meaning.by_sender] or found
    return tuple(remarks[:_MOST_REMARKS])


def _occurrences(
    header: _Header, headers: Unfolded, statements: Statements
) -> Iterator[Iterable[tuple[str, str]]]:
    if header.syntax == _BY_AUTHENTICATION:
        for result in statements.results:
            yield [(result.method, result.result), *_about(result.properties, header)]
        return
    for field in headers.all(header.name.lower())[:_MOST_REMARKS]:
        yield syntaxes.parse(header.syntax, field.value)


def _about(properties: Mapping[str, str], header: _Header) -> list[tuple[str, str]]:
    return [(name, value) for name, value in properties.items() if name in header.fields]


def _lookup(meanings: Mapping[str, Meaning], value: str) -> Meaning | None:
    """Return the meaning of a value: by name, by number, or the one for anything else."""
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
def _table() -> tuple[_Header, ...]:
    return tuple(header for product in PRODUCTS for header in _headers(product))


def _headers(product: str) -> Iterator[_Header]:
    for table in resources.toml(f"data/headers/filters/{product}.toml")["headers"]:
        fields = {
            name: {
                value: _meaning(entry, table.get("sources", {}).get(name, table))
                for value, entry in values.items()
            }
            for name, values in table["fields"].items()
        }
        yield _Header(product, table["name"], table["syntax"], fields)


def _meaning(entry: Mapping[str, Any], origin: Mapping[str, Any]) -> Meaning:
    return Meaning(
        texts={language: entry[language] for language in ("de", "en")},
        where=entry.get("where"),
        certainty=entry.get("certainty", "likely"),
        owner=entry.get("owner"),
        by_rule=entry.get("by_rule", False),
        by_sender=entry.get("by_sender", False),
        source=origin.get("source"),
        verified=origin["verified"],
    )
