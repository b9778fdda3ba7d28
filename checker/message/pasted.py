"""Undo what lies around pasted headers: line numbers, bullets, indentation, tables, JSON, escapes.

Each is recognised by most of the first lines, so that no single odd line of a message can start it.
"""

import re
from collections.abc import Callable
from itertools import groupby, pairwise, takewhile

from checker.message import ends, escapes, markup, pairs, prefixes, printed, torn_names
from checker.message.field_names import OF_AUTHORS, OF_SERVERS

_SAMPLE = 60
# The most characters of a page's source in which headers are looked for.
_LONGEST_SOURCE = 200_000
_FEWEST = 3
# How far into a line its first names stand.
_NEAR = 20_000
_NUMBERED = re.compile(r"[ \t]{0,8}[\[(]?(\d{1,5})[ \t]?[:.|)\]]?(?:[ \t]|$)")
# A bullet; or a field's length and kind, as in Exim's queue (spec.txt, "Format of the -H file").
_BULLET = re.compile(
    r"[ \t]{0,8}(?:[*•·–-]|\d{1,3}[.)]|\d{3,5}[A-Z*]?)[ \t]{1,4}"
    r"(?=[*_`]{0,2}[A-Za-z][A-Za-z0-9-]{1,60}[*_`]{0,2}:)"
)
_BOLD = re.compile(
    r"[ \t]{0,8}[*_`]{1,2}([A-Za-z][A-Za-z0-9-]{1,60})[*_`]{0,2}:[*_`]{0,2}[ \t]?(.*)"
)
_INDENT = re.compile(r"[ \t]+")
_INDENTED_FIELD = re.compile(rf"[ \t]+(?:{OF_SERVERS}|{OF_AUTHORS}):[ ]", re.IGNORECASE)
_COLUMNS = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})(?:\t| {2,40})[ \t]{0,40}([^\s:].*)")
_NAME_LINE = re.compile(
    r"[ \t-]{0,8}\"?(?:field )?name\"?[ \t]{0,9}:[ \t]{0,9}\"?([A-Za-z][A-Za-z0-9-]{1,60})",
    re.IGNORECASE,
)
# What Notes shows of each field besides, in the properties of a document.
_OF_NOTES = re.compile(r"(?:Data (?:Type|Length)|Seq Num|Dup Item ID|Field Flags): ")
_AROUND = ' \t"'
_VALUE_LINE = re.compile(r"[ \t]{0,8}\"?value\"?[ \t]{0,9}:[ \t]{0,9}\"?(.*?)\"?,?$", re.IGNORECASE)
# A row of a table, perhaps with a number in front: | 1 | `Received` | from … |, Received;from …
_ROW = re.compile(
    r"[ \t|│^]{0,9}(?:\d{1,4}[ \t]{0,9}[|│;,\t][ \t]{0,9})?"
    r"[\"'`*\[]{0,3}([A-Za-z][A-Za-z0-9-]{1,60})[\"'`*\]]{0,3}[ \t]{0,60}"
    r"(?:[|│]{1,2}|[;,\t]|=>|->|=)[ \t]{0,60}(.*)"
)
# One row out of an analyser's table, of a field that no server but a filter's writes.
_ONE_ROW = re.compile(
    r"[ \t|│]{0,9}(X(?:-[A-Za-z0-9]{1,40}){2,8})"
    r"[ \t]{0,60}(?:[|│]{1,2}|[;,\t]|[ ]{2})[ \t]{0,60}(.+)",
    re.IGNORECASE,
)
# How the value of a field begins that people paste without its name.
_VALUE_ALONE = {
    "CIP:": "X-Forefront-Antispam-Report",
    "BCL:": "X-Microsoft-Antispam",
    "ucf:": "X-Microsoft-Antispam-Mailbox-Delivery",
    "spf=": "Authentication-Results",
}
# What stands between the rows of a table says nothing: |---|---|, |-, +====+
_SAYS = re.compile(r"\w")
# What languages and XML put around the names of servers' fields.
_PRINTED = re.compile(
    r"[\"'<>](?:received|authentication-results|message-id)[\"'<>]", re.IGNORECASE
)
_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:")
# A colon as Chinese and Japanese keyboards write it.
_WIDE_COLON = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]?：[ \t]?(.*)")
# A line that is a name and nothing else, of a field that servers write or people know.
_NAME_ALONE = re.compile(
    r"[ \t]{0,9}(?:[A-Za-z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,40}){1,8}"
    r"|Received|From|To|Cc|Subject|Date|Sender)[ \t]{0,9}",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\s{0,40}<(?:!doctype|html|body|table|tbody|thead|tr|td|pre|div|p|span|ul|ol|li|dl)\b",
    re.IGNORECASE,
)
# What stands in a line that holds a whole page.
_BREAK, _MANY_BREAKS = "<br", 10
_BROKEN_LINE = re.compile(r".{0,2000}?<br\s{0,4}/?>", re.IGNORECASE)
_CELL = re.compile(
    r"(?<!\s):?\s{0,40}</(?:t[dh]|dt)>\s{0,40}<(?:t[dh]|dd)\b[^<>]{0,500}>", re.IGNORECASE
)
# Names that a browser's translation gives to the fields that servers write.
TRANSLATED = (
    "empfangen", "erhalten", "authentifizierungsergebnisse", "authentifizierungs-ergebnisse",
    "rückgabepfad", "rückweg", "zugestellt-an", "zugestellt an", "geliefert-an", "geliefert an",
    "nachrichten-id", "reçu", "recibido", "ricevuto",
)  # fmt: skip
_TRANSLATED = re.compile(rf"(?:{'|'.join(TRANSLATED)})[ \t]?:", re.IGNORECASE)
_SERVERS = re.compile(r"(?:Received|Authentication-Results):", re.IGNORECASE)

