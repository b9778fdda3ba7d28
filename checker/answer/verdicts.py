"""Whether a reason that somebody names is said to be why, and which of several counts."""

from collections.abc import Iterator

from checker.answer.found import GOVERNED, Found, places
from checker.answer.grammar import words_that
from checker.reading.outcome import Reason, Where

SEEN = frozenset({Reason.SPAM, Reason.BULK, Reason.PHISHING, Reason.MALWARE, Reason.POLICY})
"""What a filter sees in an email."""

PASSED = frozenset({Where.HANDED_ON, Where.MAILBOX, Where.INBOX})
"""Where an email is that a filter let pass."""

# Reasons that count only where no other is told.
_VAGUE = frozenset({Reason.SPAM, Reason.POLICY})
# What is checked of whoever sends it: it is why only where something is wrong with it.
_CHECKED = frozenset({Reason.AUTH_FAIL, Reason.DMARC_FAIL, Reason.SENDING_SERVER})
# Words that alone are no reason, and what tells, beside a verdict, that one of them is.
_WEAK = {"weak": "acting", "weak_lists": "listing", "weak_groups": "restricting"}
# Reasons that the name of a device alone does not tell.
_OF_DEVICES = _VAGUE | {Reason.MALWARE}


def is_a_verdict(found: Found) -> bool:
    """Tell whether a reason is said of this email: not so "newsletters have no priority here".

    Where nobody says what became of the email, what a filter sees in it counts only where somebody
    says that it did.
    """
    each = found.clause.each
    told = each[len(found.before) : found.ends]
    if _is_all_of_it(found) or _is_said_of_it(found.before) or _is_blamed(found):
        return True
    if found.saying.reason in SEEN:
        is_said = not words_that("verdicts", "faulty").isdisjoint(told)
        return is_said or not words_that("verdicts").isdisjoint(each)
    if found.saying.reason in _CHECKED:
        return not words_that("verdicts", "faulty").isdisjoint(each)
    for names, evidence in _WEAK.items():
        if words_that(names).issuperset(told):
            return not words_that("verdicts", evidence).isdisjoint(each)
    return True


def _is_all_of_it(found: Found) -> bool:
    """Tell whether a phrase is all that a clause says, as in a cell of a console: "Bulk"."""
    other = [*found.before, *found.after]
    is_name = len(other) == 1 and words_that("referring", "verbs").isdisjoint(other)
    return not other or (is_name and len(found.clause.each) == 2)


def _is_said_of_it(before: list[str]) -> bool:
    """Tell whether what follows is said of an email: "it is spam", "das ist Werbung"."""
    near = before[-GOVERNED:]
    is_there = not words_that("being").isdisjoint(near)
    return is_there and not words_that("pointing").isdisjoint(before)


def but_agents(told: list[Found]) -> Iterator[Found]:
    """Yield what is told without the filter, where it is not why.

    "The gateway rejected it because of its colours": where nobody reads that, why is not known. Nor
    is a filter why that let the email pass ("the gateway accepted it, Exchange rejected it"), or
    where nothing happened ("we keep an eye on the filter").
    """
    passed = {one.clause for one in told if one.saying.where in PASSED}
    placed = {one.clause for one in told if one.saying.where}
    acted = any(one.saying.where or one.saying.act for one in told)
    for one in told:
        first = one.clause.each[len(one.before)]
        is_agent = one.saying.reason is Reason.POLICY and first in words_that("devices")
        is_inside = not words_that("inside").isdisjoint(one.before[-GOVERNED:])
        is_device = first in words_that("devices", "spam_devices")
        is_told = acted or one.saying.line or _is_all_of_it(one)
        is_alone = is_device and not (is_told or _is_blamed(one))
        if is_alone and one.saying.reason in _OF_DEVICES:
            continue
        is_idle = one.clause in passed or (is_inside and one.clause not in placed)
        if not (is_agent and (is_idle or _has_reason_behind(one))):
            yield one


def _is_blamed(found: Found) -> bool:
    """Tell whether somebody says that it is why: "it was the filter", "der Filter war schuld"."""
    begins = len(found.before)
    return not words_that("struck").isdisjoint(found.after) or any(
        begins - GOVERNED <= end <= begins for _, end in places("blamed", found.clause.words)
    )


def _has_reason_behind(found: Found) -> bool:
    """Tell whether what follows a filter says why: "because", "mit dem Grund"."""
    return not words_that("causes", "grounds").isdisjoint(found.after)


def order_of(found: Found) -> tuple[bool, bool, int]:
    """Return by what sayings are sorted: vague reasons last; before, those behind a "because"."""
    is_why = not words_that("causes").isdisjoint(found.clause.each[: found.ends])
    return found.saying.reason in _VAGUE, not is_why, found.saying.place
