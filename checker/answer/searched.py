"""The places where somebody looked for the email in vain: it is in none of them."""

from collections.abc import Iterator

from checker.answer.acts import Act
from checker.answer.found import Found
from checker.answer.grammar import words_that
from checker.reading.outcome import Where

# Where somebody looks for an email.
_LAIN = frozenset({Where.MAILBOX, Where.INBOX, Where.JUNK, Where.QUARANTINED})


def not_in_vain(told: list[Found]) -> Iterator[Found]:
    """Yield what a clause tells, without the places that somebody searched in vain."""
    searches = [one for one in told if one.saying.act is Act.NOTHING_FOUND]
    for one in told:
        if not (one.saying.where and any(_is_searched(search, one) for search in searches)):
            yield one


def _is_searched(search: Found, place: Found) -> bool:
    """Tell whether a place belongs to a search in vain: "no trace of it in the quarantine".

    It stands behind the search, before the next comma, and not behind a "because"; or in front of
    it, and no "and" parts them but one that names the next place: "im Eingang ist nichts zu sehen",
    "im Spam und in der Quarantäne ist nichts".
    """
    if search.part != place.part:
        return False
    if len(place.before) > len(search.before):
        return words_that("why").isdisjoint(place.before[len(search.before) :])
    between = search.before[place.ends :]
    is_one = words_that("and").isdisjoint(between) or _goes_on(
        search.before[place.begins :], between
    )
    return place.saying.where in _LAIN and is_one and words_that("turning").isdisjoint(between)


def _goes_on(front: list[str], between: list[str]) -> bool:
    """Tell whether an "and" only names the next place where somebody looked."""
    is_next = not words_that("searched").isdisjoint(between)
    return is_next and words_that("happened", "verbs", "saw", "moving").isdisjoint(front)
