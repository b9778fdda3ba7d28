"""SPF records (RFC 7208): which there are, what they include, and how many look-ups they cost."""

import re
from typing import NamedTuple

from checker.lookup import Answers, Status
from checker.lookup.zone import plain

MOST_LOOKUPS = 10  # RFC 7208 4.6.4

_VERSION = re.compile(r"v=spf1(?:\s|$)", re.IGNORECASE)
_TERM = re.compile(
    r"([+?~-]?)(?:(include:|redirect=)(\S+)|(?:a|mx|ptr)(?:[:/]\S*)?|exists:\S+)", re.IGNORECASE
)
_ALL = re.compile(r"[+?~-]?all", re.IGNORECASE)
_REDIRECT = re.compile(r"^redirect=", re.IGNORECASE)


class Spf(NamedTuple):
    """The SPF records of a domain, the names that they include however deep, and the look-ups.

    `unread` are the names that stand where they allow nothing: behind "all", where no receiver
    reads, or behind a "-", "~" or "?" (RFC 7208 4.6.2). `known` is False where nobody answered for
    the domain or for an include. `look_ups` counts no further than one too many.
    """

    records: tuple[str, ...]
    includes: tuple[str, ...]
    unread: tuple[str, ...]
    look_ups: int
    known: bool


def read_spf(answers: Answers, domain: str) -> Spf:
    """Return what the SPF records of a domain say."""
    answer = answers.get(domain, "TXT")
    records = tuple(text for text in answer.values if _VERSION.match(text))
    known = answer.status is not Status.FAILED
    unread = [name for one in records for name in _terms(_divided(one)[1])[0]]
    allowed: dict[str, bool] = {}
    look_ups = 0
    waiting = [(one, True) for one in records]
    while waiting and look_ups <= MOST_LOOKUPS:
        record, allows = waiting.pop(0)
        names, cost = _terms(_divided(record)[0])
        look_ups += cost
        new = {name: allows and own for name, own in names.items() if name not in allowed}
        allowed |= new
        # Those of the first record first: what is one too many is not asked for.
        for name in new if look_ups <= MOST_LOOKUPS else []:
            below = answers.get(name, "TXT")
            known = known and below.status is not Status.FAILED
            waiting += [(text, new[name]) for text in below.values if _VERSION.match(text)]
    includes = tuple(name for name, allows in allowed.items() if allows)
    unread += [name for name, allows in allowed.items() if not allows]
    look_ups = min(look_ups, MOST_LOOKUPS + 1)
    return Spf(records, includes, tuple(unread), look_ups, known)


def merged(records: tuple[str, ...]) -> str:
    """Return one record that allows what several allow; where they end differently, mildly.

    A "redirect=" counts only where no "all" stands (RFC 7208, section 6.1), and one will stand
    there: "include:" allows the same.
    """
    terms = [_REDIRECT.sub("include:", term) for one in records for term in one.split()[1:]]
    ends = {term for term in terms if _ALL.fullmatch(term)}
    middle = dict.fromkeys(term for term in terms if term not in ends)
    end = ends.pop() if len(ends) == 1 else "~all"
    return " ".join(["v=spf1", *middle, end])


def _divided(record: str) -> tuple[list[str], list[str]]:
    """Return the terms of a record up to "all", and those behind it (RFC 7208 5.1)."""
    terms = record.split()[1:]
    end = next((place for place, term in enumerate(terms) if _ALL.fullmatch(term)), len(terms))
    return terms[:end], terms[end + 1 :]


def _terms(terms: list[str]) -> tuple[dict[str, bool], int]:
    """Return the names that terms include, each with whether that allows what it allows, and how
    many terms cost a look-up.
    """
    found = [match for term in terms if (match := _TERM.fullmatch(term))]
    names: dict[str, bool] = {}
    for sign, kind, name in (match.groups() for match in found):
        # A macro stands for something else in every message: nobody can follow it from here.
        if kind and "%" not in name:
            names.setdefault(plain(name), sign in ("", "+"))
    return names, len(found)
