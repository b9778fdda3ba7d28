"""The letter's door for the page and the command line: fields in, a report out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.letter import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the letter that the fields make (see `judge`), as at this moment on these clocks."""
    return describe(judge(question, datetime.now().astimezone()), question["language"])
