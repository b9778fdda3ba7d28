"""What does this SMTP reply say: its status codes, its queue id, and whether "delivered" follows?"""

from checker.reply.describing import describe
from checker.reply.judging import Delivered, Reply, judge
from checker.reply.offers import offer

__all__ = ["Delivered", "Reply", "describe", "judge", "offer"]
