"""One question for each kind of module and data that this tool loads: rows of a list."""

QUESTIONS = [{"table": "Recipient;Bounce message\nerika@kunde.example;550 5.1.1 user unknown\n"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
