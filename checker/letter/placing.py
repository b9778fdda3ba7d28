"""Where the email is: what the reader knows of that, or else the receiving server's reply."""

from collections.abc import Mapping

from checker.case.details import Detail
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Where
from checker.reply import Delivered

# A server that refused an email, or put it off, has not got it: there is nothing to release.
_NOT_ACCEPTED = {Delivered.NO: Where.REJECTED, Delivered.NOT_YET: Where.ON_ITS_WAY}
_CODES = {Where.REJECTED: "refused", Where.ON_ITS_WAY: "not_accepted_yet"}


def place(known: Mapping[Detail, str], delivered: Delivered) -> tuple[Where, list[Finding]]:
    """Return where the email is, and what is worth saying about that.

    What the reader says counts for more: a reply can be about another attempt.
    """
    stated = Where(known.get(Detail.WHERE, Where.CANNOT_TELL))
    replied = _NOT_ACCEPTED.get(delivered)
    if replied is None or stated is replied:
        return stated, []
    if stated is Where.CANNOT_TELL:
        return replied, [Finding(_CODES[replied], Level.WARNING, Detail.SMTP_REPLY)]
    return stated, [Finding("reply_contradicts", Level.WARNING, Detail.SMTP_REPLY)]
