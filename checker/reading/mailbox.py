"""Read the From field: the address (RFC 5322 3.4, RFC 6532) that people really paste.

One pass from left to right, without recursion: `email.headerregistry` overflows the stack on
nested comments, and `email.utils` glues `max@ex ample.de` together, so neither sees any input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from checker.reading.domains import Domain, read_domain
from checker.reading.notes import Notes
from checker.reading.text import unwrap

LONGEST_LOCAL = 64  # octets, RFC 5321 4.5.3.1.1

# What nearly everybody pastes, with or without a simple name, needs no scanner.
_PLAIN = re.compile(
    r"(?:(\w+(?: \w+)*) <)?([\w!#$%&'*+/=?^`{|}~.-]+)@((?u:[\w.-]+))(?(1)>)", re.ASCII
)
_LABEL = re.compile(r"(?:from|von)\s*:\s*", re.IGNORECASE)
_MAILTO = re.compile(r"(^|[<(]\s*)mailto:([^?<>()]*)(?:\?[^<>()]*)?", re.IGNORECASE)
# Older Outlook: Max Müller [mailto:max@example.de]
_MAILTO_IN_BRACKETS = re.compile(r"\[(mailto:[^\[\]<>]*)\]", re.IGNORECASE)
_PIECE = re.compile(r'\\.|[^\s"()<>@,;:.\\]+|\s+|.')
_ESCAPE = re.compile(r"\\(.)")
_OTHER_AT = {"\uff20": "@", "\ufe6b": "@"}
_QUOTES = "\"'„“”‚‘’«»"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One address. `local` is as typed, quotes included; `name` is the display name or None."""

    name: str | None
    local: str
    domain: Domain

    @property
    def address(self) -> str:
        """The address as people write it, with U-labels."""
        return f"{self.local}@{self.domain.unicode}"


class _Kind(Enum):
    WORD = auto()
    SPACE = auto()
    QUOTED = auto()
    COMMENT = auto()
    SPECIAL = auto()


class _Token(NamedTuple):
    kind: _Kind
    text: str


_AT = _Token(_Kind.SPECIAL, "@")
_DOT = _Token(_Kind.SPECIAL, ".")
_OPEN = _Token(_Kind.SPECIAL, "<")
_CLOSE = _Token(_Kind.SPECIAL, ">")
_COLON = _Token(_Kind.SPECIAL, ":")
_COMMA = _Token(_Kind.SPECIAL, ",")
_SEMICOLON = _Token(_Kind.SPECIAL, ";")


def read_from(text: str, notes: Notes) -> Mailbox:
    """Return the mailbox that a cleaned From field names: the first one, if all share a domain.

    Raises Unreadable when there is none, or when they belong to several domains: DMARC is not
    defined for those (RFC 9989 5.3.1), and nobody should guess.
    """
    if plain := _PLAIN.fullmatch(text):
        return _mailbox(plain[1], plain[2], plain[3], notes)
    if "://" in text and "@" not in text:
        raise notes.refuse("no_at", text=text)
    text = _without_mailto(unwrap(_without_label(text, notes), notes), notes)
    mailboxes = [
        _read_mailbox(element, notes)
        for element in _with_names(_elements(_tokens(text, notes), notes), notes)
    ]
    return _only(mailboxes, notes)


def _only(mailboxes: list[Mailbox], notes: Notes) -> Mailbox:
    if not mailboxes:
        raise notes.refuse("no_address")
    domains = list(dict.fromkeys(mailbox.domain.unicode for mailbox in mailboxes))
    if len(domains) > 1:
        raise notes.refuse("several_domains", domains=", ".join(domains))
    if len(mailboxes) > 1:
        notes.add("several_addresses", count=str(len(mailboxes)), address=mailboxes[0].address)
    return mailboxes[0]


def _without_label(text: str, notes: Notes) -> str:
    label = _LABEL.match(text)
    if not label:
        return text
    notes.add("header_label_stripped", label=label[0].strip())
    return text[label.end() :]


def _without_mailto(text: str, notes: Notes) -> str:
    bare = _MAILTO.sub(r"\1\2", _MAILTO_IN_BRACKETS.sub(r"<\1>", text))
    if bare != text:
        notes.add("mailto_stripped")
    return bare.strip()


def _tokens(text: str, notes: Notes) -> Iterator[_Token]:
    pieces = iter(_PIECE.findall(text))
    for piece in pieces:
        if piece == '"':
            yield _Token(_Kind.QUOTED, _quoted(pieces, notes))
        elif piece == "(":
            yield _Token(_Kind.COMMENT, _skip_comment(pieces, notes))
        elif piece in "<>@,;:.":
            yield _Token(_Kind.SPECIAL, piece)
        else:
            yield _Token(_Kind.SPACE if piece.isspace() else _Kind.WORD, piece)


def _quoted(pieces: Iterator[str], notes: Notes) -> str:
    """Consume a quoted-string (RFC 5322 3.2.4) up to its closing quote."""
    parts = ['"']
    for piece in pieces:
        parts.append(piece)
        if piece == '"':
            return "".join(parts)
    raise notes.refuse("unclosed_quote")


def _skip_comment(pieces: Iterator[str], notes: Notes) -> str:
    """Consume a comment and those inside it (RFC 5322 3.2.2), counting instead of recursing."""
    depth = 1
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if depth == 0:
            return ""
    raise notes.refuse("unclosed_comment")


