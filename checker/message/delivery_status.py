"""A message that says that another one was not delivered (RFC 3464, status codes of RFC 3463)."""

import re
from dataclasses import dataclass

_ACTION = re.compile(r"^Action:[ \t]*failed", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"^Status:[ \t]*(\d\.\d{1,3}\.\d{1,3})", re.IGNORECASE | re.MULTILINE)
_REPORT_TYPE = re.compile(r"report-type=\"?delivery-status", re.IGNORECASE)

# RFC 3463, 3: what the second number is about; and whole codes that name the sender's own set-up
# (RFC 7372, 3; Google's 5.7.26 and Microsoft's 5.7.515 ask for authentication).
_OWNERS_BY_SUBJECT = {"1": "contact", "2": "contact"}
_OWNERS_BY_STATUS = dict.fromkeys(
    ("5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.26", "5.7.509", "5.7.515"), "sender"
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery that failed for good: its status code, if there is one, and whose turn it is."""

    status: str
    owner: str


def read(content_type: str, body: str) -> Bounce | None:
    """Return the failure that a delivery report states; None for every other message."""
    if not _REPORT_TYPE.search(content_type[:2_000]) or not _ACTION.search(body):
        return None
    found = _STATUS.search(body)
    status = found.group(1) if found else ""
    subject = status.split(".")[1] if status else ""
    owner = _OWNERS_BY_STATUS.get(status) or _OWNERS_BY_SUBJECT.get(subject, "contact_it")
    return Bounce(status, owner)
