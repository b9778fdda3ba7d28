"""What does this SMTP reply say: its status codes, its queue id, and whether "delivered" follows?"""

from checker.reply.describing import describe
from checker.reply.judging import Delivered, Reply, read
from checker.reply.offers import offer

__all__ = ["Delivered", "Reply", "describe", "offer", "read"]
