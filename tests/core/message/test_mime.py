"""The leaves of a message, however broken its tree is, and the text of their markup."""

import pytest

from checker.message.charsets import decoded
from checker.message.markup import text_of
from checker.message.mime import leaves

PLAIN = "text/plain"


def found(message: bytes) -> list[tuple[str, str]]:
    return [(leaf.type, leaf.text) for leaf in leaves(message)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (b"Subject: a\n\nb\n", [(PLAIN, "b\n")]),
        (b"Subject: a", [(PLAIN, "")]),
        (b"Content-Type: Text/HTML;\n charset=iso-8859-15\n\n\xa4", [("text/html", "€")]),
        (b"Content-Type: text/plain; charset=us-ascii\n\n\xfc", [(PLAIN, "ü")]),
        (b"Content-Type: text/plain; charset=utf-8\n\n\xc3\xbc", [(PLAIN, "ü")]),
        (b"Content-Transfer-Encoding: Quoted-Printable\n\n=C3=BC=\n!", [(PLAIN, "ü!")]),
        (b"Content-Transfer-Encoding: base64\n\nw7wN\nCg==\n", [(PLAIN, "ü\n")]),
        (b"Content-Transfer-Encoding: base64\n\nw7wNC", [(PLAIN, "ü\r")]),
        (b"Content-Type: multipart/mixed\n\nno boundary\n", [(PLAIN, "no boundary\n")]),
        (b"Content-Type: multipart/mixed; boundary=b\n\nno part\n", [(PLAIN, "no part\n")]),
        (
            b'Content-Type: multipart/report;\n boundary="b"\n\npreamble\n--b\n\none\n--b \n'
            b"Content-Type: multipart/alternative; boundary=bb\n\n--bb\n\ntwo\n--bb--\n\n--b\n"
            b"Content-Type: message/rfc822\n\nSubject: x\n\n--bx\n--b--\nepilogue\n",
            [(PLAIN, "one"), (PLAIN, "two"), ("message/rfc822", "Subject: x\n\n--bx"), (PLAIN, "")],
        ),
        (
            b"Content-Type: multipart/mixed; boundary=b\n\n--bx\n--b\n\none\n--b--\n",
            [(PLAIN, "one")],
        ),
    ],
)
def test_leaves(message, expected):
    assert found(message) == expected


def test_no_more_parts_are_read_than_any_notice_has():
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
        for number in range(1_000)
    )
    assert found(nested) == []
    assert len(found(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1_000)) < 50


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain", "plain"),
        ("<p>one<br>two&nbsp;&amp; <b>three</b></p>", "\none\ntwo & three\n"),
        ("a<style>p{}</style>b<SCRIPT>x</script>c<title>d", "abc"),
        ("<td>1 < 2</td>", "1 < 2"),
    ],
)
def test_the_text_of_markup(markup, text):
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("octets", "charset", "text"),
    [
        (b"\xc3\xbc \xfc", "x-unknown", "ü ü"),
        (b"\xa4", "Latin9", "€"),
        (b"\x1b$BIaDL\x1b(B", "ISO-2022-JP", "普通"),
        (b"\xb1\xf3", "iso-8859-2", "ąó"),
        # No codec of mail, none that is there, and one that is not that of the text.
        (b"ab-cd", "punycode", "ab-cd"),
        (b"\xfc", "windows-9999", "ü"),
        (b"\xc3\xbc", "iso-2022-jp", "ü"),
    ],
)
def test_octets_in_the_charset_that_is_named(octets, charset, text):
    assert decoded(octets, charset) == text
