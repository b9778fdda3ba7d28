"""Take an address list apart (RFC 5322 3.4): into tokens, and these into its elements.

One pass from left to right, without recursion, however deep comments are nested.
"""

import re

from checker.reading.notes import Notes

# A token is its text, told apart by its first character: a quoted-string (RFC 5322 3.2.4), a
# comment without another in it, white space, a special, or anything else, which is a word. Every
# repetition is possessive: an open quote must not be tried in all ways.
_TOKEN = re.compile(
    r'"(?:[^"\\]++|\\.)*+"|\([^()\\]*+\)|(?:\\.|[^\s"()<>@,;:.\\])++|\s++|.', re.DOTALL
)
_IN_COMMENT = re.compile(r"\\.|[()]", re.DOTALL)
_WRITTEN_AT = ("(a)", "(at)")
_ESCAPE = re.compile(r"\\(.)")


def elements(text: str, notes: Notes) -> list[list[str]]:
    """Return the elements of an address list, each as its tokens: the mailboxes, by their names.

    Raises Unreadable where a quote, a comment or an angle bracket stays open.
    """
    return _with_names(_split(_tokens(text, notes), notes), notes)


def _tokens(text: str, notes: Notes) -> list[str]:
    tokens = _TOKEN.findall(text)
    if '"' not in tokens and "(" not in tokens:
        return tokens
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found, "any character is a token at least"
        token = found[0]
        if token == '"':
            raise notes.refuse("unclosed_quote")
        if token == "(":
            token = text[at : _end_of_comment(text, at, notes)]
        tokens.append(token)
        at += len(token)
    return tokens


def _end_of_comment(text: str, at: int, notes: Notes) -> int:
    """Return where a comment ends that holds others (RFC 5322 3.2.2): counting, no recursion."""
    depth = 0
    for piece in _IN_COMMENT.finditer(text, at):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0:
            return piece.end()
    raise notes.refuse("unclosed_comment")


def is_gap(token: str) -> bool:
    """Tell whether a token is white space or a comment."""
    return token[0] == "(" or token.isspace()


def _split(tokens: list[str], notes: Notes) -> list[list[str]]:
    """Split an address list at its commas, semicolons and group names (RFC 5322 3.4)."""
    found: list[list[str]] = [[]]
    in_angle = in_group = after_at = False
    for token in tokens:
        in_angle = token == "<" or (in_angle and token != ">")
        after_at = after_at or token == "@"
        if in_angle or token not in (",", ";", ":") or (token == ":" and after_at):
            found[-1].append(token)
            continue
        if token == ":":
            notes.add("group")
            found.pop()
        elif token == ";" and not in_group:
            notes.add("semicolon_list")
        in_group = token == ":" or (in_group and token != ";")
        found.append([])
        after_at = False
    if in_angle:
        raise notes.refuse("unbalanced_angle")
    return found


def _with_names(split: list[list[str]], notes: Notes) -> list[list[str]]:
    """Give a name that was torn apart by its own comma (Müller, Max <…>) back to its address.

    What is left behind an address in its brackets is no name: it was copied along.
    """
    whole: list[list[str]] = []
    name: list[str] = []
    for element in split:
        if all(map(is_gap, element)):
            continue
        if "@" not in element and "<" not in element:
            name += [",", *element] if name else element
        elif name and "<" in element:
            notes.add("unquoted_comma")
            whole.append([*name, ",", *element])
            name = []
        else:
            whole.append(element)
    if name and whole and "<" in whole[-1]:
        notes.add("left_out", text=shown(name, notes))
    elif name:
        whole.append(name)
    return whole


def unescaped(quoted: str) -> str:
    """Return what stands in quotes without its quoted-pairs (RFC 5322 3.2.1)."""
    return _ESCAPE.sub(r"\1", quoted)


def shown(tokens: list[str], notes: Notes) -> str:
    """Return a phrase as a mail program shows it: quotes undone, comments gone, spaces single.

    The sign of an address that somebody wrote out is none: max(a)example.de
    """
    kept = [token for token in tokens if token[0] != "(" or token in _WRITTEN_AT]
    if len(kept) < len(tokens):
        notes.add("comment")
    words = (unescaped(token[1:-1]) if token[0] == '"' else token for token in kept)
    return " ".join("".join(words).split())
