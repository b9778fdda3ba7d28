"""The three lines that the letter asks IT to fill in, and by which its answer is read back."""

from collections.abc import Mapping
from enum import StrEnum

from checker.knowledge import resources


class Line(StrEnum):
    """What IT is asked for in a line; the value is its key in `messages/*/answer_lines.toml`."""

    STATUS = "status"
    REASON = "reason"
    ACTION = "action"


def heading(language: str) -> str:
    """Return the sentence that asks for the lines, which stands right above them."""
    return _words(language)["heading"]


def label(line: Line, language: str) -> str:
    """Return what a line is called in `language`, without the colon that follows it."""
    return _words(language)[line]


def _words(language: str) -> Mapping[str, str]:
    return resources.toml(f"messages/{language}/answer_lines.toml")
