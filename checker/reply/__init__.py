"""What does this SMTP reply say, and does "delivered" follow from it?"""

from checker.reply.authors import either
from checker.reply.codes import judge_codes
from checker.reply.describing import describe
from checker.reply.judging import judge, judge_mail
from checker.reply.offers import offer
from checker.reply.reasons import house_of
from checker.reply.result import Delivered, Reply

__all__ = [
    "Delivered",
    "Reply",
    "describe",
    "either",
    "house_of",
    "judge",
    "judge_codes",
    "judge_mail",
    "offer",
]
