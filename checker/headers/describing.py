"""Say a reading in the reader's language, as plain data."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from checker import alignment
from checker.alignment import Alignment
from checker.headers.evidence import Evidence, strongest
from checker.headers.filters import Remark
from checker.headers.judging import Part, Reading
from checker.headers.offers import letter_fields
from checker.headers.ruling import Owner, Where
from checker.headers.ticket import ticket
from checker.knowledge import resources
from checker.message import encoded_words
from checker.reading.findings import Field, Finding, Level
from checker.saying.catalogue import sentences

SCHEMA = 1

_STEPS = resources.toml("data/headers/steps.toml")
_LONGEST_SUBJECT = 300
_LONGEST_WRITTEN = 2_000


def describe(reading: Reading, language: str, redacted: bool = True) -> dict[str, Any]:
    """Return the report on a reading: dicts, lists and strings, ready for JSON.

    Beside the verdict, its parts and what it rests on, the report holds what the page needs: the
    verdict in one sentence (`headline`), why (`reason`, or None) and how sure (`confidence`); both
    fields of the checker (`from`, `sending`) and those of the letter (`letter`); the messages that
    could be read instead (`parts`, empty when there is only this one); and `ticket`, the summary to
    hand on, as `text`, `markdown` and `json`.

    `language` is one of `checker.saying.catalogue.LANGUAGES`; another raises FileNotFoundError. `redacted`
    says whether `ticket` has addresses, links and tokens taken out.
    """
    texts = sentences("headers", language)
    author = alignment.describe(reading.author, language)
    report = {
        "schema": SCHEMA,
        "language": language,
        **_verdict(reading, texts, language),
        "from": _author(author["from"]),
        "alignment": author["alignment"],
        "sending": author["sending"],
        "evidence": [_evidence(one) for one in reading.evidence],
        "hops": list(_hops(reading)),
        "filters": [_filter(remark, texts, language) for remark in reading.remarks],
        "findings": [
            *_author_findings(author["findings"]),
            *(_finding(one, texts) for one in reading.findings),
        ],
        "next_steps": [_step(name, texts, language) for name in _steps(reading)],
        "ids": _ids(reading),
        "letter": letter_fields(reading),
        "subject": _subject(reading.subject),
        "parts": [_part(part) for part in reading.parts] if len(reading.parts) > 1 else [],
        "part": reading.part,
    }
    return report | {"ticket": ticket(report, texts["ticket"], redacted)}


def _verdict(reading: Reading, texts: Mapping[str, Any], language: str) -> dict[str, str | None]:
    ruling = reading.ruling
    return {
        "verdict": ruling.where.value,
        "owner": ruling.owner and ruling.owner.value,
        "certainty": ruling.certainty.value,
        "headline": _headline(reading, texts),
        "reason": ruling.remark and ruling.remark.meaning.texts[language],
        "confidence": texts["certainty"][ruling.certainty.value],
    }


def _headline(reading: Reading, texts: Mapping[str, Any]) -> str:
    ruling = reading.ruling
    what = texts["where"][f"{ruling.where.value}_{ruling.certainty.value}"]
    if not ruling.owner:
        return texts["sentence"]["nobody"].format(what=what)
    return texts["sentence"]["somebody"].format(what=what, who=texts["owner"][ruling.owner.value])


def _author(author: dict[str, Any]) -> dict[str, Any]:
    name = author["display_name"]
    return author | {"display_name": name and encoded_words.decode(name)}


def _author_findings(findings: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what the checker found in the From field that matters to filters.

    None is an error here: with a From field that cannot be judged, a message can still be read.
    """
    for finding in findings:
        matters = finding["field"] == Field.FROM and finding["level"] != Level.NOTE
        if matters and finding["code"] != "empty":
            yield finding | {"level": Level.WARNING.value}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "method": one.method,
        "result": one.result,
        "domain": one.domain,
        "authserv_id": one.authserv_id or None,
        "arc": one.by_arc,
        "alignment": one.alignment and one.alignment.value,
    }


def _hops(reading: Reading) -> Iterator[dict[str, Any]]:
    for at, hop in enumerate(reading.route.hops):
        yield {
            "by": hop.by or None,
            "from": hop.sent_from or hop.address or None,
            "time": hop.time and _iso(hop.time),
            "delay_s": reading.route.delay(at),
            "tls": hop.tls,
            "accepted": at == reading.route.accepted,
        }


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")


def _filter(remark: Remark, texts: Mapping[str, Any], language: str) -> dict[str, Any]:
    meaning = remark.meaning
    sentence = meaning.texts[language]
    if not meaning.source:
        product = texts["products"][remark.product]
        sentence = f"{sentence} {texts['filters']['undocumented'].format(product=product)}"
    return {
        "product": remark.product,
        "header": remark.header,
        "field": remark.field,
        "value": remark.value,
        "meaning": sentence,
        "source": meaning.source,
        "verified": meaning.verified.isoformat(),
    }


def _finding(finding: Finding, texts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level.value,
        "field": finding.field.value,
        "values": dict(finding.values),
        "message": texts["findings"][finding.code].format_map(finding.values),
    }


def _steps(reading: Reading) -> list[str]:
    """Return what to do, by where the message went and whose turn it is."""
    where, owner = reading.ruling.where, reading.ruling.owner
    case = f"{where}_{owner}" if owner else where.value
    if where is Where.CANNOT_TELL and not reading.route.hops:
        case = "no_way"
    steps = _STEPS["cases"][case]
    best = strongest(reading.evidence)
    if reading.evidence and (best is None or best.alignment is Alignment.NONE):
        steps = _STEPS["unaligned"] + [step for step in steps if owner is not Owner.SENDER]
    return [step for step in steps if reading.has_it_team or _owner(step) != Owner.CONTACT_IT]


def _owner(step: str) -> str:
    return _STEPS["steps"][step]["owner"]


def _step(name: str, texts: Mapping[str, Any], language: str) -> dict[str, str]:
    step = _STEPS["steps"][name]
    return {
        "owner": step["owner"],
        "message": texts["steps"][name],
        "link": f"/{language}/{step['link']}",
    }


def _ids(reading: Reading) -> dict[str, Any]:
    return {
        "message_id": reading.ids.message_id or None,
        "queue_ids": list(reading.ids.queue_ids),
        "platform_id": reading.ids.platform_id or None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "part": part.number,
        "from": _subject(part.sender),
        "subject": _subject(part.subject),
    }


def _subject(written: str) -> str:
    return encoded_words.decode(written[:_LONGEST_WRITTEN])[:_LONGEST_SUBJECT]
