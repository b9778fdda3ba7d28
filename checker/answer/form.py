"""What IT wrote, apart from what its answer quotes, and in the three lines of the letter.

The letter is no answer: "find it in the quarantine" says nothing of where the email is. So where
the lines are, only what stands in them counts, and what IT wrote outside the letter. Of any other
answer what it quotes counts only where IT itself says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from checker.answer.grammar import says_nothing
from checker.case.answer_lines import Line, heading, label
from checker.knowledge.languages import LANGUAGES
from checker.reading import around
from checker.reading.words import words_of

# Marks of a quotation, and of a list or of bold type that a program made of the lines.
_QUOTE = re.compile(r"(?:[>|] ?)+")
_LIST = r"(?:[-*•_\s]|\d[.)]\s)*"
# What mail programs write above the letter they quote: a rule, a sentence, or its header.
_MARKER = re.compile(
    r"[-_]{5,}.*|-{2,}.+-{2,}|.*\b(?:wrote:|schrieb\b.*)|\**(?:From|Von)\s?:.*", re.IGNORECASE
)
# Where the mail begins that an answer quotes below: said so, or by its header as Outlook writes it.
_BELOW = re.compile(
    r"^(?:-{2,}+(?=[^-\n]*[a-z])[^-\n]++-{2,}|.{0,200}\b(?:wrote:|schrieb\b.{0,200}:)"
    r"|\**(?:From|Von)\s?:.*\n(?:.*\n){0,2}\**(?:Sent|Gesendet)\s?:.*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(around.HEADER, re.IGNORECASE)
# Whoever speaks of a newsletter as their own has asked: what IT quotes of that is no answer. But IT
# has a newsletter filter, email logs and E-Mail-Sicherheit of its own.
_ASKED_BY_READER = re.compile(
    r"\b(?:our|my|unser(?:e[nmrs]?)?|meine?[nmrs]?) (?:\w{1,20} )?"
    r"(?:newsletters?|mailings?|campaigns?|kampagnen?|invitations?|einladung(?:en)?|"
    r"(?:e-?mails?|messages?|nachricht(?:en)?))\b(?!-|"
    r" (?:server|system|gateway|filter|polic|secur|team|admin|log|trac|archiv|address|hygiene|"
    r"rule|folder|queue|quarantine|firewall|scan|protection|appliance|provider))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """What IT wrote: in its `own` words, and in the lines.

    `values` are the lines that were filled in, `left_open` the others that are there, each as it is
    called there.
    """

    own: str
    values: Mapping[Line, str]
    left_open: Mapping[Line, str]

    @property
    def text(self) -> str:
        """All that IT wrote, each line with the name that columns of consoles have."""
        return "\n\n".join([self.own, *(f"{line}: {text}" for line, text in self.values.items())])


class _Found(NamedTuple):
    """A line of the form: which one, its label as written, its value, and its lines in the text."""

    line: Line
    label: str
    value: str
    places: range


def forms(text: str) -> Iterator[Form]:
    """Yield what IT wrote in a cleaned `text`, and then more and more of what stands around it."""
    form = read_form(text)
    if form.values or form.left_open:
        yield replace(form, own=_alone(form.own))
        return
    tried: set[str] = set()
    for own in _more_and_more(text):
        if own not in tried and words_of(own).each:
            tried.add(own)
            yield Form(own, {}, {})
    if not tried:
        yield Form(text, {}, {})


def _more_and_more(text: str) -> Iterator[str]:
    """Yield what somebody wrote, then what stands below it, too, then what they pass on."""
    unquoted = _unquoted(around.without_header(text))
    yield _alone(unquoted)
    yield around.without_notices(unquoted)
    passed_on = _first_quoted(text)
    if not _ASKED_BY_READER.search(passed_on):
        yield around.without_notices(passed_on)


def _alone(text: str) -> str:
    return around.without(around.without_headers(text))


def _first_quoted(text: str) -> str:
    """Return a text with no more than the first of the mails that it quotes, without its header."""
    above, *below = [one.start() for one in _BELOW.finditer(text)] or [None]
    if above is None:
        return text
    # A rule and the header below it are of one mail.
    ends = (at for at in below if text[above:at].count("\n") > 1)
    return around.without_headers(text[: next(ends, len(text))])


def _unquoted(text: str) -> str:
    """Return a text without the lines marked as quoted, or else what stands above the quoted."""
    lines = text.split("\n")
    if any(map(_depth, lines)):
        return "\n".join(line for line in lines if not (_depth(line) or _BELOW.match(line)))
    below = _BELOW.search(text)
    return text[: below.start()] if below else text


def read_form(text: str) -> Form:
    """Return what IT wrote: all of a cleaned `text` where the lines of the letter are not in it."""
    lines = text.split("\n")
    found = [*_found(lines)]
    reasons = [one.places.start for one in found if one.line is Line.REASON]
    if not reasons:
        return Form(text, {}, {})
    filled = [one for one in found if not says_nothing(one.value)]
    values = {one.line: one.value for one in reversed(filled)}
    return Form(
        own="\n".join(_own(lines, found, reasons[-1])).strip("\n"),
        values={line: values[line] for line in Line if line in values},
        left_open={one.line: one.label for one in found if one.line not in values},
    )


def _found(lines: list[str]) -> Iterator[_Found]:
    for at, written in enumerate(lines):
        match = _labelled().fullmatch(_bare(written))
        if not match:
            continue
        value, places = match["value"], range(at, at + 1)
        if not value and (below := _below(lines, at)):
            value, places = below, range(at, at + 2)
        yield _Found(_named()[match["label"].casefold()], match["label"], value, places)


def _below(lines: list[str], at: int) -> str:
    """Return what IT wrote right below a line instead of in it."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    below = _bare(following)
    # A line that is quoted as deep is the letter's own.
    is_own = _depth(following) < _depth(lines[at]) or not _depth(following)
    return below if is_own and not _labelled().fullmatch(below) else ""


