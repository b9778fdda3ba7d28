"""Names and values of header fields out of JSON, as Microsoft Graph and other services give it.

What is no JSON as a whole, because it was cut or lost its brackets, is searched for pairs.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

# Of pairs, and of all that JSON holds.
_FEWEST, _MOST, _MOST_NODES = 3, 10_000, 20_000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_NAMES = ("name", "key", "header", "headername", "field")
_OF_SERVERS = frozenset(("received", "authentication-results", "message-id"))
_TEXT = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_PAIR = re.compile(
    rf'"(?:name|key)"\s{{0,40}}:\s{{0,40}}{_TEXT}\s{{0,40}},\s{{0,40}}"value"\s{{0,40}}:\s{{0,40}}{_TEXT}',
    re.IGNORECASE,
)
_LINE_END = re.compile(r"\r\n?|\n")
_FIELD_LINE = re.compile(r"^Received:[ \t]", re.IGNORECASE | re.MULTILINE)


def fields(text: str) -> list[str]:
    """Return the lines `name: value` that JSON holds, or those of the headers in one of its texts.

    Nothing where `text` is no JSON, or holds neither.
    """
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        found = [one.groups() for one in islice(_PAIR.finditer(text), _MOST)]
        is_list = len(found) >= _FEWEST
        return _lines((_plain(name), _plain(value)) for name, value in found if is_list)
    return _lines(_named(root)) or _headers_in(root)


def _lines(pairs: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{name}: {' '.join(value.split())}" for name, value in islice(pairs, _MOST)]


def _plain(escaped: str) -> str:
    if "\\" not in escaped:
        return escaped
    try:
        return json.loads(f'"{escaped}"')
    except ValueError:
        return escaped


def _nodes(root: Any) -> Iterator[Any]:
    """Yield everything in `root`, from the outside in; JSON in a text counts as what it says."""
    waiting = [root]
    for node in islice(waiting, _MOST_NODES):
        if isinstance(node, str) and node[:1] in ("[", "{"):
            node = _parsed(node)
        yield node
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _named(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the pairs: of a name and a value, of two texts, or of an object of texts."""
    for node in _nodes(root):
        if isinstance(node, dict):
            yield from _pair(node) or _texts(node)
        elif isinstance(node, list) and [type(one) for one in node] == [str, str]:
            yield from [tuple(node)] if _NAME.fullmatch(node[0]) else ()


def _pair(node: dict[str, Any]) -> list[tuple[str, str]]:
    lower = {key.lower(): value for key, value in node.items()}
    name = next((lower[key] for key in _NAMES if key in lower), None)
    value = lower.get("value")
    is_pair = isinstance(name, str) and isinstance(value, str)
    return [(name, value)] if is_pair and _NAME.fullmatch(name) else []


def _texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not _OF_SERVERS & {key.lower() for key in node}:
        return
    for name, value in node.items():
        values = value if isinstance(value, list) else [value]
        if _NAME.fullmatch(name):
            yield from ((name, one) for one in values if isinstance(one, str))


def _headers_in(root: Any) -> list[str]:
    texts = (str(node) for node in _nodes(root) if isinstance(node, str))
    found = next(filter(_FIELD_LINE.search, texts), "")
    return _LINE_END.split(found) if found else []
