"""Answers that nobody would write, and any number of them: each report ends, and never breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.dns import describe, judge
from checker.lookup import MOST_QUESTIONS, Answer, Answers, Status, Why
from checker.mx import describe as describe_mx
from checker.mx import judge as judge_mx
from tests.core.dns.zones import DAY, DKIM, HUB, KEY

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from([
        KEY, "v=DKIM1; p=", "v=DMARC1", "v=DMARC1; p=none", "v=DMARC1; p=x; sp=; np=none; psd=y; t=y",
        "v=DMARC1; p=reject; psd=n; adkim=s", "v=DMARC1;=;;p==;rua=mailto:a@b", "v=spf1", "v=spf1 include:",
        f"v=spf1 include:{HUB}.spf01.hubspotemail.net redirect=a.de -all", f"firma-de.hs01a.{DKIM}.",
        "v=spf1 " + "include:a.de include:b.de " * 9, "v=spf1 include:" + "x" * 300,
    ]),
)  # fmt: skip
NAMES = st.one_of(
    st.sampled_from(
        [f"firma-de.hs01a.{DKIM}", f"x.hs99b.{DKIM}", f"firma-de.hs01a.{DKIM}.firma.de", "a.de"]
    ),
    st.text("abc.-\\ ", max_size=20),
)
HOSTS = st.one_of(
    st.just("0 ."),
    st.builds("{} {}".format, st.integers(0, 65535), st.text("ab.", min_size=1, max_size=9)),
)


@st.composite
def answers(draw, values):
    """Draw any answer with such values."""
    status = draw(st.sampled_from(Status))
    return Answer(
        status,
        tuple(draw(st.lists(values, max_size=3))) if status is Status.OK else (),
        tuple(draw(st.lists(NAMES, max_size=2))),
        draw(st.sampled_from(Why)) if status is Status.FAILED else None,
    )


def source(given_answers):
    """Return a source that gives each question one of the answers, the same every time."""
    return lambda question: given_answers[sum(map(ord, question.name)) % len(given_answers)]


@settings(max_examples=300)
@given(
    st.lists(answers(TEXTS), min_size=1, max_size=9),
    st.sampled_from(["a@firma.de", "a@b.c.firma.de", "a@x.com.de"]),
    st.sampled_from(["", "firma.de"]),
)
def test_a_sender(given_answers, sender, domain):
    asked = Answers(source(given_answers))
    report = describe(judge(sender, domain, asked, DAY), "de")
    assert report["verdict"] in {"ok", "attention", "problem", "unclear"}
    assert report["next_steps"]
    assert len(asked.asked) <= MOST_QUESTIONS


@given(st.lists(answers(HOSTS), min_size=1, max_size=4), st.text(max_size=20))
def test_a_contact(given_answers, local):
    for address in (f"{local}@kunde.de", local):
        report = describe_mx(judge_mx(address, Answers(source(given_answers))), "en")
        assert report["headline"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_names(sender, domain):
    describe(judge(sender, domain, Answers(lambda question: None), DAY), "en")
