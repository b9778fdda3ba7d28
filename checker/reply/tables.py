"""The tables for reading SMTP replies, from `data/reply/`: read once, never changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from checker.knowledge import resources


@dataclass(frozen=True, slots=True)
class System:
    """A receiving system, known by its replies; `product` is its id in the facts on products."""

    id: str
    name: str
    product: str | None
    mark: re.Pattern[str]
    queue_id: re.Pattern[str] | None
    example: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a meaning is documented, and when it was read there; an RFC does not change."""

    title: str
    url: str
    verified: date | None


@dataclass(frozen=True, slots=True)
class KnownReply:
    """A reply whose meaning a vendor documents beyond, or against, the registry."""

    id: str
    system: str | None
    enhanced: re.Pattern[str]
    text: re.Pattern[str]
    source: Source


@cache
def status_codes() -> Mapping[str, Any]:
    """Return the `basic` codes (RFC 5321), the `enhanced` ones (IANA) and their `registry`."""
    return _table("status_codes")


@cache
def systems() -> tuple[System, ...]:
    """Return the systems whose replies are known, in the order in which they are tried."""
    return tuple(_system(key, entry) for key, entry in _table("systems").items())


@cache
def known_replies() -> tuple[KnownReply, ...]:
    """Return the replies with a meaning of their own, in the order in which they are tried."""
    table = _table("known_replies")
    sources = {key: _source(entry) for key, entry in table["sources"].items()}
    return tuple(_known(key, entry, sources) for key, entry in table["replies"].items())


def _system(key: str, entry: Mapping[str, Any]) -> System:
    queue_id = entry.get("queue_id")
    return System(
        id=key,
        name=entry["name"],
        product=entry.get("product"),
        mark=re.compile(entry["mark"]),
        queue_id=re.compile(queue_id) if queue_id else None,
        example=entry["example"],
    )


def _source(entry: Mapping[str, Any]) -> Source:
    return Source(entry["title"], entry["url"], entry["verified"])


def _known(key: str, entry: Mapping[str, str], sources: Mapping[str, Source]) -> KnownReply:
    return KnownReply(
        id=key,
        system=entry.get("system"),
        enhanced=re.compile(entry["enhanced"]),
        text=re.compile(entry.get("text", "")),
        source=sources[entry["source"]],
    )


def _table(name: str) -> Mapping[str, Any]:
    return resources.toml(f"data/reply/{name}.toml")
