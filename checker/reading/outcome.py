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
    OWN_IT = "own_it"  # of the sender's own company
    NOBODY = "nobody"  # wait


class Reason(StrEnum):
    """Why an email did or did not arrive. One list for replies, bounces and what IT answers."""

    ACCEPTED = "accepted"
    USER_UNKNOWN = "user_unknown"
    DOMAIN_UNKNOWN = "domain_unknown"
    MAILBOX_FULL = "mailbox_full"
    MAILBOX_INACTIVE = "mailbox_inactive"
    RECIPIENT_RULE = "recipient_rule"
    BLOCKED_IP = "blocked_ip"
    BLOCKED_DOMAIN = "blocked_domain"
    SPAM = "spam"
    BULK = "bulk"
    PHISHING = "phishing"
    MALWARE = "malware"
    POLICY = "policy"
    DMARC_FAIL = "dmarc_fail"
    AUTH_FAIL = "auth_fail"
    SENDING_SERVER = "sending_server"
    RATE_LIMITED = "rate_limited"
    GREYLISTED = "greylisted"
    TOO_BIG = "too_big"
    RECEIVER_ERROR = "receiver_error"
    NETWORK = "network"
    EXPIRED = "expired"
    AUTO_REPLY = "auto_reply"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


class Where(StrEnum):
    """Where an email is, as far as an answer tells."""

    MAILBOX = "mailbox"
    INBOX = "inbox"
    JUNK = "junk"
    QUARANTINED = "quarantined"
    DISCARDED = "discarded"
    REJECTED = "rejected"
    ON_ITS_WAY = "on_its_way"
    HANDED_ON = "handed_on"
    CANNOT_TELL = "cannot_tell"


class Light(StrEnum):
    """The verdict of every tool that has a traffic light."""

    OK = "ok"
    ATTENTION = "attention"
    PROBLEM = "problem"
    UNCLEAR = "unclear"
    INVALID = "invalid"


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
