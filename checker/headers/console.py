"""What a console shows or IT writes, pasted in place of headers: the room for answers reads it."""

import re

from checker import answer
from checker.answer import Answer
from checker.headers.filters import Remark
from checker.headers.ruling import Fate, Ruling
from checker.headers.team import Team
from checker.message.unfold import Unfolded
from checker.reading.outcome import Where
from checker.reading.plain import CAP

# What only servers and programs write. A console also shows who sent it, to whom, its id, and when
# it was received.
_WRITTEN = frozenset("authentication-results dkim-signature mime-version".split())
_CUSTOM = "x-"
_RECEIVED = "received"
_HOP = re.compile(r";|\b(?:from|by|with)\s", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_STATUS = "Message-Trace-Status"
# As its reports on older emails put every status.
_OF_TRACE = "Microsoft 365, message trace\nReceive, "
# The places of an answer that headers have a word for; of the others they cannot tell the folder.
_PLACES = {
    Where.INBOX: Fate.INBOX,
    Where.JUNK: Fate.JUNK,
    Where.QUARANTINED: Fate.QUARANTINED,
    Where.REJECTED: Fate.REJECTED,
    Where.DISCARDED: Fate.REJECTED,
}


def read(text: str, headers: Unfolded, remarks: tuple[Remark, ...]) -> Answer | None:
    """Return what `text` says of an email, where it is no message; `headers` are its fields.

    It must show whose console it is; what nobody states counts only where there are no fields,
    because a message may hold any words. Of a product whose page was read as `remarks`, those say
    it; of a trace's status that names no place, IT's words tell more.
    """
    if _is_message(headers):
        return None
    told = answer.judge(text[:CAP])
    is_console = told.reason and told.product and (told.stated or not headers.names)
    is_read = any(remark.product == told.product for remark in remarks)
    if is_read:
        return _of_status(remarks)
    return told if is_console else None


def _is_message(headers: Unfolded) -> bool:
    """Tell whether servers or programs wrote one of the fields."""
    written = (name in _WRITTEN or name.startswith(_CUSTOM) for name in headers.names)
    hops = [hop.value for hop in headers.all(_RECEIVED)]
    return any(written) or any(_HOP.search(hop) or not _TIME.search(hop) for hop in hops)


def _of_status(remarks: tuple[Remark, ...]) -> Answer | None:
    """Return what a trace's status says; the rest of a trace is the email's own words."""
    status = next((one.value for one in remarks if one.header == _STATUS), "")
    names_place = any(remark.meaning.where for remark in remarks)
    told = answer.judge(f"{_OF_TRACE}{status}") if status and not names_place else None
    return told if told and told.reason else None


def ruling(told: Answer, team: Team) -> Ruling:
    """Return where the email is by an answer, and whose turn it is."""
    where = _PLACES.get(told.where, Fate.CANNOT_TELL)
    return Ruling(where, team.acting(told.owner), told.certainty, None)
