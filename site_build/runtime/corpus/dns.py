"""One question for each kind of module and data that this tool loads: replies, and a paste."""

FROZEN = False

QUESTIONS: list[dict[str, object]] = [
    {"from": "news@example.de", "domain": "example.de"},
    {
        "from": "news@example.de",
        "replies": [{"name": "example.de", "type": "TXT", "message": "AACBgAAB"}],
    },
    {"from": "news@example.de", "pasted": '_dmarc.example.de descriptive text "v=DMARC1; p=rejct"'},
]


def questions() -> list[dict[str, object]]:
    """Return every question, without a language."""
    return QUESTIONS
