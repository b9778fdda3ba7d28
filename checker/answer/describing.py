"""Say in a reader's language what an answer of IT means."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.answer.acts import Act
from checker.answer.codes import codes_of
from checker.answer.result import TOOL, Answer, State
from checker.answer.tables import Word, consoles
from checker.case.answer_lines import Line
from checker.case.details import PLACES, UNCONFIRMED, Detail
from checker.clock import Kept, limit
from checker.knowledge import resources
from checker.knowledge.products import product_fact, product_ids
from checker.reading.outcome import Light, Outcome, Owner, Reason
from checker.saying.catalogue import sentences
from checker.saying.report import Report, report, spoken, spoken_steps
from checker.saying.times import spoken_day

_LIGHTS = {
    State.RELEASED: Light.ATTENTION,
    State.DELIVERED: Light.ATTENTION,
    State.JUNK: Light.ATTENTION,
    State.ON_ITS_WAY: Light.ATTENTION,
    State.HANDED_ON: Light.ATTENTION,
    State.ALLOWED: Light.ATTENTION,
    State.HELD: Light.PROBLEM,
    State.REFUSED: Light.PROBLEM,
    State.DISCARDED: Light.PROBLEM,
    State.NOTHING_FOUND: Light.UNCLEAR,
    State.ASKED: Light.UNCLEAR,
    State.PROMISED: Light.UNCLEAR,
    State.UNCLEAR: Light.UNCLEAR,
    State.INVALID: Light.INVALID,
}
_DONE = frozenset({Act.RELEASED, Act.ALLOWED})
# What says something of the email itself.
_TELLING = frozenset(State) - {
    State.UNCLEAR,
    State.INVALID,
    State.ALLOWED,
    State.ASKED,
    State.PROMISED,
}


def describe(
    told: Answer,
    language: str,
    delivered: date | None = None,
    today: date | None = None,
    team: Owner = Owner.CONTACT_IT,
) -> dict[str, Any]:
    """Return the report about an answer in `language` ("de" or "en"), as plain data for JSON.

    `team` has answered: the contact's IT, or the sender's own where the email went to colleagues.

    `state` is what became of the email, `where` one of the places of `checker/reading/outcome.py`,
    `acts` what somebody did. `meanings` explains the console's words, `facts` says who can release
    it and until when (counted from the day it was `delivered`), `write_back` is the next sentence
    for that IT team, as whoever writes to it would put it. `letter` is what other tools can use,
    `result` the codes that a link to this answer holds.
    """
    words = sentences(TOOL, language)
    called = words["team"][team]
    return report(
        TOOL,
        language,
        Outcome(_light(told), _who(told.owner, team), told.certainty, told.reason),
        headline=words["headline"][_case(told)],
        text=" ".join(_text(told, words, called, language)),
        findings=[spoken(finding, words["findings"]) for finding in told.findings],
        next_steps=_steps(told, team, called, language),
        state=told.state.value,
        where=told.where.value,
        acts=sorted(act.value for act in told.acts),
        product=told.product,
        reply=told.text,
        meanings=[_meaning(word, words, language) for word in told.words],
        facts=[*_facts(told, words["facts"], language, delivered, today)],
        write_back=_write_back(told, words["write_back"]).format_map(called),
        letter=_details(told),
        result=codes_of(told),
    )


def _who(owner: Owner, team: Owner) -> Owner:
    return team if owner is Owner.CONTACT_IT else owner


def _steps(told: Answer, team: Owner, called: Mapping[str, str], language: str) -> list[Report]:
    """Return the steps as they are for the IT team that has answered."""
    table = resources.toml(f"data/{TOOL}/steps.toml")["steps"]
    steps = spoken_steps(TOOL, told.steps, language, called)
    for name, step in zip(told.steps, steps, strict=True):
        step["owner"] = _who(Owner(step["owner"]), team).value
        if team is Owner.OWN_IT and "own_link" in table[name]:
            step["link"] = f"/{language}/{table[name]['own_link']}"
    return steps


def _light(told: Answer) -> Light:
    return Light.OK if told.acts >= _DONE else _LIGHTS[told.state]


def _case(told: Answer) -> str:
    """Return the key of the sentences about what became of the email."""
    return "done" if told.acts >= _DONE else told.state


def _write_back(told: Answer, words: Mapping[str, str]) -> str:
    """Return the next sentence for IT: it asks for no reason that was already given."""
    case = _case(told)
    about: str = told.reason or ""
    if told.reason in UNCONFIRMED:
        about = "not_confirmed"
    elif Line.REASON in told.left_open and told.reason in (Reason.UNKNOWN, Reason.ACCEPTED):
        about = "left_open"
    known = case if told.reason is Reason.UNKNOWN else f"{case}_known"
    return next(words[key] for key in (f"{case}_{about}", known, case) if key in words)


def _text(
    told: Answer, words: Mapping[str, Any], called: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield on what ground it was decided, what that means for where the email is, and by whom."""
    if told.reason not in (None, Reason.ACCEPTED, Reason.UNKNOWN):
        yield sentences("reply", language)["reason"][told.reason]
    case = _case(told)
    yield words["text"]["state"][case].format_map(called)
    said = _DONE if case == "done" else {case}
    yield from (words["text"]["act"][act] for act in Act if act in told.acts - said)
    if told.product:
        yield words["text"]["product"].format(product=consoles().names[told.product])


def _meaning(word: Word, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    shown = word.shown.get(language) or next(iter(word.shown.values()))
    if word.reason:
        meaning = sentences("reply", language)["reason"][word.reason]
    elif word.act:
        meaning = words["text"]["act"][word.act]
    else:
        meaning = words["where"][word.where or "cannot_tell"]
    return {
        "code": None,
        "message": words["facts"]["word"].format(word=shown[0], name=word.name, meaning=meaning),
        "source": word.source.title,
        "url": word.source.url,
        "verified": word.source.verified.isoformat(),
    }


def _facts(
    told: Answer,
    words: Mapping[str, str],
    language: str,
    delivered: date | None,
    today: date | None,
) -> Iterator[str]:
    """Yield who can release what the contact's product holds, and until when."""
    if told.state is not State.HELD or told.product not in product_ids():
        return
    yield words["release"].format(text=product_fact(told.product, "release").text(language))
    kept = limit(told.product, Kept.MESSAGE, delivered, today or date.today())
    if kept.until:
        yield words["until"].format(date=spoken_day(kept.until, language))
    yield words["kept"].format(text=kept.fact.text(language))


def _details(told: Answer) -> dict[Detail, str]:
    offered = {
        Detail.WHERE: told.where.value if told.where in PLACES else None,
        Detail.PRODUCT: told.product if told.product in product_ids() else None,
        Detail.CONFIRMED: "no" if told.reason in UNCONFIRMED else None,
        Detail.REASON: told.reason if told.reason is not Reason.UNKNOWN else None,
        Detail.ANSWERED: told.state if told.state in _TELLING else None,
        Detail.ALLOWED: "yes" if Act.ALLOWED in told.acts else None,
    }
    return {detail: text for detail, text in offered.items() if text}
