"""Encoded words in display texts: `=?utf-8?q?M=C3=BCller?=` becomes `Müller` (RFC 2047)."""

# The codecs by name, because the browser gets only those that are imported: the usual ones here.
# A word in another charset then stays as it is written.
import encodings.cp1252
import encodings.iso8859_15  # noqa: F401
import re
from binascii import Error, a2b_base64, a2b_qp

# `email.header.decode_header` splits every line with a regex per word and trusts any codec name,
# "punycode" among them, whose decoder is quadratic. So: one pass, and only codecs of RFC 2047 mail.
_WORD = re.compile(r"=\?([A-Za-z0-9_-]{1,30})(?:\*[A-Za-z-]{1,20})?\?([BbQq])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t]+(?==\?)")
_CHARSETS = re.compile(
    r"utf-?(8|16|16be|16le)|us-ascii|ascii|iso-?8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|euc-(jp|kr)|shift_jis|iso-2022-(jp|kr)|macintosh|mac-roman",
    re.IGNORECASE,
)


def decode(text: str) -> str:
    """Return `text` with its encoded words decoded; a word that cannot be read stays as it is."""
    return _WORD.sub(_decoded, _BETWEEN_WORDS.sub("", text)) if "=?" in text else text


def _decoded(word: re.Match[str]) -> str:
    charset, encoding, payload = word.groups()
    if not _CHARSETS.fullmatch(charset):
        return word.group()
    try:
        return _octets(encoding, payload).decode(charset, "replace")
    except (Error, LookupError, ValueError):
        return word.group()


def _octets(encoding: str, payload: str) -> bytes:
    octets = payload.encode("utf-8", "replace")
    return a2b_base64(octets) if encoding in "Bb" else a2b_qp(octets, header=True)
