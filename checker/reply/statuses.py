"""Find the replies in a text and the codes in each (RFC 5321 4.2, RFC 3463).

People paste the bare reply, a line of a log ("host mx.example said: 550 5.1.1 …"), a field of a
bounce message ("Diagnostic-Code: smtp; 550-5.7.26 …"), a whole session, or only "5.7.26".
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from checker.reply.tables import status_codes

ENHANCED = r"[245]\.\d{1,3}\.\d{1,3}(?!\.?\w)"
_COUNTED = (
    "EUR|euros?|[KMG]B|Gäste|Kontakte|Kunden|Personen|Teilnehmer"
    "|guests|contacts|customers|people|attendees"
)
_STATUS = re.compile(
    # A search is quick where the pattern begins with a digit, and not with what stands before it.
    # What is counted is no code: 550 €, 552 MB, 554 guests.
    rf"(?P<code>[2-5](?<![\w.][2-5])\d\d)'?(?! ?(?:[€%]|(?i:{_COUNTED})\b))"
    rf"(?:-|[ ;:]{{1,2}}|[.,)](?!\d)|$)"
    rf"\n?[ ]?(?:b?['\"„“«])?#?(?P<enhanced>{ENHANCED})?",
    re.MULTILINE,
)
_ENHANCED_ALONE = re.compile(rf"(?<![\w.])#?(?P<enhanced>{ENHANCED})")
# Before a reply without an enhanced code stands nothing, a mark, a word that announces it, or the
# sending platform's own word for the reason, as in "UNKNOWN_USER 550 no".
_BEGINNING = re.compile(
    r"(?:^|[\n;:'\"„“”«»<>|\[-]|(?<!\w)\(|\b(?:smtp|err(?:or)?|(?:server)?fehler|(?:status)?code|reply|antwort"
    r"|(?:host|server) said)"
    r"|\b(?-i:[A-Z][A-Z_]{3,}))[ ]?$",
    re.IGNORECASE,
)
_LONGEST_WORD = len("SERVERFEHLER ")
# Behind one of these stands what is measured, or whom to call.
_MEASURED = re.compile(
    r"(?:size|größe|length|port|score|tel|telefon|phone|ticket)\W{1,3}$", re.IGNORECASE
)
_LONGEST_PART = len("::ffff")
# Where a number like a code is the version of a program: "X-Mailman-Version: 2.0.8".
_VERSION = re.compile(r"(?i)(?:^(?:x-|user-agent:|received:)|\bversion\b|\bv\.?$)")
# How the words of a server begin behind its codes.
_WORDS_BEHIND = re.compile(r" ?[A-Z<\[]")
# Whoever asks or guesses names codes that no server need have given: "z. B. 550 5.7.1?", "maybe it
# was a 550". Behind a colon a reply is quoted.
_CODES = r"(?:\d{3}|[245](?:\.\d{1,3}){2})"
_GUESSED = re.compile(
    rf"""
    (?: \b
        (?: e\.?g\.? | z\.\ ?b\. | zum\ beispiel | for\ (?:example|instance) | such\ as
        | [^\W\d]+\ (?:like|wie) | etwa | maybe | perhaps | possibly | probably | vielleicht
        | eventuell | evtl\. | vermute | vermutlich | wahrscheinlich | möglicherweise
        | no | ohne | without | keine?[nr]? | is\ it | ist\ es
        | (?:have\ you|did\ you|haben\ sie|hast\ du|habt\ ihr)
            (?:\ (?:get|got|see|seen|received?|denn|vielleicht|auch))*
        )
        (?:\ (?:es|it|this|das|war|was|were|ist|is|code|error|fehler|an?|the|eine?[nr]?|der|die))*
    | \b(?:if|wenn|falls|sofern)(?:\ (?!ich\b|wir\b|i\b|we\b)[^\W\d]+){{1,4}}
    | \b(?:ob|whether|would|should|würden?|sollten?|müssten?|normally|usually|normalerweise)
        (?:\ [^\W\d]+){{1,6}}
    | \b(?:(?:kann|könnte|could)\ (?:es\ sein,?|it\ be)|vermuten?,\ dass)(?:\ [^\W\d]+){{1,5}}
    )
    \ ?["'„“«(]?
    (?:{_CODES}[\ ,/"“”]{{0,3}}(?:\ ?(?:or|oder|bzw\.)\ (?:an?\ |eine?[nr]?\ )?)?["„“]?){{0,4}}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_GUESS = 80
# Nobody guesses with nothing in front, or behind "said:" and "smtp;".
_IN_FRONT_OF_QUOTES = ("", ":", ";")
# In the transcript of a session.
_OF_THE_OTHER = "<<< "
_LONGEST_LINE = 200
# Or a part of an IPv6 address: [2001:db8:220:6d::1].
_PART_OF_ADDRESS = re.compile(
    r"(?<!\w)[0-9a-f]{1,4}::?[2-5]\d\d::?[0-9a-f]{1,4}(?!\w)", re.IGNORECASE
)
# Refused for good or for now: 5yz and 4yz with the second digits in use (RFC 5321 4.2.1).
_REFUSAL = re.compile(r"[45][0-7]\d")

# A field of a report begins a line. "Error" names none: a reply can go on so behind its first line.
_AFTER = re.compile(r"\n\n|\n(?!Error:)[A-Z][A-Za-z-]{2,40}:[ ]")
# In a report, the words of a status stand in its diagnostic, and its field names a host before that
# (RFC 3464, 2.3.4 to 2.3.6).
_DIAGNOSED = re.compile(r".*\n(?:Remote-MTA:.*\n)?(?=Diagnostic-Code:)")


class Status(NamedTuple):
    """The codes of one reply, and where it begins and ends. Without `code` only `enhanced`.

    `remote`: in the transcript of a session, the other server's line ("<<< 550 …").
    """

    code: int | None
    enhanced: str | None
    start: int
    end: int
    remote: bool = False


def statuses(text: str) -> Iterator[Status]:
    """Yield the replies in `text` in order; neighbouring lines with one code are one reply."""
    found = [match for match in _STATUS.finditer(text) if _is_status(match, text)]
    starts = [match.start() for match in found] + [len(text)]
    is_transcript = _OF_THE_OTHER in text
    for code, lines in groupby(enumerate(found, 1), lambda item: item[1]["code"]):
        following, matches = zip(*lines, strict=True)
        start, end = matches[0].start(), _end(text, matches[-1].end(), starts[following[-1]])
        codes = [match["enhanced"] for match in matches if match["enhanced"]]
        enhanced = _telling(codes) or _later(code, text[start:end])
        remote = is_transcript and any(
            text.endswith(_OF_THE_OTHER, 0, match.start()) for match in matches
        )
        yield Status(int(code), enhanced, start, end, remote)
    if not found:
        yield from _enhanced_alone(text)


def _is_status(match: re.Match[str], text: str) -> bool:
    """Tell a reply code from other numbers: by its enhanced code, or by its place."""
    # Nobody guesses the server's words with it.
    is_quoted = match["enhanced"] and _WORDS_BEHIND.match(text, match.end())
    if not is_quoted and is_guessed(text, match.start()):
        return False
    if match["enhanced"]:
        return True
    code = match["code"]
    known = code in status_codes()["basic"] or _REFUSAL.fullmatch(code)
    return bool(known) and _at_beginning(match, text)


def is_guessed(text: str, at: int) -> bool:
    """Tell whether somebody only asks for what stands at a place in `text`, or guesses it."""
    before = text[max(0, at - _LONGEST_GUESS) : at].rpartition("\n")[2]
    is_quoted = before.rstrip()[-1:] in _IN_FRONT_OF_QUOTES
    return not is_quoted and bool(_GUESSED.search(before))


def _at_beginning(match: re.Match[str], text: str) -> bool:
    begin = max(0, match.start() - _LONGEST_WORD)
    around = text[begin : match.end() + _LONGEST_PART]
    before = text[begin : match.start()]
    return bool(_BEGINNING.search(before) and not _MEASURED.search(before)) and not any(
        one.start() < match.start() - begin < one.end() for one in _PART_OF_ADDRESS.finditer(around)
    )


def _telling(codes: list[str]) -> str | None:
    """Return the code that says most: one about an address (2.1.X) only when there is no other."""
    return next(
        (code for code in codes if not code.startswith("2.1.")), codes[0] if codes else None
    )


def _later(code: str, reply: str) -> str | None:
    """Return an enhanced code further back in a reply, such as "553 … (#5.7.1)"."""
    for match in _ENHANCED_ALONE.finditer(reply):
        enhanced = match["enhanced"]
        if enhanced[0] == code[0] and _is_registered(enhanced):
            return enhanced
    return None


def _enhanced_alone(text: str) -> Iterator[Status]:
    """Yield the first enhanced code: a defined one, or a refusal in its place; not a version."""
    for match in _ENHANCED_ALONE.finditer(text):
        code = match["enhanced"]
        in_place = code[0] != "2" and _at_beginning(match, text)
        is_known = _is_registered(code) or in_place
        if is_known and not (_is_version(match, text) or is_guessed(text, match.start())):
            told = _DIAGNOSED.match(text, match.end())
            start = told.end() if told else match.start()
            yield Status(None, code, start, _end(text, max(start, match.end()), len(text)))
            return


def _is_registered(enhanced: str) -> bool:
    return enhanced[2:] in status_codes()["enhanced"]


def _is_version(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _LONGEST_LINE) : match.start()]
    return bool(_VERSION.search(before.rpartition("\n")[2]))


def _end(text: str, start: int, limit: int) -> int:
    """Return where a reply ends: at an empty line or the next field of a bounce message."""
    after = _AFTER.search(text, start, limit)
    return after.start() if after else limit
