"""What a reading can hand to another tool."""

from checker.case.details import Detail
from checker.headers import filter_tables
from checker.headers.judging import Reading
from checker.headers.operators import is_gateway, is_mailbox
from checker.headers.ruling import Decider, Fate
from checker.headers.sides import By
from checker.headers.standing import Standing
from checker.headers.team import Team
from checker.knowledge.products import product_ids
from checker.message.encoded_words import decode
from checker.reading.outcome import Reason, Where
from checker.reply import Delivered, offer

_LONGEST = 500
_PLACES = {
    Fate.REJECTED: Where.REJECTED,
    Fate.QUARANTINED: Where.QUARANTINED,
    Fate.JUNK: Where.JUNK,
    Fate.FOLDER: Where.MAILBOX,
    Fate.INBOX: Where.INBOX,
}
_RECEIVERS = {Team.CONTACTS: "", Team.OWN: "own", Team.NONE: "provider"}


def offered(reading: Reading) -> dict[Detail, str]:
    """Return what the headers tell of their message; what they do not tell is missing.

    Those of a notice are about the email that it tells of.
    """
    hop = reading.route.acceptance
    taken = hop.time if hop else reading.sent
    standing = reading.standing
    signed = standing.domain if standing.confirmed and standing.by_dkim else ""
    mailbox = None if reading.seen else reading.author.mailbox
    # What somebody has blacked out helps nobody.
    address = hop.address if hop and "x" not in hop.address else ""
    details = {
        Detail.FROM: mailbox.address if mailbox else "",
        Detail.RECIPIENT: reading.recipient,
        Detail.SUBJECT: decode(reading.subject[:_LONGEST]),
        Detail.MESSAGE_ID: reading.ids.message_id,
        Detail.PLATFORM_ID: reading.ids.platform_id,
        Detail.RETURN_PATH: reading.return_path[:_LONGEST],
        Detail.DATE: f"{taken:%Y-%m-%d}" if taken else "",
        Detail.TIME: f"{taken:%H:%M}" if taken else "",
        Detail.ZONE: "UTC" if taken else "",
        Detail.WHERE: _PLACES.get(reading.ruling.where, ""),
        Detail.FILTER_RESULT: _filter_result(reading),
        Detail.SENDING_IP: address,
        Detail.QUEUE_ID: next(iter([*reading.ids.queue_ids, *_product_ids(reading)]), ""),
        Detail.DKIM_DOMAIN: signed,
        Detail.CONFIRMED: _confirmed(standing),
        Detail.COLLEAGUE: "yes" if reading.team is Team.OWN else "",
        Detail.RECEIVER: _RECEIVERS[reading.team],
        **_products(reading),
        **_from_notice(reading),
    }
    return {detail: str(value) for detail, value in details.items() if value}


def _from_notice(reading: Reading) -> dict[Detail, str]:
    """Return what only a notice tells: who did not get the email, and the words of the refusal."""
    if not reading.bounce:
        return {}
    answer = reading.bounce.first
    waiting = answer.delivered is Delivered.NOT_YET
    return {
        **(offer(answer.reply) if answer.reply else {}),
        **({Detail.WHERE: Where.ON_ITS_WAY} if waiting else {}),
        Detail.MESSAGE_ID: reading.ids.message_id,
        Detail.REASON: answer.reason if answer.reason is not Reason.UNKNOWN else "",
        Detail.SMTP_REPLY: answer.reply.text[:_LONGEST] if answer.reply else "",
    }


def _confirmed(standing: Standing) -> str:
    """Return whether the receiving side confirms the From address, where it says so."""
    if standing.refuted:
        return "no"
    return "yes" if standing.confirmed else ""


def _filter_result(reading: Reading) -> str:
    """Return the words of the filter that say why the message went where it went."""
    remark = reading.ruling.remark
    if not remark:
        return ""
    said = "=".join(filter(None, (remark.field, remark.value)))
    return f"{remark.header}: {said}"[:_LONGEST]


def _product_ids(reading: Reading) -> list[str]:
    own = [remark for remark in reading.remarks if remark.by is By.RECEIVER]
    return [remark.value for remark in own if remark.meaning.is_id]


def _products(reading: Reading) -> dict[Detail, str]:
    """Return the product to search first, a gateway's, and that of the mailboxes behind it."""
    own = [remark for remark in reading.remarks if remark.by is By.RECEIVER]
    gateways = [one.product for one in own if one.meaning.decided_by == Decider.GATEWAY]
    servers = sorted(reading.sides.operators, key=lambda name: (not is_gateway(name), name))
    products = [filter_tables.homes().get(name, "") for name in servers]
    said = [*gateways, *products, *(one.product for one in own)]
    known = [product for product in said if product in product_ids()]
    first = next(iter(known), "")
    mailboxes = {product for name, product in filter_tables.homes().items() if is_mailbox(name)}
    behind = (product for product in known if product in mailboxes and product != first)
    return {Detail.PRODUCT: first, Detail.BEHIND: next(behind, "")}
