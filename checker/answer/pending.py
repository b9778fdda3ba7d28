"""What IT asks for, or promises to look into, where it says nothing of the email yet."""

from checker.answer.acts import Act
from checker.answer.clauses import Clause, clauses
from checker.answer.found import places
from checker.answer.grammar import words_that
from checker.reading.plain import STATEMENT_ENDS
from checker.reading.words import words_of


def pending(text: str) -> Act | None:
    """Return what IT asks or promises in `text`, or None. Whoever asks waits for that first."""
    if any(any(places("asked", words_of(part))) for part in STATEMENT_ENDS.split(text)):
        return Act.ASKED
    return Act.PROMISED if any(map(_promises, clauses(text))) else None


def asks_to_send_again(text: str) -> bool:
    """Tell whether the sender is asked to send the email again."""
    return any(
        any(places("send_again", clause.words)) and words_that("plain").isdisjoint(clause.each)
        for clause in clauses(text)
    )


def _promises(clause: Clause) -> bool:
    is_denied = not words_that("plain").isdisjoint(clause.each)
    return not is_denied and any(places("promised", clause.words))
