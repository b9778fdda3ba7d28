"""Hand the letter over, and tell the reader about it in the language of the page."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from checker.case.details import Detail
from checker.letter.addressee import Addressee
from checker.letter.allowing import Allow
from checker.letter.draft import LONGEST_LINK, draft, mailto
from checker.letter.judging import Letter
from checker.letter.note import Note
from checker.letter.wording import Wording
from checker.reading.delivery_time import Occurrence
from checker.reading.findings import Level
from checker.reading.outcome import Certainty, Outcome, Where
from checker.saying.catalogue import sentences
from checker.saying.report import owner_of, report, spoken_steps, steps_for
from checker.saying.times import spoken_with_days, utc_offset, utc_text

TOOL = "letter"

# The cases in which nothing is left to do but hand the letter over.
_READY = frozenset({"ok", "junk"})
# Whose mailbox it is, for the tools that come after.
_RECEIVERS = {Addressee.OWN_IT: "own", Addressee.NOBODY: "provider"}


def describe(letter: Letter, language: str) -> dict[str, Any]:
    """Return the report about `letter` as plain data for JSON, its sentences in `language`.

    `to` is whom the letter is for: "contact_it", "own_it" or "nobody".
    Two texts are in `letter_language`: the sender's line to the contact (`note_subject`, `note`),
    and the letter that the contact passes on (`subject`, `body`). `mailto` and `draft` hold both as
    one message. The own IT team gets the letter alone, and both of the note are empty; where there
    is no IT team, the contact gets the line alone, and both of the letter are. The link may hold
    less: `mailto_body` is "full", "short" or "paste", with a `mailto_note` on that.
    `which_hour` holds the two answers to choose from when the time can mean two moments.
    `letter` is what other tools can use: whose mailbox it is, where the addresses tell that.
    """
    words = sentences(TOOL, language)
    spoken_in = letter.language or language
    wording, note = Wording(letter, spoken_in), Note(letter, spoken_in)
    messages = _messages(letter.to, wording, note)
    kind, link = _mailto(messages)
    case = _case(letter)
    verdict = "ok" if case in _READY else "attention"
    is_own, at_home = letter.to is Addressee.OWN_IT, letter.to is Addressee.NOBODY
    steps = steps_for(TOOL, f"own_{case}", "own") if is_own else steps_for(TOOL, case)
    return report(
        TOOL,
        language,
        Outcome(verdict, owner_of(TOOL, steps[0]), Certainty.STATED),
        headline=words["headline"][letter.to],
        text=words["text"][letter.to],
        findings=[
            spoken_with_days(finding, words["findings"], language) for finding in letter.findings
        ],
        next_steps=spoken_steps(TOOL, steps, language),
        to=letter.to.value,
        letter_language=spoken_in,
        note_subject="" if is_own else note.subject(),
        note="" if is_own else note.body(),
        subject="" if at_home else wording.subject(),
        body="" if at_home else wording.body(),
        mailto=link,
        mailto_body=kind,
        mailto_note=words["mailto"].get(kind, "").format(limit=LONGEST_LINK) or None,
        draft=draft(*messages["full"]),
        missing=[
            {"field": detail.value, "name": words["names"][detail], "hint": words["hints"][detail]}
            for detail in letter.missing
        ],
        which_hour=_hours(letter, words["hours"]),
        letter={Detail.RECEIVER: _RECEIVERS[letter.to]} if letter.to in _RECEIVERS else {},
    )


def _case(letter: Letter) -> str:
    """Return the key of the steps."""
    if letter.to is Addressee.NOBODY:
        return "no_it_team"
    if any(finding.level is Level.ERROR for finding in letter.findings):
        return "attention"
    if letter.allow is Allow.NOT_YET:
        return "not_yet"
    return "junk" if letter.where is Where.JUNK else "ok"


def _messages(to: Addressee, wording: Wording, note: Note) -> dict[str, tuple[str, str]]:
    """Return what the reader sends, as subject and text: whole, in short, and to be pasted."""
    if to is Addressee.NOBODY:
        subject = note.subject()
        return {"full": (subject, note.body()), "paste": (subject, note.paste())}
    full, short = (wording.subject(), wording.body()), (wording.title(), wording.short_body())
    if to is Addressee.OWN_IT:
        return {"full": full, "short": short, "paste": (wording.title(), note.paste())}
    return {
        "full": (note.subject(), note.with_letter(note.body(), *full)),
        "short": (note.subject(), note.with_letter(note.short_body(), *short)),
        "paste": (note.subject(), note.paste()),
    }


def _mailto(messages: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the longest message that fits into a link: its kind and the link."""
    links = {kind: mailto(*message) for kind, message in messages.items()}
    return next((kind, link) for kind, link in links.items() if len(link) <= LONGEST_LINK)


def _hours(letter: Letter, words: Mapping[str, str]) -> list[dict[str, str]]:
    moments = letter.delivery.moments
    if len(moments) < 2:
        return []
    return [
        {
            "value": hour.value,
            "label": words[hour].format(
                local=f"{moment:%H:%M}",
                offset=utc_offset(moment),
                utc=utc_text(moment.astimezone(UTC)),
            ),
        }
        for hour, moment in zip(Occurrence, moments, strict=True)
    ]
