"""What does this SMTP reply say, and does "delivered" follow from it?"""

from checker.reply.describing import describe
from checker.reply.judging import Delivered, Reply, judge
from checker.reply.offers import offer

__all__ = ["Delivered", "Reply", "describe", "judge", "offer"]
