"""What IT asks for, or promises to look into, where it says nothing of the email yet."""

from checker.answer.acts import Act
from checker.answer.clauses import CLAUSES, clauses
from checker.answer.found import places
from checker.answer.grammar import words_that
from checker.reading.plain import STATEMENT_ENDS
from checker.reading.words import Words, words_of

# So many characters are read: whoever asks or promises does so early.
_LONGEST = 1_000
# The lists of phrases beside which those of another count for nothing.
_UNLESS = {"promised": "not_promised", "send_again": "not_send_again"}


def pending(text: str) -> Act | None:
    """Return what IT asks or promises in `text`, or None.

    Where it does both, it has ASKED: nobody looks before the details have come.
    """
    text = text[:_LONGEST]
    if any(places("not_pending", words_of(text))):
        return None
    # Some ask behind a "no problem, please", and some across a "but".
    parts = (*CLAUSES.split(text), *STATEMENT_ENDS.split(text))
    if any(_says("asked", words_of(part)) for part in parts):
        return Act.ASKED
    promises = (_says("promised", clause.words) for clause in clauses(text))
    return Act.PROMISED if any(promises) else None


def asks_to_send_again(text: str) -> bool:
    """Tell whether the sender is asked to send the email again, and nobody else does."""
    return any(
        _says("send_again", clause.words) and words_that("speakers").isdisjoint(clause.each)
        for clause in clauses(text)
    )


def _says(name: str, told: Words) -> bool:
    """Tell whether a phrase of a list counts in words that deny nothing."""
    return (
        words_that("plain").isdisjoint(told.each)
        and any(places(name, told))
        and not (name in _UNLESS and any(places(_UNLESS[name], told)))
    )
