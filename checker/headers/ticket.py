"""The summary to hand on to an IT team: as plain text, as Markdown, as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.headers.sides import By
from checker.saying.redact import redact

# Whole sections: a title, and its lines. The two written forms differ only in how they set these.
type Sections = list[tuple[str, list[str]]]

# What only the page needs.
_NOT_FOR_A_TICKET = ("parts", "part", "sending", "next_steps", "details")


def ticket(report: Mapping[str, Any], labels: Mapping[str, Any], redacted: bool) -> dict[str, str]:
    """Return a report as `text`, `markdown` and `json`; `redacted` takes addresses and such out.

    Ids stay as they are: they are what the IT team searches for, and name no person.
    """
    clean = redact if redacted else str
    private = cleaned(report, clean)
    written = sections(private, labels)
    return {
        "text": _text(private["headline"], written),
        "markdown": _markdown(private["headline"], written),
        "json": json.dumps(private, ensure_ascii=False, indent=2),
    }


def cleaned(report: Mapping[str, Any], clean: Callable[[str], str]) -> dict[str, Any]:
    """Return a copy in which every text from the message went through `clean`, except ids."""
    kept = {key: value for key, value in report.items() if key not in _NOT_FOR_A_TICKET}
    sender = {key: value and clean(value) for key, value in report["from"].items()}
    return kept | {
        "from": sender,
        "subject": clean(report["subject"]),
        "evidence": [
            one | {"authserv_id": clean(one["authserv_id"] or "")} for one in report["evidence"]
        ],
        "filters": [one | {"value": clean(one["value"])} for one in report["filters"]],
        "unknown_filters": [
            one | {"value": clean(one["value"])} for one in report["unknown_filters"]
        ],
        "findings": [
            one | {"values": {name: clean(value) for name, value in one["values"].items()}}
            | {"message": clean(one["message"])}
            for one in report["findings"]
        ],
        "bounce": report["bounce"] and _cleaned_bounce(report["bounce"], clean),
    }  # fmt: skip


def _cleaned_bounce(bounce: Mapping[str, Any], clean: Callable[[str], str]) -> dict[str, Any]:
    cleaned_answers = [_cleaned_answer(one, clean) for one in bounce["recipients"]]
    return _cleaned_answer(bounce, clean) | {"recipients": cleaned_answers}


def _cleaned_answer(one: Mapping[str, Any], clean: Callable[[str], str]) -> dict[str, Any]:
    return {**one, **{key: one[key] and clean(one[key]) for key in ("reply", "recipient")}}


def sections(report: Mapping[str, Any], labels: Mapping[str, Any]) -> Sections:
    """Return what the ticket says of a report, section by section, without the empty ones."""
    all_of_them = (
        (labels["message"], list(_facts(report, labels))),
        (labels["bounce"], list(_answers(report["bounce"]))),
        (labels["evidence"], [_evidence(one, labels) for one in report["evidence"]]),
        (labels["hops"], [_hop(hop, labels) for hop in report["hops"]]),
        (labels["filters"], [_filter(one, labels) for one in report["filters"]]),
        (labels["unknown_filters"], [_unknown(one) for one in report["unknown_filters"]]),
        (labels["findings"], [one["message"] for one in report["findings"]]),
    )
    return [section for section in all_of_them if section[1]]


def _facts(report: Mapping[str, Any], labels: Mapping[str, Any]) -> Iterator[str]:
    ids = report["ids"]
    facts = {
        "from": report["from"]["address"],
        "subject": report["subject"],
        "message_id": ids["message_id"],
        "queue_ids": ", ".join(ids["queue_ids"]),
        "platform_id": ids["platform_id"],
    }
    for name, value in facts.items():
        if value:
            yield f"{labels[name]}: {value}"


def _answers(bounce: Mapping[str, Any] | None) -> Iterator[str]:
    for one in bounce["recipients"] if bounce else ():
        yield f"{one['recipient'] or '?'}: {one['reply'] or one['status'] or one['delivered']}"


def _evidence(one: Mapping[str, Any], labels: Mapping[str, Any]) -> str:
    aligned = f" ({labels['alignment'][one['alignment']]})" if one["alignment"] else ""
    by = f" – {one['authserv_id']}" if one["authserv_id"] else ""
    return f"{one['method']}={one['result']} {one['domain']}{aligned}{by}"


def _hop(hop: Mapping[str, Any], labels: Mapping[str, Any]) -> str:
    delay = "" if hop["delay_s"] is None else f" ({hop['delay_s']:+} s)"
    mark = f" – {labels['accepted']}" if hop["accepted"] else ""
    way = " → ".join(hop[end] or "?" for end in ("from", "by"))
    return f"{hop['time'] or '?'}{delay}: {way}, {hop['tls'] or labels['no_tls']}{mark}"


def _filter(one: Mapping[str, Any], labels: Mapping[str, Any]) -> str:
    by = f" ({labels['earlier']})" if one["by"] == By.EARLIER else ""
    return f"{one['header']} {one['field']}={one['value']}{by}: {one['meaning']}"


def _unknown(one: Mapping[str, Any]) -> str:
    return f"{one['header']}: {one['value']}"


def _text(headline: str, written: Sections) -> str:
    blocks = [headline, *("\n".join([f"{title}:", *lines]) for title, lines in written)]
    return "\n\n".join(blocks) + "\n"


def _markdown(headline: str, written: Sections) -> str:
    """Set every line as code: nothing a header holds can become a link, an image or markup."""
    blocks = [f"**{headline}**"]
    for title, lines in written:
        blocks.append("\n".join([f"### {title}", "", *(f"- {_code(line)}" for line in lines)]))
    return "\n\n".join(blocks) + "\n"


def _code(line: str) -> str:
    return f"`{line.replace('`', "'")}`"
