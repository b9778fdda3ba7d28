"""Of what a phrase is said, and whose deed it is: this email's, the filter's, the person's."""

from dataclasses import replace
from itertools import pairwise

from checker.answer.found import GOVERNED, Found, last, places, since
from checker.answer.tables import Act, Saying, words_that
from checker.reading.outcome import Reason, Where

# Where an email is that somebody brought.
_BROUGHT = frozenset({Where.MAILBOX, Where.INBOX})
# So far behind a verb stands what it acts upon: "delivered the last two of your mails".
_OBJECT = 6
# So many words at most name what a sentence is about, behind an article: "the last two mails".
_LONGEST = 3
# What it means if the receiving person did it: who deletes an email had it, and who blocks one has
# a list of their own.
_BY_USER = {
    Where.DISCARDED: {"where": Where.INBOX},
    Where.REJECTED: {"act": Act.OWN_LIST, "reason": Reason.RECIPIENT_RULE},
}
# What somebody announces: a release is asked for, no more; and nobody is allowed yet.
_ANNOUNCED = {Act.RELEASED: Act.REQUESTED, Act.ALLOWED: None}


def is_of_another(found: Found) -> bool:
    """Tell whether a phrase says where something else is than an email, or what was done with it.

    It is said of the thing that is named last in front of it, or in it, and of what it acts upon:
    "the invoice was rejected", "we blocked the port". A search in vain, and a refusal to release,
    count where they are IT's: "the user did not receive it" is none.
    """
    if found.saying.act is Act.NOTHING_FOUND and _is_search_for_else(found):
        return True
    if found.saying.act in (Act.NOTHING_FOUND, Act.DENIED):
        is_asked = words_that("questions").issuperset(found.before[:1] or [""])
        who = last(found.front, "users", "persons", "readers", "teams")
        return is_asked or who in words_that("users", "persons", "readers")
    if found.saying.reason is Reason.USER_UNKNOWN:
        return _is_about_else(found)
    if found.saying.reason is Reason.TOO_BIG:
        return last(found.before, "papers", "mails") in words_that("papers")
    if not (found.saying.where or found.saying.act):
        return False
    is_forwarded = found.clause.each[found.ends - 1] in words_that("forwarded")
    is_passed_on = found.saying.where is Where.HANDED_ON
    is_passed_on |= found.saying.act is Act.RELEASED and is_forwarded
    if is_passed_on and _is_question_passed_on(found):
        return True
    if found.after[:1] and found.after[0] in words_that("mails"):
        return False
    is_of_part = found.saying.where in _BROUGHT and found.rest[:1] and found.rest[0] in words_that("parts")
    if is_of_part or not words_that("answers").isdisjoint(found.rest[:1]):
        return True
    if _brings_else(found) or _is_about_else(found):
        return True
    subject = last(found.front[since("hence", found.before) :], "others", "mails", "at_last")
    return subject in words_that("others") or _acts_upon_else(found) or _holds_else(found)


def _holds_else(found: Found) -> bool:
    """Tell whether another thing is said to be in a place: "im Postfach ist eine Regel aktiv"."""
    verb, article, *thing = (*found.rest[:4], "", "")
    is_there = verb in words_that("verbs") and article in words_that("owned", "still")
    named = {*thing} - {""}
    is_else = bool(named) and named.isdisjoint(words_that("mails", "senders"))
    return is_there and is_else and bool(found.saying.where)


def _acts_upon_else(found: Found) -> bool:
    """Tell whether a verb acts upon a thing that is no email, or is not known to be about one."""
    thing = _acted_upon(found)
    known = words_that("about", "mails", "senders", "teams", "users", "boxes")
    is_unknown = bool(found.saying.where and thing) and thing.isdisjoint(known)
    return is_unknown or not thing.isdisjoint(words_that("others", "objects"))


def _is_question_passed_on(found: Found) -> bool:
    """Tell whether it is the question that somebody passed on: "I forwarded it to our admin"."""
    part = found.clause.each[found.begins : found.clause.ends[found.last_part]]
    is_to_helpers = not words_that("helpers").isdisjoint(part[found.ends - found.begins - 1 :])
    is_to_helpers |= not words_that("helpers").isdisjoint(found.between)
    is_mine = not words_that("speakers").isdisjoint(found.before[found.begins :])
    return is_mine and (is_to_helpers or words_that("mails").isdisjoint(part))


def _is_about_else(found: Found) -> bool:
    """Tell whether a sentence is about a thing that is no email: "die Rechnung wurde freigegeben".

    What is not known to be about an email is taken for something else.
    """
    own = found.clause.each[found.begins : found.ends]
    at = max((at for at, one in enumerate(own) if one in words_that("verbs")), default=0)
    article = since("owned", own[:at])
    governing = {*own[max(0, article - 2) : article - 1]}
    thing = own[article:at] if article else []
    is_governed = bool(governing & words_that("prepositions", "and"))
    is_torn = not words_that("verbs", "and").isdisjoint(thing)
    if is_governed or is_torn or len(thing) > _LONGEST:
        return False
    ends = (n for n, one in enumerate(thing) if one in words_that("prepositions"))
    named = thing[: next(ends, len(thing))]
    known = words_that("about", "mails", "senders", "teams", "others", "users", "boxes")
    return bool(named) and known.isdisjoint(named)


