"""From pasted text to header fields: undo what mail programs and people did to the lines.

Nothing here knows what a field means. A section as servers leave it is found by one search; for any
other every step is one pass over the lines (RFC 5322, 2.2).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from checker.message import ends, escapes, pasted
from checker.message.field_names import OF_SERVERS

# The caps on what is read as headers: characters, and lines. Real ones have up to 500 lines, and
# servers take less than 1 MiB (Postfix's header_size_limit: 102,400 octets, postconf(5)).
LIMIT = 1 << 20
_MOST_LINES = 5_000
_MOST_BLANK = 20
# How many fields with an empty line behind each show that all have one.
_FEWEST_GAPS = 4
# How many lines show whether the whole was quoted.
_SAMPLE = 100

_QUOTE = re.compile(r"(?:[>|]+ ?)+")
# A wrapped "SCL:1;SRV:;" or "Message-ID:Date:From" (of a DKIM h= tag) is not a field of its own:
# a name without a space after its colon must have a hyphen, and no further name behind it.
_NAME = re.compile(
    r"[A-Za-z][A-Za-z0-9_.-]{0,99}[ \t]{0,9}:(?=\s|$)"
    r"|(?:[A-Za-z][A-Za-z0-9]{0,30}-[A-Za-z0-9_.-]{1,99}|Received|From|To|Cc|Date|Subject):"
    r"(?!//|[A-Za-z-]{1,100}:)",
    re.IGNORECASE,
)
# What Apple Mail calls the best known fields in German when it shows them all.
_IN_GERMAN = {
    "von": "from", "an": "to", "kopie": "cc", "betreff": "subject", "datum": "date",
    "nachrichten-id": "message-id",
}  # fmt: skip
_MBOX = re.compile(r"From \S+ .*\d{2}:\d{2}")
# A header section that nobody has touched; and where its fields end.
_UNTOUCHED = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9_.-]{0,99}:(?=[ \t\n]).*+(?:\n|\Z)(?:[ \t]++\S.*+(?:\n|\Z))*+)++"
)
_FIELD_END = re.compile(r"\n(?![ \t])")
_OF_SERVERS = frozenset(
    "received return-path delivered-to authentication-results dkim-signature message-id"
    " mime-version".split()
)
# Names of fields that only the summary of a webmail or a translation has.
_OF_PAGES = frozenset(("spf", "dkim", "dmarc", *pasted.TRANSLATED))
# Summary tables that webmail shows above the source, such as Gmail's "Show original".
_SUMMARY = re.compile(r"(?:SPF|DKIM|DMARC)[ \t]*:", re.IGNORECASE)
# A field that servers write, so that a block that has one is no summary and no plain text.
_WRITTEN_BY_SERVERS = re.compile(
    rf"(?:{OF_SERVERS}|Envelope-To|X-[A-Za-z0-9_.-]+)[ \t]*:", re.IGNORECASE
)
# What mail programs put in front of a forwarded message first.
_SEEN = re.compile(r"(?:From|Von|Subject|Betreff)[ \t]{0,9}:[ \t]", re.IGNORECASE)
# Line separators that only Unicode knows are none in mail (RFC 6532, 3.4): a value must not be able
# to start a field of its own. To look for one is ten times as fast as to look for a row of them.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNPRINTABLES = re.compile(f"{_UNPRINTABLE.pattern}+")

# What pages and keyboards put where servers write blanks.
_WIDE_BLANKS = "\u00a0\u3000"
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})


class HeaderField(NamedTuple):
    """One header field: its name in lower case, its value on one line, its place from the top.

    `written` is the name as it stands there.
    """

    name: str
    value: str
    position: int
    written: str


class Unfolded:
    """The fields from the top down, and the codes of what had to be undone to read them.

    `names` are the fields' names in lower case, `places` where those of each name stand. Most
    fields are never asked for, and only those that are get unfolded, once.
    """

    def __init__(self, fields: Sequence[tuple[str, str]], repairs: tuple[str, ...]) -> None:
        """Take each field's name and what follows its colon, both as they are written."""
        self.repairs = repairs
        self._fields = fields
        lower = [written.lower() for written, _ in fields]
        self.names = tuple(map(_IN_GERMAN.get, lower, lower))
        self.places: dict[str, list[int]] = {}
        for position, name in enumerate(self.names):
            self.places.setdefault(name, []).append(position)
        self._read: dict[str, tuple[HeaderField, ...]] = {}
        self._first: dict[str, str] = {}

    def field(self, position: int) -> HeaderField:
        """Return the field at `position`. Raises IndexError where there is none."""
        written, folded = self._fields[position]
        return HeaderField(self.names[position], _unfolded(folded), position, written)

    def all(self, name: str) -> tuple[HeaderField, ...]:
        """Return the fields called `name` (in lower case), from the top down."""
        if name not in self.places:
            return ()
        if name not in self._read:
            self._read[name] = tuple(map(self.field, self.places[name]))
        return self._read[name]

    def count(self, name: str) -> int:
        """Return how many fields are called `name`."""
        return len(self.places.get(name, ()))

    def first(self, name: str) -> str:
        """Return the value of the topmost field called `name`, or an empty text."""
        if name not in self.places:
            return ""
        if name not in self._first:
            self._first[name] = _unfolded(self._fields[self.places[name][0]][1])
        return self._first[name]

    def any_of(self, names: Iterable[str]) -> bool:
        """Tell whether the topmost field of one of these names says anything."""
        return any(map(self.first, names))


