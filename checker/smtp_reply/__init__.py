"""What an SMTP reply says: its status codes, its queue id, and whether "delivered" follows."""

from checker.smtp_reply.describing import describe
from checker.smtp_reply.reading import Delivered, Reply, read

__all__ = ["Delivered", "Reply", "describe", "read"]
