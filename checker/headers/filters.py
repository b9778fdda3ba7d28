"""What the filters wrote into the headers, who wrote it, and what it means.

Nothing here knows a product. No rule looks at a country.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from checker.headers import filter_tables, syntaxes
from checker.headers.belief import Statements
from checker.headers.filter_tables import Header, Meaning
from checker.headers.operators import operator
from checker.headers.sides import By, Sides
from checker.message.unfold import HeaderField, Unfolded

# More is never useful to a reader, and a hostile header can hold thousands.
_MOST_REMARKS = 100
_MOST_UNKNOWN = 30
_LONGEST_VALUE = 120
_AUTHENTICATION = "Authentication-Results"
_BY_AUTHENTICATION = "authentication"
# Names that filters give their fields; and what looks like it and is none, or is a filter's that
# Microsoft keeps to itself.
_FILTERS_NAME = re.compile(
    r"spam|virus|phish|malware|quarantine|scan|junk|reputation|threat|greylist|rbl"
    r"|^(?:x-)?(?:bitdefender|cloudmark|ctch|cyren|eset|hornet|kaspersky|retarus|symantec|trendmicro)"
    r"|^(?:x-)?(?:asg|barracuda|bess|bogosity|brightmail|cloud-security|cm(?:ae)?|fe|feas|ipas"
    r"|ironport|klms|kse|ksmg|mimecast|pmx|proofpoint|purgate|rmx|rspamd|sasi|sophos|tm-as|tmase|toi"
    r"|vade|vr|watchguard)(?![a-z])"
)
_NO_FILTERS_NAME = re.compile(r"^x-(?:ms-|microsoft-|forefront-|exchange-)|untrusted|^arc-|unsub")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a filter said, as it said it, who wrote it there, and what that means."""

    product: str
    header: str
    field: str
    value: str
    by: By
    meaning: Meaning


def read(headers: Unfolded, statements: Statements, sides: Sides) -> tuple[Remark, ...]:
    """Return what the filters said, product by product, from the top down."""
    remarks: list[Remark] = []
    fields = _by_name(headers)
    for header in filter_tables.headers():
        for name, by, pairs in _occurrences(header, fields, statements, sides):
            found = list(islice(_remarks(header, name, by, pairs), _MOST_REMARKS))
            # What the sender's own filter found says nothing about the receiving side.
            remarks += [one for one in found if one.meaning.by_sender] or found
    return tuple(remarks[:_MOST_REMARKS])


def unknown(headers: Unfolded) -> tuple[tuple[str, str], ...]:
    """Return the names and values of fields that look like a filter's and are in no table."""
    known = filter_tables.names()
    found: dict[str, str] = {}
    for field in headers.fields:
        name = field.name
        if name not in known and _FILTERS_NAME.search(name) and not _NO_FILTERS_NAME.search(name):
            found.setdefault(field.written, field.value[:_LONGEST_VALUE])
    return tuple(found.items())[:_MOST_UNKNOWN]


def _by_name(headers: Unfolded) -> dict[str, list[HeaderField]]:
    fields: dict[str, list[HeaderField]] = {}
    for field in headers.fields:
        fields.setdefault(field.name, []).append(field)
    return fields


def _occurrences(
    header: Header, fields: dict[str, list[HeaderField]], statements: Statements, sides: Sides
) -> Iterator[tuple[str, By, Iterable[tuple[str, str]]]]:
    product = header.product
    if header.syntax == _BY_AUTHENTICATION:
        for statement in statements.believed:
            if operator(statement.authserv_id) in (product.home, "") or not product.home:
                for result in statement.results:
                    known = {k: v for k, v in result.properties.items() if k in header.fields}
                    yield (
                        _AUTHENTICATION,
                        By.RECEIVER,
                        [(result.method, result.result), *known.items()],
                    )
        return
    for name, written in header.names.items():
        for field in fields.get(name, ())[:_MOST_REMARKS]:
            by = sides.writer(field.position, product.home, product.anywhere)
            yield written, by, syntaxes.parse(header.syntax, field.value)


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
