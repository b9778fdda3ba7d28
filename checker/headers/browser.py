"""The header reader's door for the page, behind `checker.browser`."""

from binascii import a2b_base64
from collections.abc import Mapping
from typing import Any

from checker.headers import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on pasted `text`, or on a file's `bytes` (base64), in `language`.

    `part` chooses a message inside the message (default 0, the outermost); `redacted` says whether
    the ticket hides addresses, links and tokens (default true).
    """
    data = a2b_base64(question["bytes"]) if "bytes" in question else question["text"]
    reading = judge(data, question.get("part", 0))
    return describe(reading, question["language"], question.get("redacted", True))
