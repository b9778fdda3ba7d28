"""The check's door for the page: two texts in, a report out."""

from collections.abc import Mapping
from typing import Any

from checker.alignment import describe, judge


def answer(question: Mapping[str, str]) -> dict[str, Any]:
    """Return the report on `from` and `domain` in `language`."""
    return describe(judge(question["from"], question["domain"]), question["language"])
