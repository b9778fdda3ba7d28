"""Read the records out of the JSON in which resolvers and DNS services give them to programs.

The keys are those of the JSON of public resolvers, of Cloudflare, Hetzner, Amazon Route 53, Azure
and dnsx, as their documentation and public transcripts have them; 2026-11-30. Each has a record in
one object: its name, its type as a word or a number, and its values under one key or another.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

_TYPES = {"5": "CNAME", "15": "MX", "16": "TXT", "1": "A", "28": "AAAA"}
_NAMES = ("fqdn", "name", "host")
_VALUES = ("data", "content", "value", "values", "records", "resourcerecords", "rrdatas")
_IN_OBJECTS = ("Value", "value", "cname")
# No answer of a resolver or a service has more.
_MOST = 5_000


def of_json(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield a name, a type and a value for each record in a text that is JSON."""
    if text.lstrip()[:1] not in ("{", "["):
        return
    waiting = _parsed(text)
    for node in waiting:
        if isinstance(node, dict):
            lower = {key.lower(): value for key, value in node.items()}
            yield from _records(lower)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
        if len(waiting) > _MOST:
            return


def _parsed(text: str) -> list[Any]:
    """Return what a text is in JSON: all of it, or each of its lines."""
    for parts in ([text], text.split("\n")):
        with suppress(ValueError, RecursionError):
            return [json.loads(part) for part in parts if part.strip()]
    return []


def _records(node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    name = next((node[key] for key in _NAMES if isinstance(node.get(key), str)), None)
    if not name:
        return
    # Azure writes it with whose it is: Microsoft.Network/dnszones/TXT
    kind = str(node.get("type", "")).rpartition("/")[2].upper()
    kind = _TYPES.get(kind, kind)
    if kind in _TYPES.values():
        own = f"{kind.lower()}record"
        held = [(kind, key) for key in (*_VALUES, own, f"{own}s")]
    else:
        held = [(one, one.lower()) for one in _TYPES.values()]
    for type_, key in held:
        yield from ((name, type_, value) for value in _texts(node.get(key)))


def _texts(node: Any) -> Iterator[str]:
    """Yield the texts of a value: one or several, each perhaps in an object, or in strings."""
    for one in node if isinstance(node, list) else [node]:
        if isinstance(one, dict):
            one = next((one[key] for key in _IN_OBJECTS if key in one), None)
        if isinstance(one, list):
            one = "".join(map(str, one))
        if isinstance(one, str):
            yield one
