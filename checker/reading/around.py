"""What stands around an answer in the mail that holds it: it says nothing of the reader's email.

Whoever passes on what IT or a server has answered pastes all of it: the header, the greeting, who
wrote it, what a company puts under every mail, and what filters have put into this one. "Scanned
for viruses by Mimecast" is no answer, and a team that is called "Anti-Spam" says nothing of spam.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from checker.knowledge import resources
from checker.reading.plain import SENTENCE_ENDS
from checker.reading.words import Phrases, Words, words_of

HEADER = r"\**(?:From|Sent|Date|To|Cc|Subject|Von|Gesendet|Datum|An|Betreff)\s?:.*"
"""A line of the header that mail programs write above what they quote, in no matter which case."""

_HEADERS = re.compile(rf"^{HEADER}$", re.IGNORECASE | re.MULTILINE)
# Those at the top are of the very mail that answers.
_TOP = re.compile(rf"\A(?:{HEADER}(?:\n|$))+", re.IGNORECASE)
# A ticket's name is what the reader asked.
_NAME = re.compile(
    r"\b((?:ticket|fall|case|vorgang|anfrage|request|incident)\b[^\n\"„“”]{0,20})[\"„“][^\n\"“”]{1,200}[\"“”]",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,:;–](?=\s)\s*")
# So many announcements are looked at in one paragraph: to look at each would take long.
_TRIES = 4
_LINE = re.compile(r"(?<=[.!?])\n")
# Where kinds of mail go: it names no email.
_THIS_PLACE = re.compile(
    r"\b(?:this|diese[rs]?) (?=domain|address|mailbox|adresse|organi[sz]ation|company)",
    re.IGNORECASE,
)
# Who wrote it stands below two hyphens (RFC 3676 4.3), or below a farewell.
_HYPHENS = r"^--$"


def without(text: str) -> str:
    """Return a cleaned `text` without farewell, disclaimer and the like. May be empty.

    Below a farewell the answer may go on: in a postscript, or in what a console showed.
    """
    if farewell := _farewell().search(text):
        below = "".join(f"\n\n{one}" for one in _more().findall(text, farewell.end()))
        text = text[: farewell.start()] + below
    return _but_notices(text)


def without_notices(text: str) -> str:
    """Return a cleaned `text` without disclaimers and the like, wherever they stand.

    What stands below the farewell stays, but for what a company does with kinds of mail.
    """
    if farewell := _farewell().search(text):
        below = _pieces(SENTENCE_ENDS, text[farewell.start() :])
        text = text[: farewell.start()] + "".join(one for one in below if not _is_of_rule(one))
    return _but_notices(text)


def _but_notices(text: str) -> str:
    paragraphs = ("".join(_answered(paragraph)) for paragraph in text.split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def without_header(text: str) -> str:
    """Return a cleaned `text` without the lines of a mail's header above it."""
    return _TOP.sub("", text)


def without_headers(text: str) -> str:
    """Return a cleaned `text` without the lines of a mail's header, wherever they stand."""
    return _HEADERS.sub("", text)


def _answered(paragraph: str) -> Iterator[str]:
    """Yield the sentences of a paragraph that somebody wrote for this answer."""
    at = announced = 0
    for sentence in _pieces(SENTENCE_ENDS, paragraph):
        words = words_of(sentence)
        if _has("disclaimers", words):
            return
        if announced < _TRIES and _begins("announced", words):
            announced += 1
            if _is_of_kinds(_LINE.split(paragraph[at:], maxsplit=1)[0]):
                return
        at += len(sentence)
        if not _has("notices", words) or _has("fates", words):
            yield "".join(_without_topic(_NAME.sub(r"\1", sentence)))


def _is_of_kinds(line: str) -> bool:
    """Tell whether a line names a kind of mail, and has no word of the reader's own email."""
    each = words_of(line).each
    return each.isdisjoint(_table()["own"]) and not each.isdisjoint(_table()["kinds"])


def _is_of_rule(sentence: str) -> bool:
    """Tell whether a sentence says what becomes of kinds of mail: "Emails may be blocked"."""
    each = words_of(_THIS_PLACE.sub("", sentence)).each
    is_of_kinds = each.isdisjoint(_table()["own"]) and not each.isdisjoint(_table()["kinds"])
    return is_of_kinds and not each.isdisjoint(_table()["as_a_rule"])


def _without_topic(sentence: str) -> Iterator[str]:
    """Yield the parts of a sentence that do not just name what the reader asked."""
    for clause in _pieces(_CLAUSES, sentence):
        words = words_of(clause)
        is_heading = clause.rstrip().endswith((",", ":", ";", "–")) or clause.endswith("\n")
        if not (_begins("thanks", words) or (is_heading and _begins("topics", words))):
            yield clause


def _begins(name: str, words: Words) -> bool:
    phrases = _phrases(name)
    return any(
        not front
        for number in phrases.found_in(words)
        for front, *_ in islice(phrases.places(number, words), 1)
    )


def _pieces(ends: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield a text in pieces, each with its end."""
    at = 0
    for end in ends.finditer(text):
        yield text[at : end.end()]
        at = end.end()
    yield text[at:]


def _has(name: str, words: Words) -> bool:
    return next(_phrases(name).found_in(words), None) is not None


@cache
def _phrases(name: str) -> Phrases:
    return Phrases([phrase for phrase, _ in _table()[name]])


@cache
def _farewell() -> re.Pattern[str]:
    """Return the pattern of where an answer is over."""
    return re.compile(
        rf"{_HYPHENS}|(?:^|(?<=[.!?] ))(?:{_any_of('farewells')})\b|"
        rf"^(?:{_any_of('short_farewells')})[,.!]?(?: [^\W\d_]+){{0,2}}$|"
        r"^(?:[^\W\d_]+,?(?: & | )){0,4}(?:regards|wishes|gr(?:ü|ue)(?:ß|ss)en?)"
        r"(?: (?:aus|from) [^\n]{1,30})?[,!]?$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _more() -> re.Pattern[str]:
    """Return the pattern of a paragraph, from where in it an answer goes on."""
    return re.compile(
        rf"^(?:(?:{_any_of('postscripts')})(?!\w)|(?:{_any_of('labels')})\s?:).*(?:\n.+)*",
        re.IGNORECASE | re.MULTILINE,
    )


def _any_of(name: str) -> str:
    words: list[str] = _table()[name]
    return "|".join(map(re.escape, words))


def _table() -> Mapping[str, Any]:
    return resources.toml("data/reading/around.toml")
