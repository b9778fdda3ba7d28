"""Read a message's headers and judge them: codes and values, no sentence and no language."""

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from checker.alignment import Verdict, with_sending
from checker.answer import Answer
from checker.headers import belief, bounce, console, filters, pages, parties
from checker.headers.bounce import Bounce
from checker.headers.evidence import Evidence, collect
from checker.headers.filters import Remark
from checker.headers.observations import observe, observe_answer, observe_notice
from checker.headers.route import Route, trace
from checker.headers.ruling import Ruling, rule
from checker.headers.sides import Sides, sides
from checker.headers.standing import Standing, stand
from checker.headers.team import Team, team
from checker.message import containers, dates, notice
from checker.message.containers import Contents
from checker.message.delivery_status import address
from checker.message.notice import Notice
from checker.message.unfold import Unfolded, unfold
from checker.reading.domains import Domain
from checker.reading.findings import Finding
from checker.reading.plain import CAP

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")
# As consoles show it among the rest.
_LABELLED_ID = re.compile(
    r"(?:^|[,{;\"'])[ \t]{0,30}(?:internet[ -]?)?message[ -]?id[\"' \t]{0,30}[:=\t][\"' \t]{0,9}"
    r"(<[^<>\s@]{1,300}@[^<>\s]{1,99}>)",
    re.IGNORECASE | re.MULTILINE,
)
# Exchange writes its version where others write a queue id.
_VERSION = re.compile(r"\d+(?:\.\d+){3}")
_MOST_QUEUE_IDS = 20
_LONGEST = 1_000
# How much of a message is read to name it in a list.
_GLANCE = 1 << 14


class Ids(NamedTuple):
    """What names this message in other people's logs; empty where the headers do not say."""

    message_id: str
    queue_ids: tuple[str, ...]
    platform_id: str


class Part(NamedTuple):
    """A message that was found: the outermost (0) or one inside it, with the fields as written."""

    number: int
    sender: str
    subject: str


