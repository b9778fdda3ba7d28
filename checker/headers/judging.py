"""Read a message's headers and judge them: codes and values, no sentence and no language."""

import re
from dataclasses import dataclass
from itertools import count

from checker.alignment import Verdict
from checker.headers import belief, filters, pages, parties
from checker.headers.evidence import Evidence, collect
from checker.headers.filters import Remark
from checker.headers.observations import observe
from checker.headers.route import Route, trace
from checker.headers.ruling import Ruling, rule
from checker.headers.sides import Sides, sides
from checker.headers.standing import Standing, stand
from checker.message import containers, delivery_status
from checker.message.containers import Contents
from checker.message.unfold import Unfolded, unfold
from checker.reading.findings import Finding

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")
# Exchange writes its version where others write a queue id.
_VERSION = re.compile(r"\d+(?:\.\d+){3}")
_MOST_QUEUE_IDS = 20
# How much of a message is read to name it in a list.
_GLANCE = 1 << 14


@dataclass(frozen=True, slots=True)
class Ids:
    """What names this message in other people's logs; empty where the headers do not say."""

    message_id: str
    queue_ids: tuple[str, ...]
    platform_id: str


@dataclass(frozen=True, slots=True)
class Part:
    """A message that was found: the outermost (0) or one inside it, with the fields as written."""

    number: int
    sender: str
    subject: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What `judge` found in one message.

    `author` is the From field judged against the confirmed domain that aligns best. `has_it_team`
    is false where the mailbox belongs to a provider for the public. `unknown_filters` are names and
    values of fields that look like a filter's and are in no table. `parts` are the messages
    in the input where there are several, `part` the number of this one.
    """

    ruling: Ruling
    author: Verdict
    evidence: tuple[Evidence, ...]
    standing: Standing
    route: Route
    sides: Sides
    remarks: tuple[Remark, ...]
    unknown_filters: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    ids: Ids
    has_it_team: bool
    subject: str
    return_path: str
    parts: tuple[Part, ...]
    part: int


def judge(data: str | bytes, part: int = 0) -> Reading:
    """Judge a pasted message, its headers alone, or the octets of an `.eml`, `.msg` or mbox file.

    `part` chooses among the messages found; a number that does not exist means the outermost, 0.
    Never raises, whatever the input: what cannot be read becomes a finding.
    """
    contents = containers.read(data)
    return _reading(contents, part if 0 <= part < len(contents.texts) else 0)


def _reading(contents: Contents, part: int) -> Reading:
    headers = pages.read(contents.texts[part]) or unfold(contents.texts[part])
    route = trace(headers, parties.senders(headers), parties.recipients(headers))
    statements = belief.read(headers, route)
    receiving = sides(headers, route, statements)
    remarks = filters.read(headers, statements, receiving)
    mailbox = parties.author(headers, "").mailbox
    author_domain = mailbox.domain if mailbox else None
    evidence = collect(statements, author_domain)
    standing = stand(statements, evidence, author_domain, parties.signing_domains(headers))
    failure = delivery_status.read(headers.first("content-type"), contents.report)
    has_it_team = not parties.is_at_freemail(headers, route)
    return Reading(
        ruling=rule(remarks, failure, standing.refuted, has_it_team),
        author=parties.author(headers, standing.domain),
        evidence=evidence,
        standing=standing,
        route=route,
        sides=receiving,
        remarks=remarks,
        unknown_filters=filters.unknown(headers),
        findings=observe(headers, contents, route, statements, standing, failure),
        ids=_ids(headers, route),
        has_it_team=has_it_team,
        subject=headers.first("subject"),
        return_path=headers.first("return-path"),
        parts=tuple(map(_part, count(), contents.texts if len(contents.texts) > 1 else ())),
        part=part,
    )


def _part(number: int, text: str) -> Part:
    headers = unfold(text[:_GLANCE])
    return Part(number, headers.first("from"), headers.first("subject"))


def _ids(headers: Unfolded, route: Route) -> Ids:
    """Return the names; queue ids only from the accepting server on: those the IT team knows."""
    named = _MESSAGE_ID.search(headers.first("message-id")[:1_000])
    taken = [hop.id for hop in route.hops[route.accepted or 0 :]]
    queue_ids = dict.fromkeys(id for id in taken if id and not _VERSION.fullmatch(id))
    return Ids(
        message_id=named.group() if named else "",
        queue_ids=tuple(queue_ids)[:_MOST_QUEUE_IDS],
        platform_id=headers.first("x-hubspot-mid")[:200],
    )
