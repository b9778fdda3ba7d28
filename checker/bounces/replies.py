"""What the cells of a row say about its bounce; what was read once is not read again.

A list repeats few replies, each with an address, a time or a number of its own. These tell nothing
of the reason, so they are put aside before a reply is looked up among those already read.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from checker import reply
from checker.reading.outcome import Light, Reason
from checker.reading.plain import CAP
from checker.reading.words import BETWEEN_PIECES

# Cells that say nothing: HubSpot writes the last one for an empty property.
_SILENT = frozenset({"", "false", "(no value)"})
# So many replies are kept, and none that is longer: 16 MiB at most.
_KEPT, _LONGEST = 8_192, 2_000

_ADDRESS = re.compile(rf"(?<![^{BETWEEN_PIECES}])[^@{BETWEEN_PIECES}]*+@([\w.-]*+)")
_IP_ADDRESS = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_TIME = re.compile(r"(?<![\w.])\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?(?![\w.])")
_TOKEN = re.compile(r"(?<![^\W_])(?=[a-z]*\d)[a-z\d]{10,}(?![^\W_])", re.IGNORECASE)
# The number under which a server keeps what it has accepted can show whose server it is.
_ACCEPTED = "2"


class Told(NamedTuple):
    """What a reply comes to: its reason (None: no reply), its verdict, and the step to take."""

    reason: Reason | None
    light: Light
    step: str


def told(cells: Iterable[str], recipient: str) -> Told | None:
    """Return what the first of `cells` that gives a reason comes to, or else the first one at all.

    None where no cell says anything: such a row is of an email that did not bounce. The address of
    the `recipient` may show whose server it was.
    """
    domain = recipient.rpartition("@")[2].strip().lower()
    address = f"@{domain}" if reply.house_of(domain) else ""
    first = None
    for cell in cells:
        if cell.strip().lower() not in _SILENT:
            found = _told(cell[: CAP + 1], address)
            if found.reason not in (None, Reason.UNKNOWN):
                return found
            first = first if first and first.reason else found
    return first


def _told(text: str, recipient: str) -> Told:
    text = without_its_own(text)
    judged = _judged_once if len(text) <= _LONGEST else _judged
    return judged(text, recipient)


def without_its_own(text: str) -> str:
    """Return a reply without what is one message's alone: people, hosts' numbers, times, tokens."""
    if text.lstrip().startswith(_ACCEPTED):
        return text
    text = _ADDRESS.sub(_of_house, text)
    return _TOKEN.sub("x", _TIME.sub("x", _IP_ADDRESS.sub("192.0.2.1", text)))


def _of_house(address: re.Match[str]) -> str:
    """Return an address of nobody, at the same provider of mailboxes if it is one."""
    domain = address[1].lower().rstrip(".")
    return f"x@{domain}" if reply.house_of(domain) else "x@x"


def _judged(text: str, recipient: str) -> Told:
    read = reply.judge(text, recipient)
    return Told(read.reason, read.light, read.steps[0])


_judged_once = lru_cache(_KEPT)(_judged)
