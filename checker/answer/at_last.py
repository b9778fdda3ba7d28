"""Where an email was at last, of all the places that somebody tells it was in."""

from collections.abc import Iterator
from dataclasses import replace

from checker.answer.acts import Act
from checker.answer.clauses import Clause
from checker.answer.found import GOVERNED, REACH, Found, last, places
from checker.answer.grammar import words_that
from checker.reading.outcome import Where

CAME = frozenset({Where.MAILBOX, Where.INBOX})
"""Where an email is that came to whom it was sent."""

# Where an email is gone from the place that it was delivered to.
_MOVED = frozenset({Where.DISCARDED, Where.JUNK, Where.QUARANTINED})


def at_last(told: list[Found]) -> Iterator[Found]:
    """Yield what was told; an email that was delivered at last was so, wherever it was before.

    "It was queued for an hour, then delivered", "sie lag in der Quarantäne und wurde dann
    weitergeleitet".
    """
    told = [*_but_kinds(told)]
    known = max((at for at, one in enumerate(told) if _is_of_itself(one)), default=-1)
    told = [*_but_habits(told[: known + 1]), *told[known + 1 :]]
    told = [*_but_reviewed(told)]
    told = [*_but_undone(told)]
    if any(one.saying.where in (*CAME, Where.HANDED_ON) for one in told):
        told = [one for one in told if not _was_why(one)]
    moved = max((at for at, one in enumerate(told) if one.saying.where in _MOVED), default=-1)
    waiting: list[Found] = []
    for at, one in enumerate(told):
        if one.saying.where in (Where.ON_ITS_WAY, Where.HANDED_ON):
            waiting.append(one)
        is_last = one.saying.where is Where.MAILBOX and at > moved and not is_to_come(one)
        if is_last and (_waited(one, waiting) or _is_in_the_end(one, one.before)):
            yield one._replace(saying=replace(one.saying, where=Where.INBOX))
        elif one.saying.where is Where.HANDED_ON and any(_let_go(held, one) for held in told):
            yield one._replace(saying=replace(one.saying, where=None, act=Act.RELEASED))
        else:
            yield one


def _but_kinds(told: list[Found]) -> list[Found]:
    """Return what is told without what becomes of kinds of mail, if something became of this one.

    "Emails that fail authentication are rejected. Yours was delivered."
    """
    own = [one for one in told if not _is_of_kind(one.clause)]
    return own if any(one.saying.where or one.saying.act for one in own) else told


def _is_of_kind(clause: Clause) -> bool:
    """Tell whether a clause begins with a kind of mail, and has no word of the reader's own."""
    begins = any(begin == 0 for begin, _ in places("habits", clause.words))
    return begins and words_that("of_yours").isdisjoint(clause.each)


def _but_habits(told: list[Found]) -> Iterator[Found]:
    """Yield what is told without what happens as a rule, where a last clause is of this email.

    "Mails mit Schadsoftware werden gelöscht. Ihre kam an." In the last clause itself only the place
    goes, and only where it is no search: "Wir löschen Mails ab 10 Punkten, Ihre ist zugestellt."
    """
    habits = {one.clause for one in told if _is_general(one)}
    for one in told:
        if one.clause is not told[-1].clause:
            is_habit = one.clause in habits
        else:
            is_habit = bool(told[-1].saying.where) and _is_general(one)
        if not is_habit:
            yield one


def _is_general(found: Found) -> bool:
    """Tell whether a place is where a kind of mail goes: "deletes messages", said of no one day."""
    near = found.clause.each[found.begins : found.ends + REACH]
    is_kind = not words_that("general").isdisjoint(near)
    return bool(found.saying.where) and is_kind and words_that("happened").isdisjoint(near)


def _but_reviewed(told: list[Found]) -> Iterator[Found]:
    """Yield what is told without the quarantine that an email left: "in moderation; rejected"."""
    reviewed = max((at for at, one in enumerate(told) if _is_turned_down(one)), default=-1)
    for at, one in enumerate(told):
        if at > reviewed or one.saying.where is not Where.QUARANTINED:
            yield one


def _is_turned_down(found: Found) -> bool:
    """Tell whether somebody who had to review an email refused it: "the owner rejected it"."""
    return found.saying.where is Where.REJECTED and bool(last(found.front, "reviewers"))


def _but_undone(told: list[Found]) -> Iterator[Found]:
    """Yield what is told without the release of an email that was refused then.

    "Quarantined, released and then rejected by Exchange."
    """
    undone = max((at for at, one in enumerate(told) if _undoes(one)), default=-1)
    for at, one in enumerate(told):
        is_before = one.saying.act is Act.RELEASED or one.saying.where is Where.QUARANTINED
        if at > undone or not is_before:
            yield one


def _undoes(found: Found) -> bool:
    """Tell whether an email was refused at last, and no other one, nor its sender.

    "Then the second one was rejected", "then blocked the domain", "and is then rejected if …".
    """
    near = [*found.before[found.begins :], *found.rest[:GOVERNED]]
    return (
        found.saying.where is Where.REJECTED
        and not words_that("at_last").isdisjoint(found.before[-GOVERNED:])
        and words_that("ones", "senders").isdisjoint(near)
        and words_that("conditions").isdisjoint(found.rest)
        and not is_to_come(found)
    )


def _was_why(found: Found) -> bool:
    """Tell whether an email has been on its way for that long: "late because of greylisting"."""
    is_cause = not words_that("delays").isdisjoint(found.before[-REACH:])
    return found.saying.where is Where.ON_ITS_WAY and is_cause


def _is_of_itself(found: Found) -> bool:
    """Tell whether a phrase says that the email itself arrived, or that nobody found it."""
    is_search = found.saying.act is Act.NOTHING_FOUND
    return is_search or (found.saying.where in CAME and not _is_general(found))


def _let_go(held: Found, passed: Found) -> bool:
    """Tell whether an email was passed on in the end, out of quarantine."""
    is_later = held.clause is not passed.clause or held.ends < passed.ends
    is_last = _is_in_the_end(passed, passed.clause.each[: passed.ends])
    return held.saying.where is Where.QUARANTINED and is_later and is_last


def _is_in_the_end(came: Found, told: list[str]) -> bool:
    """Tell whether words `told` say that it was so at last, or after how long: "after 20 minutes".

    How long it took to the next thing says nothing: "delivered and after two hours deleted".
    """
    if not words_that("at_last").isdisjoint(told):
        return True
    waits = places("after_a_while", came.clause.words)
    return any(begin <= came.ends for begin, _ in waits)


def is_to_come(came: Found) -> bool:
    """Tell whether an email is only to be delivered: "wird dann zugestellt"."""
    helpers = words_that("happened", "unfinished")
    told = (one for one in reversed(came.front) if one in helpers)
    return next(told, "") in words_that("unfinished")


def _waited(came: Found, waiting: list[Found]) -> bool:
    """Tell whether an email was held up or passed on before it came."""
    return any(_then(one, came) for one in waiting)


def _then(one: Found, came: Found) -> bool:
    """Tell whether an email came after `one`; after it was handed on, only behind an "and"."""
    if one.clause is not came.clause:
        return True
    between = came.before[one.ends :]
    is_other = one.saying.where is Where.ON_ITS_WAY or not words_that("and").isdisjoint(between)
    return one.ends <= len(came.before) and is_other
