"""What every tool's judgement comes to: whose turn it is, how sure that is, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Who acts next. One list for all tools, their reports and their next steps."""

    SENDER = "sender"
    DNS_ADMIN = "dns_admin"
    PLATFORM = "platform"
    CONTACT = "contact"
    CONTACT_IT = "contact_it"
    NOBODY = "nobody"  # wait


class Certainty(StrEnum):
    """How sure an answer is, the surest first."""

    STATED = "stated"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judgement in codes.

    `verdict` comes from the tool's own closed list, `reason` says why in a code or is None.
    `owner` is None where nobody can say whose turn it is.
    """

    verdict: str
    owner: Owner | None
    certainty: Certainty
    reason: str | None = None
