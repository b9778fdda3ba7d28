"""What the letter to the contact's IT team can take from a reading: its fields, filled in."""

from checker.headers.evidence import strongest
from checker.headers.judging import Reading
from checker.message.encoded_words import decode
from checker.reply import offer

# The letter's products (data/facts/products.toml) by those of the filters. Gateways come first:
# they decide before the mailbox's own filter sees a message.
_PRODUCTS = {
    "mimecast": "mimecast",
    "proofpoint": "proofpoint",
    "barracuda": "barracuda",
    "sophos": "sophos",
    "cisco": "cisco",
    "microsoft": "microsoft365",
    "google": "google_workspace",
}
_LONGEST = 500


def letter_fields(reading: Reading) -> dict[str, str]:
    """Return the letter's fields by name; one that the headers do not tell is missing.

    Those of a notice are about the email that it tells of.
    The names are those of `checker.case.details.Detail`, which is not imported: the letter brings
    along a table of time zones.
    """
    hop = reading.route.acceptance
    taken = hop.time if hop else reading.sent
    best = strongest(reading.evidence)
    fields = {
        "from": reading.author.mailbox.address if reading.author.mailbox else "",
        "subject": decode(reading.subject[:_LONGEST]),
        "message_id": reading.ids.message_id,
        "return_path": reading.return_path[:_LONGEST],
        "date": f"{taken:%Y-%m-%d}" if taken else "",
        "time": f"{taken:%H:%M}" if taken else "",
        "zone": "UTC" if taken else "",
        "sending_ip": hop.address if hop else "",
        "queue_id": next(iter(reading.ids.queue_ids), ""),
        "dkim_domain": best.domain if best and best.method == "dkim" else "",
        "product": _product(reading),
        **_from_notice(reading),
    }
    return {name: value for name, value in fields.items() if value}


def _from_notice(reading: Reading) -> dict[str, str]:
    """Return what only a notice tells: who did not get the email, and the words of the refusal."""
    if not reading.bounce:
        return {}
    answer = reading.bounce.first
    offered = offer(answer.reply) if answer.reply else {}
    return {
        **{detail.value: text for detail, text in offered.items()},
        "message_id": reading.ids.message_id,
        "recipient": answer.recipient,
        "smtp_reply": answer.reply.text[:_LONGEST] if answer.reply else "",
    }


def _product(reading: Reading) -> str:
    said = {remark.product for remark in reading.remarks}
    return next((name for filter, name in _PRODUCTS.items() if filter in said), "")
