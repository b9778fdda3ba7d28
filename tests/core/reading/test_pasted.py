"""What mail programs, panels and lists put around an address: it goes, and the reader is told."""

import pytest

from checker import judge
from tests.core.judging import codes

# pasted: display name, what was noticed beside
PEELED = {
    # labels, with a colon, before a tab or a gap, or before the address alone
    "Von: Max <max@example.de>": ("Max", {"header_label_stripped"}),
    "DE : Max <max@example.de>": ("Max", {"header_label_stripped"}),
    "Absender\tMax <max@example.de>": ("Max", {"header_label_stripped"}),
    "Absenderadresse  max@example.de": (None, {"header_label_stripped"}),
    "From address max@example.de": (None, {"header_label_stripped"}),
    "SMTP:max@example.de": (None, {"header_label_stripped"}),
    "> *Von:* Max <max@example.de>": ("Max", {"header_label_stripped"}),
    "Von der Halde <max@example.de>": ("Von der Halde", set()),
    "von Max Muster max@example.de": (None, {"header_label_stripped", "left_out"}),
    "El lun, 3 nov 2025, Max (<max@example.de>) escribió:": ("El lun, 3 nov 2025, Max", {"left_out", "unquoted_comma"}),
    "ma 3. marrask. 2025 klo 9.14 Max (max@example.de) kirjoitti:": ("ma 3. marrask. 2025 klo 9.14 Max", {"left_out"}),
    "Fra: max@example.de Sendt: 3. november 2025 Til: eva@kunde.de": (None, {"header_label_stripped", "left_out"}),
    "1. max@example.de": (None, {"left_out"}),
    "- max@example.de": (None, {"left_out"}),
    "Von | max@example.de": (None, {"header_label_stripped"}),
    "max@example.de - Max Muster": (None, {"left_out"}),
    "max@example.de|Max Muster": (None, {"left_out"}),
    "max@example.de ✓": (None, {"left_out"}),
    "max@example.de Max Muster": (None, {"left_out"}),
    'Von: "Max" max@example.de': ("Max", {"header_label_stripped"}),
    "Absender: max@example.de Empfänger: eva@kunde.de": (None, {"header_label_stripped", "left_out"}),
    "Max <max@example.de>; Empfänger: eva@kunde.de": ("Max", {"left_out", "semicolon_list"}),
    "Max <max@example.de> [mailto:max@example.de]": ("Max", {"mailto_stripped"}),
    "<b>Von:</b> Max <max@example.de><br/>": ("Max", {"header_label_stripped", "left_out"}),
    "'max@example.de": (None, {"punct_stripped"}),
    '{"name":"From","value":"Max <max@example.de>"}': ("Max", {"left_out"}),
    # escapes of web pages, tickets and tables
    "Max &lt;max@example.de&gt;": ("Max", {"entities_read"}),
    "&quot;Max&quot; &#60;max&#x40;example.de&#62;": ("Max", {"entities_read"}),
    "Max & Moritz; Eva <max@example.de>": (
        "Max & Moritz, Eva", {"semicolon_list", "unquoted_comma"}
    ),
    '"""Max"" <max@example.de>"': ("Max", {"punct_stripped"}),
    # links
    "[max@example.de](mailto:max@example.de)": (None, {"mailto_stripped"}),
    "[Max](mailto:max@example.de?subject=x)": ("Max", {"mailto_stripped"}),
    '<a href="mailto:max@example.de">Max</a>': ("Max", {"mailto_stripped"}),
    "<mailto:max@example.de|max@example.de>": (None, {"mailto_stripped"}),
    "Max <max@example.de<mailto:max@example.de>>": ("Max", {"mailto_stripped"}),
    # Sender and From
    "news@firma.de im Auftrag von Max <max@example.de>": ("Max", {"left_out"}),
    "News <news@firma.de> on behalf of max@example.de": (None, {"left_out"}),
    "news@firma.de au nom de Max <max@example.de>": ("Max", {"left_out"}),
    "news@firma.de; im Auftrag von; Max <max@example.de>": ("Max", {"left_out"}),
    '"a@b.de im Auftrag von X" <max@example.de>': (
        "a@b.de im Auftrag von X", {"address_in_display_name"}
    ),
    '"a@b.de im Auftrag von X" <max@example.de> Abmelden': (
        "a@b.de im Auftrag von X", {"address_in_display_name", "left_out"}
    ),
    # what Gmail and others show behind the address
    "Max <max@example.de> über bf1.hubspotemail.net": ("Max", {"left_out"}),
    "max@example.de via hubspotemail.net": (None, {"left_out"}),
    "Max <max@example.de> Vom Newsletter abmelden": ("Max", {"left_out"}),
    "max@example.de Abmelden": (None, {"left_out"}),
    "max@example.de; E-Mail-Adresse kopieren": (None, {"left_out"}),
    "Max <max@example.de>; E-Mail-Adresse kopieren": ("Max", {"semicolon_list", "left_out"}),
    # forwarding blocks on one line
    "Von: Max <max@example.de> Gesendet: Montag, 3. November 2025 09:14": (
        "Max", {"header_label_stripped", "left_out"}
    ),
    "From: Max <max@example.de> To: eva@kunde.de Subject: Hallo": (
        "Max", {"header_label_stripped", "left_out"}
    ),
    "Von: max@example.de An: eva@kunde.de": (None, {"header_label_stripped", "left_out"}),
    "Max <max@example.de> Odesláno: 3. 11.": ("Max", {"left_out"}),
    # lists and panels
    "Max (max@example.de)": ("Max", set()),
    "Max [max@example.de]": ("Max", set()),
    'Max  (<max@example.de>)': ("Max", set()),
    "Max\tmax@example.de\tMarketing": (None, {"left_out"}),
    "kunden   max@example.de": (None, {"left_out"}),
    "Max Muster max@example.de": (None, {"left_out"}),
    "Muster, Max; max@example.de": (None, {"left_out"}),
    "Max;Muster;max@example.de;Marketing": (None, {"left_out"}),
    '"Max","Muster","max@example.de"': (None, {"left_out"}),
    '{"name": "Max", "address": "max@example.de"}': (None, {"left_out"}),
    "Name: Max Muster, E-Mail: max@example.de": (None, {"left_out"}),
    # vCard
    "EMAIL;TYPE=INTERNET,WORK:max@example.de": (None, {"header_label_stripped"}),
    "item1.EMAIL;type=INTERNET;type=pref:max@example.de": (None, {"header_label_stripped"}),
    # a link in escapes; the day or the hour behind an address
    'Max &lt;<a href="mailto:max@example.de">max@example.de</a>&gt;': (
        "Max", {"entities_read", "mailto_stripped"}
    ),
    "Max max@example.de 20. Nov. 2026, 09:15 (vor 3 Tagen)": (None, {"left_out"}),
    "max@example.de Fri, Nov 20, 9:15 AM": (None, {"left_out"}),
    "Max Muster | max@example.de": (None, {"left_out"}),
    "[EXT] max@example.de": (None, {"left_out"}),
    # drawings, other brackets, a name behind
    "✉ max@example.de": (None, {"left_out"}),
    "📧 Max <max@example.de>": ("📧 Max", set()),
    "Max «max@example.de»": ("Max", {"punct_stripped"}),
    "Max ‹max@example.de›": ("Max", {"punct_stripped"}),
    "Max ＜max@example.de＞": ("Max", {"punct_stripped"}),
    "‹max@example.de›": (None, {"punct_stripped"}),
    "Max [SMTP:max@example.de]": ("Max", {"punct_stripped"}),
    "＜max@example.de＞": (None, {"punct_stripped"}),
    "\u200emax@example.de\u200f": (None, {"invisible_removed"}),
    "\u2068Max <max@example.de>\u2069": ("Max", {"invisible_removed"}),
    "Max | max@example.de | Marketing": (None, {"left_out"}),
    # files of settings
    "MAIL_FROM_ADDRESS=max@example.de": (None, {"header_label_stripped"}),
    'from = "Max <max@example.de>"': ("Max", {"header_label_stripped", "punct_stripped"}),
    'FROM => x, reply: "Max <max@example.de>"': ("Max", {"left_out"}),
    "Absenderadresse = max@example.de": (None, {"header_label_stripped"}),
    # emphasis and the end of a sentence
    "*max@example.de*": (None, {"punct_stripped"}),
    "_max@example.de_": (None, {"punct_stripped"}),
    "__max@example.de__": (None, {"punct_stripped"}),
    "{max@example.de}": (None, {"punct_stripped"}),
    "max@example.de?!": (None, {"punct_stripped"}),
    "max@example.de | +49 30 1234": (None, {"left_out"}),
    "max@example.de / 030 1234": (None, {"left_out"}),
    "'from' => ['max@example.de' => 'Max'],": (None, {"left_out", "punct_stripped"}),
    "max@example.de [Max Muster]": (None, {"left_out"}),
    "Max \\<max@example.de\\>": ("Max", set()),
    "Von: max@example.deBetreff: EinladungAn: eva@kunde.de": (None, {"header_label_stripped", "left_out"}),
    "max@example.de&nbsp;": (None, {"entities_read", "punct_stripped"}),
    # sentences
    "bitte prüfen: Max <max@example.de> danke": ("Max", {"group", "left_out"}),
    "unsere Absenderadresse lautet max@example.de": (None, {"of_sentence"}),
    "Hallo, die Adresse ist max@example.de, danke!": (None, {"of_sentence", "punct_stripped"}),
    "we send from max@example.de via HubSpot": (None, {"left_out", "of_sentence"}),
    "max@example.de ist unsere Adresse": (None, {"of_sentence"}),
    "bitte prüfen: max@example.de danke": (None, {"of_sentence"}),
    "Absender: Max (max@example.de), Betreff: Einladung": ("Max", {"header_label_stripped", "left_out"}),
}  # fmt: skip


