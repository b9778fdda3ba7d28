"""Other tools' pages that people paste in place of headers, read as the fields that they show.

The tables are data/headers/pages.toml. A page that also shows the headers
themselves is read as headers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from checker.knowledge import resources
from checker.message.unfold import Unfolded, readable_lines

# A page has some twenty lines.
_LONGEST = 20_000
_MOST_LINES = 200
_SOURCE = re.compile(r"\b(?:Received:[ \t]+(?:from|by)\b|MIME-Version:|DKIM-Signature:)")
_PASS_OR_FAIL = re.compile(r"['\"„‚]?([A-Za-z]{4,20})\b")
# Domain, domaine, dominio, domein, domeną
_WITH_DOMAIN = re.compile(r"\b[Dd]om[aeií]\w{0,5}:?[ \t]+([A-Za-z0-9._-]{1,253})")
_ADDRESS = re.compile(r"[^\s<>\"@]{1,64}@([A-Za-z0-9.-]{1,253})")
# In front of a row of a table.
_ROW_NUMBER = r"(?:\d{1,3}\t)?"
_BEHIND_LABEL = r"(?:[ \t]{0,40}:(?![:/])|\t|[ \t]{2,40}(?=\S)|[ \t]*$)"
_RULE = re.compile(r"-{2,}")
_CELLS = re.compile(r'"((?:[^"]|"")*)"|([^,;\t"]+)')
# French has them in front of its colons.
_NO_BREAK_SPACES = {0xA0: " ", 0x202F: " "}
# Where the last event of Exchange's trace took the email, whatever its status says.
_FOLDER = re.compile(r"DefaultFolderType: ?(JunkEmail|Inbox)\b")
# A report on older emails has all events behind the recipient: a@b.example##Receive, Deliver
_BEFORE_LAST_EVENT = re.compile(r"\A[^\s#@]{1,64}@[^\s#@]{1,255}##(?:\w{1,20}, ){0,9}")
_DASHES = re.compile(r"-{2,}(?: +-{2,})+[ \t]*")

type _Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Page:
    code: str
    marks: frozenset[str]
    fewest: int
    labels: Mapping[str, str]
    pattern: re.Pattern[str]


def read(text: str) -> Unfolded | None:
    """Return the fields that another tool's page shows, and its code as what was undone.

    None where `text` is no such page.
    """
    if _SOURCE.search(text[:_LONGEST]):
        return None
    place = folder(text)
    lines = readable_lines(text[:_LONGEST].translate(_NO_BREAK_SPACES))[:_MOST_LINES]
    for page in _pages():
        pairs = [*_rows(lines, page), *_labelled(lines, page)]
        if place and "status" in page.labels:
            pairs = [("status", place), *pairs]
        found = {label for label, _ in pairs}
        if len(found) >= page.fewest and found & page.marks:
            return Unfolded(_fields(pairs, page), (page.code,))
    return None


def folder(text: str) -> str:
    """Return the folder to which an event of a trace took an email: JunkEmail, Inbox, or ""."""
    # Hardly any text has it: to look for its name alone takes no time.
    at = text.find("DefaultFolderType", 0, _LONGEST)
    found = _FOLDER.match(text, at) if at >= 0 else None
    return found[1] if found else ""


@cache
def _pages() -> tuple[_Page, ...]:
    return tuple(
        _Page(
            page["code"],
            frozenset(page["marks"]),
            page["fewest"],
            page["labels"],
            _pattern(sorted(page["labels"], key=len, reverse=True)),
        )
        for page in resources.toml("data/headers/pages.toml")["pages"]
    )


def _pattern(labels: list[str]) -> re.Pattern[str]:
    """Return a pattern for a line that begins with one of `labels`, the longest first."""
    any_label = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"[ \t]{{0,9}}{_ROW_NUMBER}({any_label}){_BEHIND_LABEL}[ \t]*(.*)", re.IGNORECASE
    )


def _labelled(lines: list[str], page: _Page) -> Iterator[tuple[str, str]]:
    """Yield what stands behind each label, or on the line below it."""
    below = [*lines[1:], ""]
    for line, following in zip(lines, below, strict=True):
        if found := page.pattern.match(line):
            value = found.group(2).strip()
            if not value and not page.pattern.match(following):
                value = following.strip()
            yield found.group(1).lower(), value


def _rows(lines: list[str], page: _Page) -> _Pairs:
    """Return the first row of a table whose head names the labels: CSV, or columns of blanks."""
    for at, line in enumerate(lines[:-1]):
        head = _cells(line)
        if sum(cell.lower() in page.labels for cell in head) >= _fewest_columns(page):
            row = zip(head, _cells(lines[at + 1]), strict=False)
        elif _DASHES.fullmatch(line.strip()) and at:
            row = _columns(lines[at - 1], line, lines[at + 1])
        else:
            continue
        return [(label.lower(), value) for label, value in row if label.lower() in page.labels]
    return []


def _fewest_columns(page: _Page) -> int:
    return min(page.fewest, 3)


def _cells(line: str) -> list[str]:
    return [(quoted or plain).strip() for quoted, plain in _CELLS.findall(line)]


def _columns(head: str, dashes: str, row: str) -> Iterator[tuple[str, str]]:
    starts = [found.start() for found in _RULE.finditer(dashes)]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield head[start:end].strip(), row[start:end].strip()


def _fields(pairs: _Pairs, page: _Page) -> _Pairs:
    """Return a field for each value; the parts of one field together."""
    whole: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = {}
    for label, value in pairs:
        name, _, part = page.labels[label].partition(".")
        if part and value:
            parts.setdefault(name, {}).setdefault(part, value)
        elif name and value:
            whole.setdefault(name, _BEFORE_LAST_EVENT.sub("", value))
    if message_id := whole.get("message-id"):
        whole["message-id"] = f"<{message_id.strip('<>')}>"
    if "from" in whole:
        # Behind the address Gmail names the service that sent it.
        whole["from"] = whole["from"].partition(">")[0] + ">" * (">" in whole["from"])
    if "=" not in whole.get("authentication-results", "=").partition(";")[0]:
        # Microsoft names no server there: another wrote it, who may be the sender.
        del whole["authentication-results"]
    results = parts.pop("authentication-results", {})
    whole |= {name: _report(values) for name, values in parts.items()}
    if results and "from" in whole:
        # Without a sender there is nothing to hold them against.
        whole["authentication-results"] = _results(results, whole["from"])
    return [(name.title(), value) for name, value in whole.items()]


def _report(values: Mapping[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in values.items())


def _results(values: Mapping[str, str], sender: str) -> str:
    """Write what Gmail's summary says as Gmail writes it into a message."""
    address = _ADDRESS.search(sender)
    results = ["mx.google.com"]
    for method, value in values.items():
        said, domain = _PASS_OR_FAIL.match(value), _WITH_DOMAIN.search(value)
        about = f" header.d={domain.group(1)}" if method == "dkim" and domain else ""
        if method == "dmarc" and address:
            about = f" header.from={address.group(1)}"
        results += [f"{method}={said.group(1).lower()}{about}"] if said else []
    return "; ".join(results)
