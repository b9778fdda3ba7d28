"""The one door for the page: a question as JSON in, an answer as JSON out."""

import json

from checker.tools import door


def answer(request: str) -> str:
    """Answer a request such as `{"tool": "alignment", "from": …, "domain": …, "language": "de"}`.

    Returns the tool's report as JSON. No exception ever leaves: what went wrong comes back as
    `{"error": …}`, a name for scripts and never a sentence for readers.
    """
    try:
        question = json.loads(request)
        return json.dumps(door(question["tool"], "browser").answer(question))
    except Exception as error:  # none reaches the page
        return json.dumps({"error": type(error).__name__})
