"""What IT asks for, or promises to look into, where it says nothing of the email yet."""

from checker.answer.acts import Act
from checker.answer.clauses import clauses
from checker.answer.found import places
from checker.answer.grammar import words_that
from checker.reading.plain import STATEMENT_ENDS
from checker.reading.words import Words, words_of

# Most characters in which somebody comes to that.
_LONGEST = 1_000


def pending(text: str) -> Act | None:
    """Return what IT asks or promises in `text`, or None. Whoever asks waits for that first."""
    text = text[:_LONGEST]
    if any(places("not_pending", words_of(text))):
        return None
    if any(_says("asked", words_of(part)) for part in STATEMENT_ENDS.split(text)):
        return Act.ASKED
    promises = (_promises(clause.words) for clause in clauses(text))
    return Act.PROMISED if any(promises) else None


def asks_to_send_again(text: str) -> bool:
    """Tell whether the sender is asked to send the email again: nobody else does, or has."""
    return any(
        _says("send_again", clause.words) and words_that("speakers").isdisjoint(clause.each)
        for clause in clauses(text)
    )


def _promises(told: Words) -> bool:
    return _says("promised", told) and not any(places("not_promised", told))


def _says(name: str, told: Words) -> bool:
    """Tell whether a phrase of a list stands in words that deny nothing."""
    return words_that("plain").isdisjoint(told.each) and any(places(name, told))
