"""The sender's own line to the contact: what the letter below it is, and what to do with it.

Who reads their email at home has no IT team: there the line itself asks the contact to look.
"""

from collections.abc import Iterator
from typing import Any

from checker.case.details import Detail
from checker.letter.addressee import Addressee
from checker.letter.judging import Letter
from checker.letter.wording import instead, paragraphs
from checker.reading.outcome import Reason, Where
from checker.saying.catalogue import sentences
from checker.saying.times import spoken_day


class Note:
    """The line to the contact, in the words of one language ("de" or "en")."""

    def __init__(self, letter: Letter, language: str) -> None:
        self._letter = letter
        texts = sentences("letter", language)
        at_home = letter.to is Addressee.NOBODY
        self._words: dict[str, Any] = instead(texts["note"], texts["home"] if at_home else {})
        self._refused: dict[str, str] = texts["refused_at_home"] if at_home else {}
        day = letter.delivery.day
        self._day = spoken_day(day, language) if day else ""

    def subject(self) -> str:
        """Return the subject of the message to the contact."""
        return self._words["subject_dated" if self._day else "subject"].format(day=self._day)

    def body(self) -> str:
        """Return the whole line as plain text."""
        opening = self._words["opening"][self._letter.where].format(email=self._email())
        asked = self._words["ask"].format(sender=self._sender())
        return paragraphs(
            [self._named("greeting", Detail.CONTACT_NAME)],
            [" ".join([opening, *self._about_refusal(), asked])],
            [self._words["tell"]],
            [self._words["regards"], *filter(None, [self._known(Detail.SENDER_NAME)])],
        )

    def short_body(self) -> str:
        """Return a line that says the most necessary."""
        return paragraphs([self._words["short"]])

    def paste(self) -> str:
        """Return a text that only says where to paste what was copied."""
        return paragraphs([self._words["paste"]])

    def with_letter(self, note: str, subject: str, body: str) -> str:
        """Return one message of both: the line, and below it the letter to pass on."""
        heading = self._words["letter_subject"].format(subject=subject)
        return paragraphs([note.rstrip("\n")], ["* * *"], [heading], [body.rstrip("\n")])

    def _known(self, detail: Detail) -> str:
        return self._letter.details.get(detail, "")

    def _named(self, key: str, detail: Detail) -> str:
        name = self._known(detail)
        return self._words[f"{key}_named" if name else key].format(name=name)

    def _about_refusal(self) -> Iterator[str]:
        """Yield what the contact can change where the email was refused, if they can."""
        if self._letter.where is Where.REJECTED:
            reason = self._known(Detail.REASON) or Reason.UNKNOWN
            yield from filter(None, [self._refused.get(reason)])

    def _sender(self) -> str:
        address = self._known(Detail.FROM)
        return self._words["sender"]["address" if address else "unnamed"].format(address=address)

    def _email(self) -> str:
        """Return what the email is called: by its subject and its day, as far as they are known."""
        subject = self._known(Detail.SUBJECT)
        known = [*(["subject"] if subject else []), *(["day"] if self._day else [])]
        key = "_".join(known) or "unnamed"
        return self._words["email"][key].format(subject=subject, day=self._day)
