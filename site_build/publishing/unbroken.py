"""Words that no line ends in: one letter, a hyphen and what belongs to it, such as "E-Mail", and a
day such as 2026-11-29. And where a line of a narrow column may end in an address: before a sign.

A browser ends a line behind any hyphen, and in a table anywhere in an address. Other characters
would forbid the one and allow the other, and be copied along; so such words stand in an element of
their own, and `<wbr>` in an address. `overrides/assets/tools/template.js` keeps together what the
tools say.
"""

import re

_WORD = re.compile(r"(?<!\w)(?:[^\W\d_]-[^\W\d_]+|\d{4}-\d\d-\d\d(?!\w))")
_SIGN = re.compile(r"(?<=\w)(?=[.@=][^\W\d])")
# Tags, and what is no text to read or may hold no element.
_OTHER = re.compile(
    r"(<(script|style|title|textarea|option|pre)\b.*?</\2>|<!--.*?-->"
    r"""|<(?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)


def keep(html: str) -> str:
    """Return a page whose lines end in none of these words, and in a table before such signs."""
    head, body, rest = html.partition("<body")
    parts = _OTHER.split(body + rest)
    # Text, then what else was found, then the name of the tag in it.
    parts[::3] = [_WORD.sub(r'<span class="unbroken">\g<0></span>', text) for text in parts[::3]]
    in_table = False
    for number, tag in enumerate(parts):
        if number % 3 == 1:
            in_table = tag.startswith("<table") or (in_table and tag != "</table>")
            if in_table and tag == "<code>":
                parts[number + 2] = _SIGN.sub("<wbr>", parts[number + 2])
    return head + "".join(part for number, part in enumerate(parts) if number % 3 < 2)
