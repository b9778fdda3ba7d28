"""The letter to the contact's IT team: what is needed to find a message and release it."""

from checker.letter.composing import Letter, compose
from checker.letter.describing import describe

__all__ = ["Letter", "compose", "describe"]
