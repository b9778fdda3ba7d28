"""Read what people copy: the output of a command, or the rows of a DNS panel.

Lines are told apart by `data/lookup/outputs.toml`. What stands in none of them is not known: a
text that was pasted never says that something else is not there.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.knowledge import resources
from checker.lookup.answers import Answer, Question, Status, Why
from checker.lookup.panels import is_of_platform, rows
from checker.lookup.programs import of_json
from checker.lookup.zone import plain

CAP = 1 << 16
"""Most characters that are read."""

# A record has some 60 characters; a text of shorter lines is none.
_MOST_LINES = 2_000
_MOST_ALIASES = 8
_TYPES = ("TXT", "CNAME", "MX", "AAAA", "A")
_TYPE = re.compile(r"(?:-(?:q|t|type|querytype)[=:])?(TXT|CNAME|MX|AAAA|A)", re.IGNORECASE)
_NAME = re.compile(r"(?:[\w-]+\.)+[a-z][\w-]+\.?", re.IGNORECASE)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_STRINGS = re.compile(r'(?:\s*"(?:[^"\\]|\\.)*+")+')
_ORDER = re.compile(r"\d{1,5}")
_ESCAPE = re.compile(r"\\(.)")
# `text =` of Windows, with the strings on lines of their own below it.
_STRINGS_BELOW = re.compile(r'(\btext =)[ \t]*\n+((?:[ \t]*"[^\n]*"[ \t]*\n?)+)')
# Of PowerShell's tables: a text that goes on below, and the end of a name that is too long.
_TEXT_BELOW = re.compile(r"\{[^{}]*\}")
_NAME_BELOW = re.compile(
    r"^(\S+)([ \t]+(?:CNAME|TXT|MX)[ \t]+\d+[ \t]+\w+[ \t]+[^\n]+)\n([\w.-]+)[ \t]*$", re.MULTILINE
)
_LISTED = re.compile(r"^(Name|Type|QueryType|Strings|NameHost|NameExchange|Preference)\s*: (.+)$")
_SPACE = re.compile(r"\s+")
# Of `dig +multiline` and zone files: strings in brackets, a line each (RFC 1035 5.1).
_IN_BRACKETS = re.compile(r'\(\s{0,99}("[^"\n]*"(?:\s{1,99}"[^"\n]*")*)\s{0,99}\)')
# Of `dig +yaml`: - _dmarc.example.de. 3600 IN TXT "…"
_IN_LIST = re.compile(r"^[ \t]{0,40}- (?=\S+\s+(?:\d+\s+)?IN\s)", re.MULTILINE)


class Pasted:
    """What a pasted text says. `zone` is the domain that names of a panel's rows are relative to.

    `required` tells that the rows are those that HubSpot asks for, not those that the DNS has.
    """

    def __init__(self, text: str, zone: str) -> None:
        self._zone = zone
        self._records: dict[Question, list[str]] = {}
        self._ends: dict[Question, Answer] = {}
        self._names: dict[str, Answer] = {}
        self._question: Question | None = None
        self._end: Answer | None = None
        text = _unwrapped(text[:CAP].replace("\r\n", "\n").replace("\r", "\n"))
        lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
        text = "\n".join(lines)
        for line in filter(None, map(str.rstrip, lines)):
            self._read(line)
        for record in _listed(text):
            self._add(*record)
        for name, type_, value in of_json(text):
            self._add(self._owner(name), type_, value)
        for name, type_, value in [] if self._records else rows(text):
            self._add(_whole(name, zone), type_, value)
        self.required = is_of_platform(text)

    def __bool__(self) -> bool:
        """Tell whether there was anything to read."""
        return bool(self._records or self._ends or self._names)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the text answers: what has a record, then what has none."""
        named = (Question(name, "A") for name in self._names)
        return tuple(dict.fromkeys((*self._records, *self._ends, *named)))

    def answer(self, question: Question) -> Answer | None:
        """Return what the text answers; None where it says nothing."""
        name, aliases = question.name, list[str]()
        while name not in aliases[:-1]:
            asked = Question(name, question.type)
            if values := self._records.get(asked):
                return Answer(Status.OK, tuple(values), tuple(aliases))
            target = self._records.get(Question(name, "CNAME"))
            if target:
                name = target[0]
                aliases.append(name)
            elif end := self._ends.get(asked) or self._names.get(name):
                return end._replace(aliases=tuple(aliases))
            else:
                unknown = Answer(Status.FAILED, (), tuple(aliases), Why.NOT_GIVEN)
                return unknown if aliases else None
        return Answer(Status.FAILED, why=Why.LOOP)

    def _read(self, line: str) -> None:
        for pattern, row in _lines():
            if found := pattern.search(line):
                self._take(row, found.groupdict())
                return
        if prompt := _prompt().search(line):
            self._question = _asked(prompt["words"])

    def _take(self, row: Mapping[str, Any], found: Mapping[str, str]) -> None:
        type_ = row.get("type") or found.get("type") or ""
        match row["says"]:
            case "question":
                self._question = Question(plain(found["name"]), type_)
                if self._end:
                    self._ends[self._question] = self._end
                self._end = None
            case "record":
                preference = found.get("preference")
                value = f"{preference} {found['value']}" if preference else found["value"]
                self._add(self._owner(found["name"]), type_, value)
            case "value" if self._question:
                self._add(self._target(self._question.name), type_, found["value"])
            case "status":
                self._finish(row, found)

    def _finish(self, row: Mapping[str, Any], found: Mapping[str, str]) -> None:
        status = Status(row.get("is") or _status(found["why"]))
        end = Answer(status, why=Why.SERVFAIL if status is Status.FAILED else None)
        if row.get("before"):
            self._end = end
            return
        asked = self._question
        name = plain(found.get("name") or (asked.name if asked else ""))
        type_ = found.get("type") or (asked.type if asked and asked.name == name else "")
        # That there is none of a type says nothing about another.
        if name and status is not Status.NONE and "name" in found:
            self._names[name] = end
        elif name and type_:
            self._ends[Question(name, type_)] = end

    def _owner(self, name: str) -> str:
        """Return the full name of a record; zone files leave out the domain (RFC 1035 5.1)."""
        last = name.rpartition(".")[2]
        is_relative = self._zone and (name == "@" or last == name or last.startswith("_"))
        return _whole(name, self._zone) if is_relative else plain(name)

    def _target(self, name: str) -> str:
        """Return where the aliases above in the same answer lead."""
        for _ in range(_MOST_ALIASES):
            if not (alias := self._records.get(Question(name, "CNAME"))):
                break
            name = alias[0]
        return name

    def _add(self, name: str, type_: str, text: str) -> None:
        value = _value(type_, text)
        records = self._records.setdefault(Question(name, type_), [])
        if value and value not in records:
            records.append(value)


