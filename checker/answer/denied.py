"""What makes a phrase no statement: it is denied, asked for, a condition, or what others say."""

import re
from itertools import pairwise

from checker.answer.clauses import Clause
from checker.answer.found import GOVERNED, Found, places, since
from checker.answer.tables import Act, words_that
from checker.reading.outcome import Reason, Where

REACH = 4
"""Within so many words in front of a phrase stands what denies it; articles do not count."""

SEEN = frozenset({Reason.SPAM, Reason.BULK, Reason.PHISHING, Reason.MALWARE, Reason.POLICY})
"""What a filter sees in an email."""

# "Zu beantworten", "freizugeben".
_INFINITIVE = re.compile(r"zu|[a-z]{2,}zu[a-z]+en")
# A column that holds nobody: "Released by | -".
_BY_NOBODY = re.compile(r"\b(?:by|to|on)\s{0,3}[|:]\s{0,3}[-–—](?:\s|$)")
# What the sender is asked to mend is why, and no mere wish: "please correct your SPF record".
_TO_MEND = frozenset({Reason.AUTH_FAIL, Reason.DMARC_FAIL, Reason.SENDING_SERVER})


def goes_on_as_thought(clause: Clause, before: Clause, *, thought: bool) -> bool:
    """Tell whether a clause only goes on with what nobody states in the one `before` it.

    A condition holds until something happened: "if it is in quarantine, we release it". And who
    has "no rule," has none "that blocks it", and who asks for "a mail," tells nothing of it.
    """
    return (thought and words_that("happened").isdisjoint(clause.each)) or (
        _is_relative(clause.each)
        and (tells_what_to_do(before) or not words_that("unreal").isdisjoint(before.each[-REACH:]))
    )


def _is_relative(each: list[str]) -> bool:
    """Tell whether a clause only says more of the one before it: its verb comes last."""
    if len(each) < 3 or each[0] not in words_that("relative"):
        return False
    if each[1] in words_that("mails", "verbs"):  # "Die wurden abgewiesen" says more of nothing.
        return False
    *front, verb = each
    happened = words_that("happened")
    return verb in happened or (happened.isdisjoint(front) and verb.endswith(("t", "en")))


def tells_what_to_do(clause: Clause) -> bool:
    """Tell whether a clause tells somebody what to do, or in which case.

    "Öffnen Sie den Ordner", "open the folder", "liegt die Mail im Spam, holen Sie sie heraus". But
    "block policy" names a policy.
    """
    first, behind = (*clause.each, "", "")[:2]
    is_polite = behind in words_that("polite") and first.endswith("en") and "beachten" not in first
    is_command = first in words_that("told_to") and behind in words_that("told", "articles")
    is_condition = first in words_that("first_verbs") and behind in words_that("named")
    return is_polite or is_command or (is_condition and "," in clause.written)


def purpose_ends(clause: Clause) -> int:
    """Return at which word ends what a clause tells the purpose of, which it begins with; else 0.

    "To restore it, open …", "um sie freizugeben: …". But "to my knowledge" and "um 9 Uhr" are none.
    """
    first, behind = (*clause.each, "", "")[:2]
    told = clause.each[: clause.purpose]
    is_english = first == "to" and behind not in words_that("owned", "articles")
    is_german = first == "um" and any(_INFINITIVE.fullmatch(one) for one in told)
    return len(told) if is_english or is_german else 0


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


def is_denied(found: Found) -> bool:
    """Tell whether a clause denies its phrase, near in front of it, or in it.

    "No idea why it was blocked" denies no blocking, nor does what stands in front of a comma.
    """
    between = set(found.between) - words_that("lacking")
    return not words_that("unreal").isdisjoint([*_near(found), *between])


def is_plainly_denied(found: Found) -> bool:
    """Tell whether it denies a phrase that tells something where it is denied: "not received"."""
    denying = words_that("unreal").intersection([*_near(found), *found.between])
    return bool(found.saying.denied and denying and denying <= words_that("plain"))


