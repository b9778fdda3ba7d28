"""What all records come to, what is said of it, and what stands beside it."""

import json

import pytest

from checker.dns import describe, judge
from checker.dns.describing import VERDICTS
from checker.dns.judging import Case, zone_of
from checker.knowledge import resources
from checker.lookup import Answer, Answers, Pasted, Question, Status, Why, Zone
from checker.saying.catalogue import LANGUAGES, sentences
from tests.core.dns.zones import DAY, DKIM, HUB, alias, codes, connected, look_up, told, txt

NEWS = connected("news.firma.de")
STRICT = {"_dmarc.firma.de": txt("v=DMARC1; p=none; adkim=s")}
SOMEBODY = {"_dmarc.andere.de": txt("v=DMARC1; p=none")}

# A zone, From, the domain that signs, the case, and codes that must be among the findings.
CASES = [
    (connected(), "news@firma.de", "", Case.OK, set()),
    (connected(), "firma.de", "firma.de", Case.OK, set()),
    (connected(), "news@firma.de", " firma.de ", Case.OK, set()),
    (connected(), "", "", Case.INVALID, {"empty"}),
    (connected(), "", "firma.de", Case.INVALID, {"empty"}),
    (connected(), "news@firma.de", "firma", Case.INVALID, {"single_label"}),
    (connected(), "max@gmail.com", "", Case.NEVER_CONNECTED, {"freemail_from"}),
    ({}, "news@firma.de", "", Case.NO_SUCH_DOMAIN, {"no_such_domain"}),
    (connected(hs1=None, hs2=None), "news@firma.de", "", Case.NOT_CONNECTED, {"dkim_missing"}),
    (connected(key1=None, key2=None), "news@firma.de", "", Case.NOT_CONNECTED, {"dkim_no_key"}),
    (connected("andere.de"), "news@firma.de", "andere.de", Case.NOT_ALIGNED, set()),
    (connected() | SOMEBODY, "news@andere.de", "firma.de", Case.NOT_ALIGNED, {"dkim_not_aligned"}),
    (connected() | STRICT, "news@news.firma.de", "firma.de", Case.NOT_ALIGNED, {"dkim_strict"}),
    (NEWS, "news@news.firma.de", "", Case.OK, set()),
    (connected(dmarc={"status": "SERVFAIL"}), "news@firma.de", "", Case.NO_ANSWER, {"dns_no_answer"}),
    (connected(hs1={"status": "TIMEOUT"}), "news@firma.de", "", Case.NO_ANSWER, {"dns_no_answer"}),
    (connected(spf={"status": "REFUSED"}), "news@firma.de", "", Case.NO_ANSWER, {"dns_no_answer"}),
    (NEWS, "news@news.firma.de", "firma.de", Case.RECEIVERS_DIFFER, {"dns_differs_from_list"}),
    (NEWS | {"firma.de": {"A": ["192.0.2.1"]}}, "news@firma.de", "news.firma.de", Case.NO_DMARC, {"dmarc_missing"}),
    (connected(dmarc=None) | {"_dmarc.news.firma.de": txt("v=DMARC1; p=none")}, "a@news.firma.de", "firma.de",
     Case.RECEIVERS_DIFFER, {"dns_differs_from_list", "dkim_not_aligned"}),
    (connected(dmarc=None) | {"_dmarc.de": txt("v=DMARC1; p=none")}, "a@andere.de", "firma.de",
     Case.RECEIVERS_DIFFER, {"registry_record"}),
    (connected("a.com.de") | {"_dmarc.b.com.de": txt("v=DMARC1; p=none")}, "a@b.com.de", "a.com.de",
     Case.RECEIVERS_DIFFER, {"dkim_not_aligned"}),
    (connected(spf=txt("v=spf1 -all")), "news@firma.de", "", Case.HUB_ID_UNKNOWN, {"hub_id_unknown"}),
    (connected(hs2=None), "news@firma.de", "", Case.HALF_CONNECTED, {"dkim_missing"}),
    (connected(dmarc=None), "news@firma.de", "", Case.NO_DMARC, {"dmarc_missing"}),
    (connected(dmarc=txt("v=DMARC1; p=none", "v=DMARC1; p=none")), "news@firma.de", "", Case.NO_DMARC, {"dmarc_several"}),
    (connected(dmarc=txt("v=DMARC1; p=rejct")), "news@firma.de", "", Case.NO_DMARC, {"dmarc_bad_policy"}),
    (connected(dmarc=txt("v=DMARC1; p=rejct; rua=mailto:a@firma.de")), "news@firma.de", "", Case.DMARC, {"dmarc_bad_policy"}),
    (connected(dmarc=txt("v=DMARC1; rua=mailto:a@firma.de")), "news@firma.de", "", Case.DMARC, {"dmarc_bad_policy"}),
    (connected(dmarc=txt("v=DMARC1; p=reject; t=y")), "news@firma.de", "", Case.OK, {"dmarc_test_mode"}),
    (connected(), "news@news.firma.de", "firma.de", Case.RELATED, set()),
    (connected(spf=txt(f"v=spf1 include:{HUB}.spf09.hubspotemail.net", "v=spf1")), "news@firma.de", "", Case.SPF, {"spf_several"}),
    (connected(), "news=firma.de@x.hs-send.com", "", Case.OK, {"esp_from"}),
    (connected(), "news=firma.de@x.hs-send.com", "firma.de", Case.OK, {"esp_from"}),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "sender", "domain", "case", "expected"), CASES)
