"""Clean what people paste, before anybody tries to understand it.

Nothing is dropped in silence: what changes the meaning is refused, what cannot is noted.
"""

import re

from checker.reading.notes import Notes

CAP = 1000
"""Most characters a field may have. RFC 5321 4.5.3.1 allows an address 254 of them; the rest
is room for names, comments and short lists."""

_SPACES = " \t\r\n\f\v\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# A tab is white space here; a line break is one only where the next line continues a folded field.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FOLD = re.compile(r"(?<![ \t])[ \t]*\r?\n[ \t]+")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What Windows and chats put around a text that runs from left to right; it turns nothing round.
_LEFT_TO_RIGHT = "\u200e\u200f\u202a\u202c\u2066\u2068\u2069"
# What the sending platform's own field would keep, and nobody can see.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_QUOTES = "\"'`´„“”‟‚‘’‛«»‹›"


def code_point(character: str) -> str:
    """Return the way Unicode writes a character that cannot be shown, such as U+200B."""
    return f"U+{ord(character):04X}"


def clean(text: str, notes: Notes) -> str:
    """Return `text` without outer white space, invisible characters and folds (RFC 5322 2.2.3).

    Raises Unreadable for text that is empty, too long, or holds control characters.
    """
    if len(text) > CAP:
        raise notes.refuse("too_long", length=str(len(text)), limit=str(CAP))
    text = text.strip(_SPACES)
    if not text.isprintable():
        text = _visible(text, notes)
    if not text:
        raise notes.refuse("empty")
    return text


def _visible(text: str, notes: Notes) -> str:
    if "\n" in text and (text := _FOLD.sub(" ", text)).isprintable():
        return text
    text = _within_marks(text, notes)
    for code, pattern in (("bidi_control", _BIDI), ("control_char", _CONTROL)):
        if found := pattern.search(text):
            raise notes.refuse(code, character=code_point(found[0]))
    if invisible := _INVISIBLE.findall(text):
        _note_removed(invisible, notes)
        text = _INVISIBLE.sub("", text).strip(_SPACES)
    return text


def _within_marks(text: str, notes: Notes) -> str:
    bare = text.strip(_LEFT_TO_RIGHT)
    if bare != text:
        _note_removed([one for one in text if one in _LEFT_TO_RIGHT and one not in bare], notes)
    return bare.strip(_SPACES)


def _note_removed(characters: list[str], notes: Notes) -> None:
    names = map(code_point, sorted(set(characters)))
    notes.add("invisible_removed", characters=", ".join(names))


def unwrap(text: str, notes: Notes) -> str:
    """Return `text` without the quotes, commas and semicolons that were copied around it."""
    # The semicolon that ends a group (RFC 5322 3.4) is not one of them.
    bare = text.strip("," if ":" in text else ",;").strip(_SPACES)
    if len(bare) > 1 and bare[0] in _QUOTES and bare[-1] in _QUOTES:
        inner = bare[1:-1]
        if not any(quote in inner for quote in _QUOTES):
            bare = inner.strip(_SPACES)
    if bare != text:
        notes.add("punct_stripped")
    if not bare:
        raise notes.refuse("empty")
    return bare
