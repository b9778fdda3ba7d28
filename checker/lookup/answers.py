"""What a judge may ask the DNS, what it is told, and which questions are still open."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

MOST_QUESTIONS = 40
"""How many questions one report may take."""

_LONGEST_NAME = 253  # octets without the final dot, RFC 1035 2.3.4
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")


class Question(NamedTuple):
    """A `name` in A-labels, lower case, without the final dot; a `type` such as TXT."""

    name: str
    type: str


class Status(StrEnum):
    """What came of a question."""

    OK = "ok"
    NONE = "none"  # the name exists, a record of that type does not
    NXDOMAIN = "nxdomain"  # neither the name nor one below it exists (RFC 8020)
    FAILED = "failed"  # nobody knows: never the same as "no record"


class Why(StrEnum):
    """Why a question failed."""

    NOT_ASKED = "not_asked"
    NOT_GIVEN = "not_given"  # what was pasted ends before the answer
    TOO_MANY = "too_many"  # questions for one report
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    HTTP = "http"  # an error or a redirect of the resolver's web server
    NOT_DNS = "not_dns"  # something else in the answer's place, such as a page
    OTHER_QUESTION = "other_question"
    BROKEN = "broken"
    TRUNCATED = "truncated"
    TOO_BIG = "too_big"
    LOOP = "loop"  # of aliases
    SERVFAIL = "servfail"
    REFUSED = "refused"


class Answer(NamedTuple):
    """What is known of a question.

    `values` are records as zone files write them: the joined text of a TXT record (RFC 7208 3.3),
    "10 mx.example.de" of an MX record. `aliases` are the targets that CNAME records led over. A
    status that is not OK is that of the last of them.
    """

    status: Status
    values: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    why: Why | None = None

    @property
    def exists(self) -> bool | None:
        """Whether the name that was asked for exists; None when nobody knows.

        An alias exists even where its target does not (RFC 6604 3).
        """
        if self.aliases:
            return True
        return None if self.status is Status.FAILED else self.status is not Status.NXDOMAIN


OPEN = Answer(Status.FAILED, why=Why.NOT_ASKED)
"""The answer until there is one."""


class Answers:
    """What `source` knows, as one run of a judge asks for it.

    `asked` holds every question that was answered, in order; `wanted` those that were not.
    """

    def __init__(self, source: Callable[[Question], Answer | None]) -> None:
        self._source = source
        self.asked: dict[Question, Answer] = {}
        self.wanted: list[Question] = []

    def get(self, name: str, type_: str) -> Answer:
        """Return the answer, or one that failed while there is none."""
        if not is_askable(name):
            # Such a name cannot exist: `_dmarc.` before a long one, or an include with a slip.
            return Answer(Status.NXDOMAIN)
        question = Question(name, type_)
        if question in self.asked:
            return self.asked[question]
        if question in self.wanted:
            return OPEN
        if len(self.asked) + len(self.wanted) >= MOST_QUESTIONS:
            return Answer(Status.FAILED, why=Why.TOO_MANY)
        answer = self._source(question)
        if answer is None:
            self.wanted.append(question)
            return OPEN
        self.asked[question] = answer
        return answer


def is_askable(name: str) -> bool:
    """Tell whether a name, lower case and without the final dot, can be asked for."""
    return len(name) <= _LONGEST_NAME and bool(_NAME.fullmatch(name))
