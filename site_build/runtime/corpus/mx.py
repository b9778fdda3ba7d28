"""One question for each kind of module and data that this tool loads: nothing known, and a paste."""

FROZEN = False

QUESTIONS = [
    {"address": "erika@kunde.example"},
    {
        "address": "erika@example.de",
        "pasted": "example.de mail is handled by 10 mx.seppmail.cloud.",
    },
]


def questions() -> list[dict[str, str]]:
    """Return every question, without a language."""
    return QUESTIONS
