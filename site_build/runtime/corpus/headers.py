"""A question for each kind of module and data that this tool loads: a message, and a notice."""

FROZEN = False

QUESTIONS = [
    {"text": "Received: by b.example; 1 Jan 2026 00:00 GMT"},
    {"text": "Your email could not be delivered:\n\n550 5.1.1 x"},
]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