def _own(lines: list[str], found: list[_Found], reason: int) -> Iterator[str]:
    """Yield the lines that IT wrote itself; `reason` is where the last line for it stands."""
    form = {place for one in found for place in one.places}
    quoted = _quoted(lines, reason)
    for at, written in enumerate(lines):
        is_letter = at in form or at in quoted or _depth(written)
        if not (is_letter or _MARKER.fullmatch(written) or _HEADER.fullmatch(written)):
            yield written


def _quoted(lines: list[str], reason: int) -> range:
    """Return where the letter is, if it is quoted without marks in front of its lines."""
    if _depth(lines[reason]):
        return range(0)
    markers = [at for at in range(reason) if _MARKER.fullmatch(lines[at])]
    if markers:
        return range(markers[-1], len(lines))
    # No mark tells where the letter begins: below its heading all is letter.
    above = words_of("\n".join(lines[:reason])).text
    return range(len(lines) if any(asked in above for asked in _headings()) else 0)


def _depth(written: str) -> int:
    quote = _QUOTE.match(written)
    return len(quote[0].replace(" ", "")) if quote else 0


def _bare(written: str) -> str:
    return _QUOTE.sub("", written, count=1) if _depth(written) else written


@cache
def _named() -> Mapping[str, Line]:
    """Return the lines by what they are called in any language, in small letters."""
    return {label(line, language).casefold(): line for language in LANGUAGES for line in Line}


@cache
def _headings() -> frozenset[str]:
    return frozenset(words_of(heading(language)).text for language in LANGUAGES)


@cache
def _labelled() -> re.Pattern[str]:
    """Return the pattern of a line: its name, a colon, and what IT wrote."""
    names = "|".join(map(re.escape, sorted(_named(), key=len, reverse=True)))
    return re.compile(rf"{_LIST}(?P<label>{names})\**\s?[:：]\**\s*(?P<value>.*)", re.IGNORECASE)
