"""Who receives the mail of an address, by the MX records of its domain (RFC 5321 5.1)."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from checker.alignment import probable_freemail
from checker.lookup import Answer, Answers, Pasted, Status, Why
from checker.lookup.findings import findings as findings_of
from checker.mx.products import Kind, Product, of_host, of_include
from checker.reading.domains import Domain, read_domain
from checker.reading.findings import Finding, Level
from checker.reading.mailbox import read_from
from checker.reading.notes import Notes, Unreadable
from checker.reading.text import clean


class Field(StrEnum):
    """What a finding is about."""

    ADDRESS = "address"
    SERVERS = "servers"


class Case(StrEnum):
    """What all of it comes to."""

    INVALID = "invalid"
    NO_SUCH_DOMAIN = "no_such_domain"
    NULL_MX = "null_mx"
    NO_MAIL = "no_mail"  # neither a mail server nor an address
    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    FOR_EVERYONE = "for_everyone"
    RECOGNISED = "recognised"
    OWN_HOST = "own_host"
    UNKNOWN_HOST = "unknown_host"
    IMPLICIT = "implicit"  # no MX record, so that the domain's own address receives


class Received(NamedTuple):
    """Who receives: the mail servers, those that are asked first in front, and what they are of.

    `products` are those of the servers that are asked first; `behind` is where mailboxes may be
    that these do not show.
    """

    answers: Answers
    case: Case = Case.INVALID
    domain: Domain | None = None
    hosts: tuple[str, ...] = ()
    products: tuple[Product, ...] = ()
    behind: tuple[Product, ...] = ()
    findings: tuple[Finding, ...] = ()


_NULL = "."
# Of the question itself: what is no answer about the domain.
_OPEN = (Why.NOT_ASKED, Why.NOT_GIVEN)


def domain_of(text: str) -> Domain | None:
    """Return the domain of an address, or one that stands alone; None where there is none."""
    notes = Notes(Field.ADDRESS)
    try:
        text = clean(text, notes)
        return read_from(text, notes).domain if "@" in text else read_domain(text, notes)
    except Unreadable:
        return None


def judge(address: str, answers: Answers, pasted: Pasted | None = None) -> Received:
    """Return who receives the mail of an address. Never raises.

    `pasted` is what the answers come from, if they were pasted.
    """
    domain = domain_of(address)
    if not domain:
        return Received(answers, findings=(_finding("not_an_address", Level.ERROR, Field.ADDRESS),))
    answer = answers.get(domain.ascii, "MX")
    hosts = _hosts(answer)
    found = Received(answers, domain=domain, hosts=tuple(host for _, host in hosts))
    first = [host for preference, host in hosts if preference == hosts[0][0]]
    products = dict.fromkeys(filter(None, map(of_host, first)))
    found = found._replace(products=tuple(products))
    found = found._replace(case=_case(found, answer, first))
    found = found._replace(behind=tuple(_behind(found)))
    return found._replace(findings=(*_findings(found, pasted),))


def _hosts(answer: Answer) -> list[tuple[int, str]]:
    """Return the mail servers with their preferences; a null MX (RFC 7505) is none."""
    hosts = (value.split(" ") for value in answer.values)
    return sorted((int(preference), host) for preference, host in hosts if host != _NULL)


def _case(found: Received, answer: Answer, first: list[str]) -> Case:
    assert found.domain
    if answer.status is Status.FAILED:
        return Case.NOT_ASKED if answer.why in _OPEN else Case.NO_ANSWER
    if answer.status is Status.NXDOMAIN and not answer.aliases:
        return Case.NO_SUCH_DOMAIN
    if not answer.values:
        return _without_mx(found.answers, found.domain.ascii)
    if not found.hosts:
        return Case.NULL_MX
    if found.products:
        everyone = all(product.kind is Kind.FOR_EVERYONE for product in found.products)
        return Case.FOR_EVERYONE if everyone else Case.RECOGNISED
    own = found.domain.organization.icann or found.domain.ascii
    is_own = any(f".{host}".endswith(f".{own}") for host in first)
    return Case.OWN_HOST if is_own else Case.UNKNOWN_HOST


def _without_mx(answers: Answers, domain: str) -> Case:
    addresses = [answers.get(domain, type_) for type_ in ("A", "AAAA")]
    if any(one.values for one in addresses):
        return Case.IMPLICIT
    failed = [one.why for one in addresses if one.status is Status.FAILED]
    if any(why in _OPEN for why in failed):
        return Case.NOT_ASKED
    return Case.NO_ANSWER if failed else Case.NO_MAIL


def _behind(found: Received) -> Iterator[Product]:
    """Yield where the mailboxes may be, by what the SPF record of the domain names."""
    hidden = any(product.kind in (Kind.FILTER, Kind.HOSTER) for product in found.products)
    if not (hidden or found.case in (Case.OWN_HOST, Case.UNKNOWN_HOST)):
        return
    assert found.domain
    shown = {product.id for product in found.products}
    for text in found.answers.get(found.domain.ascii, "TXT").values:
        if text.lower().startswith("v=spf1"):
            names = (term.partition(":")[2].lower().rstrip(".") for term in text.split())
            for product in dict.fromkeys(filter(None, map(of_include, names))):
                if product.id not in shown:
                    yield product


def _findings(found: Received, pasted: Pasted | None) -> Iterator[Finding]:
    assert found.domain
    name = found.domain.unicode
    if found.case in (Case.NO_SUCH_DOMAIN, Case.NULL_MX, Case.OWN_HOST):
        yield _finding(found.case, Level.WARNING, Field.SERVERS, domain=name)
    if found.case in (Case.IMPLICIT, Case.NO_MAIL):
        yield _finding("no_mx", Level.WARNING, Field.SERVERS, domain=name)
    if suggestion := _suggestion(found):
        values = {"domain": name, "suggestion": suggestion}
        yield _finding("did_you_mean", Level.WARNING, Field.ADDRESS, **values)
    yield from findings_of(found.answers, pasted)


def _suggestion(found: Received) -> str | None:
    """Return a domain that is probably meant: a provider's, or the one above that takes mail."""
    assert found.domain
    owner = found.domain.organization.icann
    if owner and (meant := probable_freemail(owner)):
        return meant
    above = owner if found.case is Case.NO_SUCH_DOMAIN and owner != found.domain.ascii else None
    return above if above and found.answers.get(above, "MX").values else None


def _finding(code: str, level: Level, field: Field, /, **values: str) -> Finding:
    return Finding(code, level, field, values)
