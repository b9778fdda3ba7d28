"""What the letter to the contact's IT team can take from a reading: its fields, filled in."""

from checker.headers.judging import Reading
from checker.headers.ruling import Where
from checker.message.encoded_words import decode

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

    A bounce yields none: nobody has to look for a message that was refused.
    The names are those of `checker.case.details.Detail`, which is not imported: the letter brings
    along a table of time zones.
    """
    if reading.ruling.where is Where.REJECTED:
        return {}
    hop = reading.route.acceptance
    standing = reading.standing
    fields = {
        "from": reading.author.mailbox.address if reading.author.mailbox else "",
        "subject": decode(reading.subject[:_LONGEST]),
        "message_id": reading.ids.message_id,
        "return_path": reading.return_path[:_LONGEST],
        "date": f"{hop.time:%Y-%m-%d}" if hop and hop.time else "",
        "time": f"{hop.time:%H:%M}" if hop and hop.time else "",
        "zone": "UTC" if hop and hop.time else "",
        "sending_ip": hop.address if hop else "",
        "queue_id": next(iter(reading.ids.queue_ids), ""),
        "dkim_domain": standing.domain if standing.confirmed and standing.by_dkim else "",
        "product": _product(reading),
    }
    return {name: value for name, value in fields.items() if value}


def _product(reading: Reading) -> str:
    said = {remark.product for remark in reading.remarks}
    return next((name for filter, name in _PRODUCTS.items() if filter in said), "")
