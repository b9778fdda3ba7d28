"""Whose words a text is: a mail server's, or those of an IT team that has looked."""

from checker import answer as it_answer
from checker.reading.outcome import Reason, Where
from checker.reply.judging import judge, judge_mail
from checker.reply.result import Reply

# Reasons for which an email may also arrive; a server that gives another has not let it in.
_OF_FILTERS = frozenset(
    {
        Reason.SPAM,
        Reason.BULK,
        Reason.PHISHING,
        Reason.POLICY,
        Reason.RECIPIENT_RULE,
        Reason.GREYLISTED,
        Reason.UNKNOWN,
    }
)
_ARRIVED = (Where.INBOX, Where.MAILBOX, Where.HANDED_ON)


def either(pasted: str) -> Reply | it_answer.Answer:
    """Return what `pasted` says, as an answer of IT where that tells more. Never raises."""
    told, by_it = judge_mail(pasted), it_answer.judge(pasted)
    if not (told.reason or by_it.reason):
        # An automatic reply may be nothing but thanks.
        told = judge(pasted)
    if told.code or told.enhanced:
        # A console's log quotes the replies of servers.
        return by_it if by_it.copied else told
    return by_it if _is_of_it(by_it, told) else told


def _is_of_it(by_it: it_answer.Answer, told: Reply) -> bool:
    """Tell whether a text without numbers tells more as an answer of IT than as a server's words.

    Servers know nothing of a junk folder, of a quarantine, or of what was released; nor where an
    email arrived, or that somebody looked for it in vain.
    """
    if not (by_it.reason and told.reason):
        return bool(by_it.reason)
    after = by_it.done or by_it.where in (Where.JUNK, Where.QUARANTINED)
    if told.reason in _OF_FILTERS:
        after = after or by_it.found_nothing or by_it.where in _ARRIVED
    return (by_it.stated or after) and told.reason is not Reason.NOT_SENT