def _is_search_for_else(found: Found) -> bool:
    """Tell whether a search in vain was for no email: "we found no rule", "no such mailbox"."""
    part = found.clause.part
    no_search = places("no_search", found.clause.words)
    if any(part(begin) <= found.part <= part(end - 1) for begin, end in no_search):
        return True
    is_for_obstacle = not words_that("obstacles").isdisjoint(_sought(found))
    return is_for_obstacle or last(found.front, "boxes", "mails", "teams") in words_that("boxes")


def _sought(found: Found) -> set[str]:
    """Return the words for the thing that somebody has looked for in vain, in a phrase or behind it."""
    behind = [one for one in found.after if one not in words_that("articles")]
    return {*(found.between[-1:] or behind[:2])}


def _acted_upon(found: Found) -> set[str]:
    """Return the words in which stands what a verb acts upon, behind it and its article."""
    verb = found.clause.each[found.ends - 1]
    behind = [one for one in found.rest[:4] if one not in words_that("besides")]
    article, *thing = (*behind, "", "", "")[:3]
    articles = words_that("articles", "determined", "each")
    no_verbs = words_that("prepositions", "place_names", "searched")
    is_object = article in articles and verb not in no_verbs
    is_object = is_object and words_that("times").isdisjoint(thing)
    return {*thing} - {""} if is_object and found.after else set()


def _brings_else(found: Found) -> bool:
    """Tell whether it is no email that was brought: "we delivered the new laptops"."""
    is_brought = found.saying.where in _BROUGHT or found.saying.act is Act.RELEASED
    is_upon_email = not words_that("mails").isdisjoint(found.after[:_OBJECT])
    return is_brought and bool(_acted_upon(found)) and not is_upon_email


def as_done(found: Found) -> Saying:
    """Return what a phrase tells by whoever did it, and less where it is only announced.

    What the receiving person deleted was in the inbox, and whoever closes a mailbox deletes no
    email.
    """
    if found.saying.where is Where.DISCARDED and (
        last(found.front, "boxes", "mails", "teams", "users") in words_that("boxes")
    ):
        return replace(found.saying, where=None, reason=Reason.USER_UNKNOWN)
    if found.saying.where is Where.DISCARDED and last(found.front, "sessions", "mails") in words_that(
        "sessions"
    ):
        return replace(found.saying, where=Where.REJECTED)
    if found.saying.act is Act.RELEASED and _is_of_sender(found):
        return _announced(found._replace(saying=replace(found.saying, act=Act.ALLOWED)))
    if found.saying.where in _BY_USER and _is_of_user(found):
        return replace(found.saying, **_BY_USER[found.saying.where])
    if found.saying.where and _is_yet_to_be(found):
        return replace(found.saying, where=None)
    return _announced(found)


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
    return will or not words_that("future").isdisjoint(found.clause.each)


def _is_of_sender(found: Found) -> bool:
    """Tell whether it is no email that was let through, but a sender: "die Domain freigegeben"."""
    told = found.clause.each[found.begins : found.ends]
    return words_that("messages").isdisjoint(told) and bool(last(told, "senders"))


def _is_of_user(found: Found) -> bool:
    """Tell whether it is the receiving person who did what a phrase says.

    "Deleted by the user", "die Kollegin hat sie gelöscht", but not "beim Empfänger vom Filter
    gelöscht".
    """
    front = found.front
    if _is_by_oneself(found.clause.each):
        return True
    done = since("passive", front)
    by = [at for at in range(done, len(front)) if front[at] in words_that("agents")]
    if by and (done or by[-1] >= len(front) - GOVERNED):
        return not words_that("users", "persons").isdisjoint(front[by[-1] :][:GOVERNED])
    who = last(front, "users", "persons", "teams")
    if not who or who in words_that("teams"):
        return False
    behind = len(front) - front[::-1].index(who)
    return words_that("passive").isdisjoint(front[behind:])


def _is_by_oneself(each: list[str]) -> bool:
    """Tell whether a person did it: "selbst gelöscht", but not "die Mail selbst wurde gelöscht"."""
    return any(
        word in words_that("reflexive") and before not in words_that("mails", "teams")
        for before, word in pairwise(["", *each])
    )


def _announced(found: Found) -> Saying:
    """Return what a phrase tells, or less, where the deed is only announced.

    "We will release it", "it will be deleted in 15 days", "wird um 14 Uhr freigegeben".
    """
    if found.saying.where is Where.DISCARDED and _helper(found) in words_that("will"):
        return replace(found.saying, where=None)
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
    helper = _helper(found, *more)
    is_later = not words_that("later").isdisjoint([*found.front, *found.after[:2]])
    return helper in words_that("will", *more) or (
        is_later and helper not in words_that("happened")
    )
