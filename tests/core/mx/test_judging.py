"""Who receives a contact's mail."""

import json

import pytest

from checker.knowledge import resources
from checker.knowledge.products import product_ids
from checker.lookup import Answer, Answers, Pasted, Status, Why, Zone
from checker.mx import describe, judge
from checker.mx.describing import VERDICTS
from checker.mx.judging import Case, domain_of
from checker.mx.products import Kind, of_host, of_include
from checker.saying.catalogue import LANGUAGES, sentences

TABLE = resources.toml("data/mx/products.toml")
M365 = "v=spf1 include:spf.protection.outlook.com include:_spf.google.com -all"
DOWN = {"status": "SERVFAIL"}


def found(zone, address="erika@kunde.de"):
    return judge(address, Answers(Zone.from_json(json.dumps(zone)).answer))


def mx(*hosts, **others):
    return {"kunde.de": {"MX": [*hosts], **others}}


# A zone, an address, the case, the products and what may be behind them, the codes of the findings.
CASES = [
    (mx("10 kunde-de.mail.protection.outlook.com."), "", Case.RECOGNISED, ["microsoft365"], [], set()),
    (mx("10 kunde-de.gate.seppmail.cloud.", TXT=[[M365]]), "", Case.RECOGNISED, ["seppmail"],
     ["microsoft365", "google_workspace"], set()),
    (mx("10 kunde-de.gate.seppmail.cloud.", TXT=[["x"], ["v=spf1 -all"]]), "", Case.RECOGNISED, ["seppmail"], [], set()),
    (mx("10 a.mail.protection.outlook.com.", TXT=[[M365]]), "", Case.RECOGNISED, ["microsoft365"], [], set()),
    # The lowest preference counts; two of the same are both named.
    (mx("20 mx.retarus.com.", "10 mx01.hornetsecurity.com."), "", Case.RECOGNISED, ["hornetsecurity"], [], set()),
    (mx("10 mx.retarus.com.", "10 mx01.hornetsecurity.com."), "", Case.RECOGNISED, ["hornetsecurity", "retarus"], [], set()),
    (mx("10 mx.retarus.com.", "10 a.mail.protection.outlook.com.", TXT=[[M365]]), "", Case.RECOGNISED,
     ["microsoft365", "retarus"], ["google_workspace"], set()),
    (mx("10 mx.emig.gmx.net."), "", Case.FOR_EVERYONE, ["gmx"], [], set()),
    # Whole labels, and the longest ending.
    (mx("10 mx.notmimecast.com."), "", Case.UNKNOWN_HOST, [], [], set()),
    (mx("10 x.olc.protection.outlook.com."), "", Case.FOR_EVERYONE, ["outlook_com"], [], set()),
    (mx("10 mx00.kundenserver.de.", TXT=[[M365]]), "", Case.RECOGNISED, ["ionos"], ["microsoft365", "google_workspace"], set()),
    (mx("10 Mail.Kunde.de."), "", Case.OWN_HOST, [], [], {"own_host"}),
    (mx("10 mail.kunde.de.", TXT=[[M365]]), "e@sub.kunde.de", Case.NO_SUCH_DOMAIN, [], [], {"no_such_domain", "did_you_mean"}),
    ({"sub.kunde.de": {"MX": ["10 mail.kunde.de."]}}, "e@sub.kunde.de", Case.OWN_HOST, [], [], {"own_host"}),
    (mx("10 mail.andere.de.", TXT=[[M365]]), "", Case.UNKNOWN_HOST, [], ["microsoft365", "google_workspace"], set()),
    (mx("0 ."), "", Case.NULL_MX, [], [], {"null_mx"}),
    (mx("0 .", "10 mail.andere.de."), "", Case.UNKNOWN_HOST, [], [], set()),
    ({"kunde.de": {"A": ["192.0.2.1"]}}, "", Case.IMPLICIT, [], [], {"no_mx"}),
    ({"kunde.de": {"AAAA": ["2001:db8::1"]}}, "", Case.IMPLICIT, [], [], {"no_mx"}),
    ({"kunde.de": {"TXT": [["x"]]}}, "", Case.NO_MAIL, [], [], {"no_mx"}),
    ({"kunde.de": {"CNAME": ["andere.de."]}, "andere.de": {"MX": ["10 mx.retarus.com."]}}, "", Case.RECOGNISED, ["retarus"], [], set()),
    ({"kunde.de": {"CNAME": ["andere.de."]}}, "", Case.NO_MAIL, [], [], {"no_mx"}),
    ({}, "", Case.NO_SUCH_DOMAIN, [], [], {"no_such_domain"}),
    ({}, "erika@gmial.com", Case.NO_SUCH_DOMAIN, [], [], {"no_such_domain", "did_you_mean"}),
    ({"gmial.com": {"MX": ["10 mx.parked.example."]}}, "erika@gmial.com", Case.UNKNOWN_HOST, [], [], {"did_you_mean"}),
    ({"kunde.de": DOWN}, "", Case.NO_ANSWER, [], [], {"dns_no_answer"}),
    ({}, "erika", Case.INVALID, [], [], {"not_an_address"}),
    ({}, "", Case.NO_SUCH_DOMAIN, [], [], {"no_such_domain"}),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "address", "case", "products", "behind", "codes"), CASES)
