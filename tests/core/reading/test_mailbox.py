"""The From field: what people paste, and what is read from it."""

import pytest

from checker import judge
from tests.core.judging import codes

# pasted: display name, address
READ = {
    "max@example.de": (None, "max@example.de"),
    "  <max@example.de>\n": (None, "max@example.de"),
    "Max Müller <max@example.de>": ("Max Müller", "max@example.de"),
    '"Müller, Max" <max@example.de>': ("Müller, Max", "max@example.de"),
    "Müller, Max <max@example.de>": ("Müller, Max", "max@example.de"),
    "Müller, Dr. Max <max@example.de>, Eva <eva@example.de>": ("Müller, Dr. Max", "max@example.de"),
    r'"Max \"Maxi\" Müller" <max@example.de>': ('Max "Maxi" Müller', "max@example.de"),
    "„Max Müller“ <max@example.de>": ("„Max Müller“", "max@example.de"),
    "ma...@example.de": (None, "ma…@example.de"),
    "Max <ma...@example.de>": ("Max", "ma…@example.de"),
    'Max Müller <"max@example.de">': ("Max Müller", "max@example.de"),
    "Max<'max@example.de'>": ("Max", "max@example.de"),
    "Max [Firma] <max@example.de>": ("Max [Firma]", "max@example.de"),
    '"Max [A" <max@example.de>, "B] Eva" <eva@example.de>': ("Max [A", "max@example.de"),
    "=?utf-8?q?M=C3=BCller?= <max@example.de>": ("Müller", "max@example.de"),
    "=?utf-8?q?M=C3=BCller_=3Cmax=40example=2Ede=3E?=": ("Müller", "max@example.de"),
    "Max Müller max@example.de": (None, "max@example.de"),
    "Müller, max@example.de": (None, "max@example.de"),
    "=?x-none?q?M?= <max@example.de>": ("=?x-none?q?M?=", "max@example.de"),
    "Max\r\n <max@example.de>": ("Max", "max@example.de"),
    "Max\n\t<max@example.de>": ("Max", "max@example.de"),
    "Max\t<max@example.de>": ("Max", "max@example.de"),
    "Max @ Firma <max@example.de>": ("Max @ Firma", "max@example.de"),
    "News -> Max <max@example.de>": ("News -> Max", "max@example.de"),
    "Neu >> Max<max@example.de>": ("Neu >> Max", "max@example.de"),
    "chef@firma.de <max@example.de>": ("chef@firma.de", "max@example.de"),
    "chef@firma.de, Max <max@firma.de>": (None, "chef@firma.de"),
    "Max [Firma], Eva <max@example.de>": ("Max [Firma], Eva", "max@example.de"),
    "max%40example.de": (None, "max@example.de"),
    "max@example [.] de": (None, "max@example.de"),
    "_max@example.de": (None, "_max@example.de"),
    "max at example dot de": (None, "max@example.de"),
    "max at mail.example.de": (None, "max@mail.example.de"),
    "Max Müller (max at example.de)": ("Max Müller", "max@example.de"),
    "max at example.de (Max Müller)": (None, "max@example.de"),
    "max@example.de (Max)": (None, "max@example.de"),
    "max@example.de (Max (Muster))": (None, "max@example.de"),
    "<max@example.de> (a) (b)": (None, "max@example.de"),
    "a@example.de; Eva <b@example.de>, c@example.de": (None, "a@example.de"),
    "From: Max <max@example.de>": ("Max", "max@example.de"),
    "VON : max@example.de": (None, "max@example.de"),
    "'max@example.de'": (None, "max@example.de"),
    '"max@example.de",': (None, "max@example.de"),
    "Max <max@example.de>;": ("Max", "max@example.de"),
    "mailto:max@example.de?subject=Hallo&body=x": (None, "max@example.de"),
    "Max <mailto:max@example.de>": ("Max", "max@example.de"),
    "Max Müller [mailto:max@example.de]": ("Max Müller", "max@example.de"),
    "max@example.de (mailto:max@example.de)": (None, "max@example.de"),
    "max(a (nested \\) comment))@(here)example.de": (None, "max@example.de"),
    "max @ example . de": (None, "max@example.de"),
    "Team: Max <max@example.de>, b@example.de;": ("Max", "max@example.de"),
    "Team: max@example.de": (None, "max@example.de"),
    "<@a.de,@b.de:max@example.de>": (None, "max@example.de"),
    ",, max@example.de ,, b@example.de": (None, "max@example.de"),
    '"max home"@example.de': (None, '"max home"@example.de'),
    '"a@b..c"@example.de': (None, '"a@b..c"@example.de'),
    "o'neil+news@example.de": (None, "o'neil+news@example.de"),
    "max (at) example [dot] de": (None, "max@example.de"),
    "Max <max[AT]example.de>": ("Max", "max@example.de"),
    "max@example(punkt)de": (None, "max@example.de"),
    "max\\@@example.de": (None, "max\\@@example.de"),
}


