"""Read the From field: the address (RFC 5322 3.4, RFC 6532) that people really paste.

One pass from left to right, without recursion: `email.headerregistry` overflows the stack on
nested comments, and `email.utils` glues `max@ex ample.de` together, so neither sees any input.
"""

import re
from typing import NamedTuple

from checker.reading.domains import Domain, read_domain
from checker.reading.notes import Notes
from checker.reading.pasted import peel
from checker.reading.scanner import elements, is_gap, shown, unescaped

LONGEST_LOCAL = 64  # octets, RFC 5321 4.5.3.1.1

# What nearly everybody pastes, with or without a name, needs no scanner.
_PLAIN = re.compile(
    r"""(?:(?:"((?:[^"\\]++|\\.)*+)"\s*+|([^"\\()<>:;\t]*+))(<))?"""
    r"([\w!#$%&'*+/=?^`{|}~.-]++)@((?u:[\w.-]++)(?<!_))(?(3)>)",
    re.ASCII,
)
# What nearly every local part is: nothing to mend, nothing to say (RFC 5322, 3.2.3).
_ORDINARY = re.compile(r"[\w+-]+(?:\.[\w+-]+)*", re.ASCII)
_ALONE = re.compile(r"\s*[^\s,]*\s*")
_ADDRESS = re.compile(r"[^\s@]@[^\s@.]+\.[^\s@]")
# Against programs that collect addresses: name (at) example [dot] com.
_WRITTEN_AT = re.compile(r"\s*[(\[{]\s*(?:at|ät|a)\s*[)\]}]\s*", re.IGNORECASE)
_WRITTEN_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*", re.IGNORECASE)
# The same without brackets: name at example dot com, alone, in brackets behind a name, or with the
# name in brackets behind it, as archives of lists have it.
_SPELT = re.compile(
    r"([^@()\[\]<>]*[(\[<])?\s?([\w.+-]{1,64}) (?:at|ät) "
    r"((?:[\w-]{1,63}(?: dot | punkt |\.)){1,5}[a-z]{2,24})\s?"
    r"([)\]>]|\((?:(?! (?:at|ät) )[^@()<>])*\))?",
    re.IGNORECASE,
)
_SPELT_DOT = re.compile(r" (?:dot|punkt) ", re.IGNORECASE)
# As an address of the web has it (RFC 3986, 2.1): max%40example.de
_ESCAPED = re.compile(r"([\w.+-]{1,64})%40([\w.-]{1,253})", re.IGNORECASE)
_OTHER_AT = {"\uff20": "@", "\ufe6b": "@"}
_QUOTES = "\"'„“”‟‚‘’«»"


class Mailbox(NamedTuple):
    """One address. `local` is as typed, quotes included; `name` is the display name or None."""

    name: str | None
    local: str
    domain: Domain

    @property
    def address(self) -> str:
        """The address as people write it, with U-labels."""
        return f"{self.local}@{self.domain.unicode}"


def read_from(text: str, notes: Notes) -> Mailbox:
    """Return the mailbox that a cleaned From field names: the first one, if all share a domain.

    Raises Unreadable when there is none, or when they belong to several domains: DMARC is not
    defined for those (RFC 9989 5.3.1), and nobody should guess.
    """
    return _only(read_mailboxes(text, notes), notes)


def read_mailboxes(text: str, notes: Notes) -> list[Mailbox]:
    """Return the mailboxes that a cleaned address field names, one or more, in their order.

    Raises Unreadable when there is none, or when one of them cannot be read.
    """
    if plain := _plain(text, notes):
        return [_of_plain(plain, notes)]
    if several := _several_plain(text, notes):
        return [_of_plain(plain, notes) for plain in several]
    if (signs := _with_signs(text)) != text:
        notes.add("at_written_out")
        return read_mailboxes(signs, notes)
    if (decoded := _decoded(text)) != text:
        return read_mailboxes(decoded, notes)
    if "@" not in text and "://" in text:
        raise notes.refuse("no_at", text=text)
    if _is_exchange(text):
        raise notes.refuse("exchange_address")
    read = elements(peel(text, notes), notes)
    if not read:
        raise notes.refuse("no_address")
    return [_read_mailbox(tokens, notes) for tokens in read]


