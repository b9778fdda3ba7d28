"""Names and values of header fields out of JSON, as Microsoft Graph and other services give it."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from checker.message import printed

# Limits: of pairs, of the values in JSON, and of texts in it that are JSON again.
_MOST, _MOST_NODES, _MOST_TEXTS = 5_000, 5_000, 100
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")
_NAMES = ("name", "key", "header", "headername", "field")
_LINE_END = re.compile(r"\r\n?|\n")
_FIELD_LINE = re.compile(r"^Received:[ \t]", re.IGNORECASE | re.MULTILINE)


def fields(text: str) -> list[str]:
    """Return the lines `name: value` that JSON holds, or those of the headers in one of its texts.

    Nothing where `text` holds neither. What is no JSON as a whole, because it was cut or a language
    has another way to print its objects, is searched for them.
    """
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return printed.fields(text)
    lines = _lines(_named(root)) or _headers_in(root)
    return [*_labels(root), *lines] if lines else []


def _labels(root: Any) -> list[str]:
    """Return Gmail's labels, which its API gives beside the headers, as its export writes them.

    Of several messages only the first counts, as with the headers.
    """
    message = next(filter(_is_of_gmail, _nodes(root)), {})
    given = message.get("labelIds")
    if not isinstance(given, list):
        return []
    labels = ",".join(label.replace("_", " ") for label in given if isinstance(label, str))
    return [f"X-Gmail-Labels: {labels}"] if labels else []


def _is_of_gmail(node: Any) -> bool:
    payload = node.get("payload") if isinstance(node, dict) else None
    return isinstance(payload, dict) and "headers" in payload


def _lines(pairs: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{name}: {' '.join(value.split())}" for name, value in islice(pairs, _MOST)]


def _nodes(root: Any) -> Iterator[Any]:
    """Yield everything in `root`, from the outside in; JSON in a text counts as what it says."""
    waiting, texts = [root], 0
    for node in islice(waiting, _MOST_NODES):
        if isinstance(node, str) and node[:1] in ("[", "{") and texts < _MOST_TEXTS:
            node, texts = _parsed(node), texts + 1
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
        elif isinstance(node, list) and [type(one) for one in node[:3]] == [str, str]:
            yield from [tuple(node)] if _NAME.fullmatch(node[0]) else ()
        elif isinstance(node, list) and all(_is_single(one) for one in node):
            yield from (pair for one in node for pair in one.items() if _NAME.fullmatch(pair[0]))


def _pair(node: dict[str, Any]) -> list[tuple[str, str]]:
    lower = {key.lower(): value for key, value in node.items()}
    name = next((lower[key] for key in _NAMES if key in lower), None)
    line = lower.get("line")
    # Some give the whole line.
    value = lower.get("value", line.partition(":")[2] if isinstance(line, str) else None)
    is_pair = isinstance(name, str) and isinstance(value, str)
    return [(name, value)] if is_pair and _NAME.fullmatch(name) else []


def _is_single(node: Any) -> bool:
    """Tell an object of one text: services give a list of these, so that a name may come again."""
    return isinstance(node, dict) and [type(value) for value in node.values()] == [str]


def _texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if len(node) < 2 or not printed.OF_SERVERS & {key.lower() for key in node}:
        return
    for name, value in node.items():
        values = value if isinstance(value, list) else [value]
        if _NAME.fullmatch(name):
            yield from ((name, one) for one in values if isinstance(one, str))


def _joined(node: Any) -> str:
    """Return a text, or a list of lines, as one text."""
    lines = node if isinstance(node, list) else [node]
    return "\n".join(lines) if all(isinstance(line, str) for line in lines) else ""


def _headers_in(root: Any) -> list[str]:
    texts = (_joined(node) for node in _nodes(root))
    found = next(filter(_FIELD_LINE.search, texts), "")
    return _LINE_END.split(found) if found else []
