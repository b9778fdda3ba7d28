"""Read one domain name and bring it into the form in which two of them can be compared.

The comparison form is the A-label form in lower case (RFC 9989 5.3.1, RFC 5891, UTS #46
non-transitional). The standard library's "idna" codec knows only IDNA 2003, in which straße.de
is strasse.de; it is never used here.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import idna

from checker.reading.notes import Notes
from checker.reading.organizational import Organization
from checker.reading.registration import register
from checker.reading.text import code_point

LONGEST_LABEL = 63  # octets, RFC 1035 2.3.4
LONGEST_NAME = 253  # octets without the final dot, RFC 1035 2.3.4
MARK = ".invalid"
"""What some lists write behind a domain with a DMARC policy: no domain ends so (RFC 2606, 2)."""
_KEPT = 256

# What nearly every name is: nothing to map, nothing to decode, nothing to say about a label.
_PLAIN = re.compile(r"(?:[A-Za-z0-9]++[.-])*+(?<=\.)[A-Za-z]+")
# The other characters that UTS #46 (2.3) reads as a dot.
_ODD_DOT = re.compile("[\u3002\uff0e\uff61]")
# Hyphens that programs for writing put in the place of the one in a name.
_ODD_HYPHENS = str.maketrans("\u2010\u2011", "--")
_LABEL = re.compile(r"[a-z0-9_-]+")
_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_IPV6 = re.compile(r"\[.*\]?|[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*(?:%.*)?", re.IGNORECASE)
# The labels that say which record it is have an underscore in front (RFC 8552, 1.1).
_RECORD = re.compile(r"^(?:.*\.)?_[^.]*\.")
_AT_END = re.compile(r"_+(?=\.|$)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


class Domain(NamedTuple):
    """A domain name: `ascii` with A-labels, `unicode` with U-labels, both lower case."""

    ascii: str
    unicode: str
    organization: Organization

    def shown(self, above: str | None) -> str:
        """Return this name, or the one above it that is given with A-labels, with U-labels."""
        labels = (above or self.ascii).count(".") + 1
        return ".".join(self.unicode.split(".")[-labels:])


def read_domain(text: str, notes: Notes) -> Domain:
    """Return the domain that `text` names.

    Raises Unreadable when it is no domain name, or none that two letters could tell apart.
    """
    if len(text) <= LONGEST_LABEL and _PLAIN.fullmatch(text):
        name = text.lower()
        return Domain(name, name, register(name, notes))
    if not text:
        raise notes.refuse("no_domain")
    if _IPV6.fullmatch(text):
        raise notes.refuse("ip_literal", name=text)
    if text.split() != [text]:
        raise notes.refuse("space_in_domain", name=text)
    if "*" in text:
        raise notes.refuse("wildcard", name=text, suggestion=text.replace("*", "").strip("."))
    name = _mapped(_without_final_dot(_with_plain_dots(text, notes), notes), notes)
    if _IPV4.fullmatch(name):
        raise notes.refuse("ip_literal", name=name)
    labels = [_read_label(label, notes) for label in name.split(".")]
    return _whole(labels, notes)


def _with_plain_dots(text: str, notes: Notes) -> str:
    if text.isascii() or not (odd := _ODD_DOT.search(text)):
        return text
    notes.add("odd_dot", character=code_point(odd[0]))
    return _ODD_DOT.sub(".", text)


def _without_final_dot(text: str, notes: Notes) -> str:
    if not text.endswith("."):
        return text
    notes.add("trailing_dot")
    return text[:-1]


# Kept, because both fields usually hold the same name, and many rows of a file the same domain.
@lru_cache(_KEPT)
def _remapped(name: str) -> tuple[str, bool]:
    """Return the mapped name, and whether more was mapped than case and composition."""
    mapped = idna.uts46_remap(name.translate(_ODD_HYPHENS), std3_rules=False)
    # Letter by letter, because str.lower() turns a final Σ into ς, and UTS #46 does not.
    return mapped, mapped != normalize("NFC", "".join(map(str.lower, name)))


@lru_cache(_KEPT)
def _a_label(label: str) -> str:
    return idna.alabel(label).decode("ascii")


def _mapped(name: str, notes: Notes) -> str:
    """Apply the UTS #46 mapping, and note when it did more than fold case and compose."""
    if name.isascii():
        return name.lower()
    try:
        mapped, is_other = _remapped(name)
    except idna.IDNAError as error:
        raise _bad_idn(name, error, notes) from error
    if is_other:
        notes.add("compat_mapped", name=name, mapped=mapped)
    return mapped


def _read_label(label: str, notes: Notes) -> tuple[str, str]:
    """Return a label's A-label and U-label; they are the same for a plain one."""
    if not label:
        raise notes.refuse("empty_label")
    if len(label) > LONGEST_LABEL:
        raise notes.refuse("label_too_long", length=str(len(label)), limit=str(LONGEST_LABEL))
    if label.startswith("xn--"):
        return label, _decoded(label, notes)
    if label[0] == "-" or label[-1] == "-":
        raise notes.refuse("hyphen", label=label)
    if not label.isascii():
        return _encoded(label, notes), label
    if not _LABEL.fullmatch(label):
        raise notes.refuse("not_a_domain", name=label, character=_LABEL.sub("", label)[0])
    if label[2:4] == "--":
        notes.add("hyphen34", label=label)
    return label, label


def _encoded(label: str, notes: Notes) -> str:
    try:
        return _a_label(label)
    except idna.IDNAError as error:
        if error.code == "label_too_long":
            length = len("xn--") + len(label.encode("punycode"))
            raise notes.refuse(
                "label_too_long", length=str(length), limit=str(LONGEST_LABEL)
            ) from error
        raise _bad_idn(label, error, notes) from error


def _decoded(label: str, notes: Notes) -> str:
    """Return the U-label of an `xn--` label, or refuse one that no registry would accept."""
    try:
        return idna.ulabel(label)
    except idna.IDNAError as error:
        refusal = notes.refuse("bad_punycode", label=label)
        if error.code not in ("invalid_alabel", "non_canonical_alabel"):
            _bad_idn(label, error, notes)
        raise refusal from error


def _bad_idn(name: str, error: idna.IDNAError, notes: Notes) -> Exception:
    """Refuse a name for the sign that is wrong in it, or else for the rule it breaks."""
    sign = chr(error.codepoint) if error.codepoint else ""
    shown = [sign] if sign.isprintable() and sign.strip() else []
    reason = " ".join([*shown, *([code_point(sign)] if sign else []), f"({error.code})"])
    return notes.refuse("bad_idn", name=name, reason=reason)


def _whole(labels: list[tuple[str, str]], notes: Notes) -> Domain:
    ascii_name = ".".join(label for label, _ in labels)
    if len(ascii_name) > LONGEST_NAME:
        length = str(len(ascii_name))
        raise notes.refuse("domain_too_long", length=length, limit=str(LONGEST_NAME))
    if len(labels) > 1 and _NUMBER.fullmatch(labels[-1][0]):
        raise notes.refuse("numeric_tld", name=ascii_name)
    if labels[-1][0].startswith("_"):
        # The name of a record as panels show it, which put the domain behind it themselves.
        raise notes.refuse("single_label", name=ascii_name)
    organization = register(ascii_name, notes)
    if "_" in ascii_name:
        notes.add("underscore", name=ascii_name, suggestion=_host(ascii_name))
    return Domain(ascii_name, ".".join(label for _, label in labels), organization)


def _host(name: str) -> str:
    """Return the name that a record belongs to, or else the one with hyphens for underscores."""
    return _AT_END.sub("", _RECORD.sub("", name)).replace("_", "-")
