"""What IT answered: where the email is, why, and whose turn it is.

Two kinds of text are read. The words of a console are in tables by product and state what happened;
what somebody writes in sentences of their own is read phrase by phrase and is only likely.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.answer import console
from checker.answer.acts import Act
from checker.answer.asked import without_questions
from checker.answer.form import Form, forms
from checker.answer.grammar import Saying
from checker.answer.pending import asks_to_send_again, pending
from checker.answer.prose import said
from checker.answer.result import Answer, Field
from checker.answer.scores import without_good_tests
from checker.answer.tables import Column, Word, columns
from checker.reading import plain
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Reason, Where
from checker.reading.words import words_of

LONGEST_TEXT = 1_000
"""Most characters of the answer's own words that are handed on."""

# No sentence has more than three ends. A pattern that looks at each of many would take long.
_ENDS = re.compile(r"([.!?;]{3})[.!?;]+")
# Between the cells of a table as it is copied; the first stands behind the name of a line.
_TABS = re.compile(r"(?<![:\t])\t+")
# So do the cells of a line of an export.
_EXPORTED = re.compile(r"^[^;=\n]+(?:;[^;=\n]+){3,}$", re.MULTILINE)
# 550 5.7.1 …: a server's own reply, which another tool reads.
_SERVER_REPLY = re.compile(r"(?<![\d.])[245]\d\d[ -]#?[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
# What was done counts before where the email was.
_ACTS = {
    Act.RELEASED: Where.MAILBOX,
    Act.REQUESTED: Where.QUARANTINED,
    Act.DENIED: Where.QUARANTINED,
}
# Of several places the first in this list counts: "delivered to quarantine" is quarantine, and who
# has deleted an email had it.
_PLACES = (
    Where.INBOX,
    Where.DISCARDED,
    Where.JUNK,
    Where.QUARANTINED,
    Where.REJECTED,
    Where.ON_ITS_WAY,
    Where.HANDED_ON,
    Where.MAILBOX,
)
# Where an email went from the mailbox that a status names: whoever writes that knows more.
_MOVED = (Where.DISCARDED, Where.JUNK, Where.QUARANTINED)
# Where an email can be that somebody gives only a reason for.
_ARRIVED = frozenset({Where.INBOX, Where.MAILBOX, Where.HANDED_ON})
# The places that rule out a reason which is named beside them.
_NOT_FROM = {
    Reason.POLICY: _ARRIVED,
    Reason.SPAM: _ARRIVED,
    Reason.RECEIVER_ERROR: _ARRIVED,
    Reason.USER_UNKNOWN: _ARRIVED | {Where.JUNK, Where.QUARANTINED},
}


def judge(pasted: str) -> Answer:
    """Return what `pasted` says. Never raises: what cannot be read has the finding `not_read`.

    Of a reply that quotes the letter, what IT wrote in its three lines and outside it is read; of
    any other, what IT wrote itself, if that says anything.
    """
    cells = _EXPORTED.sub(lambda line: line[0].replace(";", " | "), _TABS.sub(" | ", pasted))
    text, findings = plain.read(cells, Field.ANSWER)
    text = _ENDS.sub(r"\1", text)
    tried = []
    for form in forms(text):
        tried.append(form)
        own = without_questions(without_good_tests(form.own))
        product, words = console.read(replace(form, own=own).text)
        told = said(own, words)
        for line, value in form.values.items():
            told += said(value, words, line)
        if words or told:
            break
    if not (words or told):
        return _without_news(text, findings, tried, product)
    findings += _about(form, is_read=True)
    acts = frozenset(one.act for one in (*words, *told) if one.act)
    if Act.ALLOWED in acts and asks_to_send_again(form.own):
        acts |= {Act.SEND_AGAIN}
    where = _where(words, told, acts)
    return Answer(
        text=" ".join(form.text.split())[:LONGEST_TEXT],
        findings=tuple(findings),
        where=where,
        reason=_reason(words, told, where),
        product=product,
        words=words,
        acts=acts,
        stated=any(word.where or word.reason or word.act for word in words),
        copied=bool(words) and any(map(words_of(form.text).text.__contains__, columns())),
        left_open=frozenset(form.left_open),
    )


def _without_news(
    text: str, notes: list[Finding], tried: list[Form], product: str | None
) -> Answer:
    """Return an answer that says nothing of the email, with what IT itself asks or promises.

    `tried` are its own words, and then more and more of what it quotes.
    """
    act = pending(tried[0].own)
    findings = (*notes, *_about(tried[-1], is_read=bool(act)))
    if not act:
        return Answer(text[:LONGEST_TEXT], findings, product=product)
    told = " ".join(tried[0].text.split())[:LONGEST_TEXT]
    return Answer(told, findings, reason=Reason.UNKNOWN, product=product, acts=frozenset({act}))


def _about(form: Form, *, is_read: bool) -> Iterator[Finding]:
    """Yield what is worth saying about the text, and why it says nothing where it is not read."""
    if _SERVER_REPLY.search(form.text):
        yield _finding("server_reply", Level.NOTE)
    if not is_read:
        yield _finding(_unread(form), Level.ERROR)
    elif form.left_open:
        names = ", ".join(form.left_open.values())
        yield _finding("lines_left_open", Level.WARNING, lines=names)


def _where(words: tuple[Word, ...], told: list[Saying], acts: frozenset[Act]) -> Where:
    """Return where the email is: by what was done, by a console, by what somebody writes.

    What counts last is where a console's reason puts an email as a rule. A mailbox also has a junk
    folder: whoever names that knows more than a status does.
    """
    named = {one.where for one in told}
    for act, where in _ACTS.items():
        if act in acts:
            is_gone = act is not Act.RELEASED and Where.DISCARDED in named
            return Where.DISCARDED if is_gone else where
    status = (w.where for w in words if w.where and w.column in (Column.STATUS, Column.NOTICE))
    prose = (place for place in _PLACES if place in named)
    default = (word.where for word in words if word.where)
    found = next(iter((*status, *prose, *default)), Where.CANNOT_TELL)
    is_put_off = Where.ON_ITS_WAY in named and any(o.reason is Reason.GREYLISTED for o in told)
    if found is Where.REJECTED and is_put_off:
        return Where.ON_ITS_WAY
    if found is Where.MAILBOX:
        found = next((place for place in _MOVED if place in named), found)
    in_junk = Where.JUNK in named and found in _ARRIVED
    if in_junk or (found is Where.MAILBOX and any(one.if_delivered for one in told)):
        return Where.JUNK
    return found


def _reason(words: tuple[Word, ...], told: list[Saying], where: Where) -> Reason:
    """Return why: by a console, by what somebody writes, or because it did arrive.

    A status says less of the reason than a sentence does; that there is a filter or a policy says
    nothing of an email that passed it, or of what was done there, and who is gone nothing of one
    that lies somewhere.
    """
    causes = [word for word in words if word.column is not Column.STATUS]
    reasons = [one.reason for one in (*causes, *told, *words) if one.reason]
    denied = {reason for reason, places in _NOT_FROM.items() if where in places}
    if any(one.act is Act.RELEASED for one in (*words, *told)):
        denied.discard(Reason.SPAM)
    if where is Where.CANNOT_TELL and any(one.act for one in told):
        denied.add(Reason.POLICY)
        if any(one.act is Act.NOTHING_FOUND for one in told):
            denied.add(Reason.SPAM)  # The "spam filter" is where somebody looked.
    reasons = [reason for reason in reasons if reason not in denied]
    if reasons:
        return reasons[0]
    return Reason.ACCEPTED if where in _ARRIVED else Reason.UNKNOWN


def _unread(form: Form) -> str:
    """Return the code of the finding on a text that says nothing."""
    if form.left_open and not form.values:
        return "lines_empty"
    return "not_read" if form.text else "empty"


def _finding(code: str, level: Level, /, **values: str) -> Finding:
    return Finding(code, level, Field.ANSWER, values)
