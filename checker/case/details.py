"""The names of all that can be known about one message."""

from enum import StrEnum


class Detail(StrEnum):
    """One thing to know about a message; the value is its key in every tool's input."""

    SUBJECT = "subject"
    FROM = "from"
    RECIPIENT = "recipient"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    MESSAGE_ID = "message_id"
    RETURN_PATH = "return_path"
    SENDING_IP = "sending_ip"
    SMTP_REPLY = "smtp_reply"
    QUEUE_ID = "queue_id"
    DKIM_DOMAIN = "dkim_domain"
    PRODUCT = "product"
    SENDER_NAME = "sender_name"
    CONTACT_NAME = "contact_name"


PERSONAL = frozenset(
    {
        Detail.FROM,
        Detail.RECIPIENT,
        Detail.MESSAGE_ID,
        Detail.RETURN_PATH,
        Detail.SENDING_IP,
        Detail.QUEUE_ID,
        Detail.SENDER_NAME,
        Detail.CONTACT_NAME,
    }
)
"""What names a person or one message: it stays out of the address bar and of links to pass on."""
