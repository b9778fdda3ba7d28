"""Whether the receiving side confirms the From address, and if not, why not."""

from collections.abc import Iterable
from typing import NamedTuple

from checker.alignment import Alignment, align
from checker.headers.belief import Statements
from checker.headers.evidence import Evidence, readable, strongest
from checker.headers.operators import operator
from checker.reading.domains import MARK, Domain

# RFC 7489, 11.2; bestguesspass is Microsoft's word for a pass that only a record is missing for.
_DMARC = ("pass", "fail", "bestguesspass", "none", "temperror", "permerror")
_PASSED = ("pass", "bestguesspass")


class Standing(NamedTuple):
    """How the From address stands with the receiving side.

    `dmarc` is its own DMARC result for the From domain, None where it states none; `domain` the
    confirmed domain that aligns best (A-labels), or an empty text. `strict` tells that DMARC failed
    because the domain's record demands equal names (RFC 9989, 3.2.10.2); `lost`, at which server it
    failed although an earlier one of the receiving side still confirmed the sender. `looked` tells
    that there are results that can say it, `second_hand` that no server wrote them that saw the
    sender, `broken` that the sender did sign, and that somebody forwarded what no longer verifies,
    or wrote `.INVALID` behind the From domain.
    """

    dmarc: str | None
    best: Evidence | None
    domain: str
    strict: bool
    lost: str
    looked: bool
    second_hand: bool
    broken: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether somebody vouches for the From domain, as the receiving side sees it."""
        vouched = self.dmarc in _PASSED or bool(self.best and self.best.vouches)
        return vouched and not self.strict

    @property
    def by_dkim(self) -> bool:
        """Whether a signature is what passed, and not SPF alone."""
        return bool(self.best and self.best.method == "dkim")

    @property
    def refuted(self) -> bool:
        """Whether the receiving side looked, and found nobody who vouches for the From domain."""
        is_blameless = self.confirmed or self.second_hand or self.broken
        return self.looked and not is_blameless


def stand(
    statements: Statements,
    evidence: tuple[Evidence, ...],
    author_domain: Domain | None,
    signing: Iterable[str],
    is_forwarded: bool,
) -> Standing:
    """Return the standing of `author_domain`; `signing` are the domains that signed the message.

    `is_forwarded` tells that somebody forwarded it, or that it came through a list.

    The receiver's own DMARC result outweighs its list of signatures: it is the conclusion, and the
    list may hold only some of them.
    """
    best = strongest(evidence)
    aligned = _aligned(author_domain, signing)
    said = _dmarc(statements, author_domain)
    failed = [one.authserv_id for one in evidence if _is_dmarc_failure(one)]
    writers = set(map(_writer, failed))
    own = [one for one in evidence if writers and _writer(one.authserv_id) in writers]
    kinds = {one.alignment for one in own}
    strict = Alignment.RELAXED in kinds and Alignment.EXACT not in kinds
    # What passed says nothing of a From domain that is not known.
    results = {one.result for one in statements.results}
    is_lost = bool(failed) and bool(best and best.vouches) and best not in own
    return Standing(
        dmarc=said,
        best=best,
        domain=_confirmed_domain(best, said, author_domain, aligned),
        strict=strict and not is_lost,
        lost=failed[0] if is_lost else "",
        looked=bool(results) and (bool(author_domain) or "pass" not in results),
        second_hand=statements.second_hand,
        broken=is_forwarded
        and (bool(aligned) or _is_marked(author_domain))
        and not (best and best.vouches),
    )


def _is_marked(author_domain: Domain | None) -> bool:
    """Tell whether a list has put an end to the domain that no domain has."""
    return author_domain is not None and author_domain.ascii.endswith(MARK)


def _is_dmarc_failure(one: Evidence) -> bool:
    return not one.by_arc and (one.method, one.result) == ("dmarc", "fail")


def _dmarc(statements: Statements, author_domain: Domain | None) -> str | None:
    """Return the DMARC result for `author_domain`.

    Of several the one counts that the server stated which took the message from the sender: later
    ones may have seen it changed.
    """
    said = [
        result.result
        for statement in statements.believed
        for result in statement.results
        if result.method == "dmarc" and _is_about(result.domain, author_domain)
    ]
    return next((one for one in reversed(said) if one in _DMARC), None)


def _is_about(name: str, author_domain: Domain | None) -> bool:
    domain = readable(name)
    return bool(author_domain) and (not domain or domain.ascii == author_domain.ascii)


def _confirmed_domain(
    best: Evidence | None, dmarc: str | None, author_domain: Domain | None, aligned: list[Domain]
) -> str:
    if dmarc in _PASSED and author_domain and not (best and best.vouches):
        exact = [one for one in aligned if one.ascii == author_domain.ascii]
        return next(iter([*exact, *aligned, author_domain])).ascii
    return best.domain if best else ""


def _aligned(author_domain: Domain | None, signing: Iterable[str]) -> list[Domain]:
    """Return those of the signing domains that share the author's owner."""
    signed = [domain for name in signing if (domain := readable(name))]
    return [
        one for one in signed if author_domain and align(author_domain, one) is not Alignment.NONE
    ]


def _writer(authserv_id: str) -> str:
    return operator(authserv_id) or authserv_id
