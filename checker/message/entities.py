"""Signs that HTML writes out (`&lt;`, `&#60;`), as in a page’s source or an export of one.

`html.unescape` knows the 2,231 names of HTML 5, and the table of them alone is 30 KB of what a
reader loads. Messages have those of HTML 4: 252 (HTML 4.01, 24).
"""

import re
from html.entities import name2codepoint

_WRITTEN_OUT = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}\d{0,2}));")
# XML has this name, too.
_NUMBERS = {**name2codepoint, "apos": ord("'")}
_LAST = 0x10FFFF
# Halves of a sign, which are none (RFC 3629, 3).
_HALVES = range(0xD800, 0xE000)


def unescape(text: str) -> str:
    """Return a text with the signs themselves; what is written like none stays."""
    return _WRITTEN_OUT.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    number = _NUMBERS.get(name, 0) if name else int(decimal or hexadecimal, 10 if decimal else 16)
    return chr(number) if 0 < number <= _LAST and number not in _HALVES else found[0]
