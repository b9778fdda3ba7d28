"""Names of fields that a copy has torn: hyphens of another kind, blanks around them, unseen signs.

Word processors write other hyphens than were typed, pages hide places where a word may break, what
is printed breaks at hyphens, and what reads a picture sees blanks where there are none.
"""

import re
from itertools import pairwise

from checker.message.field_names import HYPHENED

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_PART = f"[A-Za-z0-9{''.join(map(chr, _UNSEEN))}]{{1,40}}+"
_HYPHEN = f"[{''.join(map(chr, _HYPHENS))}-]"
_NAME = re.compile(rf"(?=[A-Za-z]){_PART}(?: ?{_HYPHEN} ?{_PART}){{0,8}} ?:(?=\s|$)")
_TORN = re.compile(f"[ {''.join(map(chr, _UNSEEN | _HYPHENS))}]")
_OF_SERVERS = re.compile(rf"(?:{HYPHENED}|Received-SPF|Content-Type):", re.IGNORECASE)
# The beginning of a name that was broken at a hyphen, and the rest of it on the next line.
_FIRST_HALF = re.compile(r"[A-Za-z][A-Za-z0-9]{0,40}(?:-[A-Za-z0-9]{1,40}){0,8}-[ \t]*")
_SECOND_HALF = re.compile(r"[ \t]*([A-Za-z0-9-]{1,60}:(?=\s|$))")


def any_in(lines: list[str]) -> bool:
    """Tell whether a line begins with the torn name of a field that servers write."""
    return any(
        _TORN.search(found.group()) and _OF_SERVERS.fullmatch(_mended(found))
        for line in lines
        if (found := _NAME.match(line))
    ) or any(_is_broken(first, second) for first, second in pairwise(lines))


def mended(lines: list[str]) -> list[str]:
    """Return the lines with plain hyphens, without what cannot be seen, and with whole names."""
    table = _UNSEEN | _HYPHENS
    whole = [_NAME.sub(_mended, line, count=1).translate(table) for line in lines]
    for at in range(len(whole) - 1, 0, -1):
        if _is_broken(whole[at - 1], whole[at]):
            whole[at - 1 : at + 1] = [whole[at - 1].rstrip() + whole[at].lstrip()]
    return whole


def _is_broken(first: str, second: str) -> bool:
    rest = _SECOND_HALF.match(second) if _FIRST_HALF.fullmatch(first) else None
    return bool(rest and _OF_SERVERS.fullmatch(first.rstrip() + rest.group(1)))


def _mended(name: re.Match[str]) -> str:
    return name.group().replace(" ", "").translate(_UNSEEN | _HYPHENS)
