"""Whether what somebody tells contradicts itself: then nobody can say what became of the email."""

from collections.abc import Iterator

from checker.answer.acts import Act
from checker.answer.at_last import CAME, is_to_come
from checker.answer.clauses import Clause
from checker.answer.found import Found, places
from checker.answer.grammar import words_that
from checker.reading.outcome import Where

# Where it is not, if it came.
_AWAY = frozenset({Where.QUARANTINED, Where.REJECTED, Where.DISCARDED})
# Where it never came.
_KEPT_OUT = frozenset({Where.QUARANTINED, Where.REJECTED})
# Whoever lets an email go tells what was before, and what came of it.
_LET_GO = frozenset({Act.RELEASED, Act.REQUESTED})


def is_contradicted(told: list[Found]) -> bool:
    """Tell whether two things are told of which only one can be so of an email.

    `told` is in the order in which it is told.
    """
    acts = {one.saying.act for one in told}
    if not acts.isdisjoint(_LET_GO):
        return Act.RELEASED in acts and any(_is_still_held(one) for one in told)
    return any(
        tells(told)
        for tells in (_came_of_away, _came_and_did_not, _are_several, _are_counted, _was_another)
    )


def _came_of_away(told: list[Found]) -> bool:
    """Tell whether an email was delivered that another clause before has elsewhere.

    "It was quarantined. Delivered at 10:15." may be of two emails. What was delivered may have been
    moved or deleted since, and "delivered to quarantine" is one thought.
    """
    away: Found | None = None
    for one in told:
        came = one.saying.where is Where.MAILBOX and not is_to_come(one)
        if came and away and (one.clause is not away.clause or _is_next_row(one, away)):
            return True
        if not away and one.saying.where in _AWAY:
            away = one
    return False


def _is_next_row(found: Found, before: Found) -> bool:
    """Tell whether a phrase stands in a row of a log: "14:02 quarantined, 15:10 delivered"."""
    return found.part != before.part and found.clause.each[found.begins].isdigit()


def _came_and_did_not(told: list[Found]) -> bool:
    """Tell whether an email was delivered, and none was found in another clause behind.

    "The one of 2 November was delivered. There is nothing of 20 November." But "nothing in the
    quarantine" is said of no other email.
    """
    came: Clause | None = None
    for one in told:
        is_search = one.saying.act is Act.NOTHING_FOUND and one.clause is not came
        if came and is_search and words_that("searched").isdisjoint(one.clause.each):
            return True
        if one.saying.where in CAME:
            came = one.clause
    return False


def _are_several(told: list[Found]) -> bool:
    """Tell whether one clause has emails that came, and one that did not.

    "Die letzten drei sind angekommen, nur einer wurde abgelehnt."
    """
    came: Clause | None = None
    for one in told:
        if one.saying.where is Where.INBOX:
            came = one.clause
        elif one.saying.where in _KEPT_OUT and one.clause is came:
            return True
    return False


def _are_counted(told: list[Found]) -> bool:
    """Tell whether emails are told apart, and fared differently.

    "Die erste kam an, die zweite liegt in der Quarantäne", "the one from Monday …".
    """
    fates = {which: outcome for one in told for which in _which(one) if (outcome := _outcome(one))}
    return len({*fates.values()}) > 1


def _which(found: Found) -> Iterator[str]:
    """Yield which of several emails stand beside a phrase, as far as the commas around it."""
    clause = found.clause
    for begin, end in places("counted", clause.words):
        if found.begins <= begin < clause.ends[found.last_part]:
            yield " ".join(clause.each[begin:end])


def _was_another(told: list[Found]) -> bool:
    """Tell whether something else is told of an earlier time than of now.

    "Last month one of your mails was blocked, and this one I can see in his inbox."
    """
    outcomes: tuple[set[Where | Act], set[Where | Act]] = (set(), set())
    for one in told:
        if outcome := _outcome(one):
            outcomes[_is_past(one)].add(outcome)
    now, past = outcomes
    return bool(now and past and now != past)


def _is_still_held(found: Found) -> bool:
    """Tell whether an email is held still, or once more: "one was released, this is still held"."""
    is_still = not words_that("still").isdisjoint(found.before[found.begins :])
    return found.saying.where is Where.QUARANTINED and is_still


def _outcome(found: Found) -> Where | Act | None:
    """Return where an email is, if it is told, or that nobody has found it."""
    if found.saying.where in CAME:
        return Where.MAILBOX
    is_search = found.saying.act is Act.NOTHING_FOUND
    return found.saying.where or (found.saying.act if is_search else None)


def _is_past(found: Found) -> bool:
    """Tell whether a clause tells of an earlier time: "last week one was in quarantine"."""
    return any(places("past", found.clause.words))
