"""What the DNS says of a sender: does its domain align, which policy applies, is it connected?

Nothing is asked here: `judge` takes what is known and leaves what it wants to know in `answers`.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from checker.alignment import Alignment, Verdict
from checker.alignment import judge as judge_names
from checker.dns.platform import Account, State, accounts, hub_ids, is_included
from checker.dns.records import POLICIES, Record
from checker.dns.spf import MOST_LOOKUPS, Spf, read_spf
from checker.dns.walk import Policy, Walk, aligned, discover, walk
from checker.lookup import Answers, Pasted, Question, Status
from checker.lookup.findings import findings as findings_of
from checker.reading.domains import Domain
from checker.reading.findings import Field as NameField
from checker.reading.findings import Finding, Level
from checker.reading.organizational import organization


class Field(StrEnum):
    """Which records a finding is about."""

    DMARC = "dmarc"
    DKIM = "dkim"
    SPF = "spf"


class Case(StrEnum):
    """What all of it comes to, the most telling first."""

    INVALID = "invalid"
    NEVER_CONNECTED = "never_connected"
    NO_SUCH_DOMAIN = "no_such_domain"
    NOT_CONNECTED = "not_connected"
    NOT_ALIGNED = "not_aligned"
    ONLY_REQUIRED = "only_required"
    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    RECEIVERS_DIFFER = "receivers_differ"
    HUB_ID_UNKNOWN = "hub_id_unknown"
    HALF_CONNECTED = "half_connected"
    NO_DMARC = "no_dmarc"
    DMARC = "dmarc"
    RELATED = "related"
    SPF = "spf"
    OK = "ok"


class Checked(NamedTuple):
    """What was found. `names` is what the names alone say, with findings of its own.

    Where they cannot be read, the rest is empty. `spf` is None where nobody could connect the
    domain; `accounts` are empty then, and while it is not known whose they are.
    """

    names: Verdict
    day: date
    answers: Answers
    case: Case = Case.INVALID
    findings: tuple[Finding, ...] = ()
    author: Domain | None = None
    identifier: Domain | None = None
    author_walk: Walk | None = None
    identifier_walk: Walk | None = None
    policy: Policy = Policy(None)
    spf: Spf | None = None
    accounts: tuple[Account, ...] = ()

    @property
    def relaxed_aligned(self) -> bool | None:
        """Whether both names have the same Organizational Domain by the walk."""
        assert self.author_walk
        assert self.identifier_walk
        return aligned(self.author_walk, self.identifier_walk)

    @property
    def dkim_aligned(self) -> bool | None:
        """Whether a signature of the identifier aligns under the `adkim` that applies."""
        if not (self.policy.applies and self.policy.record and self.author and self.identifier):
            return None
        if self.policy.record.strict_dkim:
            return self.author.ascii == self.identifier.ascii
        return self.relaxed_aligned

    @property
    def list_says_aligned(self) -> bool | None:
        """Whether both have the same Organizational Domain by the Public Suffix List."""
        return _BY_LIST.get(self.names.alignment)

    @property
    def zone(self) -> str:
        """The domain in whose zone the records of the identifier most likely stand."""
        assert self.identifier
        return zone_around(self.identifier)


def zone_around(domain: Domain) -> str:
    """Return the domain in whose zone the records of another most likely stand."""
    return domain.organization.whole or domain.organization.icann or domain.ascii


_BY_LIST = {Alignment.EXACT: True, Alignment.RELAXED: True, Alignment.NONE: False}
# The mailbox that every domain has (RFC 2142 4), where only a domain was given.
_ANYBODY = "postmaster"
KNOWN_BETTER = frozenset({"needs_dmarc_record"})
"""Findings about names that the records replace."""

_NEVER_CONNECTED = frozenset({"freemail_from", "freemail_domain", "tenant_domain", "esp_domain"})
_REPLACED = frozenset({"esp_from", "rewritten_from"})


def zone_of(from_text: str, domain_text: str) -> str:
    """Return the zone that names in a DNS panel are relative to; "" where names cannot be read."""
    identifier = _names(from_text, domain_text).sending
    return zone_around(identifier) if identifier else ""


def judge(
    from_text: str, domain_text: str, answers: Answers, day: date, pasted: Pasted | None = None
) -> Checked:
    """Return what is known of the sender of a From address, whose mail a domain signs, on a day.

    Without a domain it is that of the address; the address may be only a domain. `pasted` is what
    the answers come from, if they were pasted. Never raises.
    """
    names = _names(from_text, domain_text)
    author, identifier = names.author, names.sending
    if not (author and identifier):
        return Checked(names, day, answers)
    checked = Checked(names, day, answers, author=author, identifier=identifier)
    checked = checked._replace(
        author_walk=walk(answers, author.ascii), identifier_walk=walk(answers, identifier.ascii)
    )
    if not _codes(names) & _NEVER_CONNECTED:
        spf = read_spf(answers, identifier.ascii)
        checked = checked._replace(spf=spf)
        ids = hub_ids(spf)
        # Until it is known whose account it is, nothing is asked in vain.
        if ids or spf.known or not answers.wanted:
            found = accounts(answers, identifier.ascii, checked.zone, ids)
            checked = checked._replace(accounts=tuple(found))
    checked = checked._replace(policy=_policy(checked, author.ascii))
    findings = (*_of_dmarc(checked), *_of_alignment(checked), *_of_dkim(checked))
    findings += (*_of_spf(checked), *findings_of(answers, pasted))
    required = pasted is not None and pasted.required
    return checked._replace(findings=findings, case=_case(checked, required))


def _names(from_text: str, domain_text: str) -> Verdict:
    """Return what the names say; where the platform replaced an address, those of the original."""
    from_text, domain_text = from_text.strip(), domain_text.strip()
    if from_text and "@" not in from_text:
        from_text = f"{_ANYBODY}@{from_text}"
    names = _compared(from_text, domain_text)
    replaced = next((one for one in names.findings if one.code in _REPLACED), None)
    if not replaced:
        return names
    original = _compared(replaced.values["original"], domain_text)
    return original._replace(findings=(replaced, *original.findings))


def _compared(from_text: str, domain_text: str) -> Verdict:
    names = judge_names(from_text, domain_text)
    if domain_text:
        return names
    if names.mailbox:
        return judge_names(from_text, names.mailbox.domain.ascii)
    # That there is no domain is no mistake of the reader's.
    of_from = tuple(one for one in names.findings if one.field is NameField.FROM)
    return names._replace(findings=of_from)


def _policy(checked: Checked, author: str) -> Policy:
    def exists() -> bool | None:
        asked = checked.answers.asked.items()
        # Some servers deny a name that has others below it.
        if any(one.exists for question, one in asked if question.name.endswith(f".{author}")):
            return True
        return checked.answers.get(author, "TXT").exists

    assert checked.author_walk
    return discover(checked.author_walk, exists)


def _codes(names: Verdict) -> set[str]:
    return {finding.code for finding in names.findings}


def _of_dmarc(checked: Checked) -> Iterator[Finding]:
    assert checked.author_walk
    policy, several = checked.policy, checked.author_walk.several
    for domain in several:
        yield _warning("dmarc_several", Field.DMARC, domain=domain)
    if policy.applies is False and not policy.record and not several:
        yield _warning("dmarc_missing", Field.DMARC, domain=checked.author_walk.domain)
    if record := policy.record:
        for tag, value in record.wrong_tags.items():
            yield _wrong_tag(record, tag, value)
        if record.is_test:
            yield _note("dmarc_test_mode", Field.DMARC, domain=record.domain)


def _wrong_tag(record: Record, tag: str, value: str) -> Finding:
    values = {"domain": record.domain, "tag": tag, "value": value, "record": record.text}
    if not value:
        return _warning("dmarc_bad_policy", Field.DMARC, kind="missing", **values)
    # No two begin alike, and few people mistype a first letter.
    suggestion = next((policy for policy in POLICIES if policy[0] == value[0]), POLICIES[0])
    values["suggestion"] = suggestion
    return _warning("dmarc_bad_policy", Field.DMARC, kind="wrong", **values)


def _of_alignment(checked: Checked) -> Iterator[Finding]:
    assert checked.author and checked.identifier and checked.author_walk
    values = {"author": checked.author.unicode, "identifier": checked.identifier.unicode}
    if _differs(checked):
        yield _warning("dns_differs_from_list", Field.DMARC, **values)
    by_domain = {record.domain: record for record in checked.author_walk.records}
    top = by_domain.get(checked.author_walk.organization or "")
    if top and top.psd == "u" and not organization(top.domain).icann:
        yield _warning("registry_record", Field.DMARC, domain=top.domain)
    if checked.dkim_aligned is False and checked.policy.record:
        strict = checked.policy.record.strict_dkim and checked.relaxed_aligned
        code = "dkim_strict" if strict else "dkim_not_aligned"
        yield _warning(code, Field.DKIM, record=checked.policy.record.domain, **values)


def _differs(checked: Checked) -> bool:
    by_walk, by_list = checked.relaxed_aligned, checked.list_says_aligned
    return by_walk is not None and by_list is not None and by_walk != by_list


def _exists(checked: Checked) -> bool:
    """Tell whether the domain that signs may exist, as far as anybody knows."""
    assert checked.identifier
    answer = checked.answers.asked.get(Question(checked.identifier.ascii, "TXT"))
    return answer is None or answer.status is not Status.NXDOMAIN or bool(answer.aliases)


def _of_dkim(checked: Checked) -> Iterator[Finding]:
    if not _exists(checked) and checked.identifier:
        yield _warning("no_such_domain", Field.DKIM, domain=checked.identifier.unicode)
        return
    if len(checked.accounts) > 1:
        ids = ", ".join(str(account.hub_id) for account in checked.accounts)
        yield _note("several_accounts", Field.DKIM, hub_ids=ids)
    for account in checked.accounts[:1]:
        if account.hub_id is None and checked.spf and checked.spf.known:
            yield _warning("hub_id_unknown", Field.DKIM)
        for entry in account.entries:
            found = ", ".join(entry.found)
            values = {"name": entry.name, "at": entry.found_at, "found": found}
            if entry.state not in (None, State.OK):
                yield _warning(f"dkim_{entry.state}", Field.DKIM, **values)
            if entry.slip:
                yield _note(entry.slip, Field.DKIM, **values)


def _of_spf(checked: Checked) -> Iterator[Finding]:
    if not (checked.spf and checked.identifier and _exists(checked)):
        return
    domain = checked.identifier.ascii
    state = spf_state(checked.spf)
    if state in ("several", "missing"):
        code = "spf_unread" if state == "missing" and hub_ids(checked.spf) else f"spf_{state}"
        yield _warning(code, Field.SPF, domain=domain)
    if checked.spf.look_ups > MOST_LOOKUPS:
        limit = str(MOST_LOOKUPS)
        yield _warning("spf_too_many_lookups", Field.SPF, domain=domain, limit=limit)


def spf_state(spf: Spf) -> str | None:
    """Return whether the platform is in the SPF record: ok, missing, several records, or None."""
    if len(spf.records) > 1:
        return "several"
    if is_included(spf):
        return "ok"
    return "missing" if spf.known else None


def _case(checked: Checked, required: bool) -> Case:
    return next(case for case, holds in _cases(checked, required) if holds)


def _cases(checked: Checked, required: bool) -> Iterator[tuple[Case, bool | None]]:
    entries = [entry for account in checked.accounts[:1] for entry in account.entries]
    states = [entry.state for entry in entries]
    broken = [state for state in states if state not in (None, State.OK)]
    by_walk, by_list = checked.relaxed_aligned, checked.list_says_aligned
    strict = checked.policy.record is not None and checked.policy.record.strict_dkim
    no_hub_id = any(account.hub_id is None for account in checked.accounts)
    spf_known = checked.spf is None or spf_state(checked.spf) is not None
    unknown = not states or (None in states and (not no_hub_id or not spf_known))
    unknown = unknown or by_walk is None or checked.policy.applies is None
    yield Case.NEVER_CONNECTED, checked.spf is None
    yield Case.NO_SUCH_DOMAIN, not _exists(checked)
    yield Case.NOT_CONNECTED, bool(broken) and len(broken) == len(entries)
    yield Case.NOT_ALIGNED, checked.dkim_aligned is False and (strict or by_list is False)
    yield Case.NOT_ALIGNED, by_walk is False and by_list is False
    yield Case.ONLY_REQUIRED, required
    yield Case.NOT_ASKED, unknown and bool(checked.answers.wanted)
    yield Case.NO_ANSWER, unknown
    yield Case.RECEIVERS_DIFFER, checked.policy.applies and by_walk != by_list
    yield Case.HUB_ID_UNKNOWN, None in states
    yield Case.HALF_CONNECTED, bool(broken)
    yield Case.NO_DMARC, checked.policy.applies is False
    yield Case.DMARC, any(one.level is Level.WARNING for one in _of_dmarc(checked))
    yield Case.RELATED, checked.names.alignment is not Alignment.EXACT
    yield Case.SPF, any(_of_spf(checked))
    yield Case.OK, True


def _warning(code: str, field: Field, /, **values: str) -> Finding:
    return Finding(code, Level.WARNING, field, values)


def _note(code: str, field: Field, /, **values: str) -> Finding:
    return Finding(code, Level.NOTE, field, values)