def _elements(tokens: Iterator[_Token], notes: Notes) -> list[list[_Token]]:
    """Split an address list at its commas, semicolons and group names (RFC 5322 3.4)."""
    elements: list[list[_Token]] = [[]]
    in_angle = in_group = after_at = False
    for token in tokens:
        in_angle = token == _OPEN or (in_angle and token != _CLOSE)
        after_at = after_at or token == _AT
        if in_angle or token not in (_COMMA, _SEMICOLON, _COLON) or (token == _COLON and after_at):
            elements[-1].append(token)
            continue
        if token == _COLON:
            notes.add("group")
            elements.pop()
        elif token == _SEMICOLON and not in_group:
            notes.add("semicolon_list")
        in_group = token == _COLON or (in_group and token != _SEMICOLON)
        elements.append([])
        after_at = False
    if in_angle:
        raise notes.refuse("unbalanced_angle")
    return elements


def _with_names(elements: list[list[_Token]], notes: Notes) -> list[list[_Token]]:
    """Give a name that was torn apart by its own comma (Müller, Max <…>) back to its address."""
    whole: list[list[_Token]] = []
    name: list[_Token] = []
    for element in elements:
        if all(token.kind in (_Kind.SPACE, _Kind.COMMENT) for token in element):
            continue
        if _AT not in element and _OPEN not in element:
            name += [_COMMA, *element] if name else element
        elif name and _OPEN in element:
            notes.add("unquoted_comma")
            whole.append([*name, _COMMA, *element])
            name = []
        else:
            whole.append(element)
    return [*whole, name] if name else whole


def _read_mailbox(tokens: list[_Token], notes: Notes) -> Mailbox:
    opened, closed = tokens.count(_OPEN), tokens.count(_CLOSE)
    if opened != closed:
        raise notes.refuse("unbalanced_angle")
    if opened > 1:
        raise notes.refuse("several_angle")
    if not opened:
        return _read_address(None, tokens, notes)
    start, end = tokens.index(_OPEN), tokens.index(_CLOSE)
    _refuse_text_after(tokens[end + 1 :], notes)
    inside = tokens[start + 1 : end]
    return _read_address(_read_name(tokens[:start], inside, notes), inside, notes)


def _refuse_text_after(tokens: list[_Token], notes: Notes) -> None:
    if text := _shown(tokens, notes):
        raise notes.refuse("text_after_angle", text=text)


def _shown(tokens: list[_Token], notes: Notes) -> str:
    """Return a phrase as a mail program shows it: quotes undone, comments gone, spaces single."""
    if any(token.kind is _Kind.COMMENT for token in tokens):
        notes.add("comment")
    words = (
        _ESCAPE.sub(r"\1", token.text[1:-1]) if token.kind is _Kind.QUOTED else token.text
        for token in tokens
    )
    return " ".join("".join(words).split())


def _read_name(tokens: list[_Token], address: list[_Token], notes: Notes) -> str | None:
    name = _shown(tokens, notes)
    if "@" in name:
        same = name.strip(_QUOTES).casefold() == _shown(address, notes).casefold()
        if same:
            notes.add("address_repeated_in_name", name=name)
        elif _AT in tokens:
            raise notes.refuse("at_in_display", name=name)
        else:
            notes.add("address_in_display_name", name=name)
    return name or None


def _read_address(name: str | None, tokens: list[_Token], notes: Notes) -> Mailbox:
    tokens = _without_spaces(_without_route(tokens, notes), notes)
    if tokens.count(_AT) > 1:
        raise notes.refuse("several_at")
    if _AT not in tokens:
        raise _no_at("".join(token.text for token in tokens), notes)
    at = tokens.index(_AT)
    if any(token.kind is _Kind.QUOTED for token in tokens[:at]):
        notes.add("quoted_local")
    local = "".join(token.text for token in tokens[:at])
    return _mailbox(name, local, "".join(token.text for token in tokens[at + 1 :]), notes)


def _no_at(text: str, notes: Notes) -> Exception:
    if not text:
        return notes.refuse("no_address")
    suggestion = text.translate(str.maketrans(_OTHER_AT))
    if suggestion != text:
        return notes.refuse("fullwidth_at", suggestion=suggestion)
    return notes.refuse("no_at", text=text)


def _without_route(tokens: list[_Token], notes: Notes) -> list[_Token]:
    """Drop an obsolete source route, <@one,@two:max@example.de> (RFC 5322 4.4)."""
    first = next((token for token in tokens if token.kind is not _Kind.SPACE), None)
    if first != _AT or _COLON not in tokens:
        return tokens
    notes.add("source_route")
    return tokens[tokens.index(_COLON) + 1 :]


def _without_spaces(tokens: list[_Token], notes: Notes) -> list[_Token]:
    """Drop comments and spaces where the grammar allows them: at the ends, beside @ and dots."""
    kept: list[_Token] = []
    gap: str | None = None
    for token in tokens:
        if token.kind in (_Kind.SPACE, _Kind.COMMENT):
            gap = (gap or "") + token.text
            if token.kind is _Kind.COMMENT:
                notes.add("comment")
            continue
        if gap is not None and kept:
            _check_gap(gap, kept[-1], token, notes)
        kept.append(token)
        gap = None
    return kept


def _check_gap(gap: str, before: _Token, after: _Token, notes: Notes) -> None:
    beside_dot = any(token in (_AT, _DOT) for token in (before, after))
    if not beside_dot or not gap.isascii():
        raise notes.refuse("space_in_address")
    if gap:
        notes.add("obs_space_at_dot")


def _mailbox(name: str | None, local: str, domain: str, notes: Notes) -> Mailbox:
    if not local:
        raise notes.refuse("no_local")
    if '"' not in local and (local[0] == "." or local[-1] == "." or ".." in local):
        raise notes.refuse("dot_in_local")
    if not local.isascii():
        notes.add("eai_local", local=local)
    if len(local.encode()) > LONGEST_LOCAL:
        notes.add("local_over_64", length=str(len(local.encode())), limit=str(LONGEST_LOCAL))
    return Mailbox(name, local, read_domain(domain, notes))
