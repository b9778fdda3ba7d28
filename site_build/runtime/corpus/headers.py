"""One question for each kind of module and data that this tool loads: a Received field."""

FROZEN = False

QUESTIONS = [{"text": "Received: by b.example; 1 Jan 2026 00:00 GMT"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
