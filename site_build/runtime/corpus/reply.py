"""What servers answer: each wording with an example, codes of every kind, and pieces of both."""

from collections.abc import Iterator

from site_build.runtime.corpus import dice, made

MIXED = 250
BASIC = (
    "220",
    "250",
    "421",
    "450",
    "451",
    "452",
    "500",
    "501",
    "550",
    "551",
    "552",
    "553",
    "554",
    "571",
    "999",
)
CLASSES = "245"
SUBJECTS = range(9)
DETAILS = (*range(40), 300, 364, 504, 705, 999)
BEFORE = (
    "",
    "Hard bounce: ",
    "smtp; ",
    "Fehler: ",
    "host mx.kunde.example[192.0.2.7] said: ",
    "<erika@kunde.example>: ",
    "> ",
    "Diagnostic-Code: smtp;",
)
AFTER = (
    "",
    " (in reply to RCPT TO command)",
    " <erika@kunde.example>",
    " - gsmtp",
    "\nReporting-MTA: dns; mx.example",
    " https://example.com/x?y=1",
    " 🙂",
    "\n\nFrom: a@b.de\nSubject: x",
    "\n\nBest regards,\nIT security",
    "\n\nDiese E-Mail wurde auf Viren geprüft.\n\nKeine Haftung. Danke für Ihre Mail!",
)


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    for text in (*texts(), *mixed()):
        yield {"reply": text}
        yield {"reply": text}


def texts() -> Iterator[str]:
    """Yield what is written, as it is."""
    yield from ("", " ", "x", "250 2.0.0 OK", "550 no such thing 4.2.2")
    yield from made.wordings()
    yield from made.answers()
    yield from made.sayings()[::3]
    yield from BASIC
    for number, detail in enumerate(DETAILS):
        for subject in SUBJECTS:
            kind = CLASSES[number % len(CLASSES)]
            yield f"{BASIC[number % len(BASIC)]} {kind}.{subject}.{detail} text"


def mixed() -> Iterator[str]:
    """Yield wordings with codes before and remarks around them."""
    choose, wordings = dice.chooser(), made.wordings()
    for _ in range(MIXED):
        code = choose(
            (
                "",
                f"{choose(BASIC)} ",
                f"{choose(BASIC)}-{choose(CLASSES)}.{choose(SUBJECTS)}.{choose(DETAILS)} ",
            )
        )
        yield f"{choose(BEFORE)}{code}{choose(wordings)}{choose(AFTER)}"