# How headers begin that nothing lies around.
_BARE = re.compile(rf"(?:{OF_SERVERS}|{OF_AUTHORS}):[ ]", re.IGNORECASE)

type _Lines = list[str]


def undo(lines: _Lines) -> tuple[_Lines, list[str]]:
    """Return the lines without what lies around them, and the codes of what was found.

    `layout_undone`: the lines were wrapped in something; `order_lost`: so were the fields of each
    name; `translated`: the names of fields are.
    """
    undone = []
    sample = _written(lines)
    for repair in () if not sample or _is_bare(lines) else _REPAIRS:
        repaired = repair(lines, sample)
        if repaired is not None:
            lines = repaired
            sample = _written(lines)
            if not sample:
                break
            lost = ["order_lost"] if repair is _from_programs and _is_grouped(lines) else []
            undone = [*dict.fromkeys([*undone, "layout_undone", *lost])]
    translated = _count(_TRANSLATED, sample)
    if translated and translated > _count(_SERVERS, sample):
        undone.append("translated")
    return lines, undone


def _count(pattern: re.Pattern[str], lines: _Lines) -> int:
    return sum(map(bool, map(pattern.match, lines)))


def _is_bare(lines: _Lines) -> bool:
    """Tell the usual case quickly: a server's field comes first, with nothing around it."""
    if not _BARE.match(lines[0]) or _is_cut(lines):
        return False
    head = "\n".join(lines[: 4 * _SAMPLE])
    is_torn = torn_names.any_in(lines[:_SAMPLE]) or ends.are_lost(lines)
    return not (is_torn or escapes.any_in(head))


def _is_grouped(fields: _Lines) -> bool:
    """Tell whether all fields of a name stand together, as they do where each name is a key."""
    names = [field.partition(":")[0].lower() for field in fields]
    return len(list(groupby(names))) == len(set(names)) < len(names)


def _written(lines: _Lines) -> _Lines:
    """Return the first lines that are not empty."""
    return [line for line in lines[: 2 * _SAMPLE] if line.strip()][:_SAMPLE]


def _most(pattern: re.Pattern[str], sample: _Lines, share: float = 0.8) -> bool:
    return _count(pattern, sample) >= max(_FEWEST, share * len(sample))


def _without_numbers(lines: _Lines, sample: _Lines) -> _Lines | None:
    if not _most(_NUMBERED, sample):
        return None
    numbers = [int(found.group(1)) for line in sample if (found := _NUMBERED.match(line))]
    rising = sum(0 < after - before <= 2 for before, after in pairwise(numbers))
    if rising < 0.8 * (len(numbers) - 1):
        return None
    return [_NUMBERED.sub("", line, count=1) for line in lines]


def _without_bullets(lines: _Lines, sample: _Lines) -> _Lines | None:
    bullets = _count(_BULLET, sample)
    if bullets < _FEWEST or bullets <= _count(_FIELD, sample):
        return None
    return [_BULLET.sub("", line, count=1) for line in lines]


def _without_bold(lines: _Lines, sample: _Lines) -> _Lines | None:
    if _count(_BOLD, sample) < _FEWEST:
        return None
    return [_BOLD.sub(r"\1: \2", line, count=1) for line in lines]


