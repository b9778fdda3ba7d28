"""What the page asks of the door: what a text is. The tools that read it have their own corpus."""

FROZEN = False

TEXTS = (
    "550 5.7.26 This mail has been blocked",
    "max@example.de news.example.de",
    'example.de. 300 IN TXT "v=spf1 -all"',
    "20.11.2026 14:05 Europe/Berlin",
    "nothing",
)
QUESTIONS = [{"text": text, "alone": "yes"} for text in TEXTS]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
