"""Whether a clause denies a phrase: in front of it, in it, or behind it."""

import re

from checker.answer.acts import Act
from checker.answer.found import GOVERNED, REACH, Found, since
from checker.answer.grammar import words_that
from checker.reading.outcome import Where

# What may share its "not" with what an "and" joins to it: "nicht geprüft und abgelehnt".
_PARTICIPLE = re.compile(r"[a-z]*ge[a-z]+(?:t|en)|(?:be|er|ver|ent)[a-z]+t|[a-z]+iert|[a-z]{3,}ed")
# A column that holds nobody: "Released by | -", "Released by:".
_BY_NOBODY = re.compile(
    r"\b(?:by|to|on)\s{0,3}[|:]\s{0,3}[-–—](?:\s|$)|\breleased by\s{0,3}[|:]\s{0,3}$", re.IGNORECASE
)


def is_denied(found: Found) -> bool:
    """Tell whether a clause denies its phrase, near in front of it, or in it.

    "No idea why it was blocked" denies no blocking, nor does what stands in front of a comma.
    """
    return bool(_denying(found))


def is_plainly_denied(found: Found) -> bool:
    """Tell whether it denies a phrase that tells something where it is denied: "not received"."""
    return bool(found.saying.denied) and _denying(found) <= words_that("plain")


def is_refused(found: Found, refusal: Found) -> bool:
    """Tell whether a denied reason is what a refusal is of: "we take no newsletters"."""
    is_reason = not (found.saying.where or found.saying.act)
    words = refusal.clause.each[len(refusal.before) : refusal.ends]
    is_near = len(refusal.before) <= len(found.before) <= refusal.ends + GOVERNED
    says_no = refusal.saying.where is Where.REJECTED and not words_that("plain").isdisjoint(words)
    return is_reason and is_near and says_no


def _denying(found: Found) -> set[str]:
    """Return the words that deny a phrase.

    That an email lacks something denies no deed but the next: "Mails ohne DMARC lehnen wir ab".
    """
    near = _near(found)
    denying = words_that("unreal").intersection([*near, *found.between])
    is_idle = found.saying.where and words_that("lacking").isdisjoint(near[-1:])
    return {*denying} - words_that("lacking") if is_idle else {*denying}


def _near(found: Found) -> list[str]:
    """Return the words before a phrase that could deny it: a few, or all behind a "that".

    None reaches beyond a comma, a word that asks why, or, of what is told of an email, an "and"
    behind which another thought begins.
    """
    before = found.before[max(found.begins, since("why", found.before)) :]
    if found.saying.where or found.saying.act:
        unlike = words_that("articles", "prepositions")
        before = [one for one in before[_thought(before) :] if one not in unlike]
    governed = since("governing", before) or len(before) + 1
    return before[max(governed - 1 - REACH, 0) :]


def _thought(before: list[str]) -> int:
    """Return at which word the thought begins in which words end: "not read it and deleted".

    But of "not blocked and deleted" both are denied.
    """
    at = since("joining", before)
    told = before[: max(at - 1, 0)][-2:]
    is_denied_itself = not words_that("unreal").isdisjoint(told)
    is_shared = is_denied_itself or bool(_PARTICIPLE.fullmatch("".join(told[-1:])))
    return 0 if is_shared else at


def is_torn(found: Found) -> bool:
    """Tell whether a comma, or a verb behind an "in", parts a phrase.

    "Blocked, sender has no PTR" names no blocked sender, "nicht geblockt, angenommen um 9 Uhr" says
    nothing of what was not accepted, nor "not flagged and delivered" of what was not delivered, and
    "im Urlaub, deshalb war das Postfach voll" nothing of what is in a mailbox, nor does "in
    Exchange ist das Postfach eingerichtet".
    """
    first = found.clause.each[len(found.before)]
    is_told = bool(found.saying.where or found.saying.act)
    is_place = found.saying.where and first in words_that("prepositions")
    if is_place and not words_that("verbs", "toward").isdisjoint(found.between):
        return True
    if found.last_part == found.part:
        is_joined = first in words_that("unreal") and bool(since("joining", found.between))
        return is_told and (is_joined or _goes_on(found.between))
    if not (is_told or " * " in found.saying.words):
        return True
    is_one = found.saying.words.count(" * ") == 1
    if found.is_parted and is_one and is_told:
        return True
    if first in words_that("prepositions"):
        behind = found.clause.each[found.clause.begin(found.last_part) : found.ends]
        return bool(found.between) and words_that("prepositions").isdisjoint(behind)
    return first in words_that("unreal", "users", "persons")


def _goes_on(between: list[str]) -> bool:
    """Tell whether another thought begins in a gap: "nicht als Spam erkannt und kam normal an"."""
    behind = between[since("and", between) :]
    is_other = bool(behind) and len(behind) < len(between)
    return is_other and not words_that("happened").isdisjoint(behind)


def is_denied_behind(found: Found) -> bool:
    """Tell whether words behind a phrase deny it: the next one, or the last one of the clause.

    "We blocked nothing", "in der Quarantäne liegt sie nicht". What stands behind a comma is a
    thought of its own, and so is what another "and" begins; and no reason is denied that stands
    behind a "because": "wegen ihrer Größe nicht zugestellt".
    """
    after, rest, ends = found.after, found.rest, found.clause.ends
    own = found.clause.each[found.begins : found.ends]
    is_reason = not (found.saying.where or found.saying.act)
    is_why = is_reason and not words_that("causes").isdisjoint(own)
    if is_why or not words_that("and").isdisjoint(after):
        return False
    is_last_part = len(after) < ends[-1] - found.clause.begin(len(ends) - 1)
    told = [*rest[-1:], *(after[:1] + after[-1:] if is_last_part else [])]
    return not words_that("behind").isdisjoint(told)


def is_counted_none(found: Found) -> bool:
    """Tell whether it says how many, and that is none: "quarantined: 0", "0 rejected", "sent: no".

    Or by whom, and that is nobody: "Released by | -".

    A time is no number of emails: "um 0:15".
    """
    own = found.before[found.begins :]
    in_front = own[-1:] == ["0"] and not "".join(own[-2:-1]).isdigit()
    behind = found.rest[:1] == ["0"] and not "".join(found.rest[1:2]).isdigit()
    is_by_nobody = found.saying.act is Act.RELEASED and _BY_NOBODY.search(found.clause.written)
    return in_front or behind or bool(is_by_nobody) or found.rest in (["no"], ["nein"], ["false"])