@pytest.mark.parametrize(("pasted", "expected"), PEELED.items(), ids=map(ascii, PEELED))
def test_peeled(pasted, expected):
    mailbox = judge(pasted, "example.de").mailbox
    assert mailbox is not None
    assert mailbox.address == "max@example.de"
    assert (mailbox.name, codes(pasted)) == expected


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("a@firma.de\tb@example.de", "space_in_address"),
        ("max@example.de via", "space_in_address"),
        ("max@example.coMpany: x", "space_in_address"),
        ("max@example.deUtschland: x", "space_in_address"),
        ("m ax@example.de", "space_in_address"),
        ("ä max@example.de", "space_in_address"),
        ("✉ m ax@example.de ✉", "space_in_address"),
        ("＠ max@example.de", "space_in_address"),
        ("max@example.de [max@firma.de]", "space_in_address"),
        ("Max max@exam ple.de", "space_in_address"),
        ("Max a@example.de b@example.de", "space_in_address"),
        ("Max \\max@b@example.de", "space_in_address"),
        ("max@example.de via hubspot email", "space_in_address"),
        ("max@exam  ple.de", "space_in_address"),
        ("max@news.exam ple.de", "space_in_address"),
        ("max@&#8238;example.de", "not_a_domain"),
        ("news@firma.de im Auftrag von Max", "space_in_address"),
        ("Max; m ax@example.de; Marketing", "space_in_address"),
        ("max@example.de 20. Nov. a@firma.de", "space_in_address"),
        ("Name: Max m ax@example.de", "space_in_address"),
        ("news@firma.de im Auftrag von a@firma.de b@firma.de", "space_in_address"),
        ("'o'brien@example.de'", "not_a_domain"),
        # In a sentence: what could go on, two of them, and addresses of others.
        ("die Adresse ist max@exam ple.de", "space_in_address"),
        ("die Adresse ist max@news.example beispiel.de", "space_in_address"),
        ("die Adresse ist max@mail. example.de", "space_in_address"),
        ("unsere Adresse ist max muster@example.de", "space_in_address"),
        ("wir senden von max@example.de an eva@example.de", "space_in_address"),
        ("der Empfänger war eva@kunde.de", "space_in_address"),
        ("es ging an die Adresse eva@kunde.de", "space_in_address"),
        ("die Adresse im Envelope ist max@example.de", "space_in_address"),
        ("max@example.de geht nicht", "space_in_address"),
        ("Reply-To ist max@example.de", "space_in_address"),
        ("Empfänger war wohl eva@kunde.de", "space_in_address"),
    ],
)
def test_what_could_change_the_domain_stays_and_is_refused(pasted, code):
    assert code in codes(pasted, field="from")
    assert judge(pasted, "example.de").mailbox is None


def test_what_was_left_out_is_shown():
    (found,) = judge("Max <max@example.de>  über  hubspotemail.net", "example.de").findings
    assert found.values == {"text": "über hubspotemail.net"}
