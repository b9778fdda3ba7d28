"""The DNS tree walk of RFC 9989 4.10: whose policy applies, and which organisation a name is of."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.dns.records import POLICIES, Record, is_record, read_record
from checker.lookup import Answers, Status

_MOST_LABELS = 7  # of every name but the first, 4.10 step 4


class Walk(NamedTuple):
    """The records that were found from `domain` upwards, the longest name first.

    `several` are names with more than one record, which are all passed over. `stopped_at` is the
    name at which nobody answered, so that nothing above it is known.
    """

    domain: str
    records: tuple[Record, ...]
    several: tuple[str, ...]
    stopped_at: str | None

    @property
    def own(self) -> Record | None:
        """The record of the domain itself."""
        return next((one for one in self.records if one.domain == self.domain), None)

    @property
    def organization(self) -> str | None:
        """The Organizational Domain (4.10.2); None when it is not known."""
        for record in self.records:
            if record.psd == "n":
                return record.domain
            if record.psd == "y" and record.domain != self.domain:
                return _one_below(record.domain, self.domain)
        if self.stopped_at:
            return None
        return self.records[-1].domain if self.records else self.domain


class Policy(NamedTuple):
    """What is asked of receivers. `applies` is None, as `policy` may be, when nobody can tell.

    `policy` is that of the `record` for this Author Domain, `applied` what is left of it in test
    mode.
    """

    applies: bool | None
    record: Record | None = None
    policy: str | None = None

    @property
    def applied(self) -> str | None:
        """The policy after the tag `t`: one step milder in test mode."""
        if self.policy is None or self.record is None or not self.record.is_test:
            return self.policy
        return POLICIES[max(POLICIES.index(self.policy) - 1, 0)]


def walk(answers: Answers, domain: str) -> Walk:
    """Walk up from a domain, one question at a time (4.10)."""
    records, several = list[Record](), list[str]()
    for name in names(domain):
        answer = answers.get(f"_dmarc.{name}", "TXT")
        if answer.status is Status.FAILED:
            return Walk(domain, tuple(records), tuple(several), name)
        texts = [text for text in answer.values if is_record(text)]
        if len(texts) > 1:
            several.append(name)
        elif texts:
            records.append(read_record(name, texts[0]))
            if records[-1].psd != "u":
                break
    return Walk(domain, tuple(records), tuple(several), None)


def discover(found: Walk, exists: Callable[[], bool | None]) -> Policy:
    """Return the policy for the domain that a walk started from (4.10.1).

    `exists` is asked only where it matters: does the domain exist in the DNS at all?
    """
    record = found.own
    if not record:
        if found.stopped_at:
            return Policy(None)
        record = _of_organization(found)
    if not record:
        return Policy(False)
    policies = record.policies
    if policies is None:
        return Policy(False, record)
    if record is found.own:
        return Policy(True, record, policies["p"])
    for_existing = policies.get("sp", policies["p"])
    for_others = policies.get("np", for_existing)
    if for_existing == for_others:
        return Policy(True, record, for_existing)
    is_there = exists()
    if is_there is None:
        return Policy(True, record)
    return Policy(True, record, for_existing if is_there else for_others)


def aligned(author: Walk, identifier: Walk) -> bool | None:
    """Tell whether two names have the same Organizational Domain; None when nobody knows."""
    if author.domain == identifier.domain:
        return True
    one, other = author.organization, identifier.organization
    return None if one is None or other is None else one == other


def names(domain: str) -> Iterator[str]:
    """Yield the names of a walk: the first whole, then from seven labels on one less each time."""
    yield domain
    labels = domain.split(".")
    for start in range(max(1, len(labels) - _MOST_LABELS), len(labels)):
        yield ".".join(labels[start:])


def _one_below(above: str, domain: str) -> str:
    """Return the name one label below `above` on the way to `domain`."""
    labels = above.count(".") + 2
    return ".".join(domain.split(".")[-labels:])


def _of_organization(found: Walk) -> Record | None:
    """Return the record of the Organizational Domain, or else that of the public suffix."""
    by_domain = {record.domain: record for record in found.records}
    record = by_domain.get(found.organization or "")
    last = found.records[-1] if found.records else None
    return record or (last if last and last.psd == "y" else None)