def _unfolded(value: str) -> str:
    if "\n" not in value:
        return value.strip()
    return " ".join(map(str.strip, value.split("\n"))).strip()


def unfold(text: str) -> Unfolded:
    """Return the header fields at the top of `text`, which may be quoted, wrapped or cut."""
    clean, undone = _clean(text[:LIMIT])
    if len(text) <= LIMIT and (fields := _untouched(clean)):
        return Unfolded(fields, tuple(undone))
    if not clean:
        return Unfolded((), tuple(undone))
    lines, around = _lines(clean)
    block, skipped = _header_block(lines)
    fields = list(_fields(block[:_MOST_LINES]))
    reaches_the_end = len(text) > LIMIT and block[-1:] == lines[-1:]
    cut = ["truncated"] if reaches_the_end or len(block) > _MOST_LINES else []
    return Unfolded(fields, (*cut, *undone, *around, *(skipped if fields else [])))


def readable_lines(text: str) -> list[str]:
    """Return the lines of `text` without what mail programs and people put around them."""
    return _lines(_clean(text)[0])[0]


def _clean(text: str) -> tuple[str, list[str]]:
    """Return the text with line feeds for line ends; name what was removed on the way."""
    is_plain = _is_plain(text) or not _UNPRINTABLE.search(text)
    readable = text if is_plain else _UNPRINTABLES.sub("\ufffd", text)
    if "\r" in readable:
        readable = readable.replace("\r\n", "\n").replace("\r", "\n")
    clean = readable.lstrip("\ufeff\n")
    if _MBOX.match(clean):
        clean = clean.partition("\n")[2]
    return clean, [] if is_plain else ["control_char"]


def _untouched(text: str) -> list[tuple[str, str]]:
    """Return the fields of a section as servers leave it; none where anything is unusual."""
    found = _UNTOUCHED.match(text)
    # An empty line ends it.
    if not found or text[found.end() : found.end() + 1].strip("\n"):
        return []
    section = found.group().removesuffix("\n")
    if not 0 < section.count("\n") < _MOST_LINES:
        return []
    fields = [field.partition(":")[::2] for field in _FIELD_END.split(section)]
    names = {written.lower() for written, _ in fields}
    # Where a single field stands above the empty line, there may be one behind each.
    is_usual = len(fields) > 1 and not _OF_SERVERS.isdisjoint(names) and _OF_PAGES.isdisjoint(names)
    is_plain = not (escapes.any_in(section) or ends.are_lost(text.split("\n", 5)[:5]))
    return fields if is_usual and is_plain else []


def _lines(clean: str) -> tuple[list[str], list[str]]:
    """Split into lines without what lies around them; name what was removed on the way."""
    for blank in _WIDE_BLANKS:
        clean = clean.replace(blank, " ")
    # Programs write out the tab in front of a folded line.
    clean = clean.replace("\n\\t", "\n\t")
    lines = clean.split("\n", 2 * _MOST_LINES)[: 2 * _MOST_LINES]
    lines, around = pasted.undo(lines)
    if _is_quoted(lines):
        lines, inside = pasted.undo([_QUOTE.sub("", line, count=1) for line in lines])
        around = ["quote_removed", *dict.fromkeys(around + inside)]
    if around:
        # What was escaped may be what a text must not hold.
        lines = [_UNPRINTABLES.sub("\ufffd", line) for line in lines]
    if _is_double_spaced(lines):
        lines = [line for line in lines if line.strip()]
        around.append("blank_lines_removed")
    elif _is_field_spaced(lines):
        lines = _without_gaps(lines)
        around.append("blank_lines_removed")
    return lines, around


