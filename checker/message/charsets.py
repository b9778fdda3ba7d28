"""From octets to text, in the charsets of the mail that readers of this site get."""

# The codecs by name, because the browser gets only those that are imported.
import encodings.cp1252
import encodings.iso8859_15
import encodings.utf_16  # noqa: F401
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from functools import lru_cache

# Of mail, and no others: Python decodes "punycode", too, and that is quadratic.
OF_MAIL = re.compile(
    r"utf-?(8|16|16be|16le)|us-ascii|ascii|iso-?8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|euc-(jp|kr)|shift_jis|iso-2022-(jp|kr)|macintosh|mac-roman",
    re.IGNORECASE,
)

# What calls itself Latin-1 is Windows-1252 where the two differ (WHATWG Encoding, 4.2, 2026-11-28).
_WESTERN = re.compile(r"iso-?8859-1|latin-?1|us-ascii|ascii|(?:windows|cp)-?1252", re.IGNORECASE)
_LATIN_9 = re.compile(r"latin-?9", re.IGNORECASE)
_UTF_8 = re.compile(r"utf-?8", re.IGNORECASE)

# Python's stand-ins for octets that are not UTF-8 (PEP 383), each as the letter in Windows-1252.
_NOT_UTF_8 = [
    (chr(0xDC00 + octet), bytes([octet]).decode("cp1252", "replace"))
    for octet in range(0x80, 0x100)
]


def decoded(octets: bytes, charset: str = "") -> str:
    """Return the text of `octets`; never raises.

    Where `charset` names none of mail, or the wrong one, or one whose codec is not there, as in the
    browser most are not, the text is UTF-8 (RFC 6532), or, letter by letter, Windows-1252.
    """
    codec, is_certain = _codec(charset) if charset else ("", False)
    if is_certain:
        return octets.decode(codec, "replace")
    if codec:
        try:
            return octets.decode(codec)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(octets.decode("utf-8", "surrogateescape"))


@lru_cache(64)
def _codec(charset: str) -> tuple[str, bool]:
    """Return the codec to try, "" for UTF-8 alone, and whether it is surely there.

    One that is may put a sign in the place of what it does not know.
    """
    if _LATIN_9.fullmatch(charset):
        return "iso8859-15", True
    if _WESTERN.fullmatch(charset):
        return "cp1252", True
    is_other = OF_MAIL.fullmatch(charset) and not _UTF_8.fullmatch(charset)
    return charset if is_other else "", False


def as_utf8(octets: bytes) -> bytes:
    """Return a file's octets as they are, or in UTF-8 where a byte order mark names UTF-16."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return octets.decode("utf-16", "replace").encode()
    return octets


def _mended(text: str) -> str:
    """Replace the stand-ins kind by kind: a call for each place takes a hundred times as long."""
    for stand_in, letter in _NOT_UTF_8:
        text = text.replace(stand_in, letter)
    return text
