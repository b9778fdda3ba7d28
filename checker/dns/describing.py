"""Say in a reader's language what the DNS says of a sender."""

from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import Any

from checker.alignment import describe as describe_names
from checker.dns.judging import KNOWN_BETTER, Case, Checked, Field, spf_state
from checker.dns.platform import State
from checker.dns.rows import Row, rows
from checker.dns.walk import names
from checker.lookup import Question
from checker.lookup.wording import questions, reasons, spoken_about, with_what_matters
from checker.reading.findings import Level
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import Report, owner_of, report, spoken_steps, steps_for
from checker.saying.times import spoken_day

TOOL = "dns"

_PROBLEM = (
    Case.NEVER_CONNECTED, Case.NO_SUCH_DOMAIN, Case.NOT_CONNECTED, Case.NOT_ALIGNED,
)  # fmt: skip
_UNCLEAR = (
    Case.ONLY_REQUIRED, Case.NOT_ASKED, Case.NO_ANSWER, Case.RECEIVERS_DIFFER, Case.HUB_ID_UNKNOWN,
)  # fmt: skip
VERDICTS: Mapping[Case, str] = {
    **dict.fromkeys(Case, "attention"),
    **dict.fromkeys(_PROBLEM, "problem"),
    **dict.fromkeys(_UNCLEAR, "unclear"),
    Case.INVALID: "invalid",
    Case.OK: "ok",
}
"""The traffic light of each case."""

# Findings that have steps of their own.
_STEPS_BY_FINDING = {
    "dmarc_several": "dmarc_several",
    "dmarc_bad_policy": "dmarc_policy",
    "spf_several": "spf_several",
    "spf_missing": "spf_missing",
    "spf_unread": "spf_unread",
}
_OF_CASE = {Case.NO_DMARC: Field.DMARC, Case.DMARC: Field.DMARC, Case.SPF: Field.SPF}


def describe(checked: Checked, language: str) -> dict[str, Any]:
    """Return the report on a look-up in `language` ("de" or "en"), as plain data for JSON.

    `wanted` are the questions that are still open, each as a name, a type and the message to send
    in base64; `commands` ask them by hand. `records` are the rows: what was asked, what was found,
    what would be right, who does it.
    """
    words = sentences(TOOL, language)
    by_names = describe_names(checked.names, language)
    values = _values(checked, language)
    steps = steps_for(TOOL, *_step_cases(checked))
    case = checked.case
    own = [spoken_about(finding, words["findings"], language) for finding in checked.findings]
    of_names = [one for one in by_names["findings"] if one["code"] not in KNOWN_BETTER]
    return report(
        TOOL,
        language,
        Outcome(VERDICTS[case], owner_of(TOOL, steps[0]), _certainty(case), case),
        headline=words["headline"][case],
        text=with_what_matters(words["text"][case].format_map(values), own),
        findings=sorted([*of_names, *own], key=lambda one: _WORST_FIRST.index(one["level"])),
        next_steps=spoken_steps(TOOL, steps, language, values),
        date=checked.day.isoformat(),
        by_names={key: by_names[key] for key in ("verdict", "alignment", "headline")},
        by_dns=_by_dns(checked, words, values, by_names["headline"]),
        dmarc=_dmarc(checked),
        identifiers=[*_identifiers(checked)],
        platform=_platform(checked),
        records=[_row(row, words, language) for row in rows(checked)],
        **questions(checked.answers, _may_follow(checked)),
    )


_WORST_FIRST = tuple(Level)


def _certainty(case: Case) -> Certainty:
    unknown = case is Case.INVALID or VERDICTS[case] == "unclear"
    return Certainty.UNKNOWN if unknown else Certainty.STATED


def _may_follow(checked: Checked) -> Iterator[Question]:
    """Yield what the walks may ask for, once the names below have no record to end them."""
    for walk in (checked.author_walk, checked.identifier_walk):
        if walk and Question(f"_dmarc.{walk.stopped_at}", "TXT") in checked.answers.wanted:
            above = dropwhile(lambda name, at=walk.stopped_at: name != at, names(walk.domain))
            yield from (Question(f"_dmarc.{name}", "TXT") for name in above)


def _values(checked: Checked, language: str) -> dict[str, str]:
    """Return what sentences may name."""
    author, identifier = checked.author, checked.identifier
    return {
        "author": author.unicode if author else "",
        "identifier": identifier.unicode if identifier else "",
        "date": spoken_day(checked.day, language),
        "why": reasons(checked.findings, language),
    }


def _step_cases(checked: Checked) -> list[str]:
    entries = [entry for account in checked.accounts[:1] for entry in account.entries]
    broken = {entry.state for entry in entries} - {None, State.OK}
    cases: list[str] = []
    if checked.case in (Case.NOT_CONNECTED, Case.HALF_CONNECTED) and broken == {State.NO_KEY}:
        cases.append("no_key")
    field = _OF_CASE.get(checked.case)
    found = [finding.code for finding in checked.findings if finding.field is field]
    cases += [_STEPS_BY_FINDING[code] for code in found if code in _STEPS_BY_FINDING]
    return [*cases, checked.case]


def _by_dns(
    checked: Checked, words: Mapping[str, Any], values: Mapping[str, str], by_names: str
) -> Report | None:
    """Return what the records say beside what the names say; None where they do not matter."""
    if checked.case in (Case.INVALID, Case.NEVER_CONNECTED):
        return None
    code = _alignment(checked)
    message = words["by_dns"][code].format_map({**values, "names": by_names})
    return {"alignment": code, "message": message}


def _alignment(checked: Checked) -> str:
    by_walk, by_list = checked.relaxed_aligned, checked.list_says_aligned
    if by_walk is None or checked.policy.applies is None:
        return "unknown"
    if checked.dkim_aligned is False and by_walk:
        return "strict"
    if by_walk != by_list:
        return "differs"
    if not by_walk:
        return "not_aligned"
    return "aligned" if checked.policy.applies else "no_dmarc"


def _dmarc(checked: Checked) -> Report:
    walk, policy = checked.author_walk, checked.policy
    by_list = checked.author.organization if checked.author else None
    return {
        "applies": policy.applies,
        "record_at": policy.record.domain if policy.record else None,
        "policy": policy.policy,
        "applied_policy": policy.applied,
        "author_org": walk.organization if walk else None,
        "author_org_psl": by_list.icann if by_list else None,
    }


def _identifiers(checked: Checked) -> Iterator[Report]:
    if checked.identifier_walk:
        yield {
            "domain": checked.identifier_walk.domain,
            "org": checked.identifier_walk.organization,
            "relaxed_aligned": checked.relaxed_aligned,
            "dkim_aligned": checked.dkim_aligned,
            "psl_says_aligned": checked.list_says_aligned,
        }


def _platform(checked: Checked) -> Report:
    account = checked.accounts[0] if checked.accounts else None
    states = {entry.id: entry.state for entry in account.entries} if account else {}
    return {
        "hub_id": account.hub_id if account else None,
        "spf": spf_state(checked.spf) if checked.spf else None,
        "hs1": states.get("hs1"),
        "hs2": states.get("hs2"),
    }


def _row(row: Row, words: Mapping[str, Any], language: str) -> Report:
    return {
        "id": row.id,
        "name": row.name,
        "type": row.type,
        "state": row.state,
        "found_at": row.found_at,
        "found": [*row.found],
        "right": row.right and row.right._asdict(),
        "owner": row.owner.value,
        "message": words["records"][row.kind][row.state],
        "link": f"/{language}/{row.link}",
    }