@pytest.mark.parametrize(("pasted", "expected"), READ.items(), ids=map(ascii, READ))
def test_read(pasted, expected):
    mailbox = judge(pasted, "example.de").mailbox
    assert mailbox is not None
    assert (mailbox.name, mailbox.address) == expected


REFUSED = {
    "no_at": [
        "example.de", "Max", "https://example.de"
    ],
    "no_address": ["<>", "Max <>", "undisclosed:;", "()", "( )"],
    "no_local": ["@example.de", "<@example.de>", "Max <@example.de>"],
    "no_domain": ["max@", "Max <max@>"],
    "several_at": ["a@b@example.de", "<a@b@example.de>", "max@example.de @"],
    "several_angle": ["a <b@c.de> <d@e.de>", "<script>alert(1)</script>@example.de"],
    "unbalanced_angle": [
        "<max@example.de", "max@example.de>", "<<max@example.de>", "><max@example.de",
        "max@example.de>, <b@example.de", ">max@example.de<", "a@b.de> <max@example.de>",
        "Max <max@example.de>>",
    ],
    "text_after_angle": ["<max@example.de> a@firma.de", "Max <max@example.de> und a@firma.de"],
    "exchange_address": [
        "/O=EXAMPLE/OU=EXCHANGE GROUP (X)/CN=RECIPIENTS/CN=MAX",
        "Max Muster </o=Example/ou=First/cn=Recipients/cn=max>",
    ],
    "control_char": ["max@example.de\nEva", "max\x00@example.de", "Max\r <max@example.de>"],
    "unclosed_comment": ["max@example.de (Max", "(((max@example.de))", "max@example.de :("],
    "unclosed_quote": ['"Max <max@example.de>', 'max@example.de"', '"Max\\" <max@example.de>'],
    "space_in_address": [
        "m ax@example.de", "max@exam ple.de", "max@example.de Max",
        "max@ex(comment)ample.de", "max at example", "max@\u00a0example.de",
        "a@example.de b@example.de", "max@example\u2003.de",
        "max at example.de (was: max at example.com)",
    ],
    "dot_in_local": [".max@example.de", "max.@example.de", "m..ax@example.de", "<.max@example.de>"],
    "several_domains": ["a@example.de, b@example.com", "A <a@example.de>; B <b@example.com>"],
    "fullwidth_at": ["max\uff20example.de", "max\ufe6bexample.de", "Max <max\uff20example.de>"],
    "not_a_domain": ["max@example.de:8080", "max@exam/ple.de", 'max@"example".de', "max@a\\.de"],
    "empty": ["", " \u00a0\u3000", "\u200b", ",;", '""', "From:"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "pasted"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_refused(code, pasted):
    assert code in codes(pasted, field="from")
    assert judge(pasted, "example.de").mailbox is None


# pasted: everything noticed about it
NOTICED = {
    "max@example.de": set(),
    '"Müller, Max" <max@example.de>': set(),
    "'max@example.de' <max@example.de>": {"address_repeated_in_name"},
    '"MAX@example.de" <max@example.de>': {"address_repeated_in_name"},
    '"chef@firma.de" <max@example.de>': {"address_in_display_name"},
    "chef@firma.de <max@example.de>": {"address_in_display_name"},
    "=?utf-8?q?chef=40firma.de?= <max@example.de>": {"address_in_display_name"},
    "Max @ Firma <max@example.de>": set(),
    "max@example.de <max@example.de>": {"address_repeated_in_name"},
    "Max\t<max@example.de>": set(),
    '"Muster" <max@example.de> "Max"': {"left_out"},
    "Max <max@example.de>; Adresse kopieren": {"semicolon_list", "left_out"},
    "Max (Chef) <max@example.de> (privat)": {"comment"},
    "a@example.de; b@example.de": {"semicolon_list", "several_addresses"},
    "Team: a@example.de;": {"group"},
    f"{'ä' * 33}@example.de": {"eai_local", "local_over_64"},
    f"{'x' * 64}@example.de": set(),
    "max(c)@example.de": {"comment"},
    "max(at)example.de": {"at_written_out"},
}


@pytest.mark.parametrize(("pasted", "noticed"), NOTICED.items(), ids=map(ascii, NOTICED))
def test_noticed(pasted, noticed):
    assert codes(pasted) == noticed


def test_the_suggestion_for_another_at_sign_is_the_address():
    (finding,) = judge("max\uff20example.de", "example.de").findings
    assert finding.values == {"suggestion": "max@example.de"}
