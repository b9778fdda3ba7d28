"""Of what a phrase is said: of an email, or of an invoice, a meeting, another search."""

from checker.answer.acts import Act
from checker.answer.found import GOVERNED, Found, last, places, since
from checker.answer.grammar import words_that
from checker.reading.outcome import Reason, Where

# Where an email is that somebody brought.
_BROUGHT = frozenset({Where.MAILBOX, Where.INBOX})
# So far behind a verb stands what it acts upon: "delivered the last two of your mails".
_OBJECT = 6
# So many words at most name what a sentence is about, behind an article: "the last two mails".
_LONGEST = 3


def is_of_another(found: Found) -> bool:
    """Tell whether a phrase says where something else is than an email, or what was done with it.

    It is said of the thing that is named last in front of it, or in it, and of what it acts upon:
    "the invoice was rejected", "we blocked the port".
    """
    saying = found.saying
    if saying.act in (Act.NOTHING_FOUND, Act.DENIED):
        return _is_not_of_it(found)
    if saying.reason is Reason.USER_UNKNOWN:
        return _is_about_else(found)
    if saying.reason is Reason.TOO_BIG:
        return last(found.before, "papers", "mails") in words_that("papers")
    if not (saying.where or saying.act):
        return False
    upon = [one for one in found.rest[:GOVERNED] if one not in words_that("articles")]
    return _is_question_passed_on(found) or (
        words_that("mails").isdisjoint(upon[:1]) and _is_of_else(found)
    )


def _is_not_of_it(found: Found) -> bool:
    """Tell whether no IT searches for the email in vain, or refuses to release it.

    "The user did not receive it" is no search.
    """
    if found.saying.act is Act.NOTHING_FOUND and _is_search_for_else(found):
        return True
    is_asked = words_that("questions").issuperset(found.before[:1] or [""])
    who = last(found.front, "users", "persons", "readers", "teams")
    return is_asked or who in words_that("users", "persons", "readers")


def _is_of_else(found: Found) -> bool:
    """Tell whether a thing that is no email is told to be somewhere, or somebody did it to one."""
    is_of_part = found.saying.where in _BROUGHT and not words_that("parts").isdisjoint(
        found.rest[:1]
    )
    begins = max(since("hence", found.before), found.begins if found.clause.has_labels else 0)
    others = ["others", "ruling"] if found.saying.act is Act.RELEASED else ["others"]
    subject = last(found.front[begins:], *others, "mails", "at_last")
    return (
        is_of_part
        or not words_that("answers").isdisjoint(found.rest[:1])
        or subject in words_that(*others)
        or any(
            tells(found)
            for tells in (_brings_else, _is_about_else, _acts_upon_else, _holds_else, _is_declined)
        )
    )


def _holds_else(found: Found) -> bool:
    """Tell whether another thing is said to be in a place: "im Postfach ist eine Regel aktiv"."""
    verb, article, *thing = (*found.rest[:4], "", "")
    is_there = verb in words_that("verbs") and article in words_that("owned", "still")
    named = {*thing} - {""}
    is_else = bool(named) and named.isdisjoint(words_that("mails", "senders"))
    return is_there and is_else and bool(found.saying.where)


def _is_declined(found: Found) -> bool:
    """Tell whether a person turns down what an email is about: "Jane declined the invitation"."""
    own = found.clause.each[found.begins : found.clause.ends[found.last_part]]
    is_offer = not words_that("offers").isdisjoint(own)
    is_of_filter = not words_that("devices", "spam_devices", "systems", "messages").isdisjoint(own)
    return is_offer and not is_of_filter and not words_that("declining").isdisjoint(own)


def _acts_upon_else(found: Found) -> bool:
    """Tell whether a verb acts upon a thing that is no email, or is not known to be about one."""
    thing = _acted_upon(found)
    known = words_that("about", "mails", "senders", "teams", "users", "boxes")
    is_unknown = bool(found.saying.where and thing) and thing.isdisjoint(known)
    return is_unknown or not thing.isdisjoint(words_that("others", "objects"))


def _is_question_passed_on(found: Found) -> bool:
    """Tell whether it is the question that somebody passed on: "I forwarded it to our admin"."""
    is_forwarded = found.clause.each[found.ends - 1] in words_that("forwarded")
    is_release = found.saying.act is Act.RELEASED and is_forwarded
    is_mine = not words_that("speakers").isdisjoint(found.before[found.begins :])
    if not (is_mine and (is_release or found.saying.where is Where.HANDED_ON)):
        return False
    part = found.clause.each[found.begins : found.clause.ends[found.last_part]]
    receivers = [*found.between, *part[found.ends - found.begins - 1 :]]
    is_to_helpers = not words_that("helpers").isdisjoint(receivers)
    return is_to_helpers or words_that("mails").isdisjoint(part)


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
    is_upon_email = not words_that("mails").isdisjoint(own[at + 1 :])
    if is_governed or is_torn or is_upon_email or len(thing) > _LONGEST:
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
    """Return the words for what somebody has looked for in vain, in a phrase or behind it."""
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
    is_upon_email = not words_that("mails", "ones").isdisjoint(found.after[:_OBJECT])
    return is_brought and bool(_acted_upon(found)) and not is_upon_email
