"""Compare the words of a reply: case, punctuation and line breaks do not count.

Servers and programs that log their replies break lines, quote and hyphenate as they like. So a text
becomes its words in small letters, one space around each, without addresses of people and hosts
(whose parts would be taken for words): `550-5.2.2 <max@example.de>: Mailbox_full!` becomes
` 550 5 2 2 mailbox full `.

A phrase is such words, where `a|b` stands for either word, a `*` at a word's end for the rest of
it, and a `*` alone for up to eight words in between: `mailbox|inbox * full`.
"""

import re
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[^\s<>()\[\]{},;:\"'=|]+")
_IP_ADDRESS = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")
_BETWEEN = r"(?:\S+ ){0,8}?"


def plain(text: str) -> str:
    """Return the words of `text` as phrases are compared with them. Linear in its length."""
    folded = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    if "@" in folded:
        folded = _PIECE.sub(_without_address, folded)
    return f" {' '.join(_WORD.findall(_IP_ADDRESS.sub(' ', folded)))} "


def has(words: str, phrase: str) -> bool:
    """Tell whether `words`, which `plain` returned, contain `phrase`.

    Only a phrase whose single words are all there is compiled: most never are.
    """
    needed = _needed(phrase)
    if needed is None:
        return f" {phrase} " in words
    there = all(any(word in words for word in either) for either in needed)
    return there and bool(_pattern(phrase).search(words))


def _without_address(piece: re.Match[str]) -> str:
    return " " if "@" in piece[0] else piece[0]


@cache
def _needed(phrase: str) -> tuple[tuple[str, ...], ...] | None:
    """Return for each word what it may begin with, or None where all stand as they are."""
    if "*" not in phrase and "|" not in phrase:
        return None
    words = (word for word in phrase.split() if word != "*")
    return tuple(tuple(f" {one.rstrip('*')}" for one in word.split("|")) for word in words)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = (_BETWEEN if word == "*" else f"(?:{_either(word)}) " for word in phrase.split())
    return re.compile(f" {''.join(parts)}")


def _either(word: str) -> str:
    return "|".join(re.escape(one).replace(r"\*", r"\S*") for one in word.split("|"))