def _with_signs(text: str) -> str:
    """Return an address with the signs that somebody has written out as words in brackets."""
    if "@" not in text:
        if escaped := _ESCAPED.fullmatch(text):
            return f"{escaped[1]}@{escaped[2]}"
        if spelt := _SPELT.fullmatch(text):
            address = f"{spelt[2]}@{_SPELT_DOT.sub('.', spelt[3])}"
            return f"{spelt[1] or ''}{address}{spelt[4] or ''}"
        text = _WRITTEN_AT.sub("@", text, count=1)
    return _WRITTEN_DOT.sub(".", text) if "@" in text else text


def _decoded(text: str) -> str:
    """Return the address that servers encoded along with its name: =?utf-8?q?Max_=3Cmax=40…=3E?="""
    if "=?" not in text or not text.endswith("?="):
        return text
    # Here, as in _name: hardly anybody pastes one.
    from checker.message.encoded_words import decode

    return " ".join(decode(text).split()) or text


def _plain(text: str, notes: Notes) -> re.Match[str] | None:
    """Return the parts of a text that is one plain mailbox, also with a comment behind it."""
    plain = _PLAIN.fullmatch(text)
    if not plain and text[-1] == ")" and (plain := _before_comment(text)):
        notes.add("comment")
    name = plain and plain[2]
    # An address and more in front of an address: which one counts takes a closer look.
    return None if name and "@" in name and not _ALONE.fullmatch(name) else plain


def _before_comment(text: str) -> re.Match[str] | None:
    address, _, comment = text.partition("(")
    nested = "(" in comment or "\\" in comment or comment.find(")") < len(comment) - 1
    return None if nested else _PLAIN.fullmatch(address.rstrip())


def _several_plain(text: str, notes: Notes) -> list[re.Match[str]]:
    """Return the plain mailboxes of a list that holds no others; else none."""
    if "," not in text and ";" not in text:
        return []
    # Commas in quotes and comments divide nothing; at the ends they were copied along.
    if '"' in text or "(" in text or text[0] in ",;" or text[-1] in ",;":
        return []
    pieces = [_PLAIN.fullmatch(piece.strip()) for piece in text.replace(";", ",").split(",")]
    plain = [piece for piece in pieces if piece and "@" not in (piece[2] or "")]
    if len(plain) != len(pieces):
        return []
    if ";" in text:
        notes.add("semicolon_list")
    return plain


def _of_plain(plain: re.Match[str], notes: Notes) -> Mailbox:
    quoted, name, _, local, domain = plain.groups()
    if quoted and "\\" in quoted:
        quoted = unescaped(quoted)
    if name and "," in name:
        notes.add("unquoted_comma")
        name = name.strip(", ")
    shown = quoted or name
    name = _name(shown, f"{local}@{domain}", notes) if shown else None
    return _mailbox(name, local, domain, notes)


def _is_exchange(text: str) -> bool:
    """Tell whether a text is or holds the X.500 name by which Exchange knows a mailbox."""
    start = text.upper().find("/O=")
    return start >= 0 and "/CN=" in text[start:].upper()


def _only(mailboxes: list[Mailbox], notes: Notes) -> Mailbox:
    if len(mailboxes) == 1:
        return mailboxes[0]
    domains = list(dict.fromkeys(mailbox.domain.unicode for mailbox in mailboxes))
    if len(domains) > 1:
        raise notes.refuse("several_domains", domains=", ".join(domains))
    notes.add("several_addresses", count=str(len(mailboxes)), address=mailboxes[0].address)
    return mailboxes[0]


def _read_mailbox(tokens: list[str], notes: Notes) -> Mailbox:
    opened = tokens.count("<")
    start = tokens.index("<") if opened else 0
    # Arrows in a name are none: News -> Max <max@example.de>
    name_ends = start if opened == 1 and "@" not in tokens[:start] else 0
    if opened != tokens[name_ends:].count(">"):
        raise notes.refuse("unbalanced_angle")
    if opened > 1:
        raise notes.refuse("several_angle")
    if not opened:
        return _read_address(None, tokens, notes)
    end = tokens.index(">", start)
    _pass_over_text_after(tokens[end + 1 :], notes)
    inside = tokens[start + 1 : end]
    name = _name(shown(tokens[:start], notes), shown(inside, notes), notes)
    return _read_address(name, inside, notes)


