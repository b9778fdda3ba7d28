"""From what a reader drops or pastes to the text of each message's header section.

Known are plain text, `.eml`, an mbox with one message, and Outlook's `.msg`. Of a file only headers
are kept: those on top, and those of messages inside it (RFC 2046, 5.2.1).
"""

# The codecs by name, because the browser gets only those that are imported.
import encodings.cp1252
import encodings.utf_16  # noqa: F401
import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.message import compound
from checker.message.unfold import LIMIT

# The most octets of a file that are taken at all.
FILE_LIMIT = 32 << 20
# The most messages inside a message that are offered.
MOST_PARTS = 20
# How much of a delivery report is read for its status.
_REPORT_LIMIT = 1 << 16

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Spelled out, because a search that ignores case is forty times slower on a large file.
_NESTED = (
    b"message/rfc822", b"Message/RFC822", b"message/RFC822", b"MESSAGE/RFC822",
    b"text/rfc822-headers", b"message/global",
)  # fmt: skip
_CONTENT_TYPE = re.compile(rb"content-type[ \t]*:[ \t\r\n]*\Z", re.IGNORECASE)
_END_OF_HEADERS = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_BASE64 = re.compile(
    rb"^content-transfer-encoding[ \t]*:[ \t]*base64", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = re.compile(rb"\r?\n--[^\r\n]*")
_SEVERAL = re.compile(rb"\n\r?\nFrom \S+ [A-Z][a-z]{2} [A-Z][a-z]{2} ")
# Python's stand-ins for octets that are not UTF-8 (PEP 383), each as the letter in Windows-1252.
_NOT_UTF_8 = {
    0xDC00 + octet: bytes([octet]).decode("cp1252", "replace") for octet in range(0x80, 0x100)
}
_REPORT = b"message/delivery-status"


@dataclass(frozen=True, slots=True)
class Contents:
    """The texts to look for headers in: the message itself (empty if unreadable), then others.

    `report` is the text of a delivery report, if there is one; `problems` are codes of what was
    wrong with the file.
    """

    texts: tuple[str, ...]
    report: str = ""
    problems: tuple[str, ...] = ()


def read(data: str | bytes) -> Contents:
    """Return the header texts in `data`: pasted text, or the octets of a file."""
    if isinstance(data, str):
        data = data[:FILE_LIMIT].encode("utf-8", "replace")
    if len(data) > FILE_LIMIT:
        return Contents(("",), problems=("file_too_large",))
    if data.startswith(compound.SIGNATURE):
        return _outlook(data)
    if data.startswith(_UTF16_MARKS):
        data = data.decode("utf-16", "replace").encode("utf-8")
    nested = [_decoded(part) for part in islice(_nested(data), MOST_PARTS)]
    return Contents(
        (_decoded(data[: LIMIT + 1]), *nested),
        report=_report(data),
        problems=("several_messages",) if data[:5] == b"From " and _SEVERAL.search(data) else (),
    )


def _outlook(data: bytes) -> Contents:
    try:
        texts = compound.transport_headers(data, LIMIT)
    except compound.Damaged:
        return Contents(("",), problems=("damaged_msg",))
    if not texts:
        return Contents(("",), problems=("msg_without_headers",))
    return Contents(tuple(texts[: MOST_PARTS + 1]))


def _nested(data: bytes) -> Iterator[bytes]:
    """Yield the start of each message inside the message, wherever it stands in the MIME tree."""
    for at in sorted(_places(data)):
        if not _CONTENT_TYPE.search(data, max(at - 40, 0), at):
            continue
        end = _END_OF_HEADERS.search(data, at, at + 10_000)
        if not end:
            continue
        message = data[end.end() : end.end() + LIMIT]
        head = data[max(at - 1_000, 0) : end.end()].rpartition(b"\n--")[2]
        yield _from_base64(message) if _BASE64.search(head) else message


def _places(data: bytes) -> Iterator[int]:
    for spelling in _NESTED:
        at = data.find(spelling)
        for _ in range(10 * MOST_PARTS):
            if at < 0:
                break
            yield at
            at = data.find(spelling, at + 1)


def _from_base64(message: bytes) -> bytes:
    """Decode a part, which RFC 2046 forbids to encode, and Exchange encodes nevertheless."""
    encoded = _BOUNDARY.split(message, maxsplit=1)[0]
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", encoded)
    return a2b_base64(letters[: len(letters) // 4 * 4])


def _report(data: bytes) -> str:
    start = data.find(_REPORT)
    return _decoded(data[start : start + _REPORT_LIMIT]) if start >= 0 else ""


def _decoded(octets: bytes) -> str:
    """Return the text of octets whose charset nobody names: UTF-8 (RFC 6532), or Windows-1252."""
    return octets.decode("utf-8", "surrogateescape").translate(_NOT_UTF_8)