def test_cases(zone, sender, domain, case, expected):
    checked = look_up(zone, sender, domain)
    report = describe(checked, "de")
    assert checked.case is case
    assert (report["verdict"], report["reason"]) == (VERDICTS[case], case)
    assert expected <= codes(report)
    # What the records tell is not left to a guess from the names.
    assert "needs_dmarc_record" not in codes(report)
    levels = [finding["level"] for finding in report["findings"]]
    assert levels == sorted(levels, key=("error", "warning", "note").index)


def test_every_case_is_met():
    only_by_others = {Case.ONLY_REQUIRED, Case.NOT_ASKED}
    assert {case for *_, case, _ in CASES} | only_by_others == {*Case}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_has_its_sentences_and_steps(language):
    words, listed = sentences("dns", language), resources.toml("data/dns/steps.toml")["cases"]
    for table in (words["headline"], words["text"]):
        assert set(table) == {*Case}
    assert {*Case} <= set(listed)
    assert set(sentences("lookup", language)["why"]) == {*Why}


def test_nothing_is_asked_about_what_cannot_be_read():
    report = told(connected(), "max@@")
    assert report["asked"] == report["wanted"] == report["records"] == report["identifiers"] == []
    assert report["by_dns"] is None
    assert report["platform"] == {"hub_id": None, "spf": None, "hs1": None, "hs2": None}
    assert report["dmarc"]["applies"] is None


def test_nobody_asks_a_provider_for_the_platform_s_records():
    report = told({"_dmarc.gmail.com": txt("v=DMARC1; p=none")}, "max@gmail.com")
    assert {one["name"] for one in report["asked"]} == {"_dmarc.gmail.com", "_dmarc.com"}
    assert [row["id"] for row in report["records"]] == ["dmarc"]


def test_the_names_and_the_records_stand_side_by_side():
    report = told(connected("firma.github.io"), "max@firma.github.io", "firma.github.io")
    assert report["by_names"] == {
        "verdict": "ok", "alignment": "exact", "headline": "The domains are the same",
    }  # fmt: skip
    assert report["date"] == "2026-11-28"
    assert report["by_dns"]["alignment"] == "aligned"
    assert report["by_dns"]["message"] == (
        "By the names: The domains are the same. "
        "By the records in the DNS on 28 November 2026: aligned for DMARC."
    )


@pytest.mark.parametrize(
    ("zone", "sender", "domain", "alignment"),
    [
        (connected(), "a@news.firma.de", "firma.de", "aligned"),
        (connected() | STRICT, "a@news.firma.de", "firma.de", "strict"),
        (connected(dmarc=None), "a@firma.de", "firma.de", "no_dmarc"),
        (connected() | SOMEBODY, "a@andere.de", "firma.de", "not_aligned"),
        (connected(dmarc={"status": "SERVFAIL"}), "a@firma.de", "firma.de", "unknown"),
        (connected(dmarc=None) | {"_dmarc.a.firma.de": txt("v=DMARC1; p=none")}, "a@a.firma.de", "firma.de", "differs"),
        # What the list cannot tell, the walk can: receivers still differ.
        (connected("a.com.de") | {"b.com.de": txt("x")}, "a@b.com.de", "a.com.de", "differs"),
    ],
)  # fmt: skip
def test_what_the_records_say_of_the_alignment(zone, sender, domain, alignment):
    assert told(zone, sender, domain)["by_dns"]["alignment"] == alignment


