"""The part of a notice that programs read: what became of the message, recipient by recipient.

RFC 3464 has one group of fields about the message and then one for each recipient. Some systems
write them into the text for people instead, or leave out the empty lines between the groups.
"""

import re
from enum import StrEnum
from typing import NamedTuple

# What is read of one field: longer replies than this repeat themselves.
_LONGEST = 4_000
_MOST_RECIPIENTS = 50

_FIELD = re.compile(
    r"(Action|Status|[A-Z][A-Za-z]{0,40}-[A-Za-z-]{1,60})[ \t]{0,9}:[ \t]{0,99}(.*)",
    re.IGNORECASE,
)
# In the order in which they name the address that the reader knows.
_RECIPIENT = (
    "original-recipient", "final-recipient", "x-actual-recipient",
    "original-rcpt-to",  # of a complaint: RFC 5965, 3.2
)  # fmt: skip
# What the other server said; Exchange has a field of its own for it.
_REPLY = ("diagnostic-code", "x-supplementary-info")
_OF_RECIPIENT = {*_RECIPIENT, *_REPLY, "action", "status"}
_LETTER = r"[^\s<>()\[\]\"',;:@]"
ADDRESS = rf"{_LETTER}{{1,200}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,9}}"
# Begun where a word begins, so that a word without an @ is not searched again and again.
_ADDRESS = re.compile(rf"(?<!{_LETTER}){ADDRESS}")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")
_TYPE = re.compile(r"\A[A-Za-z0-9-]{1,40}[ \t]{0,9};[ \t]{0,99}")
_PRESENT = re.compile(
    r"^[ \t]{0,9}(?:Final|Original)-Recipient[ \t]{0,9}:", re.IGNORECASE | re.MULTILINE
)


class Action(StrEnum):
    """What became of the message for one recipient (RFC 3464, 2.3.3)."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    RELAYED = "relayed"
    EXPANDED = "expanded"


class Delivery(NamedTuple):
    """What became of one recipient; empty or None where the notice does not say.

    `status` is the code of RFC 3463 that the reporting system chose; `replies` are the words about
    it, the most exact first: what the other server said (`Diagnostic-Code`), what the notice says.
    """

    recipient: str = ""
    action: Action | None = None
    status: str = ""
    replies: tuple[str, ...] = ()

    def with_words(self, replies: tuple[str, ...]) -> "Delivery":
        """Return the same with further words about it, less exact than those that it has."""
        return Delivery(self.recipient, self.action, self.status, self.replies + replies)


def is_in(text: str) -> bool:
    """Tell whether `text` has fields about a recipient."""
    return "ecipient" in text and bool(_PRESENT.search(text))


def read(text: str) -> tuple[Delivery, ...]:
    """Return the deliveries that the fields in `text` tell of, in order."""
    groups = _groups(_fields(text))
    return tuple(map(_delivery, groups[:_MOST_RECIPIENTS]))


def _fields(text: str) -> list[tuple[str, str]]:
    """Return names in lower case and values; an empty line is a field without a name.

    A line that begins no field belongs to the one before: Exchange and others do not indent the
    lines of a long Diagnostic-Code.
    """
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        field = _FIELD.match(line.strip()) if line[:1].strip() or not fields else None
        if field:
            fields.append((field.group(1).lower(), field.group(2)[:_LONGEST]))
        elif not line.strip():
            fields.append(("", ""))
        elif fields and fields[-1][0] and len(fields[-1][1]) < _LONGEST:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}"[:_LONGEST])
    return fields


def _groups(fields: list[tuple[str, str]]) -> list[dict[str, str]]:
    """Put together what belongs to one recipient.

    The next one begins with a recipient behind an empty line, or with a field that was there.
    """
    groups: list[dict[str, str]] = [{}]
    behind_empty_line = False
    for name, value in fields:
        if not name:
            behind_empty_line = True
        elif name in _OF_RECIPIENT:
            group = groups[-1]
            if name in group or (behind_empty_line and group and name in _RECIPIENT):
                groups.append(group := {})
            group[name] = value
            behind_empty_line = False
    groups = list(filter(None, groups))
    # An action in front of all recipients says nothing of any.
    return [group for group in groups if group.keys() != {"action"}] or groups


def _delivery(group: dict[str, str]) -> Delivery:
    named = next(filter(None, (group.get(name) for name in _RECIPIENT)), "")
    said = next(filter(None, (group.get(name) for name in _REPLY)), "")
    reply = _TYPE.sub("", said, count=1).strip()
    status = _STATUS.search(group.get("status", "")[:100])
    return Delivery(
        recipient=address(_TYPE.sub("", named, count=1)),
        action=_action(group.get("action", "")),
        status=status.group() if status else "",
        replies=(reply,) if reply else (),
    )


def addresses(text: str) -> list[str]:
    """Return the addresses in `text`, without what encloses them."""
    return _ADDRESS.findall(text) if "@" in text else []


def address(text: str) -> str:
    """Return the first address in `text`; "" where there is none."""
    found = _ADDRESS.search(text) if "@" in text else None
    return found.group() if found else ""


def _action(value: str) -> Action | None:
    """Return the action; a word that RFC 3464 does not know, such as "expired", says nothing."""
    word = value.strip().partition(" ")[0].lower()
    return Action(word) if word in set(Action) else None
