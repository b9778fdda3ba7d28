"""The questions of a text, which say nothing: whoever asks has not looked."""

import re

from checker.reading.plain import STATEMENT_ENDS

# A question says nothing, as far as it reaches back: to the sentence, the cell or the line before
# it, or to what is said before somebody asks for something. Some ask, and answer themselves.
_ASKED = re.compile(r"\?+(?=\s|$)(?!\s{1,9}(?:ja|yes|genau|richtig|correct)\b)", re.IGNORECASE)
_ASKING = re.compile(
    r"[.!?;:|][\"“”»']?\s+|[:;]-?[()]\s+|\n(?![a-zäöüß])| [-–—] |"
    r"(?i:(?:,| und| oder| and| or) (?=(?:können|könnten|könnt|kannst|könntest|würden|würdet|"
    r"dürfen|darf|soll|sollen|sollte|ist|sind|war|wurde|haben|habt|hast|hat|wann|wer|wie|wo|was|bitte|"
    r"can|could|would|will|shall|should|may|do|does|did|is|are|was|has|have|when|who|how|where|what|"
    r"please)\b))"
)
# A sentence that begins so asks as a whole, whatever else it asks: "was it rejected or did it …".
_ASKS = re.compile(
    r"\W{0,9}(?:(?:was|is|are|were|did|does|do|has|have|can|could|would|wurde|wurden|ist|sind|war|"
    r"hat|haben|liegt|kam|kann|können) (?:the|it|they|you|your|this|that|there|she|he|die|der|das|"
    r"sie|es|er|ihre?|eure?|frau|herr))\b",
    re.IGNORECASE,
)


def without_questions(text: str) -> str:
    """Return a text without its questions."""
    kept, at = [], 0
    for asked in _ASKED.finditer(text):
        sentences = [
            at,
            *(one.end() for one in STATEMENT_ENDS.finditer(text, at, asked.start())),
        ]
        begins = [one.end() for one in _ASKING.finditer(text, at, asked.start())]
        asks = _ASKS.match(text, sentences[-1], asked.start())
        kept.append(text[at : sentences[-1] if asks or not begins else begins[-1]])
        at = asked.end()
    return "\n\n".join([*kept, text[at:]]) if kept else text
