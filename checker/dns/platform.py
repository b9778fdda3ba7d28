"""The platform's records of a domain: are its two DKIM entries there, and do they lead right?

The target of an entry is compared by encoding the name that it should have; the other way round
two names could be meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from checker.dns.spf import Spf
from checker.knowledge import resources
from checker.lookup import Answer, Answers, Status
from checker.lookup.zone import plain

_LONGEST_LABEL = 63  # octets, RFC 1035 2.3.4
# A key (RFC 6376 3.6.1), which may leave out its version, and no record of another kind.
_KEY = re.compile(r"(?!v=(?!DKIM1))(?:.*;)?\s*p\s*=\s*([^;\s]*)", re.IGNORECASE | re.DOTALL)
_MOST_ACCOUNTS = 3


class State(StrEnum):
    """What is known of one of the two entries."""

    OK = "ok"
    MISSING = "missing"
    DOUBLED = "doubled"
    OTHER_DOMAIN = "other_domain"
    NOT_CNAME = "not_cname"
    NO_KEY = "no_key"


class Slip(StrEnum):
    """What else is worth saying about an entry."""

    SWAPPED = "dkim_swapped"  # the target of the other entry
    FLATTENED = "dkim_flattened"  # the key itself in place of the alias
    PROXIED = "dkim_proxied"  # an address in place of the alias
    OLDER = "dkim_older"  # a name without the number of the account
    KEY_UNSEEN = "dkim_key_unseen"


class Entry(NamedTuple):
    """One of the two entries: where it should stand, where what was `found`, what it should say.

    `state` is None when nobody knows; `target` is None where the right one cannot be known.
    """

    id: str
    name: str
    state: State | None
    found_at: str
    found: tuple[str, ...] = ()
    target: str | None = None
    slip: Slip | None = None


class Account(NamedTuple):
    """The entries of one account of the platform; `hub_id` is None where no record names it."""

    hub_id: str | None
    entries: tuple[Entry, ...]

    @property
    def is_whole(self) -> bool:
        """Whether both entries are in order."""
        return all(entry.state is State.OK for entry in self.entries)


def hub_ids(spf: Spf) -> tuple[str, ...]:
    """Return the numbers of the accounts that SPF records name, also where that allows nothing."""
    included = filter(None, map(_pattern("include").fullmatch, (*spf.includes, *spf.unread)))
    return tuple(dict.fromkeys(found["hub_id"] for found in included))[:_MOST_ACCOUNTS]


def is_included(spf: Spf) -> bool:
    """Tell whether receivers find the platform in the SPF record."""
    return any(map(_pattern("include").fullmatch, spf.includes))


def allowed(record: str) -> str:
    """Return an SPF record without a sign in front of the platform that makes it allow nothing."""
    return re.sub(rf"[?~-](?=include:{_table()['include']})", "", record, flags=re.IGNORECASE)


def accounts(answers: Answers, domain: str, zone: str, ids: Iterable[str]) -> list[Account]:
    """Return the entries of each account, those that are whole first.

    `zone` is the domain that a DNS panel may have appended once more. Without any id, older
    entries may be there all the same.
    """
    found = [_account(answers, domain, zone, hub_id) for hub_id in [*ids] or [None]]
    return sorted(found, key=lambda account: not account.is_whole)


def label(domain: str) -> str:
    """Return the first label of the targets for a domain (seen in 56 records, none differed)."""
    encoded = domain.replace("-", "--").replace(".", "-")
    return f"hs-{encoded}" if encoded[2:4] == "--" else encoded


def _account(answers: Answers, domain: str, zone: str, hub_id: str | None) -> Account:
    looking = _EntryReader(answers, domain, zone)
    entries = [looking.entry(row, hub_id) for row in _table()["entry"]]
    numbers = [found["number"] for entry in entries if (found := looking.number_of(entry))]
    return Account(hub_id, tuple(_completed(entry, domain, numbers[:1]) for entry in entries))


def _completed(entry: Entry, domain: str, numbers: list[str]) -> Entry:
    """Return an entry with its right target, which one of the two that is known tells."""
    letters = {row["id"]: row["letter"] for row in _table()["entry"]}
    for number in numbers:
        values = {"label": label(domain), "number": number, "letter": letters[entry.id]}
        return entry._replace(target=_table()["target_of"].format(**values))
    return entry


class _EntryReader:
    """Looks up the entries of one account."""

    def __init__(self, answers: Answers, domain: str, zone: str) -> None:
        self._answers, self._domain = answers, domain
        self._appended = tuple(dict.fromkeys((zone, domain)))

    def entry(self, row: Mapping[str, str], hub_id: str | None) -> Entry:
        older = f"{row['older']}.{self._domain}"
        name = f"{row['name'].format(hub_id=hub_id)}.{self._domain}" if hub_id else older
        entry = self._at(row, name, name)
        if not hub_id:
            # That there is none of an older account says nothing about a newer one.
            return entry._replace(state=None) if entry.state is State.MISSING else entry
        if entry.state is not State.MISSING and not self._is_wildcard(entry, older):
            return entry
        entry = Entry(entry.id, name, State.MISSING, name)
        return next(self._elsewhere(row, name, older), None) or self._proxied(entry, older)

    def number_of(self, entry: Entry) -> re.Match[str] | None:
        """Return the platform's target of this domain that an entry shows, however wrong it is."""
        if entry.state in (None, State.MISSING):
            return None
        for text in entry.found:
            for found in _pattern("target").finditer(plain(text)):
                if self._is_own(found):
                    return found
        return None

    def _elsewhere(self, row: Mapping[str, str], name: str, older: str) -> Iterator[Entry]:
        """Yield the entry where it stands under another name."""
        if (entry := self._at(row, name, older)).state is State.OK:
            yield entry._replace(slip=entry.slip or Slip.OLDER)
        for zone in self._appended:
            doubled = self._at(row, name, f"{name}.{zone}")
            if self.number_of(doubled):
                yield doubled._replace(state=State.DOUBLED, slip=None)

    def _is_wildcard(self, entry: Entry, older: str) -> bool:
        """Tell whether an alias to somewhere else comes from a wildcard record."""
        if entry.state is not State.OTHER_DOMAIN or any(map(_target, entry.found)):
            return False
        return self._answers.get(older, "TXT").aliases == entry.found

    def _proxied(self, entry: Entry, older: str) -> Entry:
        """Return the entry, found to be an address where only its name has one.

        Where any name has one, as below a wildcard, that says nothing.
        """
        statuses = [self._answers.get(name, "TXT").status for name in (entry.name, older)]
        if statuses != [Status.NONE, Status.NXDOMAIN]:
            return entry
        addresses = self._answers.get(entry.name, "A").values
        if not addresses:
            return entry
        return entry._replace(state=State.NOT_CNAME, slip=Slip.PROXIED, found=addresses)

    def _at(self, row: Mapping[str, str], name: str, at: str) -> Entry:
        """Return the entry that should have a name, as it is at another or at that one."""
        answer = self._answers.get(at, "TXT")
        state, slip = self._judged(row, answer)
        return Entry(row["id"], name, state, at, answer.aliases or answer.values, slip=slip)

    def _judged(self, row: Mapping[str, str], answer: Answer) -> tuple[State | None, Slip | None]:
        if answer.aliases:
            return self._alias(row, answer)
        if answer.status is Status.FAILED:
            return None, None
        if any(map(_KEY.match, answer.values)):
            return State.NOT_CNAME, Slip.FLATTENED
        is_target = any(_table()["host"] in text.lower() for text in answer.values)
        return State.NOT_CNAME if is_target else State.MISSING, None

    def _alias(self, row: Mapping[str, str], answer: Answer) -> tuple[State, Slip | None]:
        targets = [found for alias in answer.aliases if (found := _target(alias))]
        if not targets:
            doubled = any(map(self._has_appended, answer.aliases))
            return State.DOUBLED if doubled else State.OTHER_DOMAIN, None
        if not self._is_own(targets[0]):
            return State.OTHER_DOMAIN, None
        if targets[0]["letter"] != row["letter"]:
            return State.OTHER_DOMAIN, Slip.SWAPPED
        if answer.status is Status.FAILED:
            return State.OK, Slip.KEY_UNSEEN
        keys = [key[1] for text in answer.values if (key := _KEY.match(text))]
        return State.OK if any(keys) else State.NO_KEY, None

    def _is_own(self, target: re.Match[str]) -> bool:
        expected = label(self._domain)
        # How a longer name would be written was never seen.
        return target["label"] == expected or len(expected) > _LONGEST_LABEL

    def _has_appended(self, alias: str) -> bool:
        return any(
            alias.endswith(f".{zone}") and _target(alias.removesuffix(f".{zone}"))
            for zone in self._appended
        )


def _target(name: str) -> re.Match[str] | None:
    return _pattern("target").fullmatch(name)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name])


def _table() -> Mapping[str, Any]:
    return resources.toml("data/dns/platform.toml")