def _unwrapped(text: str) -> str:
    """Return the text with those records on one line that are printed on several."""
    text = _STRINGS_BELOW.sub(lambda found: f"{found[1]} {_SPACE.sub(' ', found[2])}\n", text)
    text = _IN_BRACKETS.sub(lambda found: _SPACE.sub(" ", found[1]), _IN_LIST.sub("", text))
    text = _TEXT_BELOW.sub(lambda found: _SPACE.sub(" ", found[0]), text)
    return _NAME_BELOW.sub(r"\1\3\2", text)


def _listed(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the records that `Resolve-DnsName … | Format-List` prints, a value on each line."""
    for block in re.split(r"\n\s*\n", text):
        lines = map(_LISTED.match, block.split("\n"))
        cells = {found[1]: found[2].strip() for found in lines if found}
        value = cells.get("Strings", "").strip("{}") or cells.get("NameHost")
        if host := cells.get("NameExchange"):
            value = f"{cells.get('Preference', '0')} {host}"
        type_ = cells.get("Type") or cells.get("QueryType") or ""
        if value and "Name" in cells and type_ in _TYPES:
            yield plain(cells["Name"]), type_, value


def _asked(words: str) -> Question | None:
    """Return what a command asks for, given its words."""
    names = [word for word in words.split() if _NAME.fullmatch(word)]
    types = [found[1].upper() for found in map(_TYPE.fullmatch, words.split()) if found]
    return Question(plain(names[0]), types[0] if types else "A") if names else None


def _value(type_: str, text: str) -> str:
    if type_ == "TXT":
        # Those in front: behind a semicolon stands a comment.
        led = _STRINGS.match(text)
        strings = _STRING.findall(led[0]) if led else []
        return _ESCAPE.sub(r"\1", "".join(strings)) if strings else text.strip()
    # What stands behind a semicolon is a comment (RFC 1035 5.1).
    text = text.partition(";")[0]
    if type_ != "MX":
        return plain(text)
    *before, host = text.split() or [""]
    # A row that was copied may have no preference, or more beside it.
    preference = int(before[0]) if len(before) == 1 and _ORDER.fullmatch(before[0]) else 0
    return f"{preference} {plain(host) or '.'}" if host else ""


def _whole(name: str, zone: str) -> str:
    """Return the full name of a panel's row."""
    name = plain(name)
    if name in ("@", zone):
        return zone
    return name if name.endswith(f".{zone}") else f"{name}.{zone}"


def _status(why: str) -> str:
    said = why.lower()
    table = _table()["status"]
    return next(row["is"] for row in table if any(word in said for word in row["words"]))


@cache
def _lines() -> list[tuple[re.Pattern[str], Mapping[str, Any]]]:
    return [(re.compile(row["pattern"]), row) for row in _table()["line"]]


@cache
def _prompt() -> re.Pattern[str]:
    return re.compile(_table()["prompt"], re.IGNORECASE)


def _table() -> Mapping[str, Any]:
    return resources.toml("data/lookup/outputs.toml")
