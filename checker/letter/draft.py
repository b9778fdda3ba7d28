"""Carry a letter into a mail program: as a `mailto:` link, or as the file of a draft."""

from base64 import b64encode, encodebytes
from collections.abc import Iterator
from urllib.parse import quote

LONGEST_LINK = 2_000
"""Most characters of a `mailto:` link that surely opens. RFC 6068 sets no limit, but Chromium on
Windows drops links of more than 2,046 (chrome/browser/platform_util_win.cc, kMaxUrlLength 2048 with
two quotation marks), and Windows itself ends at 2,083 (INTERNET_MAX_URL_LENGTH)."""

# A line with an encoded-word has at most 76 characters (RFC 2047 2). "Subject: " takes 9 of them
# and the frame of the word 12, which leaves 52 of base64.
_OCTETS_PER_WORD = 39


def mailto(subject: str, body: str) -> str:
    """Return a link that opens a new message without a recipient (RFC 6068 2, 5)."""
    # Line ends are %0D%0A there, and a space is %20: a plus would stay a plus.
    lines = body.replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def draft(subject: str, body: str) -> str:
    """Return the message as the text of an .eml file, pure ASCII with CRLF (RFC 5322, RFC 2045).

    It has no From and no To: the reader's mail program fills in the one, the reader the other.
    `X-Unsent: 1` makes Outlook open it for editing (Microsoft, IConverterSession::MIMEToMAPI).
    """
    header = (
        f"Subject: {_unstructured(subject)}",
        "X-Unsent: 1",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
    )
    encoded = encodebytes(body.replace("\n", "\r\n").encode()).decode("ascii")
    return "\r\n".join((*header, *encoded.split("\n")))


def _unstructured(text: str) -> str:
    """Return a header value as encoded-words, one a line: what is encoded cannot end the header."""
    return "\r\n ".join(f"=?utf-8?B?{b64encode(word).decode('ascii')}?=" for word in _words(text))


def _words(text: str) -> Iterator[bytes]:
    """Yield UTF-8 in pieces that fit into an encoded-word and split no character (RFC 2047 5)."""
    piece = b""
    for character in text:
        octets = character.encode()
        if len(piece) + len(octets) > _OCTETS_PER_WORD:
            yield piece
            piece = b""
        piece += octets
    yield piece
