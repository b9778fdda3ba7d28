"""An answer of IT as codes, and back: for a link that shows it and holds nothing of its text."""

from checker.answer.acts import Act
from checker.answer.result import TOOL, Answer, Field
from checker.answer.tables import consoles, word_by_id
from checker.reading.findings import Finding, Level
from checker.reading.outcome import Reason, Where
from checker.saying.codes import packed, unpacked

_COUNT = 6
_STATED = "stated"
# Between the codes of one list; no code of a word has one.
_AND = "."


def codes_of(told: Answer) -> str | None:
    """Return where it is, why, how sure, whose console, what was done, and the console's words."""
    if not told.reason:
        return None
    acts, words = _AND.join(sorted(told.acts)), _AND.join(word.id for word in told.words)
    sure = _STATED if told.stated else ""
    return packed(TOOL, told.where, told.reason, sure, told.product, acts, words)


def judge_codes(codes: str) -> Answer:
    """Return the answer that has these codes. Never raises: others have the finding `no_result`."""
    try:
        return _answer(*unpacked(TOOL, codes, _COUNT))
    except (KeyError, ValueError):
        return Answer("", (Finding("no_result", Level.ERROR, Field.ANSWER),))


def _answer(where: str, reason: str, sure: str, product: str, acts: str, words: str) -> Answer:
    if sure not in ("", _STATED) or product not in ("", *consoles().names):
        raise ValueError(sure, product)
    return Answer(
        text="",
        findings=(),
        where=Where(where),
        reason=Reason(reason),
        product=product or None,
        words=tuple(word_by_id()[product, word] for word in words.split(_AND) if words),
        acts=frozenset(Act(act) for act in acts.split(_AND) if acts),
        stated=bool(sure),
    )
