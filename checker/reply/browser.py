"""The reply reader's door for the page and the command line: a text in, a report out."""

from collections.abc import Mapping
from typing import Any

from checker.reply import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the pasted SMTP reply in `reply` says."""
    return describe(judge(str(question["reply"])), question["language"])
