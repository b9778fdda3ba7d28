"""What IT answers: words of consoles and people's sentences, with and without a day."""

from collections.abc import Iterator

from checker.saying.catalogue import LANGUAGES
from site_build.runtime.corpus import clock, dice, made

# One thing of an earlier email, and another of this one: few of the tests' answers are of that kind.
OF_TWO = (
    "Letzten Monat wurde eine Mail von Ihnen abgelehnt, diese ist aber im Postfach.",
    "Last week one of your emails was blocked; this one I can see in her inbox.",
    "Gestern wurde eine geblockt, die hier ist jetzt angekommen.",
    "Eine andere Mail wurde abgelehnt, diese wurde zugestellt.",
    "Vorige Woche wurde eine andere Nachricht von Ihnen abgewiesen.",
    "Another email of yours was rejected yesterday, this one was delivered.",
    "A different message was blocked. Yours is in the junk folder.",
)
# What stands around an answer in the mail that holds it.
ABOVE = (
    "Von: IT\nGesendet: Montag\nBetreff: AW: Spam\n\nHallo, danke für Ihre Frage.",
    "Hi, thanks for your mail. Regarding your ticket “Newsletter blocked”:",
    "[EXTERN] Vorsicht vor Phishing!",
)
BELOW = (
    "Viele Grüße\nIhr Anti-Spam-Team",
    "-- \nIT security",
    "This mail was scanned for viruses.\n\nThis message contains confidential\ninformation. So do all.",
    "Diese E-Mail wurde auf Viren geprüft und gelöscht. Keine Haftung.",
)


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    choose, days = dice.chooser(), clock.DAYS
    answers = made.answers()
    for text in ("", "?", *OF_TWO, *answers, *made.sayings(), *made.wordings()[::7]):
        yield {"answer": text}
        # Twice, so that each language comes to be asked with a day.
        for _ in LANGUAGES:
            yield {"answer": text, "date": choose(days), "zone": choose(clock.ZONES)}
    # Once more among many others, as they come to an interpreter that has answered for a while.
    for text in (*answers, *OF_TWO):
        yield {"answer": f"{text}\n{choose(answers)}"}
        yield {"answer": f"> {choose(answers)}\n>\n> {text} 🙂"}
        yield {"answer": f"{choose(ABOVE)}\n\n{text}\n\n{choose(BELOW)}"}
    for text in OF_TWO:
        yield {"answer": text}
