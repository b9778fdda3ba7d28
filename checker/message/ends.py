"""Line ends that a form, a script or a mail program lost, put back where header fields begin.

A form's field for one line makes one long line of everything, with a blank for each line end or
with nothing. A script writes them out. Quoted-printable breaks lines with “=” (RFC 2045, 6.7).
"""

import re
from binascii import a2b_qp

_FEWEST = 3
_LONG = 160
_LONGEST = 200_000
_FIRST_LINES = 5
_KNOWN = (
    "Received|Received-SPF|Return-Path|Delivered-To|Authentication-Results|DKIM-Signature"
    "|ARC-Seal|ARC-Message-Signature|ARC-Authentication-Results|Message-ID|MIME-Version"
    "|Content-Type|Reply-To|From|To|Cc|Subject|Date|X-[A-Z][A-Za-z0-9-]{1,60}"
)
# Behind a blank any name with a hyphen; behind anything else only a well-known one.
_START = re.compile(
    r"(?<=[^\S\n])(?i:(?=(?:[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,40}){1,8}"
    r"|received|from|to|cc|subject|date|spf|dkim|dmarc):\s))"
    rf"|(?<=[^\s-])(?=(?:{_KNOWN}):\s)"
)
_WRITTEN_OUT = re.compile(r"\\r?\\n|\\r")
_SIGNS_OF_QUOTED = ("spf=3D", "dkim=3D", "v=3D1")


def are_quoted_printable(text: str, end: int) -> bool:
    """Tell whether the first `end` characters hold signs of quoted-printable."""
    return any(text.find(sign, 0, end) >= 0 for sign in _SIGNS_OF_QUOTED)


def are_lost(lines: list[str]) -> bool:
    """Tell whether a line among the first holds several fields."""
    return any(len(line) > _LONG and _holds_fields(line) for line in lines[:_FIRST_LINES])


def put_back(lines: list[str]) -> list[str]:
    """Return the lines, each field on one of its own."""
    whole = "\n".join(line[:_LONGEST] for line in lines)
    whole = _WRITTEN_OUT.sub("\n", whole)
    return _START.sub("\n", whole).split("\n")


def decoded(lines: list[str]) -> list[str]:
    """Return the lines that quoted-printable stands for."""
    octets = a2b_qp("\n".join(lines).encode())
    return octets.decode(errors="replace").split("\n")


def _holds_fields(line: str) -> bool:
    starts = _START.finditer(line, 0, _LONGEST)
    return sum(1 for _, _ in zip(range(_FEWEST), starts, strict=False)) == _FEWEST
