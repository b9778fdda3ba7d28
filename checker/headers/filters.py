"""What the filters wrote into the headers, who wrote it, and what it means.

Nothing here knows a product. No rule looks at a country.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from checker.headers import filter_tables, syntaxes
from checker.headers.belief import Statements
from checker.headers.filter_tables import Header, Meaning, Product
from checker.headers.operators import operator
from checker.headers.route import left_through
from checker.headers.sides import By, Sides
from checker.knowledge import resources
from checker.message.unfold import Unfolded

# More is never useful to a reader, and a hostile header can hold thousands.
_MOST_REMARKS = 100
_MOST_UNKNOWN = 30
_LONGEST_VALUE = 120
_AUTHENTICATION = "Authentication-Results"
_ANY, _SOMETHING = re.compile(""), re.compile(r"\s*\S")
_BY_AUTHENTICATION = "authentication"


class Remark(NamedTuple):
    """One thing a filter said, as it said it, who wrote it there, and what that means."""

    product: str
    header: str
    field: str
    value: str
    by: By
    meaning: Meaning


class Said(NamedTuple):
    """What filters said, product by product, from the top down, and what no table understands.

    `unknown` are the names and values of filters' fields of which no table made a remark. Either a
    table knows the field but not what it says; or the name looks like a filter's, or else the
    value: one word that nobody but a filter writes alone.
    """

    remarks: tuple[Remark, ...]
    unknown: tuple[tuple[str, str], ...]


def read(headers: Unfolded, statements: Statements, sides: Sides) -> Said:
    """Return what the filters of a message said, as much of it as is useful to a reader."""
    remarks: list[Remark] = []
    for header, names in filter_tables.known(headers.places):
        for name, by, pairs in _occurrences(header, names, headers, statements, sides):
            found = list(islice(_remarks(header, name, by, pairs), _MOST_REMARKS))
            # What the sender's own filter found says nothing about the receiving side.
            remarks += [one for one in found if one.meaning.by_sender] or found
    understood = {remark.header.lower() for remark in remarks}
    return Said(tuple(remarks[:_MOST_REMARKS]), _unknown(headers, understood))


def _unknown(headers: Unfolded, understood: Container[str]) -> tuple[tuple[str, str], ...]:
    found = [
        field
        for name in headers.places
        if name not in understood and (told := _told_by(name))
        for field in headers.all(name)
        if told.match(field.value)
    ]
    values: dict[str, str] = {}
    for field in sorted(found, key=lambda field: field.position):
        values.setdefault(field.written, field.value[:_LONGEST_VALUE])
    return tuple(values.items())[:_MOST_UNKNOWN]


@lru_cache(maxsize=1024)
def _told_by(name: str) -> re.Pattern[str] | None:
    """Return which values make a field of this name an unknown filter's; None where none does."""
    if known := filter_tables.places(name):
        syntaxes_of = {filter_tables.headers()[place].syntax for place in known}
        # Results that no filter's table knows are no filter's.
        return None if syntaxes_of == {_BY_AUTHENTICATION} else _SOMETHING
    filters, others, verdicts = _signs_of_filters()
    if others.search(name):
        return None
    if filters.search(name):
        return _ANY
    return verdicts if name.startswith("x-") else None


@cache
def _signs_of_filters() -> tuple[re.Pattern[str], ...]:
    """Return patterns of the names of filters' fields, of what looks like it, and of verdicts."""
    any_of = {
        key: "|".join(re.escape(name) for name in names)
        for key, names in resources.toml("data/headers/unknown.toml").items()
    }
    first = rf"^(?:x-)?(?:{any_of['beginnings']}|(?:{any_of['words']})(?![a-z]))"
    return (
        re.compile(f"{any_of['anywhere']}|{first}"),
        re.compile(f"^(?:{any_of['never']})|{any_of['never_anywhere']}"),
        re.compile(rf"(?:{any_of['verdicts']})(?:\s?[/;,(=]|\Z)", re.IGNORECASE),
    )


def _occurrences(
    header: Header, names: Iterable[str], headers: Unfolded, statements: Statements, sides: Sides
) -> Iterator[tuple[str, By, Iterable[tuple[str, str]]]]:
    product = header.product
    if header.syntax == _BY_AUTHENTICATION:
        for statement in statements.believed:
            if _speaks(product, statement.authserv_id):
                for result in statement.results:
                    known = {k: v for k, v in result.properties.items() if k in header.fields}
                    yield (
                        _AUTHENTICATION,
                        By.RECEIVER,
                        [(result.method, result.result), *known.items()],
                    )
        return
    anywhere = product.anywhere and not left_through(product.home, headers)
    for name in names:
        for field in headers.all(name)[:_MOST_REMARKS]:
            by = sides.writer(field.position, product.houses, anywhere)
            yield field.written, by, syntaxes.parse(header.syntax, field.value)


def _speaks(product: Product, authserv_id: str) -> bool:
    """Tell whether results of this authserv-id (Microsoft has none) may be the product's."""
    if not authserv_id:
        return bool(product.home)
    house = operator(authserv_id)
    return house == product.home if product.home else house not in _homes_of_results()


@cache
def _homes_of_results() -> frozenset[str]:
    """Return the operators whose words among the results are in a table of their own."""
    found = (one for one in filter_tables.headers() if one.syntax == _BY_AUTHENTICATION)
    return frozenset(header.product.home for header in found)


def _remarks(
    header: Header, name: str, by: By, pairs: Iterable[tuple[str, str]]
) -> Iterator[Remark]:
    """Yield what is known about the pairs; an empty field name stands for the only field."""
    for pair, value in pairs:
        field = pair or next(iter(header.fields))
        meaning = header.meaning(field, value)
        if meaning and value:
            side = By.EARLIER if meaning.by_sender else by
            yield Remark(header.product.id, name, field, value[:_LONGEST_VALUE], side, meaning)
