"""The letter to fill in by hand: the same words, with blanks for what the reader knows.

The build puts it into a page; no tool asks for it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from checker.case.details import Detail
from checker.letter.judging import judge
from checker.letter.wording import Wording, paragraphs
from checker.saying.catalogue import sentences


def template(language: str) -> str:
    """Return the letter in `language` ("de" or "en") with its subject, and blanks in brackets."""
    wording = _Blank(judge({}, datetime.now(UTC)), language)
    words = sentences("letter", language)["note"]["letter_subject"]
    return paragraphs([words.format(subject=wording.title())], [wording.body().rstrip("\n")])


class _Blank(Wording):
    """A letter about a message of which nothing is known yet."""

    def _facts(self, details: tuple[Detail, ...]) -> Iterator[str]:
        for name, blank in sentences("letter", self._language)["blanks"].items():
            yield self._fact(name, f"[{blank}]")

    def _missing(self) -> Iterator[str]:
        return iter(())