def _from_name_and_value(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Put together what stands on a line `Name: …` and one `Value: …`, as shells print objects."""
    if _count(_NAME_LINE, sample) < _FEWEST:
        return None
    fields: _Lines = []
    for line in lines:
        if found := _NAME_LINE.match(line):
            fields.append(f"{found.group(1)}: ")
        elif fields and line.strip() and not _OF_NOTES.match(line):
            value = _VALUE_LINE.match(line)
            fields[-1] += f"{value.group(1)} " if value else f"{line.strip(_AROUND)} "
    return fields


def _is_cut(lines: _Lines) -> bool:
    """Tell whether the first line alone is not indented: the copy began within it."""
    rest = [*takewhile(str.strip, lines[1:_SAMPLE])]
    return _count(_INDENT, rest) == len(rest) and _count(_INDENTED_FIELD, rest) >= _FEWEST


def _without_indent(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take away the white space that all lines begin with, or all but the first."""
    inner = sample[1:] if _is_cut(lines) else sample
    indents = [found.group() if (found := _INDENT.match(line)) else "" for line in inner]
    common = min(indents, key=len, default="")
    if not common or not all(indent.startswith(common) for indent in indents):
        return None
    return [line.removeprefix(common) for line in lines]


def _from_columns(lines: _Lines, sample: _Lines) -> _Lines | None:
    for pattern in (_COLUMNS, _WIDE_COLON):
        if _most(pattern, sample, 0.6):
            return [pattern.sub(_as_field, line, count=1) for line in lines]
    return None


def _from_rows(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the names and values out of a table, or of a list of what is what."""
    names = {found.group(1).lower() for line in sample if (found := _ROW.match(line))}
    # A message trace has a column "Received", too.
    is_table = len(names & printed.OF_SERVERS) > 1
    if not (is_table and _most(_ROW, list(filter(_SAYS.search, sample)), 0.6)):
        return None
    return [_ROW.sub(_as_field, line, count=1) for line in filter(_SAYS.search, lines)]


def _from_one_row(lines: _Lines, sample: _Lines) -> _Lines | None:
    rows = [line for line in sample if _SAYS.search(line)]
    if len(rows) != 1 or not _ONE_ROW.fullmatch(rows[0]):
        return None
    return [_ONE_ROW.sub(_as_field, rows[0], count=1)]


def _from_one_value(lines: _Lines, sample: _Lines) -> _Lines | None:
    name = _VALUE_ALONE.get(sample[0].lstrip()[:4])
    if not name or any(": " in line for line in sample):
        return None
    return [f"{name}: {' '.join(map(str.strip, sample))}"]


def _as_field(row: re.Match[str]) -> str:
    value = row.group(2).strip(" |│`")
    if value[:1] == '"' and value[-1:] == '"':
        # As tables write a quotation mark inside a text (RFC 4180, 2.7).
        value = value[1:-1].replace('""', '"')
    return f"{row.group(1)}: {value}"


def _from_quotes(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the lines out of one text, with its line ends written out."""
    return printed.lines(sample[0]) or None if len(sample) == 1 else None


def _from_texts(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the lines out of a program's source that has each in a text of its own."""
    texts = printed.texts(sample)
    is_source = _count(_FIELD, texts) >= max(_FEWEST, min(len(texts), len(sample)) // 4)
    return printed.texts(list(filter(str.strip, lines))) if is_source else None


def _from_programs(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the names and values out of JSON, of what a language prints of an object, or of XML."""
    is_object = sample[0].lstrip().startswith(("{", "[", "@{"))
    if is_object or any(_PRINTED.search(line, 0, _NEAR) for line in sample):
        return pairs.fields("\n".join(lines)) or None
    return None


def _from_markup(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Take the text out of a page's source: rows of a table, or lines of any other element."""
    if not (
        _MARKUP.match(sample[0])
        or _most(_BROKEN_LINE, sample, 0.3)
        or any("Received:" in line and line.count(_BREAK) >= _MANY_BREAKS for line in sample)
    ):
        return None
    whole = "\n".join(lines)[:_LONGEST_SOURCE]
    is_source = "<pre" in whole.lower()
    whole = _CELL.sub(": ", whole.replace("\n", "<br>") if is_source else whole)
    text = markup.text_of(whole).split("\n")
    return text if is_source else list(filter(None, text)) or [""]


def _with_whole_names(lines: _Lines, sample: _Lines) -> _Lines | None:
    return torn_names.mended(lines) if torn_names.any_in(sample) else None


def _with_line_ends(lines: _Lines, sample: _Lines) -> _Lines | None:
    return ends.put_back(lines) if ends.are_lost(sample) else None


def _from_names_above(lines: _Lines, sample: _Lines) -> _Lines | None:
    """Put together what stands below its name, as tables are copied from a phone."""
    if sum(bool(_NAME_ALONE.fullmatch(line)) for line in sample) < max(_FEWEST, len(sample) // 4):
        return None
    fields: _Lines = []
    for line in filter(_SAYS.search, lines):
        if _NAME_ALONE.fullmatch(line):
            fields.append(f"{line.strip()}:")
        elif fields:
            fields[-1] += f" {line.strip()}"
    return fields


_REPAIRS: tuple[Callable[[_Lines, _Lines], _Lines | None], ...] = (
    _from_quotes, _from_texts, _with_whole_names, escapes.of_an_address, _from_one_row,
    _from_one_value, _from_rows, _from_programs, _from_markup, escapes.quoted_printable,
    escapes.of_html, _with_line_ends, _without_numbers, _without_indent, _without_bullets,
    prefixes.without, _without_bold, _from_name_and_value, _from_columns, _from_names_above,
)  # fmt: skip
