"""What a reply can hand to another tool."""

from checker.case.details import PLACES, UNCONFIRMED, Detail
from checker.reading.outcome import Reason
from checker.reply.result import Reply


def offer(reply: Reply) -> dict[Detail, str]:
    """Return what a reply tells of its message."""
    offered = {
        Detail.MESSAGE_ID: reply.message_id,
        Detail.QUEUE_ID: reply.queue_id,
        Detail.PRODUCT: reply.system.product if reply.system else None,
        Detail.CONFIRMED: "no" if reply.reason in UNCONFIRMED else None,
    }
    return {detail: text for detail, text in offered.items() if text}


def offer_with_reply(reply: Reply) -> dict[Detail, str]:
    """Return the reply itself, where it is known, and all that it tells; nothing without one."""
    if not reply.reason:
        return {}
    where = {Detail.WHERE: str(reply.where)} if reply.where in PLACES else {}
    text = {Detail.SMTP_REPLY: reply.text} if reply.text else {}
    reason = {Detail.REASON: str(reply.reason)} if reply.reason is not Reason.UNKNOWN else {}
    whose = {Detail.RECEIVER: "provider"} if reply.without_it else {}
    return {**text, **where, **reason, **whose, **offer(reply)}
