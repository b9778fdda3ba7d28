"""The rows of the report: what was asked, what was found, what would be right, who does it.

What would be right is given as one types it into a DNS panel: the name without the domain of the
zone, "@" for the domain itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker.dns.judging import Checked, spf_state, zone_around
from checker.dns.platform import Entry, State, allowed, hub_ids
from checker.dns.records import Record
from checker.dns.spf import MOST_LOOKUPS, Spf, merged
from checker.knowledge import resources
from checker.lookup import Question
from checker.reading.outcome import Owner

_KNOWN_RIGHT = frozenset({"ok", "unknown", State.NO_KEY})


class Right(NamedTuple):
    """A record as it should be; `value` is None where only the platform's settings show it."""

    name: str
    type: str
    value: str | None


class Row(NamedTuple):
    """One record: `kind` is "dkim", "dmarc" or "spf", `state` what is known of it.

    `name` is where it should stand, `found_at` where what was `found` stands.
    """

    id: str
    kind: str
    name: str
    type: str
    state: str
    found_at: str
    found: tuple[str, ...]
    right: Right | None

    @property
    def owner(self) -> Owner:
        """Who acts."""
        return Owner(_TABLE[self.kind]["owners"][self.state])

    @property
    def link(self) -> str:
        """Where it is explained, as a path of the site."""
        return _TABLE[self.kind]["link"]


_TABLE = resources.toml("data/dns/rows.toml")


def rows(checked: Checked) -> Iterator[Row]:
    """Yield the rows of a report: the platform's entries, DMARC, SPF."""
    for account in checked.accounts:
        for entry in account.entries:
            yield _dkim(checked, entry)
    if checked.author_walk:
        yield _dmarc(checked)
    if checked.spf and checked.identifier:
        yield _spf(checked, checked.spf, checked.identifier.ascii)


def _dkim(checked: Checked, entry: Entry) -> Row:
    state = entry.state or "unknown"
    name = _typed(entry.name, checked.zone)
    right = None if state in _KNOWN_RIGHT else Right(name, "CNAME", entry.target)
    where, found = entry.found_at, entry.found
    return Row(entry.id, "dkim", entry.name, "CNAME", state, where, found, right)


def _dmarc(checked: Checked) -> Row:
    walk, record = checked.author_walk, checked.policy.record
    assert walk and checked.author
    zone = zone_around(checked.author)
    if walk.several:
        at, state, right = walk.several[0], "several", None
    elif record and record.wrong_tags:
        at, state = record.domain, "policy"
        right = Right(_typed(f"_dmarc.{at}", zone), "TXT", _with_policies(record, checked))
    elif record:
        at, state, right = record.domain, "ok", None
    elif checked.policy.applies is None:
        at, state, right = walk.stopped_at or walk.domain, "unknown", None
    else:
        at, state = zone, "missing"
        right = Right(_typed(f"_dmarc.{at}", zone), "TXT", _TABLE["proposed_dmarc"])
    asked = checked.answers.asked.get(Question(f"_dmarc.{at}", "TXT"))
    found = asked.values if asked else ()
    name = f"_dmarc.{at}"
    return Row("dmarc", "dmarc", name, "TXT", state, name, found, right)


def _with_policies(record: Record, checked: Checked) -> str:
    """Return the record's text with each wrong tag put right."""
    meant = {
        finding.values["tag"]: finding.values.get("suggestion", "none")
        for finding in checked.findings
        if finding.values.get("record") == record.text
    }
    parts = [part.strip() for part in record.text.split(";") if part.strip()]
    kept = [part for part in parts if part.partition("=")[0].strip().lower() not in meant]
    policies = [f"{tag}={value}" for tag, value in meant.items()]
    return "; ".join([kept[0], *policies, *kept[1:]])


def _spf(checked: Checked, spf: Spf, domain: str) -> Row:
    state, right = spf_state(spf) or "unknown", None
    name = _typed(domain, checked.zone)
    one = merged(tuple(map(allowed, spf.records)))
    if state == "several":
        right = Right(name, "TXT", one)
    elif spf.look_ups > MOST_LOOKUPS:
        state, right = "look_ups", Right(name, "TXT", None)
    elif state == "missing" and hub_ids(spf):
        # Where the sign stands in another domain's record, this one is as it should be.
        state, right = "unread", Right(name, "TXT", None if one in spf.records else one)
    elif state == "missing":
        right = Right(name, "TXT", None)
    return Row("spf", "spf", domain, "TXT", state, domain, spf.records, right)


def _typed(name: str, zone: str) -> str:
    """Return a name as one types it into the panel of a zone."""
    return "@" if name == zone else name.removesuffix(f".{zone}")
