"""Undo what lies around pasted headers: line numbers, bullets, indentation, tables, JSON, escapes.

Each is recognised by most of the first lines, so that no single odd line of a message can start it.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Any

_SAMPLE = 60
_FEWEST = 3
_MOST_PAIRS = 10_000
_NUMBERED = re.compile(r"[ \t]{0,8}(\d{1,5})[ \t]?[:.|)\]]?(?:[ \t]|$)")
_BULLET = re.compile(r"[ \t]{0,8}(?:[*•·–-]|\d{1,3}[.)])[ \t]{1,4}(?=[A-Za-z][A-Za-z0-9-]{1,60}:)")
_BOLD = re.compile(
    r"[ \t]{0,8}[*_`]{1,2}([A-Za-z][A-Za-z0-9-]{1,60})[*_`]{0,2}:[*_`]{0,2}[ \t]?(.*)"
)
_INDENT = re.compile(r"[ \t]+")
_COLUMNS = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})(?:\t| {2,40})[ \t]{0,40}([^\s:].*)")
_CSV = re.compile(r"\"([A-Za-z][A-Za-z0-9-]{1,60})\"[,;\t](.*)")
_NAME_LINE = re.compile(
    r"[ \t-]{0,8}\"?name\"?[ \t]{0,9}:[ \t]{0,9}\"?([A-Za-z][A-Za-z0-9-]{1,60})", re.IGNORECASE
)
_VALUE_LINE = re.compile(r"[ \t]{0,8}\"?value\"?[ \t]{0,9}:[ \t]{0,9}\"?(.*?)\"?,?$", re.IGNORECASE)
_ROW = re.compile(r"[ \t]{0,4}\|[ \t]{0,9}`?([A-Za-z][A-Za-z0-9-]{1,60})`?[ \t]{0,9}\|(.*)")
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
# Names that a browser's translation gives to the fields that servers write.
TRANSLATED = (
    "empfangen", "erhalten", "authentifizierungsergebnisse", "authentifizierungs-ergebnisse",
    "rückgabepfad", "rückweg", "zugestellt-an", "zugestellt an", "geliefert-an", "geliefert an",
    "nachrichten-id", "reçu", "recibido", "ricevuto",
)  # fmt: skip
_TRANSLATED = re.compile(rf"(?:{'|'.join(TRANSLATED)})[ \t]?:", re.IGNORECASE)
_SERVERS = re.compile(r"(?:Received|Authentication-Results):", re.IGNORECASE)

# How headers begin that nothing lies around.
_BARE = re.compile(
    r"(?:Received|Return-Path|Delivered-To|X-[A-Za-z0-9-]{1,60}|ARC-[A-Za-z-]{1,40}|DKIM-Signature"
    r"|Authentication-Results|Message-ID|MIME-Version|From|To|Subject|Date):[ ]",
    re.IGNORECASE,
)
_SERVERS_NAMES = frozenset(("received", "authentication-results", "message-id"))

type _Lines = list[str]


def undo(lines: _Lines) -> tuple[_Lines, list[str]]:
    """Return the lines without what lies around them, and the codes of what was found.

    `layout_undone`: the lines were wrapped in something; `translated`: the names of fields are.
    """
    undone = []
    sample = _written(lines)
    for repair in () if not sample or _is_bare(lines) else _REPAIRS:
        repaired = repair(lines, sample)
        if repaired is not None:
            lines, undone = repaired, ["layout_undone"]
            sample = _written(lines)
    translated = _count(_TRANSLATED, sample)
    if translated and translated > _count(_SERVERS, sample):
        undone.append("translated")
    return lines, undone


def _count(pattern: re.Pattern[str], lines: _Lines) -> int:
    return sum(map(bool, map(pattern.match, lines)))


def _is_bare(lines: _Lines) -> bool:
    """Tell the usual case quickly: a server's field comes first, with nothing around it."""
    return bool(_BARE.match(lines[0])) and "&lt;" not in "".join(lines[: 4 * _SAMPLE])


def _written(lines: _Lines) -> _Lines:
    """Return the first lines that are not empty."""
    return [line for line in lines[: 2 * _SAMPLE] if line.strip()][:_SAMPLE]


