"""One question for each room that the door's own signs come from; the tools have their own."""

FROZEN = False

QUESTIONS = [
    {"text": "550 5.7.26 This mail has been blocked"},
    {"text": "max@example.de news.example.de"},
    {"text": 'example.de. 300 IN TXT "v=spf1 -all"'},
    {"text": "20.11.2026 14:05 Europe/Berlin"},
    {"text": "nothing"},
]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
