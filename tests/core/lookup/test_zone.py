"""A zone as a table answers as the DNS would; so says dnspython, which gets the same records."""

import json

import dns.message
import dns.rcode
import dns.rrset
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lookup import Answer, NotAZone, Question, Status, Why, Zone, read_message

TABLE = {
    "Example.de.": {"TXT": [["v=spf1 ", "-all"], "one"], "MX": ["10 MX.example.de.", "0 ."], "A": ["192.0.2.1"]},
    "www.example.de": {"CNAME": ["Example.de."]},
    "Müller.example": {"MX": ["10 mx.müller.example."]},
    "gone.example.de": {"CNAME": ["nowhere.example."]},
    "a.b.example.de": {"A": ["192.0.2.1"]},
    "one.example.de": {"CNAME": ["two.example.de"]},
    "two.example.de": {"CNAME": ["one.example.de"]},
    "self.example.de": {"CNAME": ["self.example.de"]},
    "down.example.de": {"status": "SERVFAIL"},
    "slow.example.de": {"status": "timeout"},
    "no.example.de": {"status": "REFUSED"},
    "to-down.example.de": {"CNAME": ["down.example.de"]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "type_", "answer"),
    [
        ("example.de", "TXT", Answer(Status.OK, ("v=spf1 -all", "one"))),
        ("example.de", "MX", Answer(Status.OK, ("10 mx.example.de", "0 ."))),
        ("example.de", "AAAA", Answer(Status.NONE)),
        ("xn--mller-kva.example", "MX", Answer(Status.OK, ("10 mx.xn--mller-kva.example",))),
        ("www.example.de", "A", Answer(Status.OK, ("192.0.2.1",), ("example.de",))),
        ("gone.example.de", "A", Answer(Status.NXDOMAIN, (), ("nowhere.example",))),
        ("b.example.de", "A", Answer(Status.NONE)),
        ("c.example.de", "A", Answer(Status.NXDOMAIN)),
        ("one.example.de", "A", Answer(Status.FAILED, why=Why.LOOP)),
        ("self.example.de", "A", Answer(Status.FAILED, why=Why.LOOP)),
        ("down.example.de", "A", Answer(Status.FAILED, why=Why.SERVFAIL)),
        ("slow.example.de", "A", Answer(Status.FAILED, why=Why.TIMEOUT)),
        ("no.example.de", "A", Answer(Status.FAILED, why=Why.REFUSED)),
        ("to-down.example.de", "A", Answer(Status.FAILED, (), ("down.example.de",), Why.SERVFAIL)),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_answers(name, type_, answer, wrapped):
    text = json.dumps({"about": "", "zone": TABLE} if wrapped else TABLE)
    assert Zone.from_json(text).answer(Question(name, type_)) == answer


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", '{"a.de": []}', '{"a.de": {"TXT": 7}}', '{"a.de": {"MX": ["x"]}}', '{"a.de": {"MX": ["x y"]}}',
     '{"a.de": {"CNAME": [7]}}', '{"a.de": null}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_zone(text):
    with pytest.raises(NotAZone):
        Zone.from_json(text)


NAMES = st.sampled_from(["a.de", "b.a.de", "c.b.a.de", "d.de", "x.d.de"])
RECORDS = st.dictionaries(
    NAMES,
    st.one_of(
        st.builds(lambda text: {"TXT": [[text]]}, st.sampled_from(["x", "y"])),
        st.builds(lambda target: {"CNAME": [f"{target}."]}, NAMES),
    ),
)


@given(RECORDS, NAMES)
def test_a_zone_answers_like_messages_with_the_same_records(records, name):
    question = Question(name, "TXT")
    answer = dns.message.make_response(dns.message.make_query(name, "TXT", id=0))
    for owner, types in records.items():
        for type_, [text] in types.items():
            written = f'"{text[0]}"' if type_ == "TXT" else text
            answer.answer.append(dns.rrset.from_text(f"{owner}.", 300, "IN", type_, written))
    told = Zone.from_json(json.dumps(records)).answer(question)
    if told.status is Status.NXDOMAIN:
        answer.set_rcode(dns.rcode.NXDOMAIN)
    assert read_message(answer.to_wire(), question) == told
