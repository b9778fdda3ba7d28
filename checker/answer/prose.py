"""What IT says in sentences of its own: the phrases in them that somebody states of this email.

A sentence is read clause by clause (`clauses`), with its verbs in one part and last (`verbs`), and
in each clause the phrases of a table are looked for (`found`, `grammar`). What a phrase says counts
for nothing where the clause denies it (`denied`), asks for it, makes it a condition (`thought`) or
leaves it to others to say; where it only names a place (`named`), or speaks of another thing, of
links, an invoice, or somebody else's email (`about`); or where it is not yet done (`whose`). Of
several places the one that an email reached at last counts (`at_last`), without those where
somebody looked in vain (`searched`). Nothing counts that somebody takes back ("that is not it"),
and where two statements contradict each other, none does (`contradicted`). A reason alone counts
only where somebody says that it was one, and one behind a "because" first (`verdicts`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.answer import denied
from checker.answer.about import is_of_another
from checker.answer.at_last import CAME, at_last
from checker.answer.clauses import Clause, clauses
from checker.answer.contradicted import is_contradicted
from checker.answer.found import Found, phrases_in, places
from checker.answer.grammar import Saying, words_that
from checker.answer.named import is_idle, is_long_ago, is_looked_into, is_only_named
from checker.answer.searched import not_in_vain
from checker.answer.tables import Word, labels
from checker.answer.thought import (
    goes_on_as_thought,
    is_only_thought,
    purpose_ends,
    tells_what_to_do,
)
from checker.answer.verdicts import PASSED, but_agents, is_a_verdict, order_of
from checker.answer.whose import as_done
from checker.case.answer_lines import Line
from checker.reading.outcome import Where
from checker.reading.words import words_of

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
            or bool(last and goes_on_as_thought(clause, last, thought=thought))
        )
        is_ours = any(clause.each[begin] in words_that("ours") for begin, _ in unsaid)
        if _is_not_so_of_me(clause):
            told = [one for one in told if one.saying.where not in {*PASSED, Where.JUNK}]
        if any(places("retracted", clause.words)):
            told.clear()
        elif not (thought or tells_what_to_do(clause) or any(places("aside", clause.words))):
            begins = min((begin for begin, _ in unsaid), default=len(clause.each))
            stated = not_in_vain([*_stated(clause, line, begins)])
            told += sorted(stated, key=lambda found: len(found.before))
        thought = thought or not words_that("conditions").isdisjoint(clause.each[:2])
        is_open = any(end == len(clause.each) for _, end in unsaid)
        last = clause
    if any(places("tickets", words_of(text))):
        told = [one for one in told if not (one.saying.where and one.saying.denied)]
    if _UNDELIVERED.search(text):
        told = [one for one in told if one.saying.where not in CAME]
    settled = [*but_agents([*at_last(told)])]
    if not (shown or line or any(one.saying.where or one.saying.act for one in settled)):
        settled = [one for one in settled if is_a_verdict(one)]
    return [] if is_contradicted(settled) else [one.saying for one in sorted(settled, key=order_of)]


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
    purpose = purpose_ends(clause)
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


def _is_of_its_kind(found: Found) -> bool:
    """Tell whether a refusal is of all that is like this email: "solche Anhänge lehnen wir ab"."""
    is_refusal = found.saying.where in (Where.REJECTED, Where.DISCARDED)
    return is_refusal and any(places("such", found.clause.words))


def _counts_for_nothing(found: Found) -> bool:
    """Tell whether a phrase says nothing of what became of this email."""
    return (
        is_only_thought(found)
        or denied.is_torn(found)
        or denied.is_denied_behind(found)
        or denied.is_counted_none(found)
        or (is_of_another(found) and not _is_of_its_kind(found))
        or is_idle(found)
        or is_looked_into(found)
        or is_long_ago(found)
        or is_only_named(found)
    )
