"""Who runs a mail server, as far as its name tells."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from checker.knowledge import resources
from checker.knowledge.tables import PLATFORM
from checker.reading.organizational import organization

# Patterns, not the module `ipaddress`: that would travel to the reader's browser for two questions,
# and counts the documentation networks as private.
_ADDRESS = re.compile(r"[0-9x.]+|[0-9a-f.]*:[0-9a-f.:]*")
_LOCAL = re.compile(
    r"(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):|::1$"
)


@cache
def _table() -> Mapping[str, Any]:
    return resources.toml("data/headers/operators.toml")


@cache
def _patterns(kind: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of one kind by what they stand for."""
    return {name: re.compile(pattern) for name, pattern in _table()[kind].items()}


@cache
def _names() -> dict[str, str]:
    """Return each known domain's operator."""
    return {domain: name for name, domains in _table()["operators"].items() for domain in domains}


@lru_cache(maxsize=512)
def operator(host: str) -> str:
    """Return who runs `host`: a known operator, or its Organizational Domain; "" when unknown."""
    if "." not in host:
        inner = _patterns("inner").items()
        return next((name for name, pattern in inner if pattern.search(host)), "")
    if is_address(host):
        return ""
    domain = organization(host).icann or ""
    return _names().get(domain, domain)


def operators(hosts: Iterable[str]) -> frozenset[str]:
    """Return who runs any of `hosts`, without the unknown ones."""
    return frozenset(filter(None, map(operator, hosts)))


def is_gateway(name: str) -> bool:
    """Tell whether this operator takes mail for other people's domains."""
    return name in _table()["gateways"]


def is_known(name: str) -> bool:
    """Tell whether this is an operator who takes mail for others, one way or the other."""
    return name in _table()["operators"] or is_gateway(name)


def is_mailbox(name: str) -> bool:
    """Tell whether this known operator keeps mailboxes and writes fields in habits of its own."""
    return name in _table()["operators"] and not is_gateway(name)


def is_border(host: str) -> bool:
    """Tell whether `host` takes mail from outside for an operator with customers on both sides."""
    pattern = _patterns("borders").get(operator(host))
    return bool(pattern and pattern.search(host))


def direction(host: str) -> str:
    """Return the way that a gateway's name tells: "incoming", "outgoing", or "" for neither."""
    ways = _patterns("directions").items()
    return next((way for way, pattern in ways if pattern.search(host)), "")


def says_outgoing(name: str) -> tuple[str, str, str]:
    """Return how a gateway says that an email left through it: in which field, whose, and what."""
    field, beginning, pattern = _table()["outgoing"].get(name, ("", "", ""))
    return field, beginning, pattern


def keeps_no_order(name: str) -> bool:
    """Tell whether an operator's fields stand in no order that tells where they come from."""
    return name in _table()["order"]["none"]


def is_platform(name: str) -> bool:
    """Tell whether this operator is the sending platform."""
    return name in PLATFORM


def is_address(host: str) -> bool:
    """Tell whether `host`, in lower case, is an IP address rather than a name."""
    return bool(_ADDRESS.fullmatch(host))


def is_local(address: str) -> bool:
    """Tell whether an IP address belongs to an inner network (RFC 1918, RFC 4193, loopback)."""
    return bool(_LOCAL.match(address))
