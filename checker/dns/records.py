"""DMARC Policy Records (RFC 9989 4.7, 4.8)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

POLICIES = ("none", "quarantine", "reject")
"""The values of `p`, `sp` and `np`, the mildest first."""

# The version tag comes first, its value as it is written here.
_VERSION = re.compile(r"[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)")
# A URI of RFC 3986: a scheme, and maybe nothing behind it (4.8).
_URI = re.compile(r"\s*[a-z][a-z0-9+.-]*:[\w.~:/?#\[\]@!$&'()*+;=%-]*\s*", re.ASCII | re.IGNORECASE)
_POLICY_TAGS = ("p", "sp", "np")


class Record(NamedTuple):
    """The record of one `domain`; `text` is as it stands there, tags and values in lower case."""

    domain: str
    text: str
    tags: Mapping[str, str]

    @property
    def psd(self) -> str:
        """Whether the domain is a public suffix: "y", "n" or "u"; what is no such value is "u"."""
        value = self.tags.get("psd", "u")
        return value if value in ("y", "n") else "u"

    @property
    def strict_dkim(self) -> bool:
        """Whether a DKIM signature must be of exactly the Author Domain (4.7 adkim)."""
        return self.tags.get("adkim") == "s"

    @property
    def is_test(self) -> bool:
        """Whether receivers are asked to apply the policy one step milder (4.7 t)."""
        return self.tags.get("t") == "y"

    @property
    def wrong_tags(self) -> dict[str, str]:
        """The tags that hold no policy, and `p` if it is not there, each with what it says."""
        said = {tag: self.tags[tag] for tag in _POLICY_TAGS if tag in self.tags}
        return {tag: value for tag, value in {"p": "", **said}.items() if value not in POLICIES}

    @property
    def policies(self) -> Mapping[str, str] | None:
        """The policies by tag; None where the record counts for nothing (4.10.1).

        One wrong tag voids the others: then the record counts as p=none, if reports can be sent.
        """
        if not self.wrong_tags:
            return {tag: self.tags[tag] for tag in _POLICY_TAGS if tag in self.tags}
        reports = any(map(_URI.fullmatch, self.tags.get("rua", "").split(",")))
        return {"p": "none"} if reports else None


def is_record(text: str) -> bool:
    """Tell whether a TXT record is a DMARC Policy Record; others are passed over (4.10 step 2)."""
    return bool(_VERSION.match(text))


def read_record(domain: str, text: str) -> Record:
    """Return a record with its tags; the first of a tag counts, what is no tag is passed over."""
    tags: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            tags.setdefault(name.strip().lower(), value.strip().lower())
    return Record(domain, text, tags)
