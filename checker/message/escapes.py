"""Escapes that a page, a program or an address put in the place of signs, undone.

HTML escapes `<` as `&lt;`, JSON as U+003C with a backslash, an address `%3C` (RFC 3986, 2.1); and
quoted-printable has `=3D` for `=`, and breaks lines with `=` (RFC 2045, 6.7).
"""

import re
from binascii import a2b_qp

from checker.message.entities import unescape
from checker.message.printed import OF_SERVERS

# What is looked for in pasted headers, and how often a text may have been escaped.
_LONGEST, _MOST = 100_000, 3
_FEWEST = 3

# How a "<" is written, and one that was escaped again: there is an address in any headers.
_SIGNS_OF_HTML = ("&lt;", ";lt;", "&#60;", "&#x3", "\\u003")
_WRITTEN_OUT = re.compile(r"\\u00([0-9a-f]{2})", re.IGNORECASE)
_SIGNS_OF_QUOTED = ("spf=3D", "dkim=3D", "v=3D1")
_UNQUOTED = re.compile(r"=(?![0-9A-Fa-f]{2}|[ \t]*$)", re.MULTILINE)
# The beginning of a field in an address, or in what a form sends: there a blank is a "+".
_IN_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})(?::|%3A)(?:%20|%09|(\+))", re.IGNORECASE)


def any_in(text: str) -> bool:
    """Tell whether a text holds escapes of HTML, or is quoted-printable."""
    return _holds_html(text) or _is_quoted(text)


def of_html(lines: list[str], sample: list[str]) -> list[str] | None:
    """Undo the escapes of HTML and JSON, however often a text was escaped.

    None where a "<" stands there unescaped.
    """
    text = "\n".join(lines)[:_LONGEST]
    if "<" in text or not _holds_html(text):
        return None
    for _ in range(_MOST):
        if "<" not in text:
            text = _WRITTEN_OUT.sub(_sign, unescape(text))
    return text.split("\n")


def quoted_printable(lines: list[str], sample: list[str]) -> list[str] | None:
    """Return the lines that quoted-printable stands for, None where these are something else."""
    head = "\n".join(sample)
    return _decoded("\n".join(lines)) if _is_quoted(head) else None


def of_an_address(lines: list[str], sample: list[str]) -> list[str] | None:
    """Undo the escapes of an address, from the first field in it to the end of its value.

    None where there is none: it holds no blanks, and names of servers' fields.
    """
    text = "\n".join(sample)[:_LONGEST]
    starts = list(_IN_ADDRESS.finditer(text)) if " " not in text else []
    names = {start.group(1).lower() for start in starts}
    if len(names) < _FEWEST or names.isdisjoint(OF_SERVERS):
        return None
    whole = "\n".join(lines)[:_LONGEST]
    value = whole[whole.find(starts[0].group()) :].partition("&")[0]
    if any(start.group(2) for start in starts):
        value = value.replace("+", " ")
    # Quoted-printable with another sign in front.
    return _decoded(value.replace("=", "%3D").replace("%", "="))


def _holds_html(text: str) -> bool:
    # To look for one letter takes no time.
    return ("&" in text or "\\" in text) and any(sign in text for sign in _SIGNS_OF_HTML)


def _is_quoted(text: str) -> bool:
    # Nearly any text soon has a "=" that is none of quoted-printable's.
    is_other = "=3D" not in text or _UNQUOTED.search(text)
    return not is_other and any(sign in text for sign in _SIGNS_OF_QUOTED)


def _sign(escape: re.Match[str]) -> str:
    return chr(int(escape.group(1), 16))


def _decoded(text: str) -> list[str]:
    octets = a2b_qp(text.encode(errors="replace"))
    return octets.decode(errors="replace").replace("\r", "").split("\n")
