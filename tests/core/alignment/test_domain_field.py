"""The field for the sending domain: what people paste, and which domain is read from it."""

import pytest

from checker import judge
from tests.core.judging import codes

# pasted: domain, everything noticed about it
READ = {
    "example.de": ("example.de", set()),
    "EXAMPLE.DE.": ("example.de", {"trailing_dot"}),
    "https://www.example.de/pfad?x=1#y": ("www.example.de", {"url_stripped", "did_you_mean"}),
    "//example.de": ("example.de", {"url_stripped"}),
    "example.de/": ("example.de", {"url_stripped"}),
    "example.de?x=1": ("example.de", {"url_stripped"}),
    "example.de:8443": ("example.de", {"url_stripped"}),
    "ftp://user:pw@example.de:21/x": ("example.de", {"url_stripped"}),
    "https://example.com@example.de": ("example.de", {"url_stripped"}),
    "https:\\\\example.de\\@example.com": ("example.de", {"url_stripped"}),
    "https://example.de:": ("example.de", {"url_stripped"}),
    "@example.de": ("example.de", {"email_in_domain_field"}),
    "info@example.de": ("example.de", {"email_in_domain_field"}),
    "Info <info@example.de>": ("example.de", {"email_in_domain_field"}),
    "mailto:info@example.de": ("example.de", {"email_in_domain_field", "mailto_stripped"}),
    "„example.de“,": ("example.de", {"punct_stripped"}),
    "example.de;": ("example.de", {"punct_stripped"}),
    "www.example.de": ("www.example.de", {"did_you_mean"}),
    # as panels, mail programs and signatures show it
    "E-Mail-Versand: example.de": ("example.de", {"header_label_stripped"}),
    "signed-by:  example.de": ("example.de", {"header_label_stripped"}),
    "d=example.de;": ("example.de", {"header_label_stripped", "punct_stripped"}),
    "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.de; s=hs1": ("example.de", {"left_out"}),
    "dkim=pass header.d=example.de": ("example.de", {"left_out"}),
    "header.d=example.de": ("example.de", {"left_out"}),
    "https://example.de/?a=1&d=2": ("example.de", {"url_stripped"}),
    "Primäre Domain: example.de": ("example.de", {"header_label_stripped"}),
    "example.de (Verbunden)": ("example.de", {"left_out"}),
    "example.de ✓ Verbunden": ("example.de", {"left_out"}),
    "example.de  Primary": ("example.de", {"left_out"}),
    "Email sending domain example.de Authenticated Edit": ("example.de", {"left_out"}),
    "DKIM: 'PASS' with domain example.de Learn more": (
        "example.de",
        {"header_label_stripped", "left_out"},
    ),
    "example.de - Nicht authentifiziert": ("example.de", {"left_out", "not_connected"}),
    "example.de | E-Mail-Versand | Nicht verbunden": ("example.de", {"left_out", "not_connected"}),
    "example.de connected, not authenticated": ("example.de", {"left_out", "not_connected"}),
    "Max (not connected) <max@example.de>": ("example.de", {"email_in_domain_field", "comment"}),
    "example.de ist verbunden": ("example.de", {"left_out"}),
    # rows of tables, lines of lists, links of chats
    "example.de\tE-Mail-Versand\tVerbunden": ("example.de", {"left_out"}),
    "Domain\texample.de\tOK": ("example.de", {"header_label_stripped", "left_out"}),
    "example.de | OK": ("example.de", {"left_out"}),
    "1. example.de": ("example.de", {"punct_stripped"}),
    "✓ example.de": ("example.de", {"punct_stripped"}),
    "[example.de](http://example.de)": ("example.de", {"punct_stripped"}),
    "http:/example.de": ("example.de", {"url_stripped"}),
    # the DKIM key that a panel asks for, and a line of a zone
    "hs1-12._domainkey.news.example.de": ("news.example.de", {"left_out"}),
    "hs1-12._domainkey.example.de. CNAME example-de.hs01a.dkim.example.net.": (
        "example.de",
        {"left_out", "trailing_dot"},
    ),
}


