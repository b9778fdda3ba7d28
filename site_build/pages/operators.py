"""Who a page may ask for records in the DNS, over https (RFC 8484): `operators.toml`.

The variable `DNS_OPERATOR` says whom a build offers, one after the other: names of the table or
addresses of other resolvers, with spaces between them; or `none`. Without it the table says.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from checker.terminal.resolver import is_usable

TABLE = Path(__file__).parent / "operators.toml"
VARIABLE = "DNS_OPERATOR"
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who answers at `url`.

    Of one that is not in the table nothing else is known; where nobody has read what one keeps,
    `keeps` and `verified` are missing.
    """

    name: str
    url: str
    by: str = ""
    country: Mapping[str, str] | None = None
    keeps: Mapping[str, str] | None = None
    source: str = ""
    verified: date | None = None

    @property
    def origin(self) -> str:
        """The part of the address that a policy names, such as `https://dns.example`."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def offered() -> list[Operator]:
    """Return whom this build offers, in order. Raises PluginError for what is no resolver."""
    table = _table()
    chosen = os.environ.get(VARIABLE, "").split() or table["offered"]
    return [] if chosen == [NOBODY] else [_operator(name) for name in chosen]


def _operator(name: str) -> Operator:
    if name in _table() and name != "offered":
        return Operator(**_table()[name])
    if is_usable(name):
        return Operator(urlsplit(name).netloc, name)
    raise PluginError(f"{VARIABLE} names no resolver of {TABLE.name} and no https address: {name}")


@cache
def _table() -> dict:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
