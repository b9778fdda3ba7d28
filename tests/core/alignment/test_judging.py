"""The verdict: from the names, from what overrules them, and what always holds."""

import json
import sys
from threading import get_ident

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker import describe, judge
from checker.reading.outcome import Light
from checker.saying.catalogue import LANGUAGES

# From domain, sending domain, alignment
PAIRS = [
    ("example.de", "example.de", "exact"),
    ("example.de", "news.example.de", "relaxed"),
    ("a.b.example.de", "c.example.de", "relaxed"),
    ("example.de", "notexample.de", "none"),
    ("example.de", "example.de.evil.com", "none"),
    ("a.co.uk", "b.co.uk", "none"),
    ("bmi.gv.at", "bka.gv.at", "none"),
    ("foo.github.io", "foo.github.io", "exact"),
    ("github.io", "foo.github.io", "uncertain"),
    ("a.foo.github.io", "b.foo.github.io", "relaxed"),
    ("x.com.de", "com.de", "uncertain"),
    ("günstigbestellen.de", "x.günstigbestellen.de", "uncertain"),
    ("münchen.de", "muenchen.de", "none"),
    ("straße.de", "strasse.de", "none"),
]
LIGHTS = {"exact": "ok", "relaxed": "attention", "none": "problem", "uncertain": "unclear"}


@pytest.mark.parametrize(("one", "other", "alignment"), PAIRS)
def test_alignment_and_light_in_both_directions(one, other, alignment):
    for from_domain, sending in ((one, other), (other, one)):
        verdict = judge(f"max@{from_domain}", sending)
        assert (verdict.alignment, verdict.light) == (alignment, LIGHTS[alignment])


RULES = ("connected_domain", "dmarc_strict", "dmarc_relaxed")


@pytest.mark.parametrize(
    ("from_text", "sending", "rules"),
    [
        ("max@example.de", "example.de", ("pass", "pass", "pass")),
        ("max@news.example.de", "example.de", ("fail", "fail", "pass")),
        ("max@example.com", "example.de", ("fail", "fail", "fail")),
        ("max@foo.github.io", "bar.github.io", ("fail", "fail", "depends")),
        ("max@gmail.com", "gmail.com", ("fail", "pass", "pass")),
        ("max@firma.onmicrosoft.com", "firma.onmicrosoft.com", ("fail", "pass", "pass")),
        ("max@example.de", "example.de - not connected", ("fail", "pass", "pass")),
        ("max=firma.de@9.hs-send.com", "news.firma.de", ("fail", "fail", "fail")),
        ("max=firma.de@9.hs-send.com", "firma.de", (None, None, None)),  # connected since
        ("max_at_firma.de_x1@duck.com", "firma.de", ("pass", "pass", "pass")),
        ("max", "example.de", (None, None, None)),
    ],
)
def test_rules(from_text, sending, rules):
    assert tuple(judge(from_text, sending).rules.items()) == tuple(zip(RULES, rules, strict=True))


@pytest.mark.parametrize(
    ("from_text", "sending", "light", "alignment"),
    [
        ("max@gmail.com", "gmail.com", "problem", "exact"),
        ("max@mail.gmx.net", "gmx.net", "problem", "relaxed"),
        ("max=firma.de@9.hs-send.com", "9.hs-send.com", "problem", "exact"),
        ("max@9.hs-send.com", "9.hs-send.com", "attention", "exact"),
        ("max@a.onmicrosoft.com", "a.onmicrosoft.com", "problem", "exact"),
        ("max@example.de", "example-de.20230601.gappssmtp.com", "problem", "none"),
        ("max@a.iam.gserviceaccount.com", "example.de", "problem", "none"),
        ("max@example.de", "a.onmicrosoft.com", "problem", "none"),
        # Names that a service lends, and the service's own
        ("max@a.zendesk.com", "a.zendesk.com", "problem", "exact"),
        ("max@zendesk.com", "zendesk.com", "ok", "exact"),
        ("max@weebly.com", "weebly.com", "ok", "exact"),
        ("max@example.de", "example.de Nicht authentifiziert", "problem", "exact"),
        ("max@example.de", "mail.example.de (nicht verbunden)", "problem", "relaxed"),
        ("max@example.de", "example.de (teilweise authentifiziert)", "ok", "exact"),
        ("max@firma.weebly.com", "firma.weebly.com", "problem", "exact"),
        ("max@1a-2b.azurecomm.net", "example.de", "problem", "none"),
        ("max@firma.bitrix24.de", "firma.bitrix24.de", "problem", "exact"),
        ("max@firma.netlify.app", "firma.netlify.app", "problem", "exact"),
        ("max@firma.de.com", "firma.de.com", "ok", "exact"),
        ("max=firma.de@example.de", "example.de", "attention", "exact"),
        ("max_at_firma.de_x1@duck.com", "firma.de", "attention", "exact"),
        ("max_at_firma.de_x1@duck.com", "news.firma.de", "attention", "relaxed"),
        ("k7x9q2@mozmail.com", "firma.de", "problem", "none"),
        ("max@gmial.com", "gmial.com", "attention", "exact"),
        ("max@firma.local", "firma.local", "attention", "exact"),
        ("max@a.firma.local", "firma.local", "attention", "relaxed"),
        ("max@firma.local", "example.de", "problem", "none"),
    ],
)
def test_overruled(from_text, sending, light, alignment):
    verdict = judge(from_text, sending)
    assert (verdict.light, verdict.alignment) == (light, alignment)


