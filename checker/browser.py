"""The one door for the page: a question as JSON in, an answer as JSON out."""

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

# Imported on first use, so that no tool slows the start of another.
_TOOLS = {
    "alignment": "checker.browser:alignment",
    "letter": "checker.composers:letter",
    "clock": "checker.composers:clock",
    "reply": "checker.composers:reply",
    "headers": "checker.headers.browser:answer",
}


def answer(request: str) -> str:
    """Answer a request such as `{"tool": "alignment", "from": …, "domain": …, "language": "de"}`.

    Returns the tool's report as JSON. No exception ever leaves: what went wrong comes back as
    `{"error": …}`, a name for scripts and never a sentence for readers.
    """
    try:
        question = json.loads(request)
        module, function = _TOOLS[question["tool"]].split(":")
        return json.dumps(getattr(import_module(module), function)(question))
    except Exception as error:  # noqa: BLE001 - the last fence before the reader
        return json.dumps({"error": type(error).__name__})


def alignment(question: Mapping[str, str]) -> dict[str, Any]:
    """Return the report on `from` and `domain` in `language`."""
    from checker import describe, judge

    return describe(judge(question["from"], question["domain"]), question["language"])
