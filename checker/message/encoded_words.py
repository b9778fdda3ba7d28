"""Encoded words in display texts: `=?utf-8?q?M=C3=BCller?=` becomes `Müller` (RFC 2047)."""

import re
from binascii import Error, a2b_base64, a2b_qp

from checker.message.charsets import OF_MAIL

# `email.header.decode_header` splits every line with a regex per word and trusts any codec name.
# So: one pass, and only codecs of mail; a word in a charset that is not there stays as it is.
_WORD = re.compile(r"=\?([A-Za-z0-9_-]{1,30})(?:\*[A-Za-z-]{1,20})?\?([BbQq])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"\?=[ \t]+(?==\?)")


def decode(text: str) -> str:
    """Return `text` with its encoded words decoded; a word that cannot be read stays as it is."""
    return _WORD.sub(_decoded, _BETWEEN_WORDS.sub("?=", text)) if "=?" in text else text


def _decoded(word: re.Match[str]) -> str:
    charset, encoding, payload = word.groups()
    if not OF_MAIL.fullmatch(charset):
        return word.group()
    try:
        return _octets(encoding, payload).decode(charset, "replace")
    except (Error, LookupError, ValueError):
        return word.group()


def _octets(encoding: str, payload: str) -> bytes:
    octets = payload.encode("utf-8", "replace")
    return a2b_base64(octets) if encoding in "Bb" else a2b_qp(octets, header=True)
