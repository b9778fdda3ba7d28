"""A reply as codes, and back: for a link that shows its answer and holds nothing of its text."""

import re

from checker.reading.findings import Finding, Level
from checker.reading.outcome import Reason
from checker.reply.judging import Field, contradiction
from checker.reply.result import TOOL, Delivered, Reply
from checker.reply.tables import known_rows, systems
from checker.saying.codes import packed, unpacked

_COUNT = 8
_CODE = re.compile(r"[2-5]\d\d", re.ASCII)
_ENHANCED = re.compile(r"[245](?:\.\d{1,3}){2}", re.ASCII)


def codes_of(reply: Reply) -> str | None:
    """Return whether it was delivered, why, the numbers, the system, and which row said so."""
    if not reply.reason:
        return None
    system, row = reply.system and reply.system.id, reply.pattern
    numbers = (reply.code, reply.enhanced)
    says = (row.says, row.case, row.source.id) if row else ()
    return packed(TOOL, reply.delivered, reply.reason, *numbers, system, *says)


def judge_codes(codes: str) -> Reply:
    """Return the reply that has these codes. Never raises: others have the finding `no_result`."""
    try:
        return _reply(*unpacked(TOOL, codes, _COUNT))
    except (KeyError, ValueError):
        finding = Finding("no_result", Level.ERROR, Field.REPLY)
        return Reply("", Delivered.UNCLEAR, (finding,))


def _reply(delivered: str, reason: str, code: str, enhanced: str, system: str, *row: str) -> Reply:
    numbers = (
        int(_matching(_CODE, code)) if code else None,
        _matching(_ENHANCED, enhanced) if enhanced else None,
    )
    return Reply(
        text="",
        delivered=Delivered(delivered),
        findings=tuple(contradiction(*numbers)),
        reason=Reason(reason),
        code=numbers[0],
        enhanced=numbers[1],
        system=systems().by_id[system] if system else None,
        pattern=known_rows()[(reason, *row)] if any(row) else None,
    )


def _matching(form: re.Pattern[str], code: str) -> str:
    if not form.fullmatch(code):
        raise ValueError(code)
    return code
