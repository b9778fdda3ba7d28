"""One question for each kind of module and data that this tool loads: a reply."""

FROZEN = False

QUESTIONS = [{"reply": "550 5.7.1 rejected"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
