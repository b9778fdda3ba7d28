"""What the letter to the contact's IT team can take from a reading: its fields, filled in."""

from checker.headers import filter_tables
from checker.headers.judging import Reading
from checker.headers.operators import is_gateway
from checker.headers.ruling import Decider
from checker.headers.sides import By
from checker.knowledge.products import product_ids
from checker.message.encoded_words import decode
from checker.reply import offer

_LONGEST = 500


def letter_fields(reading: Reading) -> dict[str, str]:
    """Return the letter's fields by name; one that the headers do not tell is missing.

    Those of a notice are about the email that it tells of.
    The names are those of `checker.case.details.Detail`, which is not imported: the letter brings
    along a table of time zones.
    """
    hop = reading.route.acceptance
    taken = hop.time if hop else reading.sent
    standing = reading.standing
    fields = {
        "from": reading.author.mailbox.address if reading.author.mailbox else "",
        "subject": decode(reading.subject[:_LONGEST]),
        "message_id": reading.ids.message_id,
        "return_path": reading.return_path[:_LONGEST],
        "date": f"{taken:%Y-%m-%d}" if taken else "",
        "time": f"{taken:%H:%M}" if taken else "",
        "zone": "UTC" if taken else "",
        "sending_ip": hop.address if hop else "",
        "queue_id": next(iter([*reading.ids.queue_ids, *_product_ids(reading)]), ""),
        "dkim_domain": standing.domain if standing.confirmed and standing.by_dkim else "",
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


def _product_ids(reading: Reading) -> list[str]:
    own = [remark for remark in reading.remarks if remark.by is By.RECEIVER]
    return [remark.value for remark in own if remark.meaning.is_id]


def _product(reading: Reading) -> str:
    """Return the product to search first: a gateway's before that of the mailbox behind it."""
    own = [remark for remark in reading.remarks if remark.by is By.RECEIVER]
    gateways = [one.product for one in own if one.meaning.decided_by == Decider.GATEWAY]
    servers = sorted(reading.sides.operators, key=lambda name: not is_gateway(name))
    products = [filter_tables.homes().get(name, "") for name in servers]
    said = [*gateways, *products, *(one.product for one in own)]
    return next((product for product in said if product in product_ids()), "")
