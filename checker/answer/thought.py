"""What nobody states: what is only a condition, asked for, offered, or told as what to do."""

import re

from checker.answer.acts import Act
from checker.answer.clauses import Clause
from checker.answer.found import REACH, Found
from checker.answer.grammar import words_that
from checker.answer.verdicts import SEEN
from checker.reading.outcome import Reason

# "Zu beantworten", "freizugeben".
_INFINITIVE = re.compile(r"zu|[a-z]{2,}zu[a-z]+en")
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
    first, behind, verb = (*clause.each, "", "", "")[:3]
    is_polite = behind in words_that("polite") and first.endswith("en") and "beachten" not in first
    is_told = is_polite and verb not in words_that("happened")  # "Inzwischen sie ist da."
    is_command = first in words_that("told_to") and behind in words_that("told", "articles")
    is_condition = first in words_that("first_verbs") and behind in words_that("named")
    return is_told or is_command or (is_condition and "," in clause.written)


def purpose_ends(clause: Clause) -> int:
    """Return at which word ends what a clause tells the purpose of, which it begins with; else 0.

    "To restore it, open …", "um sie freizugeben: …". But "to my knowledge" and "um 9 Uhr" are none.
    """
    first, behind = (*clause.each, "", "")[:2]
    told = clause.each[: clause.purpose]
    is_english = first == "to" and behind not in words_that("owned", "articles")
    is_german = first == "um" and any(_INFINITIVE.fullmatch(one) for one in told)
    return len(told) if is_english or is_german else 0


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