@pytest.mark.parametrize(("pasted", "expected"), READ.items(), ids=map(ascii, READ))
def test_read(pasted, expected):
    sending = judge("max@example.de", pasted).sending
    assert sending is not None
    assert (sending.ascii, codes("max@example.de", pasted, "sending")) == expected


REFUSED = {
    "empty": ["", "\u00a0", "\u200b\u200b", '""', ";"],
    "several_domains": [
        "example.de, example.com", "example.de; example.com", "example.de example.com",
        "a@example.de, b@example.com", "@example.de, @example.com", "example.de,example.de",
        "example.de d=example.com", "example.de\texample.com", "example.de;example.com",
        "example.de nicht example.com verbunden", "[example.de](https://example.com) example.net",
        "hs1._domainkey.example.de hs1._domainkey.example.com",
        "hs1._domainkey.example.com for example.de",
    ],
    "space_in_domain": ["exam ple.de", "example .de", "example.de und so", "Domain example.de", "https://exam ple.de",
        "mail example.de", "email example.de", "dkim example.de", "example.co uk", "Versanddomain mail example.de",
        "example .de verbunden", "mail\texample.de", "example.de nicht", "nicht signiert von example.de",
        "keine Domain ist example.de",
        # what is said of another use, or of both, and what is wrong
        "example.de\tVerbunden\tCRM: nicht verbunden", "example.de | Landingpages nicht verbunden",
        "example.de\tVerbunden\tNicht verbunden", "example.de not connected connected",
        "example.de\tNot connected to a website\tConnected", "example.de\tPending", "example.de | ❌",
        "example.de\tUnauthenticated", "example.de\tIn Bearbeitung", "example.de | Action required",
        "Nicht verbundene Domain: example.de", "Not connected domain | example.de",
        "Disconnected domain\texample.de", "Unverified domain: example.de",
        "'FAIL' with domain example.de", "hs1._domainkey.example.de fehlt",
        "not hs1._domainkey.example.de", "hs1._domainkey.example.de CNAME missing",
    ],
    "no_domain": ["https://", "https:///pfad", "@", "https://:8443"],
    "several_at": ["a@b@example.de"],
    "wildcard": ["*.example.de", "*"],
    "ip_literal": [
        "192.0.2.1", "[192.0.2.1]", "2001:db8::1", "[2001:db8::1]", "http://[2001:db8::1]:8080/",
        "http://192.0.2.1:80", "[example.de](https://example.com)", "::1", "fe80::1%eth0", "\uff11\uff19\uff12.0.2.1",
    ],
    "not_a_domain": [
        "exa$mple.de", "<example.de>", "exam,ple.de", "http:example.de:80", "exam'ple.de",
    ],
    "single_label": ["firma", "localhost", "de", "hs1-12._domainkey"],
    "public_suffix": ["co.uk", "gv.at", "foo.ck", "kobe.jp", "de"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "pasted"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_refused(code, pasted):
    assert code in codes("max@example.de", pasted, "sending")
    assert judge("max@example.de", pasted).sending is None


@pytest.mark.parametrize(
    ("pasted", "code", "suggestion"),
    [
        ("*.example.de", "wildcard", "example.de"),
        ("_dmarc.example.de", "underscore", "example.de"),
        ("_spf._x.news.example.de", "underscore", "news.example.de"),
        ("my_shop.de", "underscore", "my-shop.de"),
        ("my_.shop.de_", "underscore", "my.shop.de"),
        ("www.example.de", "did_you_mean", "example.de"),
    ],
)
def test_suggestion(pasted, code, suggestion):
    values = {found.code: found.values for found in judge("max@example.de", pasted).findings}
    assert values[code]["suggestion"] == suggestion
