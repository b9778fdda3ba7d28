"""What IT answers: words of consoles and people's sentences, with and without a day."""

from collections.abc import Iterator

from checker.saying.catalogue import LANGUAGES
from site_build.runtime.corpus import clock, dice, made


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    choose, days = dice.chooser(), clock.DAYS
    answers = made.answers()
    for text in ("", "?", *answers, *made.sayings(), *made.wordings()[::7]):
        yield {"answer": text}
        # Twice, so that each language comes to be asked with a day.
        for _ in LANGUAGES:
            yield {"answer": text, "date": choose(days), "zone": choose(clock.ZONES)}
    for text in answers:
        yield {"answer": f"{text}\n{choose(answers)}"}
        yield {"answer": f"> {choose(answers)}\n>\n> {text} 🙂"}