def is_refused(found: Found, refusal: Found) -> bool:
    """Tell whether a denied reason is what a refusal is of: "we take no newsletters"."""
    is_reason = not (found.saying.where or found.saying.act)
    words = refusal.clause.each[len(refusal.before) : refusal.ends]
    is_near = len(refusal.before) <= len(found.before) <= refusal.ends + GOVERNED
    says_no = refusal.saying.where is Where.REJECTED and not words_that("plain").isdisjoint(words)
    return is_reason and is_near and says_no


def _near(found: Found) -> list[str]:
    """Return the words before a phrase that could deny it, and those in front of a "that"."""
    before = found.before[max(since("why", found.before), found.begins) :]
    if found.saying.where or found.saying.act:
        unlike = words_that("articles", "prepositions")
        before = _but_what_lacks(before) if found.saying.where else before
        before = _of_last_verb([one for one in before if one not in unlike])
    # In "that morning" it governs nothing.
    pairs = enumerate(pairwise([*before, ""]))
    governed = [
        at
        for at, (one, behind) in pairs
        if one in words_that("governing") and behind not in words_that("times")
    ]
    return before[max((governed or [len(before)])[-1] - REACH, 0) :]


def _of_last_verb(before: list[str]) -> list[str]:
    """Return words without a verb and its object in front of an "and": "not read it and deleted".

    But of "not blocked and deleted" both are denied.
    """
    at = max((at for at, one in enumerate(before) if one in ("and", "und")), default=0)
    is_other = words_that("unreal").isdisjoint(before[max(at - 2, 0) : at])
    return before[at:] if at and is_other else before


def _but_what_lacks(before: list[str]) -> list[str]:
    """Return words without the "ohne" that says what emails lack: "Mails ohne DMARC lehnen …"."""
    pairs = pairwise([*before, ""])
    return [one for one, behind in pairs if one != "ohne" or behind in ("", "dass")]


def is_only_thought(found: Found) -> bool:
    """Tell whether a clause asks for what its phrase says, or makes it a condition.

    "Should it be in the junk folder", "if it is blocked", "please release it", "kann freigegeben
    werden".
    """
    before, asked = found.before, found.before[found.begins :]
    return not (
        words_that("supposed").isdisjoint(before[:1])
        and words_that("conditions", "neither").isdisjoint([*before, *found.between])
        and (found.saying.reason in _TO_MEND or words_that("wished").isdisjoint(asked))
        and not (found.after[:1] == ["werden"] and not words_that("modals").isdisjoint(before))
        and not _has_its_condition(found)
    )


def _has_its_condition(found: Found) -> bool:
    """Tell whether a condition follows what is only offered, or happens as a rule.

    "I'll release it if you tell me who", "such mails end in spam if the reputation is bad".
    """
    saying = found.saying
    is_offer = saying.act in (Act.REQUESTED, Act.ALLOWED)
    is_habit = bool(saying.where) or saying.reason in SEEN
    if is_offer or (is_habit and words_that("happened").isdisjoint(found.before)):
        return not words_that("conditions").isdisjoint(found.after)
    return False


def is_torn(found: Found) -> bool:
    """Tell whether a comma, or a verb behind an "in", parts a phrase.

    "Blocked, sender has no PTR" names no blocked sender, "nicht geblockt, angenommen um 9 Uhr" says
    nothing of what was not accepted, and "im Urlaub, deshalb war das Postfach voll" nothing of what
    is in a mailbox, nor does "in Exchange ist das Postfach eingerichtet".
    """
    first = found.clause.each[len(found.before)]
    is_told = bool(found.saying.where or found.saying.act)
    is_place = found.saying.where and first in words_that("prepositions")
    if is_place and not words_that("verbs", "toward").isdisjoint(found.between):
        return True
    if found.last_part == found.part:
        return is_told and _goes_on(found.between)
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
