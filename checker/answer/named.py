"""Where a phrase names a place, or a deed, and says of no email that it is so."""

from checker.answer.found import REACH, Found, places
from checker.answer.grammar import words_that
from checker.reading.outcome import Reason


def is_only_named(found: Found) -> bool:
    """Tell whether a clause names a place, and says of no email that it is there.

    "The quarantine keeps them for 15 days", "I made a folder for it"; but "in the quarantine", and
    "Quarantäne, Grund: Bulk".
    """
    told = found.clause.each[len(found.before) : found.ends]
    if not found.saying.where or not words_that("place_names").issuperset(told[-1:]):
        return False
    if _is_seen(found) or not words_that("grounds").isdisjoint(found.after[:1]):
        return False
    holds = not words_that("holding").isdisjoint(found.rest[:1])
    if holds and not words_that("mails").isdisjoint(found.rest):
        return False
    is_loose = words_that("loose_places").issuperset(told[-1:])
    spoken = words_that("mails", "rules", "saw", "moving", "users", "persons")
    front = found.clause.each[found.begins : found.ends - 1]
    near = [one for one in front if one not in words_that("articles", "owning")][-REACH:]
    is_there = not words_that("locative").isdisjoint(near)
    if is_loose and spoken.isdisjoint(found.clause.each) and len(found.clause.each) > REACH:
        return True
    if is_there:
        return False
    part = found.clause.each[found.begins : found.clause.ends[found.last_part]]
    is_sentence = not words_that("verbs", "happened", "will", "modals").isdisjoint(part)
    return is_sentence or len(part) > REACH


def _is_seen(found: Found) -> bool:
    """Tell whether a phrase follows what somebody did who looked: "nachgesehen: Spam-Ordner"."""
    looked = "".join(found.before[-1:])
    return looked in words_that("seen_there") and f"{looked}:" in found.clause.written


def is_looked_into(found: Found) -> bool:
    """Tell whether somebody has only looked into the place that a phrase names.

    "I checked junk, quarantine and the archive", where nobody says what was there. But whoever
    "checked, quarantine" says what they found.
    """
    each = found.clause.each
    looked = each[: found.clause.ends[found.last_part]]
    is_own_part = found.part and len(found.before) == found.begins and found.ends == len(each)
    if _is_seen(found) or (is_own_part and words_that("looked").issuperset(found.before[-1:])):
        return False
    return (
        bool(found.saying.where)
        and not words_that("looked").isdisjoint(looked)
        and (each[0] in words_that("looked") or not words_that("lookers").isdisjoint(looked))
        and words_that("saw", "moving").isdisjoint(each)
    )


def is_idle(found: Found) -> bool:
    """Tell whether a phrase stands in the part of a clause where nothing was done.

    "The rule 'Quarantine' did not fire", "in Spam habe ich auch schon nachgesehen"; but whoever
    did something may say why: "we bounced it because your record tells us to".
    """
    idle = places("idle", found.clause.words)
    return any(
        found.clause.part(begin) == found.part
        and len(found.before) < end
        and words_that("causes").isdisjoint(found.clause.each[len(found.before) : begin + 1])
        for begin, end in idle
    )


def is_long_ago(found: Found) -> bool:
    """Tell whether something was so long ago: "that used to be blocked". Who left then is gone."""
    ago = places("long_ago", found.clause.words)
    is_over = found.saying.where or found.saying.reason not in (None, Reason.USER_UNKNOWN)
    return bool(is_over) and any(found.clause.part(begin) == found.part for begin, _ in ago)
