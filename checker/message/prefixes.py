"""What stands before each line: the stamp of a log, the name of a file, the mark of a comment.

Nobody can list all such marks. They are known by what they do: before most lines that begin a field
stands the same thing, but for its numbers.
"""

import re
from collections import Counter

from checker.message.field_names import OF_AUTHORS, OF_SERVERS

_FEWEST = 3
_SHARE = 0.6
_LONGEST = 120
# Fields that most messages have.
_START = re.compile(
    rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)(?:{OF_SERVERS}|{OF_AUTHORS}|Content-Type):(?=\s)",
    re.IGNORECASE,
)
_VARIES = re.compile(r"\d+|[ \t]+")
# The marks of a reply are undone elsewhere.
_OF_QUOTES = re.compile(r"(?:[\s>|]*[>|][\s>|]*)?")


def without(lines: list[str], sample: list[str]) -> list[str] | None:
    """Return the lines without the mark before each, None where most have none in common."""
    found = [match for line in sample if (match := _START.search(line, 0, _LONGEST))]
    kinds = Counter(_kind(match.string[: match.start()]) for match in found)
    kind, count = next(iter(kinds.most_common(1)), ("", 0))
    if count < max(_FEWEST, _SHARE * len(found)) or _OF_QUOTES.fullmatch(kind):
        return None
    mark = re.compile(_pattern(kind))
    return [line[found.end() :] if (found := mark.match(line)) else line for line in lines]


def _kind(mark: str) -> str:
    """Return a mark with the same number for every number, and one blank for all."""
    return _VARIES.sub(lambda part: " " if part.group().isspace() else "0", mark)


def _pattern(kind: str) -> str:
    """Return what matches all marks of a kind, also where an editor has cut their last blank."""
    parts = {"0": r"\d{1,20}", " ": r"(?:[ \t]{1,20}|$)"}
    return "".join(parts.get(one) or re.escape(one) for one in kind)
