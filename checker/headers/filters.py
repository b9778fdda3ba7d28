"""What the filters wrote into the headers, who wrote it, and what it means.

Nothing here knows a product. No rule looks at a country.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from checker.headers import filter_tables, syntaxes
from checker.headers.belief import Statements
from checker.headers.filter_tables import Header, Meaning
from checker.headers.operators import operator
from checker.headers.sides import By, Sides
from checker.message.unfold import Unfolded

# More is never useful to a reader, and a hostile header can hold thousands.
_MOST_REMARKS = 100
_MOST_UNKNOWN = 30
_LONGEST_VALUE = 120
_AUTHENTICATION = "Authentication-Results"
_BY_AUTHENTICATION = "authentication"
# Names that filters give their fields; and what looks like it and is none, or is a filter's that
# Microsoft keeps to itself.
_FILTERS_NAME = re.compile(
    r"spam|virus|phish|malware|quarantine|scan|junk|reputation|threat|greylist|rbl|amavis|clamav|vscause"
    r"|^(?:x-)?(?:bitdefender|cloudmark|cloud-sec|ctch|cyren|crm114|darktrace|eset|fireeye|hornet"
    r"|kaspersky|libra-esva|mailcleaner|retarus|symantec|trendmicro|vade)"
    r"|^(?:x-)?(?:asg|barracuda|bess|bogosity|brightmail|cm(?:ae)?|cnfs|fe|feas|ham|ipas|ironport|klms"
    r"|kse|ksmg|mimecast|mras|pmx|proofpoint|purgate|rmx|rspamd|sasi|sophos|tm-as|tmase|toi|vr"
    r"|watchguard)(?![a-z])"
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
    for header in filter_tables.headers_with(headers.names):
        for name, by, pairs in _occurrences(header, headers, statements, sides):
            found = list(islice(_remarks(header, name, by, pairs), _MOST_REMARKS))
            # What the sender's own filter found says nothing about the receiving side.
            remarks += [one for one in found if one.meaning.by_sender] or found
    return tuple(remarks[:_MOST_REMARKS])


def unknown(headers: Unfolded) -> tuple[tuple[str, str], ...]:
    """Return the names and values of fields that look like a filter's and are in no table."""
    found: dict[str, str] = {}
    for position, name in enumerate(headers.names):
        if _is_unknown_filters(name):
            field = headers.field(position)
            found.setdefault(field.written, field.value[:_LONGEST_VALUE])
            if len(found) == _MOST_UNKNOWN:
                break
    return tuple(found.items())


@lru_cache(maxsize=1024)
def _is_unknown_filters(name: str) -> bool:
    looks_like_it = _FILTERS_NAME.search(name) and not _NO_FILTERS_NAME.search(name)
    return bool(looks_like_it) and name not in filter_tables.by_name()


def _occurrences(
    header: Header, headers: Unfolded, statements: Statements, sides: Sides
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
        for field in headers.all(name)[:_MOST_REMARKS]:
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
