"""One question for each kind of module and data that this tool loads: a time in a zone."""

FROZEN = False

QUESTIONS = [{"date": "Fri, 2 Jan 2026", "time": "12:00 EST", "zone": "America/New_York"}]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
