"""Words that no line ends in: they stand in an element, and nothing else of a page changes."""

import pytest

from site_build.publishing.unbroken import keep

WORD = '<span class="unbroken">{}</span>'.format


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Die E-Mails.</p>", f"<p>Die {WORD('E-Mails')}.</p>"),
        ("Test-E-Mail-Adresse", f"Test-{WORD('E-Mail')}-Adresse"),
        ("T-Online, S/MIME, DMARC-Eintrag", f"{WORD('T-Online')}, S/MIME, DMARC-Eintrag"),
        ("(2026-11-29), 1-2026-11-29", f"({WORD('2026-11-29')}), 1-{WORD('2026-11-29')}"),
        ('<a title="E-Mail > x">E-Mail</a>', f'<a title="E-Mail > x">{WORD("E-Mail")}</a>'),
    ],
)
def test_a_word_with_one_letter_in_front_and_a_day_are_kept_together(html, kept):
    assert keep(f"<title>E-Mail</title><body>{html}") == f"<title>E-Mail</title><body>{kept}"


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ("<code>info=a@firma.example</code>", "<code>info<wbr>=a<wbr>@firma<wbr>.example</code>"),
        ("<code>550 5.7.1 p=none;</code>", "<code>550 5.7.1 p<wbr>=none;</code>"),
        (
            "<code>hs1-47._domainkey.b1.example</code>",
            "<code>hs1-47<wbr>._domainkey<wbr>.b1<wbr>.example</code>",
        ),
        ("<b>info@firma.example</b>", "<b>info@firma.example</b>"),
        ("<code>a</code> b@c.d", "<code>a</code> b@c.d"),
        ("</table><code>firma.example</code>", "</table><code>firma.example</code>"),
    ],
)
def test_in_a_table_a_line_ends_in_an_address_before_its_signs(html, broken):
    assert keep(f"<body><table><td>{html}") == f"<body><table><td>{broken}"


@pytest.mark.parametrize("tag", ["script", "style", "title", "textarea", "option", "pre"])
def test_what_holds_no_elements_stays_as_it_is(tag):
    html = f"<body><{tag} id='a'>\nE-Mail <b></{tag}><!-- E-Mail -->"
    assert keep(html) == html
