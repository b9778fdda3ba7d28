"""Whose words a text is: a mail server's, or those of an IT team that has looked."""

import re
from itertools import islice

from checker import answer as it_answer
from checker.reading import plain
from checker.reading.outcome import Reason, Where
from checker.reading.words import words_of
from checker.reply.judging import Field, judge, judge_mail
from checker.reply.pasted import without_original
from checker.reply.reasons import Told, notice
from checker.reply.result import Delivered, Reply
from checker.reply.statuses import is_guessed
from checker.reply.tables import Pattern, labels, people

# Reasons for which an email may also arrive; a server that gives another has not let it in.
_OF_FILTERS = frozenset(
    {
        Reason.SPAM,
        Reason.BULK,
        Reason.PHISHING,
        Reason.MALWARE,
        Reason.POLICY,
        Reason.RECIPIENT_RULE,
        Reason.GREYLISTED,
        Reason.UNKNOWN,
    }
)
_ARRIVED = (Where.INBOX, Where.MAILBOX, Where.HANDED_ON)
# Where an email is that a server has taken.
_TAKEN = (Where.JUNK, Where.QUARANTINED)
# Where a filter has left an email that a server had accepted.
_KEPT = (*_TAKEN, Where.DISCARDED, Where.REJECTED)
# Where it may also be that an absence note tells of: "your email will be deleted".
_GONE = (Where.DISCARDED, Where.HANDED_ON)
# What a filter sees in an email: of these, people speak more often than servers.
_SEEN = frozenset({Reason.SPAM, Reason.BULK, Reason.PHISHING, Reason.MALWARE, Reason.POLICY})
_VAGUE = frozenset({Reason.UNKNOWN, Reason.POLICY})
# What one word of a server's tells may be what somebody denies: "you're not blocked".
_DENIABLE = _SEEN | _VAGUE
# Servers without a number are short, or write a notice.
_LONGEST_REPLY = 6
# Nobody writes so many words of a server's by chance.
_MANY = 4
# Where people put what a server said: in quotes, or behind a colon.
_PASSED_ON = re.compile(
    r"[\"„“«»']([^\"„“”«»'\n]{8,300})[\"“”«»']|:\s{1,2}([^:\n]{8,300})$", re.MULTILINE
)
_MOST_PASSED_ON = 8
# How the sending platform begins what it says of a bounce.
_OF_PLATFORM = re.compile(r"\W{0,9}(?:soft|hard|block|technical)[ _-]?bounced?\b", re.IGNORECASE)


def either(pasted: str) -> Reply | it_answer.Answer:
    """Return what `pasted` says, as an answer of IT where that tells more. Never raises."""
    told, by_it = judge_mail(pasted), it_answer.judge(pasted)
    if not told.reason and (by_it.is_pending or not by_it.reason):
        # An automatic reply may be nothing but thanks, and somebody will look.
        told = judge(pasted)
    if told.code or told.enhanced:
        # A console's log quotes the replies of servers; of an email that was taken it tells more.
        is_kept = by_it.stated and by_it.where in _KEPT and told.delivered is Delivered.YES
        return by_it if by_it.copied or is_kept else told
    if not (by_it.reason and told.reason) or by_it.is_pending:
        is_of_it = bool(by_it.reason and not told.reason) or _is_of_nobody(told, pasted)
    else:
        is_of_it = _tells_more(by_it, told, pasted) or _is_of_people(by_it, told, pasted)
    return by_it if is_of_it and told.reason is not Reason.NOT_SENT else told


def _tells_more(by_it: it_answer.Answer, told: Reply, pasted: str) -> bool:
    """Tell whether a text without numbers tells more as an answer of IT than as a server's words.

    Servers know nothing of a junk folder, of a quarantine, or of what was released; nor where an
    email arrived, or that somebody looked for it in vain.
    """
    is_same = by_it.where is Where.REJECTED and by_it.reason is told.reason
    if is_same and not by_it.done and _is_notice(pasted):
        return False
    if by_it.stated or by_it.done or by_it.where in _TAKEN:
        return True
    may_arrive = told.reason in _OF_FILTERS
    if by_it.where in _ARRIVED:
        return may_arrive or not (told.system or _is_notice(pasted))
    return by_it.found_nothing and may_arrive


def _is_of_people(by_it: it_answer.Answer, told: Reply, pasted: str) -> bool:
    """Tell whether somebody wrote a text that can also be read as a server's words.

    Of an email that both have refused, the server's words may tell why.
    """
    if told.reason is Reason.AUTO_REPLY or _is_of_machine(told, pasted):
        return False
    is_gone = by_it.where in _GONE and by_it.reason is not told.reason
    is_elsewhere = is_gone or (by_it.where, told.delivered) == (Where.ON_ITS_WAY, Delivered.NO)
    if is_elsewhere and told.reason is not Reason.EXPIRED:
        return True
    if by_it.reason in _SEEN and not by_it.tells_more:
        return True  # That a filter saw it in an email does not say that it was refused.
    if told.reason in _VAGUE and by_it.reason not in _VAGUE:
        return True
    is_refused = by_it.where is Where.REJECTED
    tells_why = is_refused and told.reason not in _VAGUE and by_it.reason in _VAGUE
    return not tells_why and (bool(by_it.product) or _is_written(pasted, told))


def _is_of_nobody(told: Reply, pasted: str) -> bool:
    """Tell whether nobody says what became of the email, although words of servers are in a text.

    "Which newsletter?", "spam filters are a nuisance", "your domain isn't blocked here".
    """
    if told.reason in (None, Reason.AUTO_REPLY) or _is_of_machine(told, pasted):
        return False
    if told.reason in _DENIABLE and it_answer.denies(pasted):
        return True
    is_long = len(words_of(pasted).text.split()) > _LONGEST_REPLY
    return _is_written(pasted, told) or (is_long and told.reason in _SEEN)


def _is_written(pasted: str, told: Reply) -> bool:
    """Tell whether people write so, and no server: they ask, and speak of themselves.

    They may pass on what a server said.
    """
    return _is_of_a_person(pasted) and not _is_passed_on(pasted, told)


def _is_of_a_person(text: str) -> bool:
    return "?" in text or not people().isdisjoint(words_of(text).each)


def _is_passed_on(pasted: str, told: Reply) -> bool:
    """Tell whether a part of a text alone says what a server has said, and nobody else."""
    if told.reason in _OF_FILTERS:
        return False
    for found in islice(_PASSED_ON.finditer(pasted), _MOST_PASSED_ON):
        words = found[1] or found[2]
        is_of_people = _is_of_a_person(words) or is_guessed(pasted, found.start())
        if not is_of_people and judge(words).reason is told.reason:
            return True
    return False


def _has_many_words(pattern: Pattern | None) -> bool:
    """Tell whether what stands in the table of servers' words is more than a word or two."""
    words = pattern.words.split() if pattern and pattern.words else ()
    return sum(word != "*" for word in words) >= _MANY


def _is_of_machine(told: Reply, pasted: str) -> bool:
    """Tell whether a text is a notice, the platform's word, or what one system alone writes."""
    own = told.system.patterns.rows if told.system else ()
    if told.pattern in (*own, *labels()[1].values()) or _has_many_words(told.pattern):
        return True
    if _OF_PLATFORM.match(pasted):
        return True
    return _is_notice(pasted)


def _is_notice(pasted: str) -> bool:
    """Tell whether a text says, as mail systems do, that an email was refused or is late."""
    text, _ = plain.read(pasted, Field.REPLY)
    return notice(Told.of_text(without_original(text))) is not None
