"""The text that a reader of HTML sees, as far as a notice needs it: lines, no tags."""

import re

from checker.message.entities import unescape

_UNSEEN = re.compile(r"<(style|script|head|title)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"</?(?:br|hr|p|div|table|tr|li|ul|h[1-6]|pre|blockquote)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>")


def text_of(markup: str) -> str:
    """Return the lines of text in `markup`; broken markup yields what is readable of it."""
    lines = _BREAK.sub("\0", _without_unseen(markup))
    text = unescape(_TAG.sub("", lines))
    return "\n".join(" ".join(line.split()) for line in text.split("\0"))


def _without_unseen(markup: str) -> str:
    """Leave out styles and scripts, each up to its own end."""
    kept, at = [], 0
    while start := _UNSEEN.search(markup, at):
        kept.append(markup[at : start.start()])
        end = re.compile(rf"</{start.group(1)}", re.IGNORECASE).search(markup, start.end())
        at = end.start() if end else len(markup)
    return "".join([*kept, markup[at:]])
