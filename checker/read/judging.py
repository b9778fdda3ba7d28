"""What a pasted text is, and which tool reads it: codes and values, no sentence."""

from dataclasses import dataclass, field

from checker.knowledge import resources
from checker.read.signs import SIGNS, Fields, Text
from checker.reading.outcome import Certainty

_TABLE = resources.toml("data/read/signs.toml")
TOOLS = (*_TABLE["named"], *_TABLE["whole"])
"""The tools that a text can be given to."""

_CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text is taken for: its `kind`, the `tool` that reads it, and how sure that is.

    `fields` are those of the tool's question that it fills, None for one that takes the whole
    `text`. `others` are the tools that could be meant as well, the likeliest first. Where nothing
    shows, `kind` and `tool` are None, and every tool is among the others. With `asks` only the
    reader can say whether `tool` or the first of the others is meant.
    """

    text: str
    kind: str | None = None
    tool: str | None = None
    certainty: Certainty = Certainty.UNKNOWN
    fields: Fields = field(default_factory=dict)
    others: tuple[str, ...] = TOOLS
    asks: bool = False


def judge(given: str | bytes, wish: str | None = None) -> Taken:
    """Return what a pasted text is taken for, or the octets of a file. Never raises.

    `wish` is the tool that the reader has chosen for it, one of `TOOLS`.
    """
    text = Text(given)
    rows = [(row, fields) for row in _TABLE["row"] if (fields := SIGNS[row["kind"]](text))]
    if rows and rows[0][0]["certainty"] == Certainty.STATED:
        # Nearly every text also holds words that somebody may have put.
        rows = [(row, fields) for row, fields in rows if row["certainty"] == Certainty.STATED]
    shown = [row["tool"] for row, _ in rows]
    asks = False
    if wish:
        fitting = (fields for row, fields in rows if row["tool"] == wish)
        fields = next(fitting, None) or _given(wish, text)
        kind, certainty, also = _CHOSEN, Certainty.STATED, shown
    elif rows:
        row, fields = rows[0]
        wish, kind, certainty = row["tool"], row["kind"], Certainty(row["certainty"])
        asks = row.get("asks", False)
        also = [*shown, *row.get("also", ())]
    else:
        return Taken(text.whole)
    others = tuple(tool for tool in dict.fromkeys(also) if tool != wish)
    return Taken(text.whole, kind, wish, certainty, fields, others, asks)


def _given(tool: str, text: Text) -> Fields:
    """Return the field of a tool that takes a text in which nothing shows."""
    if name := _TABLE["named"].get(tool):
        return {name: text.line or None}
    return {_TABLE["whole"][tool]: None}