def _most(pattern: re.Pattern[str], sample: _Lines, share: float = 0.8) -> bool:
    found = sum(bool(pattern.match(line)) for line in sample)
    return found >= max(_FEWEST, share * len(sample))


def _without_entities(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Undo the escapes of HTML, where nothing is left unescaped."""
    head = lines[: 4 * _SAMPLE]
    if not any("&lt;" in line for line in head) or any("<" in line for line in head):
        return None
    return [_ENTITY.sub(lambda found: _ENTITIES[found.group()], line) for line in lines]


def _without_numbers(lines: _Lines, sample: _Lines) -> _Lines | None:
    if not _most(_NUMBERED, sample):
        return None
    numbers = [int(found.group(1)) for line in sample if (found := _NUMBERED.match(line))]
    rising = sum(0 < after - before <= 2 for before, after in pairwise(numbers))
    if rising < 0.8 * (len(numbers) - 1):
        return None
    return [_NUMBERED.sub("", line, count=1) for line in lines]


def _without_bullets(lines: _Lines, sample: _Lines) -> _Lines | None:
    bullets = sum(bool(_BULLET.match(line)) for line in sample)
    if bullets < _FEWEST or bullets <= sum(bool(_FIELD.match(line)) for line in sample):
        return None
    return [_BULLET.sub("", line, count=1) for line in lines]


def _without_bold(lines: _Lines, sample: _Lines) -> _Lines | None:
    if sum(bool(_BOLD.match(line)) for line in sample) < _FEWEST:
        return None
    return [_BOLD.sub(r"\1: \2", line, count=1) for line in lines]


def _from_name_and_value(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Put together what stands on a line `Name: …` and one `Value: …`, as shells print objects."""
    if sum(bool(_NAME_LINE.match(line)) for line in sample) < _FEWEST:
        return None
    fields: _Lines = []
    for line in lines:
        if found := _NAME_LINE.match(line):
            fields.append(f"{found.group(1)}: ")
        elif fields and line.strip():
            value = _VALUE_LINE.match(line)
            fields[-1] += f"{value.group(1)} " if value else f"{line.strip()} "
    return fields


def _without_indent(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take away the white space that all lines begin with."""
    indents = [found.group() if (found := _INDENT.match(line)) else "" for line in sample]
    common = min(indents, key=len, default="")
    if not common or not all(indent.startswith(common) for indent in indents):
        return None
    return [line.removeprefix(common) for line in lines]


def _from_columns(lines: _Lines, sample: _Lines) -> _Lines | None:
    for pattern in (_COLUMNS, _ROW, _CSV):
        if _most(pattern, sample, 0.6):
            return [pattern.sub(_as_field, line, count=1) for line in lines]
    return None


def _as_field(row: re.Match[str]) -> str:
    return f"{row.group(1)}: {row.group(2).strip(' |`"')}"


def _from_json(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the names and values out of JSON, as Microsoft Graph and other services give it."""
    if sample[0].lstrip()[:1] not in ("{", "["):
        return None
    try:
        found = list(islice(_named(json.loads("\n".join(lines))), _MOST_PAIRS))
    except (ValueError, RecursionError):
        return None
    return [f"{name}: {' '.join(value.split())}" for name, value in found] or None


def _named(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a list of `{"name": …, "value": …}`, or of an object of texts."""
    waiting = [root]
    for node in waiting:
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            lower = {key.lower(): value for key, value in node.items()}
            name, value = lower.get("name"), lower.get("value")
            if isinstance(name, str) and isinstance(value, str):
                yield name, value
            else:
                yield from _texts(node) if _SERVERS_NAMES & lower.keys() else ()
                waiting += [value for value in node.values() if isinstance(value, list | dict)]


def _texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in node.items():
        values = value if isinstance(value, list) else [value]
        if _FIELD.fullmatch(f"{name}:"):
            yield from ((name, one) for one in values if isinstance(one, str))


_REPAIRS: tuple[Callable[[_Lines, _Lines], _Lines | None], ...] = (
    _from_json, _without_entities, _without_numbers, _without_indent, _without_bullets,
    _without_bold, _from_name_and_value, _from_columns,
)  # fmt: skip
