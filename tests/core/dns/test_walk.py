"""The tree walk of RFC 9989 4.10, against vectors worked out by hand from its text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.dns.walk import names, walk
from checker.lookup import Answers, Status, Zone
from checker.lookup.answers import is_askable
from tests.core.dns.zones import look_up, told, txt

VECTORS = Path(__file__).parents[1] / "vectors" / "walk.json"
CASES = json.loads(VECTORS.read_text("utf-8"))["cases"]


def found(case):
    """Return what is said of a case in the words of the vectors."""
    report = told(case["zone"], f"max@{case['author']}", case["identifier"])
    [identifier], dmarc = report["identifiers"], report["dmarc"]
    asked = [one["name"] for one in report["asked"] if one["name"].startswith("_dmarc.")]
    return {
        "dmarc_applies": dmarc["applies"],
        **{key: dmarc[key] for key in ("record_at", "policy", "applied_policy", "author_org")},
        "identifier_org": identifier["org"],
        **{key: identifier[key] for key in ("relaxed_aligned", "dkim_aligned")},
        "author_queries": asked[: len(case["expect"].get("author_queries", ()))],
        "psl_says_aligned": identifier["psl_says_aligned"],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_vectors(case):
    wanted = case["expect"] | {key: case[key] for key in ("psl_says_aligned",) if key in case}
    said = found(case)
    assert {key: said[key] for key in wanted} == wanted


# What the vectors leave open: author, identifier, the zone, and what is expected of its report.
OPEN = {
    "the policy is known, the organisation is not": (
        "news.firma.de", "firma.de",
        {"_dmarc.news.firma.de": txt("v=DMARC1; p=reject"), "_dmarc.firma.de": {"status": "SERVFAIL"}},
        {"dmarc_applies": True, "policy": "reject", "author_org": None, "relaxed_aligned": None,
         "dkim_aligned": None},
    ),
    "equal names align whatever stands above": (
        "news.firma.de", "news.firma.de",
        {"_dmarc.news.firma.de": txt("v=DMARC1; p=reject"), "_dmarc.firma.de": {"status": "SERVFAIL"}},
        {"author_org": None, "relaxed_aligned": True, "dkim_aligned": True},
    ),
    "an error in one p, sp or np voids the others": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v=DMARC1; p=reject; np=rejct; rua=mailto:a@firma.de")},
        {"dmarc_applies": True, "policy": "none"},
    ),
    "and without reports the whole record": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v=DMARC1; p=reject; sp=")},
        {"dmarc_applies": False, "record_at": "firma.de", "policy": None},
    ),
    "a scheme alone is where reports can be sent": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v=DMARC1; p=rejct; rua=mailto:")},
        {"dmarc_applies": True, "policy": "none"},
    ),
    "what no URI can hold is not": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt('v=DMARC1; p=rejct; rua="mailto:a@firma.de", <mailto:b>')},
        {"dmarc_applies": False, "policy": None},
    ),
    "np of a public suffix": (
        "typo.bank.example", "typo.bank.example",
        {"_dmarc.bank.example": txt("v=DMARC1; p=none; np=reject; psd=y; t=y")},
        {"policy": "reject", "applied_policy": "quarantine", "record_at": "bank.example"},
    ),
    "a name with a DKIM record below it exists": (
        "news.firma.de", "firma.de",
        {"_dmarc.firma.de": txt("v=DMARC1; p=none; sp=quarantine; np=reject"),
         "s._domainkey.news.firma.de": txt("p=x")},
        {"policy": "quarantine"},
    ),
    "a name with records below it exists, even if they are void": (
        "news.firma.de", "firma.de",
        {"_dmarc.firma.de": txt("v=DMARC1; p=none; sp=quarantine; np=reject"),
         "_dmarc.news.firma.de": txt("v=DMARC1; p=none", "v=DMARC1; p=none")},
        {"policy": "quarantine", "record_at": "firma.de"},
    ),
    "whether a name exists may be unknown": (
        "news.firma.de", "firma.de",
        {"_dmarc.firma.de": txt("v=DMARC1; p=none; np=reject"), "news.firma.de": {"status": "SERVFAIL"}},
        {"dmarc_applies": True, "policy": None, "applied_policy": None},
    ),
    "strict is about the very name": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v=DMARC1; p=none; adkim=s")}, {"dkim_aligned": True},
    ),
    "names that _dmarc. does not fit before are passed over": (
        ".".join(["a" * 61] * 4)[:246] + ".de", "de-test.de", {"_dmarc.aaaa.de": txt("v=DMARC1; p=none")},
        {"dmarc_applies": False, "record_at": None},
    ),
    "tags of any case, the first of each": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v = DMARC1;P=Reject ; p=none;junk; T=Y;")},
        {"policy": "reject", "applied_policy": "quarantine"},
    ),
    "nothing is milder than none": (
        "firma.de", "firma.de", {"_dmarc.firma.de": txt("v=DMARC1; p=none; t=y")}, {"applied_policy": "none"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
def test_what_the_vectors_leave_open(name):
    author, identifier, zone, wanted = OPEN[name]
    said = found({"author": author, "identifier": identifier, "zone": zone, "expect": {}})
    assert {key: said[key] for key in wanted} == wanted


LABELS = st.text("abc", min_size=1, max_size=3)
DOMAINS = st.lists(LABELS, min_size=1, max_size=12).map(".".join)


@given(DOMAINS)
def test_no_walk_has_more_than_eight_steps_and_each_goes_up(domain):
    walked = [*names(domain)]
    assert walked[0] == domain
    assert len(walked) <= 8
    assert walked[-1] == domain.rpartition(".")[2]
    for below, above in pairwise(walked):
        assert below.endswith(f".{above}")


@given(
    DOMAINS,
    st.dictionaries(DOMAINS, st.sampled_from(["v=DMARC1; psd=y", "v=DMARC1; psd=n", "v=DMARC1"])),
)
def test_the_organisation_is_the_name_or_above_it(domain, records):
    zone = Zone.from_json(
        json.dumps({f"_dmarc.{name}": txt(text) for name, text in records.items()})
    )
    answers = Answers(zone.answer)
    organization = walk(answers, domain).organization
    assert organization
    assert f".{domain}".endswith(f".{organization}")
    # Who stands for the organisation gets the same answer.
    assert walk(Answers(zone.answer), organization).organization is not None
    assert all(is_askable(question.name) for question in answers.asked)


@given(DOMAINS, st.integers(0, 7))
def test_silence_is_never_no_record(domain, at):
    walked = [*names(domain)]
    silent = walked[min(at, len(walked) - 1)]
    zone = Zone.from_json(json.dumps({f"_dmarc.{silent}": {"status": "SERVFAIL"}}))
    result = walk(Answers(zone.answer), domain)
    assert result.stopped_at == silent
    assert result.organization is None


def test_a_walk_is_asked_one_question_at_a_time():
    checked = look_up({}, "max@a.firma.de")
    assert [one.name for one in checked.answers.asked][:3] == [
        "_dmarc.a.firma.de",
        "_dmarc.firma.de",
        "_dmarc.de",
    ]
    answers = Answers(lambda question: None)
    walk(answers, "a.firma.de")
    assert [one.name for one in answers.wanted] == ["_dmarc.a.firma.de"]
    assert answers.get("_dmarc.a.firma.de", "TXT").status is Status.FAILED
