"""The reply reader's door for the page and the command line: a text in, a report out."""

from collections.abc import Mapping
from typing import Any

from checker import answer as it
from checker.reply import Reply, describe, either


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the pasted SMTP reply in `reply` says.

    What is no server's reply may be an answer of IT: then the report is the one of that tool.
    """
    told, language = either(str(question["reply"])), question["language"]
    return describe(told, language) if isinstance(told, Reply) else it.describe(told, language)
