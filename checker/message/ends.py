"""Line ends that a form or a script lost, put back where header fields begin.

A form's field for one line makes one long line of everything, with a blank for each line end or
with nothing. A script writes them out.
"""

import re
from collections.abc import Callable

_FEWEST = 3
_LONG = 160
_LONGEST = 200_000
# How far into a line its first fields begin.
_NEAR = 20_000
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
_END_OF_NAME = re.compile(r":\s")
_WRITTEN_OUT = re.compile(r"\\r?\\n|\\r")
# What people write may hold words that look like the beginning of a field.
_BY_PEOPLE = re.compile(r"\W{0,9}(?:subject|from|to|cc|betreff|von|an|comments)\W", re.IGNORECASE)


def are_lost(lines: list[str]) -> bool:
    """Tell whether a line among the first holds several fields."""
    long = [line for line in lines[:_FIRST_LINES] if len(line) > _LONG]
    return any(map(_holds_fields, filter(_servers(lines), long) if long else ()))


def put_back(lines: list[str]) -> list[str]:
    """Return the lines, each field on one of its own."""
    is_of_servers = _servers(lines)
    split = (
        _START.sub("\n", _WRITTEN_OUT.sub("\n", line)) if is_of_servers(line) else line
        for line in (line[:_LONGEST] for line in lines)
    )
    return "\n".join(split).split("\n")


def _servers(lines: list[str]) -> Callable[[str], bool]:
    """Return a test for lines that may hold servers' fields; a single line passes it."""
    is_alone = sum(map(bool, lines)) == 1
    return lambda line: is_alone or not _BY_PEOPLE.match(line)


def _holds_fields(line: str) -> bool:
    # To look for a colon takes a tenth of the time.
    patterns = (_END_OF_NAME, _START)
    return all(len(pattern.findall(line, 0, _NEAR)) >= _FEWEST for pattern in patterns)
