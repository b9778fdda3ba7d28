"""The letter to the contact's IT team: what is needed to find a message and release it."""

from checker.letter.describing import describe
from checker.letter.judging import Letter, compose

__all__ = ["Letter", "compose", "describe"]
