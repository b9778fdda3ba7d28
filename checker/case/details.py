"""The names of all that can be known about one message.

They are the keys in every tool's input, in the reports' `letter`, and in the fragment of the links
that lead from one tool to the next (`overrides/assets/tools/hand_over.js`). A name that was ever
published stays: links that hold it are in other people's tickets.
"""

from enum import StrEnum

from checker.reading.outcome import Reason, Where


class Detail(StrEnum):
    """One thing to know about a message; the value is its key in every tool's input.

    `PRODUCT` is what takes the email first at the contact's company, by its id in the facts;
    `BEHIND` is what has the mailboxes, where `PRODUCT` filters in front of another product.
    """

    SUBJECT = "subject"
    FROM = "from"
    SENDING_DOMAIN = "domain"
    RECIPIENT = "recipient"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    WHERE = "where"
    FILTER_RESULT = "filter_result"
    MESSAGE_ID = "message_id"
    PLATFORM_ID = "platform_id"
    RETURN_PATH = "return_path"
    SENDING_IP = "sending_ip"
    SMTP_REPLY = "smtp_reply"
    QUEUE_ID = "queue_id"
    DKIM_DOMAIN = "dkim_domain"
    CONFIRMED = "confirmed"
    COLLEAGUE = "colleague"
    PRODUCT = "product"
    BEHIND = "behind"
    SENDER_NAME = "sender_name"
    CONTACT_NAME = "contact_name"
    RECEIVER = "receiver"
    ALIGNMENT = "alignment"
    REASON = "reason"
    ANSWERED = "answered"
    ALLOWED = "allowed"
    DONE = "done"


PLACES = (
    Where.JUNK,
    Where.QUARANTINED,
    Where.MAILBOX,
    Where.INBOX,
    Where.REJECTED,
    Where.ON_ITS_WAY,
)
"""What `WHERE` can say: the places of an email that somebody can be asked about."""

CODES = (
    Detail.RECEIVER,
    Detail.ALIGNMENT,
    Detail.REASON,
    Detail.ANSWERED,
    Detail.ALLOWED,
    Detail.DONE,
)
"""What tools have found out, in codes: the plan goes by it, and no letter speaks of it.

`RECEIVER` tells whose mailbox it is ("provider": one for everybody, "own": that of a colleague),
`ALIGNMENT` the light of the check, `REASON` why the email did not arrive, `ANSWERED` what IT says
became of it, `ALLOWED` ("yes") that IT lets the sender in from now on. `DONE` are the steps of the
plan that are done, with a full stop between them.
"""

UNCONFIRMED = frozenset({Reason.DMARC_FAIL, Reason.AUTH_FAIL})
"""The reasons that show that nobody vouches for the From address: `CONFIRMED` is "no"."""

PERSONAL = (
    Detail.FROM,
    Detail.RECIPIENT,
    Detail.FILTER_RESULT,
    Detail.MESSAGE_ID,
    Detail.PLATFORM_ID,
    Detail.RETURN_PATH,
    Detail.SENDING_IP,
    Detail.SMTP_REPLY,
    Detail.QUEUE_ID,
    Detail.SENDER_NAME,
    Detail.CONTACT_NAME,
)
"""What names a person or this one message: no address bar keeps it, and no link to pass on."""