class Reading(NamedTuple):
    """What `judge` found in one message.

    `author` is the From field judged against the confirmed domain that aligns best; `team` says
    whose IT team looks after the mailbox; `recipient` is the one address that the message was for,
    or "". `unknown_filters` are names and values of filters' fields that no table understands.
    `parts` are all messages in the input, `part` is the number of this one. `bounce` is what a
    notice says: all the rest is then about the email that it tells of, and `sent` is when that
    email was written. `told` is what a console or an IT team says of an email, where that was
    pasted in place of headers. `seen` is the From domain that the receiving side saw, where the
    field shows another or none.
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
    team: Team
    recipient: str
    subject: str
    return_path: str
    parts: tuple[Part, ...]
    part: int
    bounce: Bounce | None = None
    sent: datetime | None = None
    told: Answer | None = None
    seen: Domain | None = None


def judge(data: str | bytes, part: int = 0) -> Reading:
    """Judge a pasted message, its headers alone, or the octets of an `.eml`, `.msg` or mbox file.

    `part` chooses among the messages found; a number that does not exist means the outermost, 0.
    Never raises, whatever the input: what cannot be read becomes a finding.
    """
    contents = containers.read(data)
    return _reading(contents, part if 0 <= part < len(contents.texts) else 0)


def _reading(contents: Contents, part: int) -> Reading:
    text = contents.texts[part]
    headers = unfold(text)
    # A trace's event "Deliver" is no server's notice of a delivery.
    told = None if pages.folder(text) else notice.read(headers, contents.octets[part])
    if told:
        return _of_notice(told, headers, contents, part)
    headers = pages.read(text) or headers
    signing = tuple(parties.signing_domains(headers))
    senders = parties.senders(headers, signing)
    route = trace(headers, senders, parties.recipients(headers))
    statements = belief.read(headers, route, senders)
    onward = parties.onward(headers)
    receiving = sides(headers, route, statements, onward)
    remarks, unknown = filters.read(headers, statements, receiving)
    author = parties.author(headers)
    seen = parties.author_seen(headers, author, statements.authors)
    author_domain = seen or (author.mailbox.domain if author.mailbox else None)
    evidence = collect(statements, author_domain)
    standing = stand(
        statements,
        evidence,
        author_domain,
        signing,
        route.handed_on or onward.by_rule or onward.by_list,
    )
    writer = seen or parties.writer(headers, author, onward)
    whose = team(writer, parties.mailboxes(headers, route, onward), remarks)
    ruling = rule(remarks, standing, whose)
    told = console.read(text, headers, remarks)
    return Reading(
        ruling=console.ruling(told, whose) if told else ruling,
        author=with_sending(author, standing.domain) if standing.domain and not seen else author,
        evidence=evidence,
        standing=standing,
        route=route,
        sides=receiving,
        remarks=remarks,
        unknown_filters=unknown,
        findings=observe_answer(whose)
        if told
        else observe(headers, contents, route, statements, standing, whose, onward, seen),
        ids=_ids(headers, route, text if told else ""),
        team=whose,
        recipient=parties.recipient(headers, route),
        subject=headers.first("subject"),
        return_path=headers.first("return-path"),
        parts=_parts(contents, headers, part),
        part=part,
        told=told,
        seen=seen,
    )


def _of_notice(told: Notice, headers: Unfolded, contents: Contents, part: int) -> Reading:
    """Return the reading of the email that a notice tells of: where it is, the notice says."""
    original = unfold(told.original or "".join(contents.texts[part + 1 : part + 2]))
    said = bounce.read(told, address(original.first("to")[:_LONGEST]))
    way = _unknown_way()
    author = parties.author(original)
    mailbox = said.first.recipient.rpartition("@")[2]
    whose = team(
        parties.writer(original, author, parties.onward(original)), [mailbox] if mailbox else [], ()
    )
    if whose is Team.NONE:
        # The room for replies knows whose turn it is there.
        whose = Team.CONTACTS
    return Reading(
        ruling=bounce.ruling(said, whose),
        author=author,
        evidence=(),
        standing=way.standing,
        route=way.route,
        sides=way.sides,
        remarks=(),
        unknown_filters=(),
        findings=observe_notice(headers, contents, said, whose),
        ids=_ids(original, way.route, ""),
        team=whose,
        recipient=said.first.recipient,
        subject=original.first("subject"),
        return_path=original.first("return-path"),
        # The message inside is the one that this is about.
        parts=_parts(contents, headers, part) if part else (),
        part=part,
        bounce=said,
        sent=dates.parse(original.first("date")[:_LONGEST]),
    )


class _Way(NamedTuple):
    """What the headers tell of a message's way, from server to server."""

    route: Route
    sides: Sides
    standing: Standing


@cache
def _unknown_way() -> _Way:
    """Return the way of an email that a notice tells of: nothing is known of it."""
    nothing = Unfolded((), ())
    route = trace(nothing, frozenset(), frozenset())
    statements = belief.read(nothing, route, frozenset())
    receiving = sides(nothing, route, statements, parties.onward(nothing))
    return _Way(route, receiving, stand(statements, (), None, (), False))


def _parts(contents: Contents, headers: Unfolded, part: int) -> tuple[Part, ...]:
    """Return how to name the messages in a list; `headers` are those of number `part`."""
    glances = (
        headers if number == part else unfold(text[:_GLANCE])
        for number, text in enumerate(contents.texts)
    )
    return tuple(
        Part(number, glance.first("from"), glance.first("subject"))
        for number, glance in enumerate(glances)
    )


def _ids(headers: Unfolded, route: Route, pasted: str) -> Ids:
    """Return the names; queue ids only from the accepting server on: those the IT team knows.

    `pasted` is what a console shows in place of headers.
    """
    named = _MESSAGE_ID.search(headers.first("message-id")[:_LONGEST])
    shown = _LABELLED_ID.search(pasted[:CAP])
    taken = [hop.id for hop in route.hops[route.accepted or 0 :]]
    queue_ids = dict.fromkeys(id for id in taken if id and not _VERSION.fullmatch(id))
    return Ids(
        message_id=named.group() if named else shown[1] if shown else "",
        queue_ids=tuple(queue_ids)[:_MOST_QUEUE_IDS],
        platform_id=headers.first("x-hubspot-mid")[:200],
    )
