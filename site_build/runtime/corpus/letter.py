"""One question for each kind of module and data that this tool loads: a time in a zone."""

FROZEN = False

QUESTIONS = [{"date": "2026-01-02", "time": "12:00", "zone": "America/New_York"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
