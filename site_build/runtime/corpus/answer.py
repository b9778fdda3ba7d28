"""One question for each kind of module and data that this tool loads: an answer and a day."""

FROZEN = False

QUESTIONS = [{"answer": "Quarantine reason: Bulk", "date": "2026-01-02", "zone": "Europe/Berlin"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
