"""What does the contact's IT team need, to find a message and release it? The letter says it."""

from checker.letter.describing import describe
from checker.letter.judging import Letter, judge

__all__ = ["Letter", "describe", "judge"]
