"""Make plain text of words that a reader pastes: a server's reply, or what somebody wrote."""

import re
from enum import StrEnum

from checker.message.entities import unescape
from checker.reading.findings import Finding, Level

CAP = 10_000
"""Most characters that are read. A reply is a few lines of at most 512 (RFC 5321 4.5.3.1.5)."""

_LINE_ENDS_SENTENCE = r"\n(?![a-zäöüß])"
SENTENCE_ENDS = re.compile(rf"[.!?]\s+|{_LINE_ENDS_SENTENCE}")
"""Where a sentence ends. A line that goes on in small letters is a wrapped one."""
STATEMENT_ENDS = re.compile(rf"[.!?;]\s+|{_LINE_ENDS_SENTENCE}")
"""Where somebody has stated one thing: a sentence may hold two, with a semicolon between."""

# Controls other than line ends, and what nobody can see: they carry no meaning.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Logs also write a line end as a backslash and a letter.
_LINE_ENDS = re.compile(r"\r\n?|\\r\\n|\\n")
_EMPTY_LINES = re.compile(r"\n{3,}")
# Where a page ends, in a text out of a PDF, or as browsers print it: its address and number below,
# the time and the title above.
_NEW_PAGE = re.compile(r"\n{0,3}\f\n{0,3}")
_TIME = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}\b"
_NUMBER = r"(?:seite|page) \d{1,3}(?: (?:von|of) |/)\d{1,3}"
_ABOVE = rf"{_TIME}.{{0,200}}"
_PAGE = re.compile(
    rf"\n{{1,2}}(?:(?:[-–—] )?(?:{_ABOVE} )?{_NUMBER}(?: [-–—])?|https?://\S+ \d{{1,3}}/\d{{1,3}})"
    rf"(?:\n{{1,2}}(?:{_ABOVE}|{_NUMBER}))?(?=\n)\n{{1,2}}",
    re.IGNORECASE,
)


def read(pasted: str, field: StrEnum) -> tuple[str, list[Finding]]:
    """Return the plain text of what was pasted into a field, and what was left out of it."""
    text, changed = _clean(pasted)
    findings = []
    if len(pasted) > CAP:
        findings.append(Finding("too_long", Level.NOTE, field, {"limit": str(CAP)}))
    if changed:
        findings.append(Finding("control_removed", Level.NOTE, field))
    return text, findings


def _clean(pasted: str) -> tuple[str, bool]:
    """Return `pasted` within the cap, with plain line ends, and whether a control was left out."""
    text = pasted[:CAP]
    if "\r" in text or "\\" in text:
        text = _LINE_ENDS.sub("\n", text)
    text = unescape(text)
    # As most replies are. What is printable holds no control, and nothing that nobody can see.
    if text.isprintable():
        return " ".join(text.split()), False
    if "\f" in text:
        text = _NEW_PAGE.sub("\n", text)
    plain = _CONTROLS.sub(" ", text)
    plain = plain if plain.isascii() else _UNSEEN.sub("", plain)
    lines = "\n".join([" ".join(line.split()) for line in plain.split("\n")])
    if "\n\n\n" in lines:
        lines = _EMPTY_LINES.sub("\n\n", lines)
    return _without_pages(lines.strip("\n")), plain != text


def _without_pages(text: str) -> str:
    """Join what the end of a page has divided."""
    return _PAGE.sub("\n", text) if "/" in text or "eite " in text or "age " in text else text