@pytest.mark.parametrize(
    ("zone", "owner"),
    [
        (connected(key2=None), "platform"),
        (connected(key1=None, key2=None), "platform"),
        (connected(key1=None, hs2=None), "sender"),
        (connected(dmarc=None), "dns_admin"),
        (connected(spf=txt("v=spf1 -all"), hs1=None), "sender"),
        (connected(), "sender"),
    ],
)
def test_whose_turn_it_is(zone, owner):
    report = told(zone)
    assert (report["owner"], report["next_steps"][0]["owner"]) == (owner, owner)


@pytest.mark.parametrize(
    ("zone", "step"),
    [
        (connected(dmarc=txt("v=DMARC1; p=none", "v=DMARC1; p=none")), "Keep exactly one DMARC"),
        (connected(dmarc=txt("v=DMARC1; p=rejct")), "Correct the DMARC"),
        (connected(dmarc=txt("v=DMARC1; p=none; rua=mailto:a@b.de; np=x")), "Correct the DMARC"),
        (connected(dmarc=None), "Add a DMARC"),
        (connected(spf=txt(f"v=spf1 include:{HUB}.spf09.hubspotemail.net", "v=spf1")), "Put the SPF"),
        (connected(spf=txt(f"v=spf1 include:{HUB}.spf09.hubspotemail.net {'a ' * 10}")), "Remove from the SPF"),
        (connected(spf=txt("v=spf1"), hs1=None, hs2=None) | {
            "hs1._domainkey.firma.de": alias(f"firma-de.hs07a.{DKIM}"),
            "hs2._domainkey.firma.de": alias(f"firma-de.hs07b.{DKIM}")}, "Add the “include:”"),
    ],
)  # fmt: skip
def test_the_first_step_is_about_what_is_wrong(zone, step):
    assert told(zone)["next_steps"][0]["message"].startswith(step)


@pytest.mark.parametrize(
    ("dmarc", "at", "state", "right"),
    [
        (txt("v=DMARC1; p=none"), "_dmarc.firma.de", "ok", None),
        (None, "_dmarc.firma.de", "missing", ("_dmarc", "v=DMARC1; p=none;")),
        (txt("v=DMARC1; p=rejct; rua=mailto:a@firma.de;"), "_dmarc.firma.de", "policy",
         ("_dmarc", "v=DMARC1; p=reject; rua=mailto:a@firma.de")),
        (txt("v=DMARC1; rua=mailto:a@firma.de; sp=quarantin"), "_dmarc.firma.de", "policy",
         ("_dmarc", "v=DMARC1; p=none; sp=quarantine; rua=mailto:a@firma.de")),
        (txt("v=DMARC1; p=block"), "_dmarc.firma.de", "policy", ("_dmarc", "v=DMARC1; p=none")),
        (txt("v=DMARC1; p=none", "v=DMARC1; p=none"), "_dmarc.firma.de", "several", None),
        ({"status": "SERVFAIL"}, "_dmarc.firma.de", "unknown", None),
    ],
)  # fmt: skip
def test_the_row_about_dmarc(dmarc, at, state, right):
    [row] = [row for row in told(connected(dmarc=dmarc))["records"] if row["id"] == "dmarc"]
    assert (row["name"], row["state"]) == (at, state)
    made = row["right"] and (row["right"]["name"], row["right"]["value"])
    assert made == right
    assert row["link"] == "/en/sender/#dmarc-record"


def test_a_customer_of_a_shared_ending_has_a_zone_of_its_own():
    zone = connected("firma.github.io", dmarc=None, hs1=None)
    rows = {row["id"]: row for row in told(zone, "a@firma.github.io")["records"]}
    assert rows["dmarc"]["name"] == "_dmarc.firma.github.io"
    assert rows["hs1"]["right"]["name"] == f"hs1-{HUB}._domainkey"


def test_a_row_says_where_it_found_what():
    doubled = f"hs1-{HUB}._domainkey.firma.de.firma.de"
    zone = connected(hs1=None) | {doubled: alias(f"firma-de.hs07a.{DKIM}")}
    [row] = [row for row in told(zone)["records"] if row["id"] == "hs1"]
    assert (row["name"], row["found_at"]) == (f"hs1-{HUB}._domainkey.firma.de", doubled)


