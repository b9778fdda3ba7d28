"""One domain name: its form for comparison, and what no registry would accept."""

import idna
import pytest

from checker import judge
from tests.core.judging import codes

# typed: A-labels, U-labels
READ = {
    "EXAMPLE.DE": ("example.de", "example.de"),
    "münchen.de": ("xn--mnchen-3ya.de", "münchen.de"),
    "MÜNCHEN.DE": ("xn--mnchen-3ya.de", "münchen.de"),
    "mu\u0308nchen.de": ("xn--mnchen-3ya.de", "münchen.de"),
    "XN--MNCHEN-3YA.DE": ("xn--mnchen-3ya.de", "münchen.de"),
    "straße.de": ("xn--strae-oqa.de", "straße.de"),
    "STRAẞE.de": ("xn--strae-oqa.de", "straße.de"),
    "ΑΣ.gr": ("xn--mxa0b.gr", "ασ.gr"),
    "例え。jp": ("xn--r8jz45g.jp", "例え.jp"),
    "\uff25xample\uff0ede": ("example.de", "example.de"),
    "exam\u200bple.de": ("example.de", "example.de"),
    "mail.exam-ple.de": ("mail.exam-ple.de", "mail.exam-ple.de"),
    "1und1.de": ("1und1.de", "1und1.de"),
    "1.2.3.de": ("1.2.3.de", "1.2.3.de"),
    f"{'a' * 63}.de": (f"{'a' * 63}.de", f"{'a' * 63}.de"),
    "مثال.com": ("xn--mgbh0fb.com", "مثال.com"),
}


@pytest.mark.parametrize(("typed", "expected"), READ.items(), ids=map(ascii, READ))
def test_read(typed, expected):
    sending = judge("max@example.de", typed).sending
    assert sending is not None
    assert (sending.ascii, sending.unicode) == expected


@pytest.mark.parametrize("typed", ["ΑΣ.gr", "MÜNCHEN.DE", "mu\u0308nchen.de", "STRAẞE.de"])
def test_folding_case_and_composing_is_not_worth_a_note(typed):
    assert codes(f"max@{typed}", typed) == set()


def a_label(u_label: str) -> str:
    """Return the `xn--` label for any text, also one that no registry would accept."""
    return "xn--" + u_label.encode("punycode").decode("ascii")


REFUSED = {
    "empty_label": ["example..de", ".example.de", "example.de..", ".", "a.\u3002de"],
    "hyphen": ["-example.de", "example-.de", "-ä.de", "ä-.de"],
    "label_too_long": [f"{'a' * 64}.de", f"{'ä' * 60}.de", f"{'ä' * 64}.de"],
    "domain_too_long": ["a." * 126 + "de"],
    "numeric_tld": ["example.123", "1.2.3", "foo.0x7f", "foo.0x"],
    "ip_literal": ["1.2.3.4", "999.1.1.1"],
    "bad_idn": [
        "exam\u200cple.de", "❤.ws", "1مثال.com", "example\u2024de", "\u0301a.de", "ab--ä.de",
        "a\ue000.de", "xn--münchen.de",
    ],
    "not_a_domain": ["exa$mple.de", "a'b.de", "a/b.de", "a\\.de"],
    "bad_punycode": [
        "xn--zzzzzz.de", "xn--.de", "xn--example-.de", "xn--a.de",
        *(f"{a_label(bad)}.de" for bad in ("A\u0308b", "e\u0301x", "❤", "a\u200cb", "ab--ä")),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "typed"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_refused(code, typed):
    assert code in codes(f"max@{typed}", field="from")


@pytest.mark.parametrize("label", [a_label("❤"), a_label("a\u200cb"), a_label("e\u0301x")])
def test_what_is_wrong_under_an_a_label_is_said_too(label):
    assert codes(f"max@{label}.de", field="from") == {"bad_punycode", "bad_idn"}


def test_the_longest_name_is_read():
    longest = "a." * 125 + "com"
    assert len(longest) == 253
    assert judge(f"max@{longest}", longest).light == "ok"


@pytest.mark.parametrize("dot", "\u3002\uff0e\uff61")
def test_every_odd_dot_is_one_that_the_mapping_reads_as_a_dot(dot):
    assert idna.uts46_remap(dot) == "."
    assert codes(f"max@example{dot}de") == {"odd_dot"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("localhost", {"single_label", "special_use"}),
        ("de", {"single_label", "public_suffix"}),
        ("firma", {"single_label"}),
        ("firma.local", {"special_use"}),
        ("nas.home.arpa", {"special_use"}),
        ("abc.onion", {"special_use"}),
        ("example.com", set()),
        ("firma.neuetld", {"unknown_tld"}),
        ("github.io", set()),
        ("city.kobe.jp", set()),
        ("www.ck", set()),
    ],
)
def test_whether_anybody_could_own_it(typed, found):
    assert codes(f"max@{typed}", typed) == found


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_a_hyphen_of_a_program_for_writing_is_read_as_the_one_in_a_name(hyphen):
    assert codes(f"max@muster{hyphen}firma.de") == {"compat_mapped"}