def _is_plain(text: str) -> bool:
    """Tell the usual case, ASCII without controls, ten times as fast as a pattern does."""
    octets = text.encode() if text.isascii() else b""
    return len(octets.translate(None, delete=_CONTROLS)) == len(text)


def _is_quoted(lines: list[str]) -> bool:
    sample = lines[:_SAMPLE]
    quoted = sum(line[:1] in (">", "|") for line in sample)
    return quoted > 0 and quoted * 2 > sum(bool(line.strip()) for line in sample)


def _is_double_spaced(lines: list[str]) -> bool:
    """Tell whether a copy from a web page put an empty line after every line."""
    if "".join(lines[1:2]).strip():
        return False
    start = [bool(line.strip()) for line in lines[:20]]
    return len(start) >= 10 and all(start[::2]) and not any(start[1::2])


def _is_field_spaced(lines: list[str]) -> bool:
    """Tell whether an empty line stands after each field, as Outlook on the web copies them."""
    groups = groupby(lines[:_SAMPLE], key=lambda line: not line.strip())
    starts = [[*map(_is_field_line, group)] for is_gap, group in groups if not is_gap]
    return len(starts) > _FEWEST_GAPS and all(
        one[0] and not any(one[1:]) for one in starts[:_FEWEST_GAPS]
    )


def _without_gaps(lines: list[str]) -> list[str]:
    """Return the lines without the empty ones in front of fields, up to the first of any other."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        following = next((one for one in lines[at : at + _MOST_BLANK] if one.strip()), "")
        if not line.strip() and not _is_field_line(following):
            return kept + lines[at:]
        if line.strip():
            kept.append(line)
    return kept


def _header_block(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the header section, without what stands above and below it."""
    first = _first_line(lines)
    last = next((at for at in range(first, len(lines)) if _ends_headers(lines, at)), len(lines))
    end = last
    while end > first and not _is_field_line(lines[end - 1]):
        end -= 1
    # What follows the last field without indentation is text that lost its blank line.
    value_below = end > first and lines[end - 1].rstrip().endswith(":")
    text_from = next(
        (at for at in range(end + value_below, last) if lines[at][0] not in " \t"), last
    )
    undone = ["preamble_skipped"] if first else []
    if text_from < last:
        undone.append("missing_blank_line")
    return lines[first:text_from], undone


def _ends_headers(lines: list[str], at: int) -> bool:
    """Tell whether a line ends the header section: an empty one.

    Lines of mere white space only continue the field above (RFC 5322, 4.2) where a field follows.
    """
    if lines[at].strip():
        return False
    below = at
    while (
        below < len(lines)
        and lines[below]
        and not lines[below].strip()
        and below < at + _MOST_BLANK
    ):
        below += 1
    return below == at or below == len(lines) or not _is_field_line(lines[below])


def _first_line(lines: list[str]) -> int:
    """Return where the header section starts: after a summary or a note that stands above it."""
    server = next((at for at, line in enumerate(lines) if _WRITTEN_BY_SERVERS.match(line)), -1)
    if server < 0:
        return _visible_top(lines)
    if any(_SUMMARY.match(line) for line in lines[:server]):
        return server
    blank = next((at for at in range(server, 0, -1) if not lines[at - 1].strip()), 0)
    return next((at for at in range(blank, server) if _NAME.match(lines[at])), server)


def _visible_top(lines: list[str]) -> int:
    """Return where a forwarded message begins, under the words of who forwards it."""
    if _is_field_line(lines[0]):
        return 0
    return next((at for at, line in enumerate(lines) if _SEEN.match(line)), 0)


def _is_field_line(line: str) -> bool:
    return bool(_NAME.match(line))


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Join each field's lines; a line that is neither a field nor indented was wrapped."""
    gathered: list[str] = []
    for line in lines:
        if _NAME.match(line):
            if gathered:
                yield _field(gathered)
            gathered = [line.strip()]
        elif gathered:
            gathered.append(line.strip())
    if gathered:
        yield _field(gathered)


def _field(lines: list[str]) -> tuple[str, str]:
    name, _, value = (lines[0] if len(lines) == 1 else " ".join(lines)).partition(":")
    return name.rstrip(), value
