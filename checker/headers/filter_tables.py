"""What is known of the fields that filters write: data/headers/filters/*.toml, one a product."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from checker.headers.syntaxes import number
from checker.knowledge import resources
from checker.knowledge.languages import texts_of

PRODUCTS = (
    "microsoft365", "exchange", "spamassassin", "rspamd", "proofpoint", "mimecast", "barracuda",
    "cisco", "sophos", "hornetsecurity", "trendmicro", "spamexperts", "expurgate", "seppmail",
    "fortimail", "retarus", "vade", "kaspersky", "mailscanner", "antivirus", "united_internet",
    "telekom", "google_workspace", "apple", "proton", "yahoo", "mailenable", "dmarc",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one value means, by language.

    `where` it sends a message and with what `certainty`; the `owner`, whose turn it is where this
    is the reason; `decided_by`, who decided there; `if_clean`, whether it counts only where no
    filter speaks of spam; `if_silent`, only where the product names no place otherwise;
    `by_sender`, whether it is the sending side's filter that speaks; `is_id`, whether the value is
    a name of the message in the product's log; `own_domain`, whether it says that the From domain
    is the receiving organisation's own. `source` is None where the vendor publishes no table;
    `verified` is the date of the text that was read.
    """

    texts: Mapping[str, str]
    where: str | None
    certainty: str
    owner: str | None
    decided_by: str
    if_clean: bool
    if_silent: bool
    by_sender: bool
    is_id: bool
    own_domain: bool
    source: str | None
    verified: date


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its id, its operator's name (`home`) where one house runs all its servers.

    `anywhere` tells that customers run it on servers of their own, too; `inside` which operators of
    mailboxes do.
    """

    id: str
    home: str
    anywhere: bool
    inside: frozenset[str]

    @property
    def houses(self) -> frozenset[str]:
        """The operators whose servers write its fields."""
        return self.inside | {self.home}


class Meanings:
    """What the values of one field mean: by name, by number, or anything else.

    A pattern is one or several of them, such as `5..6,SPM`. Names and numbers are told apart once,
    not for each value.
    """

    def __init__(self, by_pattern: Mapping[str, Meaning]) -> None:
        """Take the meanings by their patterns, in the order in which they are tried."""
        self.all = tuple(by_pattern.values())
        self._otherwise = by_pattern.get("*")
        self._named: dict[str, int] = {}
        self._ranges: list[tuple[float, float, int]] = []
        for place, patterns in enumerate(by_pattern):
            for pattern in patterns.split(","):
                low, dots, high = pattern.partition("..")
                if not dots:
                    self._named.setdefault(pattern.lower(), place)
                first, last = number(low), number(high if dots else low)
                if first is not None and last is not None:
                    self._ranges.append((first, last, place))

    def of(self, value: str) -> Meaning | None:
        """Return the meaning of a value, or None."""
        fitting = [self._named[name]] if (name := value.lower()) in self._named else []
        if self._ranges and (found := number(value)) is not None:
            fitting += [place for low, high, place in self._ranges if low <= found <= high]
        return self.all[min(fitting)] if fitting else self._otherwise


@dataclass(frozen=True, slots=True)
class Header:
    """A field that a product writes, by one or several names, and what its values mean.

    `names` are in lower case. For the `*` in `x-*mailscanner` each site puts a name of its own.
    """

    product: Product
    names: tuple[str, ...]
    syntax: str
    fields: Mapping[str, Meanings]

    def meaning(self, field: str, value: str) -> Meaning | None:
        """Return the meaning of a value; None where either is not known."""
        return self.fields[field].of(value) if field in self.fields else None


@cache
def headers() -> tuple[Header, ...]:
    """Return all fields that are known, product by product."""
    return tuple(header for product in PRODUCTS for header in _headers(product))


@cache
def homes() -> Mapping[str, str]:
    """Return the product that an operator's own servers are."""
    return {header.product.home: header.product.id for header in headers()}


def known(names: Iterable[str]) -> list[tuple[Header, list[str]]]:
    """Return the known fields that bear one of `names` (in lower case), product by product.

    With each come those of the names that it bears.
    """
    found: dict[int, list[str]] = {}
    for name in names:
        for place in places(name):
            found.setdefault(place, []).append(name)
    return [(headers()[place], found[place]) for place in sorted(found)]


@lru_cache(maxsize=1024)
def places(name: str) -> tuple[int, ...]:
    """Return where in `headers()` a name (in lower case) stands; nowhere if it is not known."""
    by_name, by_form = _names()
    return by_name.get(name) or tuple(at for form, at in by_form if form.fullmatch(name))


@cache
def _names() -> tuple[dict[str, tuple[int, ...]], list[tuple[re.Pattern[str], int]]]:
    """Return where each name stands, and each name with a `*` in it."""
    by_name: dict[str, tuple[int, ...]] = {}
    by_form = []
    for place, header in enumerate(headers()):
        for name in header.names:
            if "*" in name:
                by_form.append((re.compile(re.escape(name).replace(r"\*", ".*")), place))
            else:
                by_name[name] = (*by_name.get(name, ()), place)
    return by_name, by_form


def _headers(name: str) -> Iterator[Header]:
    table = resources.toml(f"data/headers/filters/{name}.toml")
    home, inside = table.get("home", ""), frozenset(table.get("inside", ()))
    product = Product(name, home, table.get("anywhere", not home), inside)
    for header in table["headers"]:
        fields = {
            field: Meanings(
                {
                    value: _meaning(
                        entry,
                        header.get("sources", {}).get(field, header),
                        table.get("decided_by", "filter"),
                    )
                    for value, entry in values.items()
                }
            )
            for field, values in header["fields"].items()
        }
        names = tuple(name.lower() for name in (header["name"], *header.get("also", ())))
        yield Header(product, names, header["syntax"], fields)


def _meaning(entry: Mapping[str, Any], origin: Mapping[str, Any], decided_by: str) -> Meaning:
    return Meaning(
        texts=texts_of(entry),
        where=entry.get("where"),
        certainty=entry.get("certainty", "likely"),
        owner=entry.get("owner"),
        decided_by=entry.get("decided_by", decided_by),
        if_clean=entry.get("if_clean", False),
        if_silent=entry.get("if_silent", False),
        by_sender=entry.get("by_sender", False),
        is_id=entry.get("is_id", False),
        own_domain=entry.get("own_domain", False),
        source=origin.get("source"),
        verified=origin["verified"],
    )
