"""Names and values of header fields out of what programs print: objects of a language, or XML.

Searched and not parsed: what is pasted is often cut, and every language writes it in its own way.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice

from checker.message.entities import unescape

# Of fields no more than are read of any section.
_FEWEST, _FEWEST_OF_SERVERS, _MOST = 3, 2, 5_000
OF_SERVERS = frozenset(("received", "authentication-results", "message-id"))
"""Names that tell header fields from anything else with a name and a value, in lower case."""

_NAME = r"[A-Za-z][A-Za-z0-9-]{1,60}"
_TEXT = r'(?:"(?:[^"\\]*+(?:\\.[^"\\]*+)*+)"|\'(?:[^\'\\]*+(?:\\.[^\'\\]*+)*+)\')'
_IS = r"\s{0,40}(?::|=>?)\s{0,40}"
# { name: 'Received', value: 'from …' }, { "key": "received", "line": "Received: from …" }
_NAMED = (
    rf"[\"']?\b(?:name|key)[\"']?{_IS}(?P<name>{_TEXT})\s{{0,40}},\s{{0,40}}"
    rf"[\"']?(?:value|line)[\"']?{_IS}(?P<value>{_TEXT})"
)
# 'Received': ['from …', 'from …'], "Received" => "from …", ('Received', 'from …')
_ENTRY = (
    rf"(?P<name>[\"']{_NAME}[\"'])\s{{0,40}}(?::|=>?|,)\s{{0,40}}"
    rf"(?P<value>{_TEXT}|\[(?:\s{{0,40}}{_TEXT}\s{{0,40}},?)*+)"
)
# Exchange's <t:InternetMessageHeader HeaderName="Received">from …</…>
_ATTRIBUTE = (
    rf"<[\w:]{{1,60}}\s{{1,40}}(?:header)?(?:name|key)=\"(?P<name>{_NAME})\"\s{{0,40}}"
    r"(?:>(?P<value>[^<>]*+)<|value=\"(?P<other>[^\"<>]*+)\")"
)
# <name>Received</name><value>from …</value>
_ELEMENTS = (
    rf"<(?:\w{{1,20}}:)?name>(?P<name>{_NAME})</[^<>]{{1,60}}>\s{{0,40}}"
    r"<(?:\w{1,20}:)?value>(?P<value>[^<>]*+)<"
)
_ELEMENT = rf"<(?P<name>{_NAME})>(?P<value>[^<>]*+)</(?P=name)>"
# PowerShell's @{Name=Received; Value=from …}
_HASH = rf"^[ \t]{{0,40}}@\{{name=(?P<name>{_NAME});[ \t]{{0,9}}value=(?P<value>.*)\}}"
_FORMS = {
    form: re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (_NAMED, _ENTRY, _ATTRIBUTE, _ELEMENTS, _ELEMENT, _HASH)
}
_ALONE = re.compile(rf"\s{{0,40}}[bur]?({_TEXT})[;,]?\s{{0,40}}")
_LIST = re.compile(
    rf"\s{{0,40}}\[(?:\s{{0,40}}[bur]?{_TEXT}\s{{0,9}},?)*+\s{{0,40}}\]?[;,]?\s{{0,40}}"
)
# A text alone on a line of a program, which goes on with the next: perhaps with the sign that joins
# them in front, or in the first of them the name.
_ALONE_IN_LINE = re.compile(
    rf"\s{{0,80}}(?:[+.&]\s{{0,9}}|[\w$][\w$ ]{{0,60}}\+?=\s{{0,9}})?[bur]?({_TEXT})"
    r"\s{0,9}[,+;.\\)\]]{0,3}\s{0,9}"
)
_LINE_END = re.compile(r"\r\n?|\n")
_EACH = re.compile(_TEXT)
# Python goes on with a long text on the next line.
_GOES_ON = re.compile(r"([\"'])(?<!\\.)[ \t]{0,80}\n[ \t]{0,200}\1")


def lines(text: str) -> list[str]:
    """Return the lines of a text that a language printed in quotes; none of any other text."""
    written = _ALONE.fullmatch(text)
    return _LINE_END.split(_plain(written[1])) if written else []


def texts(lines: list[str]) -> list[str]:
    """Return the lines that the texts of a program stand for: each alone on a line, or a list."""
    if len(lines) == 1 and _LIST.fullmatch(lines[0]):
        return [_plain(one) for one in _EACH.findall(lines[0])]
    found = [_plain(text[1]) for line in lines if (text := _ALONE_IN_LINE.fullmatch(line))]
    has_ends = any("\n" in text for text in found)
    return _LINE_END.split("".join(found)) if has_ends else found


def fields(text: str) -> list[str]:
    """Return the lines `name: value` that `text` holds.

    Where nothing says which is the name and which the value, some names must be those of servers.
    """
    lowered = text.lower()
    is_of_servers = sum(name in lowered for name in OF_SERVERS) >= _FEWEST_OF_SERVERS
    text = _GOES_ON.sub("", text) if is_of_servers else text
    for form, pattern in _FORMS.items():
        if not (is_of_servers or (form is _NAMED and "value" in lowered)):
            continue
        found = [*islice(_found(pattern, text), _MOST)]
        of_servers = OF_SERVERS & {name.lower() for name, _ in found}
        if len(found) >= _FEWEST and (form is _NAMED or len(of_servers) >= _FEWEST_OF_SERVERS):
            return [f"{name}: {' '.join(value.split())}" for name, value in found]
    return []


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        name, value = _plain(parts["name"]), parts["value"] or parts.get("other") or ""
        values = _EACH.findall(value) if value[:1] == "[" else [value]
        yield from ((name, _plain(one).removeprefix(f"{match['name'][1:-1]}: ")) for one in values)


def _plain(text: str) -> str:
    """Return what a text in quotes says, or one in an XML document."""
    quote = text[:1]
    if quote not in ("'", '"') or len(text) < 2:
        return unescape(text)
    inner = text[1:-1]
    if "\\" not in inner:
        return inner
    if quote == "'":
        inner = inner.replace(r"\'", "'").replace('"', r"\"")
    try:
        return json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return text[1:-1]