def test_findings_come_worst_first():
    levels = [found.level for found in judge("max@firma.local.", "de").findings]
    assert levels == ["error", "error", "warning", "note"]


def test_inputs_are_kept_up_to_the_cap():
    verdict = judge("x" * 2000, " example.de ")
    assert (len(verdict.from_input), verdict.sending_input) == (1000, " example.de ")


ANY_TEXT = st.text(max_size=60) | st.text(st.characters(), max_size=30)
PIECES = st.lists(
    st.sampled_from(
        [
            *"<>@,;:.()[]\"'\\=*_- \t\u00a0\u200b\u202e\ud800äßа",
            "max",
            "example.de",
            "xn--",
            "mailto:",
        ]
        + [
            "From:",
            "https://",
            "hs-send.com",
            "github.io",
            "\uff20",
            "\u3002",
            "--",
            "123",
            "co.uk",
        ]
    ),
    max_size=25,
).map("".join)


@given(ANY_TEXT | PIECES, ANY_TEXT | PIECES)
def test_any_text_gets_one_of_five_verdicts(from_text, domain_text):
    verdict = judge(from_text, domain_text)
    assert verdict.light in Light
    assert (verdict.alignment is None) == (verdict.light is Light.INVALID)
    assert (verdict.alignment is None) == any(f.level == "error" for f in verdict.findings)
    for language in LANGUAGES:
        json.dumps(describe(verdict, language))


NAMES = st.lists(
    st.text("abcxyzäöüßéøжя例0123456789", min_size=1, max_size=8), min_size=1, max_size=3
).map(lambda labels: ".".join([*labels, "de"]))


def in_capitals(name: str) -> str:
    """Return a name in capital letters; str.upper() would turn ß into SS."""
    return "".join("ẞ" if letter == "ß" else letter.upper() for letter in name)


@given(NAMES, NAMES)
def test_the_form_of_a_name_makes_no_difference(one, other):
    verdict = judge(f"max@{one}", other)
    assume(verdict.mailbox and verdict.sending)
    for change in (
        in_capitals,
        lambda name: f"{name}.",
        lambda name: judge("", name).sending.ascii,
    ):
        again = judge(f"max@{change(one)}", change(other))
        assert (again.mailbox.domain, again.sending) == (verdict.mailbox.domain, verdict.sending)
        assert (again.light, again.alignment) == (verdict.light, verdict.alignment)


@given(NAMES, NAMES)
def test_alignment_is_symmetric(one, other):
    there, back = judge(f"max@{one}", other), judge(f"max@{other}", one)
    assert there.alignment == back.alignment


@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "(",
        "(a)",
        '"',
        '""',
        "<",
        "<>",
        ",",
        "a@b.de,",
        "@",
        ".",
        "a.",
        " ",
        ":",
        ";",
        "[",
        "\\",
    ]
    + ["[a]", "a@b::", "ä", "ä.", "xn--a.", "\u3002", "mailto:", "/", "<mailto:", "a, ", "-", "_."],
)
def test_ten_times_the_text_is_no_more_than_ten_times_the_work(piece):
    short, long = (piece * (length // len(piece)) for length in (100, 1000))
    assert work(long) <= 12 * work(short)


def work(text: str) -> int:
    """Return how many lines of Python run to judge a text in both fields."""
    # Tables are read at their first use, which is no work on the text.
    judge(text, text)
    lines, here = 0, get_ident()

    def count(*_: object) -> None:
        # Whoever runs the tests has threads of its own.
        nonlocal lines
        lines += get_ident() == here

    tool, events = sys.monitoring.PROFILER_ID, sys.monitoring.events
    sys.monitoring.use_tool_id(tool, "work")
    try:
        sys.monitoring.register_callback(tool, events.LINE, count)
        sys.monitoring.set_events(tool, events.LINE)
        judge(text, text)
    finally:
        sys.monitoring.set_events(tool, events.NO_EVENTS)
        sys.monitoring.free_tool_id(tool)
    return lines