def test_the_dmarc_record_of_a_subdomain_belongs_to_the_zone():
    zone = connected("news.firma.de", dmarc=None)
    [row] = [row for row in told(zone, "a@news.firma.de")["records"] if row["id"] == "dmarc"]
    assert row["right"]["name"] == "_dmarc"
    assert row["name"] == "_dmarc.firma.de"


def run(known, sender="a@news.firma.de"):
    """Return the report while only `known` is known, and what it wants next."""
    report = describe(judge(sender, "", Answers(known.get), DAY), "en")
    return report, [Question(one["name"], one["type"]) for one in report["wanted"]]


def test_it_says_what_it_wants_until_it_is_told_everything():
    zone, known, rounds = Zone.from_json(json.dumps(NEWS)), {}, []
    while True:
        report, wanted = run(known)
        if not wanted:
            break
        # What is above the record of the very domain changes nothing.
        assert report["reason"] == ("ok" if len(wanted) == 1 else "not_asked")
        assert len(report["commands"]["unix"]) == len(wanted) + len(report["may_follow"])
        rounds.append([question.name for question in wanted])
        known |= {question: zone.answer(question) for question in wanted}
    assert rounds == [
        ["_dmarc.news.firma.de", "news.firma.de"],
        ["_dmarc.firma.de", f"{HUB}.spf09.hubspotemail.net", f"hs1-{HUB}._domainkey.news.firma.de",
         f"hs2-{HUB}._domainkey.news.firma.de"],
        ["_dmarc.de"],
    ]  # fmt: skip
    assert report["verdict"] == "ok"
    assert report["may_follow"] == []


def test_what_may_follow_is_named_from_the_start():
    report, _ = run({})
    assert [one["name"] for one in report["may_follow"]] == ["_dmarc.firma.de", "_dmarc.de"]
    assert report["commands"]["windows"][0] == "nslookup -type=TXT _dmarc.news.firma.de"
    # A sentence about the account would be too early.
    assert codes(report) == set()


def test_a_report_ends_whatever_the_answers_are():
    long_chain = {f"s{n}.de": txt(f"v=spf1 include:s{n + 1}.de") for n in range(90)}
    deep = ".".join("abcdefghijkl") + ".firma.de"
    checked = look_up(long_chain | {deep: txt("v=spf1 include:s0.de")}, f"a@{deep}")
    assert len(checked.answers.asked) < 40
    for why in Why:
        failed = Answer(Status.FAILED, why=why)
        assert (
            describe(judge("a@firma.de", "", Answers(lambda _, it=failed: it), DAY), "de")[
                "verdict"
            ]
            == "unclear"
        )


def test_what_the_platform_asks_for_is_not_taken_for_what_is_there():
    text = (
        "Type\tHost\tRequired data\n"
        f"CNAME\ths1-{HUB}._domainkey\tfirma-de.hs07a.{DKIM}\n"
        f"CNAME\ths2-{HUB}._domainkey\tfirma-de.hs07b.{DKIM}\n"
        f"TXT\t@\tv=spf1 include:{HUB}.spf09.hubspotemail.net -all\nTXT\t_dmarc\tv=DMARC1; p=none;\n"
    )
    for pasted, case in (
        (text, Case.ONLY_REQUIRED),
        (text.replace("Required data", "Content"), Case.OK),
    ):
        read = Pasted(pasted, zone_of("a@firma.de", ""))
        checked = judge("a@firma.de", "", Answers(read.answer), DAY, read)
        assert checked.case is case
        assert [entry.state for entry in checked.accounts[0].entries] == ["ok", "ok"]
        assert {"dkim_key_unseen", "dns_not_given"} <= codes(describe(checked, "de"))


def test_a_paste_without_records_is_said():
    read = Pasted("Guten Tag", zone_of("a@firma.de", "firma.de"))
    report = describe(judge("a@firma.de", "", Answers(read.answer), DAY, read), "de")
    assert report["findings"][0]["code"] == "nothing_read"
    assert report["findings"][0]["message"] in report["text"]
    assert zone_of("", "") == ""


def test_while_the_spf_record_is_not_known_nobody_says_that_it_names_no_account():
    report = told({**connected(hs1=None, hs2=None), "firma.de": {"status": "SERVFAIL"}})
    assert (report["reason"], report["platform"]["hub_id"]) == ("no_answer", None)
    assert ": the server reports a failure. So" in report["text"]
    assert codes(report) == {"dns_no_answer"}
