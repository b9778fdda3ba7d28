"""The leaves of a message's MIME tree, decoded (RFC 2045, RFC 2046), without recursion."""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from checker.message.charsets import decoded

# No notice has more parts; and each part is searched for its own boundary.
_MOST_PARTS = 50
_LONGEST_HEAD = 1 << 16

_TYPE = re.compile(
    rb"\ncontent-type[ \t]{0,9}:[ \t\n]{0,9}([a-z0-9-]{1,40}/[a-z0-9._+-]{1,60})"
    rb"([^\n]{0,2000}+(?:\n[ \t][^\n]{0,2000}+){0,50})",
    re.IGNORECASE,
)
_ENCODING = re.compile(
    rb"\ncontent-transfer-encoding[ \t]{0,9}:[ \t\n]{0,9}([a-z0-9-]{1,20})", re.IGNORECASE
)
_PARAMETER = rb"\b%s[ \t]{0,9}=[ \t]{0,9}(?:\"([^\"\n]{1,200})\"|([^\s;\"]{1,200}))"
_BOUNDARY = re.compile(_PARAMETER % rb"boundary", re.IGNORECASE)
_CHARSET = re.compile(_PARAMETER % rb"charset", re.IGNORECASE)
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_BASE64))


@dataclass(frozen=True)
class Leaf:
    """One part that holds no parts: its media type in lower case, its body as it came."""

    type: str
    encoding: bytes
    charset: bytes
    body: bytes

    @cached_property
    def text(self) -> str:
        """The text of the body. Most parts are never asked for it."""
        octets = _plain(self.body, self.encoding)
        return decoded(octets, self.charset.decode("ascii", "replace"))


def leaves(message: bytes) -> Iterator[Leaf]:
    """Yield the leaves of a message with line feeds for line ends, in order; never raises.

    A message inside the message is a leaf. Where a part does not say otherwise it is plain text;
    so is a multipart without its boundary.
    """
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        head, body = _split(waiting.pop())
        names = head.lower()
        kind = _field(_TYPE, b"\ncontent-type", head, names)
        name, parameters = kind.groups() if kind else (b"text/plain", b"")
        name = name.lower()
        is_multipart = name.startswith(b"multipart/")
        parts = _parts(body, parameters) if is_multipart else []
        if parts:
            waiting += reversed(parts)
        else:
            encoding = _field(_ENCODING, b"\ncontent-transfer-encoding", head, names)
            yield Leaf(
                type="text/plain" if is_multipart else name.decode("ascii"),
                encoding=encoding.group(1).lower() if encoding else b"",
                charset=_parameter(_CHARSET, parameters),
                body=body,
            )


def _split(part: bytes) -> tuple[bytes, bytes]:
    """Return the head of a part, a line feed before each of its fields, and the body."""
    if part.startswith(b"\n"):
        return b"", part[1:]
    head, _, body = part.partition(b"\n\n")
    return b"\n" + head[: _LONGEST_HEAD - 1], body


def _field(
    pattern: re.Pattern[bytes], name: bytes, head: bytes, names: bytes
) -> re.Match[bytes] | None:
    """Return the field that `pattern` reads; looking for its `name` first is far quicker.

    `names` is the head in lower case.
    """
    at = names.find(name)
    return pattern.match(head, at) if at >= 0 else None


def _parts(body: bytes, parameters: bytes) -> list[bytes]:
    """Return the parts between the boundary's lines; none where there is no such line."""
    boundary = _parameter(_BOUNDARY, parameters)
    if not boundary:
        return []
    parts: list[list[bytes]] = []
    delimiter = b"\n--" + boundary
    for piece in b"\n".join((b"", body)).split(delimiter)[1:]:
        rest_of_line, _, part = piece.partition(b"\n")
        if rest_of_line.strip() in (b"", b"--"):
            parts.append([part])
        elif parts:
            # The delimiter of another multipart that begins with this one's.
            parts[-1] += (delimiter, piece)
    return [whole for part in parts[:_MOST_PARTS] if (whole := b"".join(part)).strip()]


def _plain(body: bytes, encoding: bytes) -> bytes:
    """Undo the transfer encoding, with line feeds for line ends again."""
    if encoding == b"quoted-printable":
        return a2b_qp(body)
    if encoding == b"base64":
        return from_base64(body).replace(b"\r\n", b"\n")
    return body


def from_base64(body: bytes) -> bytes:
    """Return the octets of whatever letters of base64 stand in `body`."""
    letters = body.translate(None, delete=_NOT_BASE64)
    # One letter alone is less than an octet.
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return a2b_base64(whole + b"=" * (-len(whole) % 4))


def _parameter(pattern: re.Pattern[bytes], parameters: bytes) -> bytes:
    match = pattern.search(parameters)
    return (match.group(1) or match.group(2)) if match else b""
