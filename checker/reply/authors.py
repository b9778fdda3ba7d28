"""Whose words a text is: a mail server's, or those of an IT team that has looked."""

from checker import answer as it
from checker.reading.outcome import Reason, Where
from checker.reply.judging import judge
from checker.reply.result import Reply


def either(pasted: str) -> Reply | it.Answer:
    """Return what `pasted` says, as an answer of IT where that tells more. Never raises."""
    told, by_it = judge(pasted), it.judge(pasted)
    if told.code or told.enhanced:
        # A console's log quotes the replies of servers.
        return by_it if by_it.copied else told
    return by_it if _is_of_it(by_it, told) else told


def _is_of_it(by_it: it.Answer, told: Reply) -> bool:
    """Tell whether a text without numbers tells more as an answer of IT than as a server's words.

    Servers know nothing of a junk folder, of a quarantine, or of what was released.
    """
    if not (by_it.reason and told.reason):
        return bool(by_it.reason)
    after = by_it.done or by_it.where in (Where.JUNK, Where.QUARANTINED)
    return by_it.stated or (after and told.reason is not Reason.NOT_SENT)
