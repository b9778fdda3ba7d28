"""From what a reader drops or pastes to the text of each message's header section.

Known are plain text, `.eml`, an mbox with one message, and Outlook's `.msg`. Of a file headers are
kept: those on top, and those of messages inside it (RFC 2046, 5.2.1); and the beginning of each
message as it came, in case it is a notice.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from checker.message import compound, notice
from checker.message.charsets import as_utf8, decoded
from checker.message.mime import from_base64
from checker.message.notice_signs import shown
from checker.message.unfold import LIMIT

# The most octets of a file that are taken at all.
FILE_LIMIT = 32 << 20
# The most messages inside a message that are offered.
MOST_PARTS = 20
# How far below its first empty line the header section is looked for: a paste may have torn it.
_TORN = 1 << 14

# What is looked for first: a search that ignores case is forty times slower on a large file.
_MARK = re.compile(rb"/(?:rfc822|RFC822|global)")
_MOST_MARKS = 30 * MOST_PARTS
_NESTED = re.compile(
    rb"content-type[ \t]*:[ \t\r\n]*(?:message/(?:rfc822|global)|(?:message|text)/(?:rfc822|global)"
    rb"-headers)(?![\w-])",
    re.IGNORECASE,
)
_HOPS = (b"\nReceived:", b"\rReceived:")
_FURTHER_LINE = re.compile(rb"[\r\n][^\r\n]")
# To look for an empty line so is four times as fast as to look for two line feeds.
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_EMPTY_LINE_OF_RETURNS = re.compile(rb"\r\r")
# What web pages and word processors put where a line ends. Beside real line ends it is none
# (RFC 6532, 3.4).
_OTHER_ENDS = re.compile(rb"\xe2\x80[\xa8\xa9]|\x0b")
_END_OF_HEADERS = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_BASE64 = re.compile(
    rb"^content-transfer-encoding[ \t]*:[ \t]*base64", re.IGNORECASE | re.MULTILINE
)
_CONTENT_FIELD = re.compile(r"^content-[^\n]*\n?(?:[ \t][^\n]*\n?)*", re.IGNORECASE | re.MULTILINE)
# A whole message in base64, and how a message begins.
_IN_BASE64 = re.compile(
    rb"\s{0,20}(?:data:[\w/.+-]{1,80};base64,)?(?P<text>[\w+/-]{60}[\w+/=\s-]*+)\Z", re.ASCII
)
_RAW = re.compile(rb"\"raw\"\s{0,9}:\s{0,9}\"(?P<text>[\w+/-]{60}[\w+/=-]*+)\"", re.ASCII)
_OF_ADDRESSES = bytes.maketrans(b"-_", b"+/")
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]|From )")
_SEVERAL = re.compile(rb"\n\r?\nFrom \S+ [A-Z][a-z]{2} [A-Z][a-z]{2} ")


class Contents(NamedTuple):
    """The messages in the input: the outermost, then those inside it.

    `texts` are where to look for headers (empty if unreadable), `octets` the beginning of each
    message as it came; `problems` are codes of what was wrong with the file.
    """

    texts: tuple[str, ...]
    octets: tuple[bytes, ...] = (b"",)
    problems: tuple[str, ...] = ()


def read(data: str | bytes) -> Contents:
    """Return the messages in `data`: pasted text, or the octets of a file."""
    if isinstance(data, str):
        data = data[:FILE_LIMIT].encode("utf-8", "replace")
    if len(data) > FILE_LIMIT:
        return Contents(("",), problems=("file_too_large",))
    if data.startswith(compound.SIGNATURE):
        return _outlook(data)
    data = as_utf8(data)
    if b"\n" not in data and b"\r" not in data:
        data = _OTHER_ENDS.sub(b"\n", data)
    data = _as_written(data)
    nested = list(islice(_nested(data), MOST_PARTS))
    return Contents(
        texts=(_outermost(data), *map(_inner, nested)),
        octets=tuple(message[: notice.LIMIT] for message in (data, *nested)),
        problems=("several_messages",) if data[:5] == b"From " and _SEVERAL.search(data) else (),
    )


def _as_written(data: bytes) -> bytes:
    """Return the message that `data` is in base64 as a whole, as interfaces hand it out; or `data`.

    Gmail's gives it in the alphabet of RFC 4648, 5, in a text of JSON.
    """
    written = _IN_BASE64.match(data) or (data[:1] == b"{" and _RAW.search(data))
    if not written:
        return data
    message = from_base64(written.group("text").translate(_OF_ADDRESSES))
    return message if _HEAD.match(message) else data


def _outlook(data: bytes) -> Contents:
    try:
        messages = compound.messages(data, LIMIT, MOST_PARTS + 1)
    except compound.Damaged:
        return Contents(("",), problems=("damaged_msg",))
    # Exchange keeps a notice of its own without transport headers.
    readable = [one for one in messages if one.headers or shown(one.words)]
    if not readable:
        return Contents(("",), problems=("msg_without_headers",))
    texts = tuple(one.headers or one.words for one in readable)
    return Contents(texts, tuple(_as_plain_text(one) for one in readable))


def _as_plain_text(message: compound.Message) -> bytes:
    """Return an Outlook message as it would be sent as plain text: its parts are gone."""
    if not message.headers:
        return message.words.encode("utf-8", "replace")[: notice.LIMIT]
    headers = _CONTENT_FIELD.sub("", message.headers).rstrip()
    return f"{headers}\n\n{message.words}".encode("utf-8", "replace")[: notice.LIMIT]


def _outermost(data: bytes) -> str:
    """Return all that can hold the header section, however the reader pasted it."""
    end = _end_of_section(data)
    # A section of one line is one of a paste with an empty line after each.
    is_whole = _has_hop(data, end) and _FURTHER_LINE.search(data, 0, end)
    return decoded(data[: min(end + _TORN, LIMIT + 1) if is_whole else LIMIT + 1])


def _has_hop(data: bytes, end: int) -> bool:
    """Tell whether a server's field begins a line before `end`."""
    return data.startswith(_HOPS[0][1:]) or any(data.find(hop, 0, end) >= 0 for hop in _HOPS)


def _inner(message: bytes) -> str:
    message = message.lstrip(b"\r\n")
    return decoded(message[: _end_of_section(message)])


def _end_of_section(data: bytes) -> int:
    """Return where the first empty line is, or where no more is read."""
    has_feeds = data.find(b"\n", 0, LIMIT) >= 0
    found = (_EMPTY_LINE if has_feeds else _EMPTY_LINE_OF_RETURNS).search(data, 0, LIMIT)
    return found.start() if found else LIMIT


def _nested(data: bytes) -> Iterator[bytes]:
    """Yield the start of each message inside the message, wherever it stands in the MIME tree."""
    for mark in islice(_MARK.finditer(data), _MOST_MARKS):
        at = mark.start()
        if not _NESTED.search(data, max(at - 60, 0), at + 20):
            continue
        end = _END_OF_HEADERS.search(data, at, at + 10_000)
        if not end:
            continue
        message = data[end.end() : end.end() + LIMIT]
        head = data[max(at - 1_000, 0) : end.end()].rpartition(b"\n--")[2]
        # RFC 2046 forbids to encode it, and Exchange does so nevertheless.
        is_encoded = _BASE64.search(head)
        yield from_base64(message.partition(b"\n--")[0]) if is_encoded else message