def test_cases(zone, address, case, products, behind, codes):
    received = found(zone, address or "Erika <erika@kunde.de>")
    report = describe(received, "de")
    assert received.case is case
    assert (report["verdict"], report["reason"]) == (VERDICTS[case], case)
    assert sorted(one["id"] for one in report["products"]) == products
    assert [one["id"] for one in report["behind"]] == behind
    assert {finding["code"] for finding in report["findings"]} == codes


def test_every_case_is_met_and_said():
    assert {case for _, _, case, *_ in CASES} | {Case.NOT_ASKED} == {*Case}
    listed = resources.toml("data/mx/steps.toml")["cases"]
    assert set(listed) == {*Case}
    for language in LANGUAGES:
        words = sentences("mx", language)
        assert set(words["headline"]) == set(words["text"]) == {*Case}


def test_a_domain_alone_is_enough():
    assert found(mx("10 mx.retarus.com."), "Kunde.DE").products
    assert domain_of("x" * 2_000) is None


def test_what_is_behind_a_filter_is_said_to_be_likely():
    report = describe(found(mx("10 mx.gate.seppmail.cloud.", TXT=[[M365]])), "en")
    assert report["certainty"] == "stated"
    assert [one["certainty"] for one in report["behind"]] == ["likely", "likely"]
    assert report["text"].endswith(
        "Behind it the mailboxes are probably at Microsoft 365 and Google Workspace: that is what the SPF record of “kunde.de” says."
    )
    assert describe(found(mx("10 mx.secure-mailgate.com.")), "en")["certainty"] == "likely"
    assert describe(found({}), "en")["certainty"] == "stated"
    assert describe(found({"kunde.de": DOWN}), "en")["certainty"] == "unknown"


ONE = "v=spf1 include:spf.protection.outlook.com -all"


@pytest.mark.parametrize(
    ("zone", "offered"),
    [
        (mx("10 mx01.hornetsecurity.com.", TXT=[[ONE]]), ["hornetsecurity", "microsoft365"]),
        (mx("10 mx01.hornetsecurity.com."), ["hornetsecurity"]),
        (mx("10 a.mail.protection.outlook.com.", TXT=[[ONE]]), ["microsoft365"]),
        # Two may be behind it; the reader has to say which.
        (mx("10 mx01.hornetsecurity.com.", TXT=[[M365]]), ["hornetsecurity"]),
        # What nobody has facts about is not in the letter; what is behind it is searched alone.
        (mx("10 mx00.kundenserver.de.", TXT=[[ONE]]), ["microsoft365"]),
        (mx("10 mail.kunde.de.", TXT=[[ONE]]), ["microsoft365"]),
        (mx("10 mail.kunde.de.", TXT=[[M365]]), []),
        ({}, []),
    ],
)
def test_what_the_letter_takes_over(zone, offered):
    letter = describe(found(zone), "en")["letter"]
    assert letter == dict(zip(("product", "behind"), offered, strict=False))


def test_products_lead_to_the_page_for_it_where_there_is_one():
    [product] = describe(found(mx("10 smtp.google.com.")), "de")["products"]
    assert product["link"] == "/de/it/#google-workspace"
    [product] = describe(found(mx("10 cluster1.eu.messagelabs.com.")), "de")["products"]
    assert product["link"] is None


def test_while_nothing_is_known_the_question_is_named():
    received = judge("a@kunde.de", Answers(lambda question: None))
    assert received.case is Case.NOT_ASKED
    assert [*received.answers.wanted] == [("kunde.de", "MX")]
    known = {("kunde.de", "MX"): Answer(Status.NONE)}
    assert judge("a@kunde.de", Answers(known.get)).case is Case.NOT_ASKED
    silent = {
        ("kunde.de", "A"): Answer(Status.FAILED, why=Why.TIMEOUT),
        ("kunde.de", "AAAA"): Answer(Status.NONE),
    }
    assert judge("a@kunde.de", Answers((known | silent).get)).case is Case.NO_ANSWER


def test_what_was_pasted():
    pasted = Pasted(
        "kunde.de\tMX preference = 10, mail exchanger = mx01.hornetsecurity.com\n", "kunde.de"
    )
    received = judge("a@kunde.de", Answers(pasted.answer), pasted)
    assert [product.id for product in received.products] == ["hornetsecurity"]


@pytest.mark.parametrize("product", TABLE["product"], ids=lambda product: product["id"])
def test_the_table(product):
    assert product["source"]
    assert Kind(product["kind"])
    for host in product["hosts"]:
        assert of_host(f"mx1.{host}").id == product["id"]
        assert of_host(host).id == product["id"]
        other = of_host(f"x{host}")
        assert other is None or other.id != product["id"]
    for name in product.get("spf", ()):
        assert of_include(name).id == product["id"]


def test_each_ending_stands_once_and_the_products_with_facts_are_known():
    hosts = [host for product in TABLE["product"] for host in product["hosts"]]
    assert len(hosts) == len(set(hosts))
    # A gateway in the customer's own house bears the customer's name.
    assert set(product_ids()) - {product["id"] for product in TABLE["product"]} == {"securepoint"}


def test_a_slip_in_the_address_is_said_at_once():
    report = describe(found({}, "erika@gmial.com"), "en")
    assert report["text"].endswith("Perhaps “gmail.com” is meant instead of “gmial.com”.")
