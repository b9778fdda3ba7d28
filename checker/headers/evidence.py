"""What the receiving side recorded about each domain, and whether that aligns with From."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.alignment import Alignment, align
from checker.headers.authentication import Result, Statement
from checker.headers.belief import Statements
from checker.reading.domains import LONGEST_NAME, Domain, read_domain
from checker.reading.findings import Field
from checker.reading.notes import Notes, Unreadable

_STRONGEST_FIRST = tuple(Alignment)[:2] + (Alignment.UNCERTAIN, Alignment.NONE)
_MOST = 50


class Evidence(NamedTuple):
    """One recorded result: its domain (A-labels), who recorded it; how it aligns if it passed."""

    method: str
    result: str
    domain: str
    authserv_id: str
    by_arc: bool
    alignment: Alignment | None

    @property
    def vouches(self) -> bool:
        """Whether this result confirms the From domain itself, or one that shares its owner."""
        return self.alignment not in (None, Alignment.NONE)


def collect(statements: Statements, author_domain: Domain | None) -> tuple[Evidence, ...]:
    """Return the evidence on `author_domain`, each result once."""
    found: dict[tuple[str, str, str, str], Evidence] = {}
    for statement, by_arc in _sources(statements):
        for one in _of(statement, by_arc, author_domain):
            found.setdefault((one.method, one.result, one.domain, one.authserv_id), one)
    told = list(found.values())
    if not any(one.method == "spf" for one in told):
        # It tells nothing of signatures: so it can only speak for the sender.
        spf = (one for said in statements.spf for one in _of(said, False, author_domain))
        told += [one for one in spf if one.vouches][:1]
    return tuple(told[:_MOST])


def strongest(evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Return the passed result that aligns best, DKIM before SPF; None where nothing passed."""
    passed = [one for one in evidence if one.alignment is not None]
    return min(
        passed,
        key=lambda one: (_STRONGEST_FIRST.index(one.alignment), one.method != "dkim"),
        default=None,
    )


def _sources(statements: Statements) -> Iterator[tuple[Statement, bool]]:
    for statement in statements.believed:
        yield statement, False
    own = {statement.authserv_id for statement in statements.believed}
    for statement in statements.chain:
        # A receiver that takes part in ARC repeats its own statement there.
        if statement.authserv_id not in own:
            yield statement, True


def _of(statement: Statement, by_arc: bool, author_domain: Domain | None) -> Iterator[Evidence]:
    for result in _telling(statement.results):
        domain = readable(result.domain)
        if domain is None:
            continue
        # DMARC's own result names the From domain itself: it aligns with nothing but itself.
        counts = result.result == "pass" and result.method in ("dkim", "spf") and author_domain
        yield Evidence(
            method=result.method,
            result=result.result[:20],
            domain=domain.ascii,
            authserv_id=statement.authserv_id,
            by_arc=by_arc,
            alignment=align(author_domain, domain) if counts else None,
        )


def _telling(results: tuple[Result, ...]) -> list[Result]:
    """Leave out SPF results for other identities where there is one for the envelope's sender."""
    other = {
        id(one) for one in results if one.method == "spf" and "smtp.mailfrom" not in one.properties
    }
    spf = [one for one in results if one.method == "spf"]
    return [one for one in results if id(one) not in other or len(other) == len(spf)]


# Kept, because most names of a message come again: in From, a signature, a result.
@lru_cache(256)
def readable(text: str) -> Domain | None:
    """Return the domain that `text` names, or None."""
    try:
        return read_domain(text[: LONGEST_NAME + 1], Notes(Field.HEADERS))
    except Unreadable:
        return None
