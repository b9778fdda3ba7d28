"""SPF records: what they include, and how many look-ups they cost."""

import json

import pytest

from checker.dns.spf import MOST_LOOKUPS, merged, read_spf
from checker.lookup import Answers, Zone
from tests.core.dns.zones import HUB, codes, connected, told, txt

PLATFORM = f"{HUB}.spf09.hubspotemail.net"


def spf(*records, **others):
    zone = {"firma.de": txt(*records), **others}
    answers = Answers(Zone.from_json(json.dumps(zone)).answer)
    return read_spf(answers, "firma.de"), answers


@pytest.mark.parametrize(
    ("record", "look_ups"),
    [
        ("v=spf1 -all", 0),
        ("v=spf1 a mx ptr ~all", 3),
        ("v=spf1 +a:mail.firma.de ?mx/24 exists:%{i}.firma.de include:b.de redirect=c.de", 5),
        ("V=SPF1 ip4:192.0.2.1 ip6:2001:db8::1 all", 0),
        ("v=spf1 include:b.de include:B.de. -all", 2),
        ("v=spf1 amx include: junk -all", 0),
    ],
)
def test_look_ups_are_counted(record, look_ups):
    assert spf(record)[0].look_ups == look_ups


def test_those_of_includes_count_too_and_a_circle_ends():
    found, answers = spf(
        "v=spf1 include:b.de -all",
        **{"b.de": txt("v=spf1 a include:c.de"), "c.de": txt("v=spf1 mx include:b.de")},
    )
    assert found.look_ups == 5
    assert found.includes == ("b.de", "c.de")
    assert len(answers.asked) == 3


def test_nothing_is_asked_that_is_one_too_many():
    names = [f"s{number}.de" for number in range(11)]
    found, answers = spf("v=spf1 " + " ".join(f"include:{name}" for name in names))
    assert found.look_ups == MOST_LOOKUPS + 1
    assert len(answers.asked) == 1
    # A circle that costs more each time.
    many = {f"s{n}.de": txt(f"v=spf1 a mx ptr include:s{n + 1}.de") for n in range(40)}
    found, answers = spf("v=spf1 include:s0.de", **many)
    assert found.look_ups == MOST_LOOKUPS + 1
    assert len(answers.asked) < 6


def test_a_macro_is_not_followed_and_no_other_text_is_spf():
    found, answers = spf("v=spf1 include:%{d}.b.de -all", "v=spf10", "google-site-verification=x")
    assert found.includes == ()
    assert len(found.records) == 1
    assert len(answers.asked) == 1


@pytest.mark.parametrize(
    ("records", "one"),
    [
        (
            ("v=spf1 include:a.de -all", "v=spf1 include:b.de include:a.de -all"),
            "v=spf1 include:a.de include:b.de -all",
        ),
        (
            ("v=spf1 include:a.de -all", "v=spf1 include:b.de ~all"),
            "v=spf1 include:a.de include:b.de ~all",
        ),
        (("v=spf1", "v=spf1 a"), "v=spf1 a ~all"),
        (
            ("v=spf1 redirect=a.de", "v=spf1 include:club.football -ALL"),
            "v=spf1 include:a.de include:club.football -ALL",
        ),
    ],
)
def test_several_become_one(records, one):
    assert merged(records) == one


# The records of the domain, what is said of them, and what would be right.
CASES = [
    (txt(f"v=spf1 include:{PLATFORM} -all"), "ok", "ok", None),
    (txt(f"v=spf1 include:{PLATFORM} -all", "v=spf1 a ~all"), "several", "several",
     {"name": "@", "type": "TXT", "value": f"v=spf1 include:{PLATFORM} a ~all"}),
    (txt(f"v=spf1 a -all include:{PLATFORM}"), "missing", "unread",
     {"name": "@", "type": "TXT", "value": f"v=spf1 a include:{PLATFORM} -all"}),
    (txt(f"v=spf1 -include:{PLATFORM} ?include:down.example -all"), "missing", "unread",
     {"name": "@", "type": "TXT", "value": f"v=spf1 include:{PLATFORM} ?include:down.example -all"}),
    (txt(f"v=spf1 ~include:{PLATFORM} include:{PLATFORM} -all"), "missing", "unread",
     {"name": "@", "type": "TXT", "value": f"v=spf1 include:{PLATFORM} -all"}),
    (txt("v=spf1 ?include:agency.de -all"), "missing", "unread", {"name": "@", "type": "TXT", "value": None}),
    (txt(f"v=spf1 ?include:{PLATFORM} ~all", "v=spf1 a ~all"), "several", "several",
     {"name": "@", "type": "TXT", "value": f"v=spf1 include:{PLATFORM} a ~all"}),
    (txt(f"v=spf1 +include:{PLATFORM} -all"), "ok", "ok", None),
    (txt("v=spf1 -all"), "missing", "missing", {"name": "@", "type": "TXT", "value": None}),
    (txt("x"), "missing", "missing", {"name": "@", "type": "TXT", "value": None}),
    (txt(f"v=spf1 include:{PLATFORM} {'a ' * 10} -all"), "ok", "look_ups", {"name": "@", "type": "TXT", "value": None}),
    (txt("v=spf1 include:down.de -all"), None, "unknown", None),
    ({"status": "SERVFAIL"}, None, "unknown", None),
]  # fmt: skip


@pytest.mark.parametrize(("records", "state", "row", "right"), CASES)
def test_what_is_said_of_the_record(records, state, row, right):
    agency = {"agency.de": txt(f"v=spf1 include:{PLATFORM} ~all")}
    report = told(connected(spf=records) | {"down.de": {"status": "SERVFAIL"}} | agency)
    assert report["platform"]["spf"] == state
    [found] = [one for one in report["records"] if one["id"] == "spf"]
    assert (found["state"], found["right"]) == (row, right)
    assert ("spf_several" in codes(report)) is (state == "several")
    assert ("spf_missing" in codes(report)) is (row == "missing")
    assert ("spf_unread" in codes(report)) is (row == "unread")
    steps = [step["message"] for step in report["next_steps"]]
    assert any("“all”" in step for step in steps) is (row == "unread")
