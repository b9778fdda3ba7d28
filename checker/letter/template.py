"""The letters to fill in by hand: the same words, with blanks for what the reader knows.

The build puts them into pages; no tool asks for them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from checker.case.details import Detail
from checker.letter.addressee import Addressee
from checker.letter.judging import judge
from checker.letter.wording import Wording, paragraphs
from checker.saying.catalogue import sentences


def template(language: str, to: Addressee = Addressee.CONTACT_IT) -> str:
    """Return the letter in `language` ("de" or "en") with its subject, and blanks in brackets.

    `to` is the IT team that it is for, the contact's or the sender's own ("own_it").
    """
    known = {Detail.COLLEAGUE.value: "yes" if to == Addressee.OWN_IT else "no"}
    wording = _Blank(judge(known, datetime.now(UTC)), language)
    words = sentences("letter", language)["note"]["letter_subject"]
    return paragraphs([words.format(subject=wording.title())], [wording.body().rstrip("\n")])


class _Blank(Wording):
    """A letter about a message of which nothing is known yet."""

    def _facts(self, details: tuple[Detail, ...]) -> Iterator[str]:
        for name, blank in sentences("letter", self._language)["blanks"].items():
            yield self._fact(name, f"[{blank}]")

    def _missing(self) -> Iterator[str]:
        return iter(())