def _pass_over_text_after(tokens: list[str], notes: Notes) -> None:
    """Note what a mail program shows behind an address, unless it could be another address."""
    if text := shown(tokens, notes):
        if "@" in tokens:
            raise notes.refuse("text_after_angle", text=text)
        notes.add("left_out", text=text)


def _name(shown: str, address: str, notes: Notes) -> str | None:
    """Return a display name, decoded; note an address in it, which filters distrust."""
    name = " ".join(shown.split())
    if "=?" in name:
        # Here, because hardly anybody pastes one: the charsets would travel to every reader.
        from checker.message.encoded_words import decode

        name = decode(name)
    if "@" in name:
        if name.strip(_QUOTES).casefold() == address.casefold():
            notes.add("address_repeated_in_name", name=name)
        elif _ADDRESS.search(name):
            notes.add("address_in_display_name", name=name)
    return name or None


def _read_address(name: str | None, tokens: list[str], notes: Notes) -> Mailbox:
    tokens = _without_spaces(_without_route(tokens, notes), notes)
    if tokens.count("@") > 1:
        raise notes.refuse("several_at")
    if "@" not in tokens:
        raise _no_at("".join(tokens), notes)
    at = tokens.index("@")
    if any(token[0] == '"' for token in tokens[:at]):
        notes.add("quoted_local")
    return _mailbox(name, "".join(tokens[:at]), "".join(tokens[at + 1 :]), notes)


def _no_at(text: str, notes: Notes) -> Exception:
    if not text:
        return notes.refuse("no_address")
    suggestion = text.translate(str.maketrans(_OTHER_AT))
    if suggestion != text:
        return notes.refuse("fullwidth_at", suggestion=suggestion)
    return notes.refuse("no_at", text=text)


def _without_route(tokens: list[str], notes: Notes) -> list[str]:
    """Drop an obsolete source route, <@one,@two:max@example.de> (RFC 5322 4.4)."""
    first = next((token for token in tokens if not token.isspace()), None)
    if first != "@" or ":" not in tokens:
        return tokens
    notes.add("source_route")
    return tokens[tokens.index(":") + 1 :]


def _without_spaces(tokens: list[str], notes: Notes) -> list[str]:
    """Drop comments and spaces where the grammar allows them: at the ends, beside @ and dots."""
    kept: list[str] = []
    gap: str | None = None
    for token in tokens:
        if is_gap(token):
            gap = gap or ""
            if token[0] == "(":
                notes.add("comment")
            else:
                gap += token
            continue
        if gap is not None and kept:
            _check_gap(gap, kept[-1], token, notes)
        kept.append(token)
        gap = None
    return kept


def _check_gap(gap: str, before: str, after: str, notes: Notes) -> None:
    beside_dot = before in ("@", ".") or after in ("@", ".")
    if not beside_dot or not gap.isascii():
        raise notes.refuse("space_in_address")
    if gap:
        notes.add("obs_space_at_dot")


def _mailbox(name: str | None, local: str, domain: str, notes: Notes) -> Mailbox:
    if len(local) > LONGEST_LOCAL or not _ORDINARY.fullmatch(local):
        local = _read_local(local, notes)
    return Mailbox(name, local, read_domain(domain, notes))


def _read_local(local: str, notes: Notes) -> str:
    """Return a local part without what spreadsheets and mail programs do to it."""
    if not local:
        raise notes.refuse("no_local")
    if len(local) > 1 and local[0] == "'" and local.count("'") == 1:
        # So spreadsheets mark a cell as text.
        local = local[1:]
        notes.add("punct_stripped")
    if local.endswith("..."):
        # So Gmail and Google Groups shorten what they show.
        local = local.rstrip(".") + "…"
    if '"' not in local and (local[0] == "." or local[-1] == "." or ".." in local):
        raise notes.refuse("dot_in_local")
    if not local.rstrip("…").isascii():
        notes.add("eai_local", local=local)
    if len(local.encode()) > LONGEST_LOCAL:
        notes.add("local_over_64", length=str(len(local.encode())), limit=str(LONGEST_LOCAL))
    return local
