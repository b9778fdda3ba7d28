"""What a reply can hand to another tool."""

from checker.case.details import Detail
from checker.reply.result import Reply


def offer(reply: Reply) -> dict[Detail, str]:
    """Return what a reply tells of its message."""
    offered = {
        Detail.MESSAGE_ID: reply.message_id,
        Detail.QUEUE_ID: reply.queue_id,
        Detail.PRODUCT: reply.system.product if reply.system else None,
    }
    return {detail: text for detail, text in offered.items() if text}
