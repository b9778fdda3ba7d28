"""One question for each kind of module and data that this tool loads: a case with an end."""

FROZEN = False

QUESTIONS = [
    {
        "where": "quarantined",
        "product": "microsoft365",
        "date": "2026-01-02",
        "zone": "Europe/Berlin",
        "from": "news@example.de",
        "recipient": "erika@kunde.example",
        "done": "check_from",
    },
    {"where": "quarantined", "date": "yesterday", "recipient": "erika@kunde.example"},
]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
