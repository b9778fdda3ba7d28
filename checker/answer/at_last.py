"""Where an email was at last, of all the places that somebody tells it was in."""

from collections.abc import Iterator
from dataclasses import replace

from checker.answer.denied import REACH
from checker.answer.found import Found, last
from checker.answer.tables import Act, words_that
from checker.reading.outcome import Where

# Where an email is gone from the place that it was delivered to.
_MOVED = frozenset({Where.DISCARDED, Where.JUNK, Where.QUARANTINED})
# Where an email is that came to whom it was sent.
_CAME = frozenset({Where.MAILBOX, Where.INBOX})


def at_last(told: list[Found]) -> Iterator[Found]:
    """Yield what was told; an email that was delivered at last was so, wherever it was before.

    "It was queued for an hour, then delivered", "sie lag in der Quarantäne und wurde dann
    weitergeleitet".
    """
    came = max((at for at, one in enumerate(told) if _came_itself(one)), default=-1)
    told = [one for at, one in enumerate(told) if at > came or not _is_general(one)]
    if any(one.saying.where in (*_CAME, Where.HANDED_ON) for one in told):
        told = [one for one in told if not _was_why(one)]
    moved = max((at for at, one in enumerate(told) if one.saying.where in _MOVED), default=-1)
    waiting: list[Found] = []
    for at, one in enumerate(told):
        if one.saying.where in (Where.ON_ITS_WAY, Where.HANDED_ON):
            waiting.append(one)
        is_last = one.saying.where is Where.MAILBOX and at > moved
        if is_last and (_waited(one, waiting) or not words_that("at_last").isdisjoint(one.before)):
            yield one._replace(saying=replace(one.saying, where=Where.INBOX))
        elif one.saying.where is Where.HANDED_ON and any(_let_go(held, one) for held in told):
            yield one._replace(saying=replace(one.saying, where=None, act=Act.RELEASED))
        else:
            yield one


def _is_general(found: Found) -> bool:
    """Tell whether a place is where a kind of mail goes: "deletes messages", said of no one day."""
    near = found.clause.each[found.begins : found.ends + REACH]
    is_kind = not words_that("general").isdisjoint(near)
    return bool(found.saying.where) and is_kind and words_that("happened").isdisjoint(near)


def _was_why(found: Found) -> bool:
    """Tell whether an email has been on its way for that long: "late because of greylisting"."""
    is_cause = not words_that("delays").isdisjoint(found.before[-REACH:])
    return found.saying.where is Where.ON_ITS_WAY and is_cause


def _came_itself(found: Found) -> bool:
    """Tell whether a place is where the email itself arrived."""
    return found.saying.where in _CAME and not _is_general(found)


def _let_go(held: Found, passed: Found) -> bool:
    """Tell whether an email was passed on at last that had been in quarantine."""
    is_later = held.clause is not passed.clause or held.ends < passed.ends
    is_last = not words_that("at_last").isdisjoint(passed.clause.each[: passed.ends])
    return held.saying.where is Where.QUARANTINED and is_later and is_last


def _waited(came: Found, waiting: list[Found]) -> bool:
    """Tell whether an email had been elsewhere before it came, and is not yet "to be" delivered."""
    helper = last(came.front, "happened", "unfinished")
    return helper not in words_that("unfinished") and any(_then(one, came) for one in waiting)


def _then(one: Found, came: Found) -> bool:
    """Tell whether an email came after `one`: what was handed on comes only in another thought."""
    if one.clause is not came.clause:
        return True
    between = came.before[one.ends :]
    is_other = one.saying.where is Where.ON_ITS_WAY or not words_that("and").isdisjoint(between)
    return one.ends <= len(came.before) and is_other
