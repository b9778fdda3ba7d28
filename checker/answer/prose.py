"""What IT says in sentences of its own: the phrases in them that somebody states of this email.

A sentence is read clause by clause (`clauses`), with its verbs in one part and last (`verbs`), and
in each clause the phrases of a table are looked for (`found`). What a phrase says counts for
nothing where the clause denies it, asks for it, makes it a condition or a guess, or leaves it to
others to say (`denied`); where it says it of another thing, of links, an invoice, or somebody
else's email (`about`); or where it is not yet done (`whose`). Of several places the one that an
email reached at last counts (`at_last`), of several reasons the one behind a "because". Nothing
counts that somebody takes back ("that is not it"), and where two statements contradict each other,
none does (`contradicted`). A reason alone counts only where somebody says that it was one:
"newsletters have no priority here" gives none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.answer import denied
from checker.answer.about import is_of_another
from checker.answer.at_last import CAME, at_last
from checker.answer.clauses import Clause, clauses
from checker.answer.contradicted import is_contradicted
from checker.answer.found import GOVERNED, Found, phrases_in, places
from checker.answer.tables import Act, Saying, Word, labels, words_that
from checker.answer.whose import as_done
from checker.case.answer_lines import Line
from checker.reading.outcome import Reason, Where
from checker.reading.words import words_of

# Reasons that count only where no other is told.
_VAGUE = frozenset({Reason.SPAM, Reason.POLICY})
# What is checked of whoever sends it: it is why only where something is wrong with it.
_CHECKED = frozenset({Reason.AUTH_FAIL, Reason.DMARC_FAIL, Reason.SENDING_SERVER})
# Words that alone are no reason, and what tells, beside a verdict, that one of them is.
_WEAK = {"weak": "acting", "weak_lists": "listing", "weak_groups": "restricting"}
# Where somebody looks for an email.
_LAIN = frozenset({Where.MAILBOX, Where.INBOX, Where.JUNK, Where.QUARANTINED})
# Reasons that the name of a device alone does not tell.
_OF_DEVICES = _VAGUE | {Reason.MALWARE}
# Where an email is that a filter let pass.
_PASSED = frozenset({Where.HANDED_ON, Where.MAILBOX, Where.INBOX})

# Longer is no clause that says no more than "ich nicht".
_SAID_OF_ME = 7

# "Received: yes, delivered: no": of such lines none says where the email came.
_UNDELIVERED = re.compile(r"\b(?:delivered|zugestellt) ?: ?(?:no|nein)\b", re.IGNORECASE)


def said(text: str, words: tuple[Word, ...], line: Line | None = None) -> list[Saying]:
    """Return what the sentences of `text` say, the telling reasons first, without what they deny.

    `line` is the line of the letter that `text` stands in, if it stands in one. The `words` of a
    console are no sentences: an "anti-spam policy" also holds other things.
    """
    shown = {*labels(), *(p for word in words for p in word.phrases)} if words else ()
    told: list[Found] = []
    last = None
    thought = is_open = is_ours = False
    for clause in clauses(text, sorted(shown, key=len, reverse=True)):
        unsaid = [*places("unsaid", clause.words)]
        thought = clause.goes_on and (
            is_open
            or (is_ours and _goes_on_with_them(clause))
            or bool(last and denied.goes_on_as_thought(clause, last, thought=thought))
        )
        is_ours = any(clause.each[begin] in words_that("ours") for begin, _ in unsaid)
        if _is_not_so_of_me(clause):
            told = [one for one in told if one.saying.where not in {*_PASSED, Where.JUNK}]
        if any(places("retracted", clause.words)):
            told.clear()
        elif not (thought or denied.tells_what_to_do(clause) or any(places("aside", clause.words))):
            begins = min((begin for begin, _ in unsaid), default=len(clause.each))
            stated = _not_in_vain([*_stated(clause, line, begins)])
            told += sorted(stated, key=lambda found: len(found.before))
        thought = thought or not words_that("conditions").isdisjoint(clause.each[:2])
        is_open = any(end == len(clause.each) for _, end in unsaid)
        last = clause
    if any(places("tickets", words_of(text))):
        told = [one for one in told if not (one.saying.where and one.saying.denied)]
    if _UNDELIVERED.search(text):
        told = [one for one in told if one.saying.where not in CAME]
    settled = [*_but_agents([*at_last(told)])]
    if not (shown or line or any(one.saying.where or one.saying.act for one in settled)):
        settled = [one for one in settled if _is_a_verdict(one)]
    return [] if is_contradicted(settled) else [one.saying for one in sorted(settled, key=_counts)]


def denies(text: str) -> bool:
    """Tell whether `text` says that no email was refused, or that something else was.

    "We don't say why emails are blocked" tells of none; "access denied" is no sentence.
    """
    return any(
        found.saying.where is Where.REJECTED
        and (denied.is_denied(found) or _counts_for_nothing(found))
        for clause in clauses(text)
        if not words_that("happened", "unreal").isdisjoint(clause.each)
        for found in phrases_in(clause)
    )


def _goes_on_with_them(clause: Clause) -> bool:
    """Tell whether a clause goes on with what the one before was about: "they end in your spam"."""
    first, behind = (*clause.each, "", "")[:2]
    return first in words_that("carried") and behind not in words_that("mails", "senders")


def _is_not_so_of_me(clause: Clause) -> bool:
    """Tell whether a clause says no more than that it is not so of one: "ich nicht"."""
    is_short = len(clause.each) <= _SAID_OF_ME
    return is_short and (0, len(clause.each)) in places("not_mine", clause.words)


def _stated(clause: Clause, line: Line | None, unsaid: int) -> Iterator[Found]:
    """Yield what a clause states, up to the word where it tells what others say.

    Of what it denies counts only what a refusal is of: "we take no newsletters".
    """
    stated: list[Found] = []
    disputed: list[Found] = []
    purpose = denied.purpose_ends(clause)
    for found in phrases_in(clause):
        read = _read_denied(found)
        one = read or found
        if (
            one.saying.line in (None, line)
            and (one.ends if one.between and one.saying.where else len(one.before)) <= unsaid
            and len(one.before) >= purpose
            and _stands_as_it_must(one)
            and not _counts_for_nothing(one)
        ):
            (stated if read else disputed).append(one)
    done = (one._replace(saying=as_done(one)) for one in stated)
    yield from (one for one in done if one.saying.where or one.saying.act or one.saying.reason)
    yield from (one for one in disputed if any(denied.is_refused(one, no) for no in stated))


def _read_denied(found: Found) -> Found | None:
    """Return a phrase as its clause has it, or None where the clause denies it.

    Some tell something where they are denied: "not received".
    """
    if not denied.is_denied(found):
        return found
    if not denied.is_plainly_denied(found):
        return None
    return found._replace(saying=replace(found.saying, where=None, act=found.saying.denied))


def _stands_as_it_must(found: Found) -> bool:
    """Tell whether a phrase that `begins` or `ends` a part of a sentence does so.

    A part also ends where an "and" follows: "released and allowed".
    """
    if found.saying.begins and len(found.before) > found.begins:
        return False
    return not found.saying.ends or words_that("and").issuperset(found.rest[:1])


def _counts_for_nothing(found: Found) -> bool:
    """Tell whether a phrase says nothing of what became of this email."""
    return (
        denied.is_only_thought(found)
        or denied.is_torn(found)
        or denied.is_denied_behind(found)
        or denied.is_counted_none(found)
        or is_of_another(found)
        or denied.is_idle(found)
        or denied.is_looked_into(found)
        or denied.is_long_ago(found)
        or denied.is_only_named(found)
    )


def _not_in_vain(told: list[Found]) -> Iterator[Found]:
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


def _is_a_verdict(found: Found) -> bool:
    """Tell whether a reason is said of this email: not so "newsletters have no priority here".

    Where nobody says what became of the email, what a filter sees in it counts only where somebody
    says that it did.
    """
    each = found.clause.each
    told = each[len(found.before) : found.ends]
    if _is_all_of_it(found) or _is_said_of_it(found.before) or _is_blamed(found):
        return True
    if found.saying.reason in denied.SEEN:
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


def _but_agents(told: list[Found]) -> Iterator[Found]:
    """Yield what is told without the filter, where it is not why.

    "The gateway rejected it because of its colours": where nobody reads that, why is not known. Nor
    is a filter why that let the email pass ("the gateway accepted it, Exchange rejected it"), or
    where nothing happened ("we keep an eye on the filter").
    """
    passed = {one.clause for one in told if one.saying.where in _PASSED}
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


def _counts(found: Found) -> tuple[bool, bool, int]:
    """Return by what sayings are sorted: vague reasons last; before, those behind a "because"."""
    is_why = not words_that("causes").isdisjoint(found.clause.each[: found.ends])
    return found.saying.reason in _VAGUE, not is_why, found.saying.place
