"""The plan's door for the page and the command line: what is known of a case in, a report out."""

from collections.abc import Mapping
from datetime import datetime
from os import urandom
from typing import Any

from checker.plan import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plan for a case (see `judge`), as at this moment on these clocks."""
    now = datetime.now().astimezone()
    return describe(judge(question, now), question["language"], now, urandom(16).hex())
