"""Whose deed it is that a phrase tells, and whether it is done: the filter's, the person's."""

from dataclasses import replace
from itertools import pairwise, takewhile

from checker.answer.acts import Act
from checker.answer.at_last import CAME
from checker.answer.found import GOVERNED, REACH, Found, last, since
from checker.answer.grammar import Saying, words_that
from checker.reading.outcome import Reason, Where

# What it means if the receiving person did it: who deletes an email had it, and who blocks one has
# a list of their own.
_BY_USER = {
    Where.DISCARDED: {"where": Where.INBOX},
    Where.REJECTED: {"act": Act.OWN_LIST, "reason": Reason.RECIPIENT_RULE},
}
# Where something is dropped that is not lost: "dropped into the user's inbox".
_INTO = frozenset({"inbox", "mailbox"})
_REACH_OF_INTO = 5
# What somebody announces: a release is asked for, no more; and nobody is allowed yet.
_ANNOUNCED = {Act.RELEASED: Act.REQUESTED, Act.ALLOWED: None}


def as_done(found: Found) -> Saying:
    """Return what a phrase tells by whoever did it, and less where it is only announced.

    What the receiving person deleted was in the inbox, and where it was a sender that somebody let
    through, no email was released.
    """
    if found.saying.act is Act.RELEASED and _is_of_sender(found):
        return _announced(found._replace(saying=replace(found.saying, act=Act.ALLOWED)))
    saying = _of_what_is_gone(found) if found.saying.where is Where.DISCARDED else found.saying
    if saying != found.saying:
        return saying
    if saying.where in _BY_USER and _is_of_user(found):
        return replace(saying, **_BY_USER[saying.where])
    if saying.where and _is_yet_to_be(found):
        return replace(saying, where=None)
    return _announced(found)


def _of_what_is_gone(found: Found) -> Saying:
    """Return what a phrase tells by what was deleted.

    Whoever closes a mailbox, drops a connection, or deletes an entry of a list deletes no email.
    """
    if last(found.front, "boxes", "mails", "teams", "users") in words_that("boxes"):
        return replace(found.saying, where=None, reason=Reason.USER_UNKNOWN)
    gone = last(found.front, "sessions", "entries", "mails")
    if gone in words_that("sessions") or not words_that("sessions").isdisjoint(found.rest[:2]):
        return replace(found.saying, where=Where.REJECTED)
    reach = _REACH_OF_INTO if found.rest[:1] == ["into"] else GOVERNED
    is_put = not _INTO.isdisjoint(found.rest[:reach])
    is_other = is_put or gone in words_that("entries")
    return replace(found.saying, where=None) if is_other else found.saying


def _is_yet_to_be(found: Found) -> bool:
    """Tell whether an email will or can be somewhere only: "it will be delivered from now on".

    Whoever "will not accept it" refuses it now.
    """
    told = found.clause.each[len(found.before) : found.ends]
    is_refusal = not words_that("unreal").isdisjoint(told)
    if found.saying.where is Where.ON_ITS_WAY or found.saying.act or is_refusal:
        return False
    is_seen = not words_that("seeing").isdisjoint(found.clause.each)
    own = found.front[found.begins :]
    will = _helper_in(own) in words_that("will") and not is_seen and "should" not in own
    return will or not words_that(*_times_to_come(found, own)).isdisjoint([*own, *_own_rest(found)])


def _times_to_come(found: Found, own: list[str]) -> list[str]:
    """Return the lists of words for when something is only to be: "spätestens morgen ist sie da".

    Only an arrival is put off till tomorrow: "it is in quarantine until tomorrow".
    """
    is_over = _helper_in(own) in words_that("happened") - words_that("being")
    return ["future"] if is_over or found.saying.where not in CAME else ["future", "tomorrow"]


def _own_rest(found: Found) -> list[str]:
    """Return what follows a phrase, up to an "and", behind which another thought begins."""
    return [*takewhile(lambda one: one not in words_that("and"), found.rest)]


def _is_of_sender(found: Found) -> bool:
    """Tell whether it is no email that was let through, but a sender: "die Domain freigegeben"."""
    told = found.clause.each[found.begins : found.ends]
    told = [*told, *_own_rest(found)[:GOVERNED]]
    return words_that("messages").isdisjoint(told) and bool(last(told, "senders"))


def _is_of_user(found: Found) -> bool:
    """Tell whether it is the receiving person who did what a phrase says.

    "Deleted by the user", "die Kollegin hat sie gelöscht", but not "beim Empfänger vom Filter
    gelöscht", nor "deshalb kommt er nicht durch" or "er sagt, sie wurde gelöscht".
    """
    # In lines with labels only what stands in its own counts.
    front = found.front[found.begins if found.clause.has_labels else 0 :]
    if not words_that("coming").isdisjoint(found.clause.each[found.begins : found.ends]):
        return False
    if _is_she(found) or _is_by_oneself(found.clause.each):
        return True
    done = since("passive", front)
    by = [at for at in range(done, len(front)) if front[at] in words_that("agents")]
    if by and (done or by[-1] >= len(front) - GOVERNED):
        return not words_that("users", "persons").isdisjoint(front[by[-1] :][:GOVERNED])
    who = last(front, "users", "persons", "teams")
    if not who or who in words_that("teams"):
        return False
    behind = len(front) - front[::-1].index(who)
    return words_that("passive", "says").isdisjoint(front[behind:])


def _is_she(found: Found) -> bool:
    """Tell whether it is a person who did something that no firewall does, which is "sie", too."""
    who, has, *_ = (*found.front[found.begins :], "", "")
    is_done = who == "sie" and has in words_that("happened")
    return is_done and not words_that("minded").isdisjoint(found.clause.each)


def _is_by_oneself(each: list[str]) -> bool:
    """Tell whether a person did it: "selbst gelöscht", but not "die Mail selbst wurde gelöscht"."""
    return any(
        word in words_that("reflexive") and before not in words_that("mails", "teams")
        for before, word in pairwise(["", *each])
    )


def _announced(found: Found) -> Saying:
    """Return what a phrase tells, or less, where the deed is only announced.

    "We will release it", "wird um 14 Uhr freigegeben"; and what has "not yet" been released may be.
    """
    near = [*found.before[-REACH:], *found.between, *found.rest[:1]]
    if found.saying.act is Act.DENIED and not words_that("yet").isdisjoint(near):
        return replace(found.saying, act=Act.REQUESTED)
    if found.saying.act in _ANNOUNCED and _is_to_do(found):
        return replace(found.saying, act=_ANNOUNCED[found.saying.act])
    return found.saying


def _helper(found: Found, *more: str) -> str:
    """Return the verb in front of a deed that tells whether it was done: "has", "will"."""
    return _helper_in(found.front, *more)


def _helper_in(front: list[str], *more: str) -> str:
    if front[-1:] == ["be"] and front[-2:-1] != ["to"]:
        return "will"
    helpers = words_that("happened", "will", *more)
    return next((one for one in reversed(front) if one in helpers), "")


def _is_to_do(found: Found) -> bool:
    """Tell whether a deed is for later: by its verb, or by the day that is named.

    What "wird freigegeben" is not yet, but what "wird nicht mehr blockiert" is no longer.
    """
    more = ["unfinished"] if found.saying.act is Act.RELEASED else []
    if more and found.before[-1:] == ["to"]:  # "Needs an administrator to let it go."
        return True
    helper = _helper(found, *more)
    is_later = not words_that("later").isdisjoint([*found.front, *found.after[:2]])
    return helper in words_that("will", *more) or (
        is_later and helper not in words_that("happened")
    )
