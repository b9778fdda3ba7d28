"""The platform's records, and each slip by its name."""

import pytest

from checker.dns.platform import label
from checker.dns.rows import rows
from tests.core.dns.zones import DKIM, HUB, KEY, alias, codes, connected, look_up, told, txt

HS1, HS2 = f"hs1-{HUB}._domainkey", f"hs2-{HUB}._domainkey"
OWN = f"firma-de.hs07a.{DKIM}"
OTHER = "1234567"


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("firma.de", "firma-de"),
        ("nord-licht.de", "nord--licht-de"),
        ("xy-example.de", "hs-xy--example-de"),
        ("ab.de", "ab-de"),
        ("news.firma.co.uk", "news-firma-co-uk"),
        ("xn--mnchen-3ya.de", "hs-xn----mnchen--3ya-de"),
    ],
)
def test_the_label_of_a_target(domain, expected):
    assert label(domain) == expected


def zone(**changes):
    return connected(**changes)


# A zone, what is said of both entries, and the codes of the findings.
CASES = {
    "all is right": (zone(), "ok", "ok", set()),
    "one is missing": (zone(hs2=None), "ok", "missing", {"dkim_missing"}),
    "both are missing": (zone(hs1=None, hs2=None), "missing", "missing", {"dkim_missing"}),
    "the panel appended the domain to the name": (
        zone(hs1=None) | {f"{HS1}.firma.de.firma.de": alias(OWN)}, "doubled", "ok", {"dkim_doubled"},
    ),
    "the panel appended the domain to the target": (
        zone(hs1=alias(f"{OWN}.firma.de")), "doubled", "ok", {"dkim_doubled"},
    ),
    "the doubled one cannot be told": (
        zone(hs1=None) | {f"{HS1}.firma.de.firma.de": {"status": "SERVFAIL"}}, "missing", "ok",
        {"dkim_missing", "dns_no_answer"},
    ),
    "the target of another domain": (
        zone(hs1=alias(f"andere-de.hs07a.{DKIM}")), "other_domain", "ok", {"dkim_other_domain"},
    ),
    "a target of somebody else": (zone(hs1=alias("s1.other.example")), "other_domain", "ok", {"dkim_other_domain"}),
    "the targets are swapped": (
        zone(hs1=alias(f"firma-de.hs07b.{DKIM}"), hs2=alias(f"firma-de.hs07a.{DKIM}")),
        "other_domain", "other_domain", {"dkim_other_domain", "dkim_swapped"},
    ),
    "TXT in place of CNAME": (zone(hs1=txt(f"{OWN}.")), "not_cname", "ok", {"dkim_not_cname"}),
    "flattened": (zone(hs1=txt(KEY)), "not_cname", "ok", {"dkim_not_cname", "dkim_flattened"}),
    "proxied": (zone(hs1={"A": ["192.0.2.1"]}), "not_cname", "ok", {"dkim_not_cname", "dkim_proxied"}),
    "an address that every name has": (
        zone(hs1={"A": ["192.0.2.1"]}) | {"hs1._domainkey.firma.de": {"A": ["192.0.2.1"]}},
        "missing", "ok", {"dkim_missing"},
    ),
    "something else that has no address": (zone(hs1={"MX": ["10 a."]}), "missing", "ok", {"dkim_missing"}),
    "a text that every name has": (zone(hs1=txt("v=spf1 p=x -all")), "missing", "ok", {"dkim_missing"}),
    "an alias that every name has": (
        zone(hs1=alias("firma.de")) | {"hs1._domainkey.firma.de": alias("firma.de"),
                                       f"{HS1}.firma.de.firma.de": alias("firma.de")},
        "missing", "ok", {"dkim_missing"},
    ),
    "the key itself under a doubled name": (
        zone(hs1=None) | {f"{HS1}.firma.de.firma.de": txt(KEY)}, "missing", "ok", {"dkim_missing"},
    ),
    "an alias on the way": (
        zone(hs1=alias("dkim.firma.de")) | {"dkim.firma.de": alias(OWN)}, "ok", "ok", set(),
    ),
    "the key is empty": (zone(key2=txt("v=DKIM1; k=rsa; p=")), "ok", "no_key", {"dkim_no_key"}),
    "the key is gone": (zone(key2=None), "ok", "no_key", {"dkim_no_key"}),
    "the key cannot be told": (zone(key2={"status": "SERVFAIL"}), "ok", "ok", {"dkim_key_unseen", "dns_no_answer"}),
    "nobody answers": (zone(hs1={"status": "SERVFAIL"}), None, "ok", {"dns_no_answer"}),
    "older entries": (
        zone(hs1=None) | {"hs1._domainkey.firma.de": alias(OWN)}, "ok", "ok", {"dkim_older"},
    ),
    "older entries of an account that no SPF record names": (
        zone(hs1=None, hs2=None, spf=None) | {
            "hs1._domainkey.firma.de": alias(OWN), "hs2._domainkey.firma.de": alias(f"firma-de.hs07b.{DKIM}")},
        "ok", "ok", {"hub_id_unknown", "spf_missing"},
    ),
    "no SPF record names the account": (zone(spf=txt("v=spf1 -all")), None, None, {"hub_id_unknown", "spf_missing"}),
    "the domain does not exist": ({}, None, None, {"no_such_domain", "dmarc_missing"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_both_entries(name):
    records, hs1, hs2, expected = CASES[name]
    report = told(records)
    assert (report["platform"]["hs1"], report["platform"]["hs2"]) == (hs1, hs2)
    assert codes(report) == expected
    assert told(records, language="de")["verdict"] == report["verdict"]


def test_a_subdomain_has_entries_of_its_own():
    report = told(connected("news.firma-1.de"), "max@news.firma-1.de")
    assert report["verdict"] == "ok"
    doubled = connected("news.firma.de", hs1=None) | {
        f"{HS1}.news.firma.de.firma.de": alias(f"news-firma-de.hs07a.{DKIM}")
    }
    assert told(doubled, "max@news.firma.de")["platform"]["hs1"] == "doubled"


def test_a_name_too_long_for_a_label_is_not_compared():
    domain = f"{'a' * 40}.{'b' * 40}.de"
    records = connected(domain, key1=None, key2=None) | {
        f"{HS1}.{domain}": alias(f"short.hs07a.{DKIM}"), f"short.hs07a.{DKIM}": txt(KEY),
        f"{HS2}.{domain}": alias(f"short.hs07b.{DKIM}"), f"short.hs07b.{DKIM}": txt(KEY),
    }  # fmt: skip
    assert told(records, f"max@{domain}")["platform"]["hs1"] == "ok"


def test_a_domain_in_two_accounts():
    spf = txt(
        f"v=spf1 include:{OTHER}.spf01.hubspotemail.net include:{HUB}.spf09.hubspotemail.net -all"
    )
    report = told(zone(spf=spf))
    assert report["platform"]["hub_id"] == HUB
    assert "several_accounts" in codes(report)
    assert [row["id"] for row in report["records"]] == ["hs1", "hs2", "hs1", "hs2", "dmarc", "spf"]


@pytest.mark.parametrize(
    ("records", "right"),
    [
        (zone(hs2=None), (HS2, f"firma-de.hs07b.{DKIM}")),
        (zone(hs1=txt(OWN)), (HS1, OWN)),
        (zone(hs1=alias(f"{OWN}.firma.de"), hs2=None), (HS1, OWN)),
        (zone(hs1=None, hs2=None), (HS1, None)),
        (zone(hs1=alias(f"andere-de.hs03a.{DKIM}")), (HS1, f"firma-de.hs07a.{DKIM}")),
        (zone(hs1=alias(f"andere-de.hs03a.{DKIM}"), hs2=None), (HS1, None)),
        (zone(key2=None), None),
        (zone(hs1={"status": "SERVFAIL"}), None),
    ],
)
def test_what_would_be_right_is_given_to_be_typed(records, right):
    made = [row.right for row in rows(look_up(records)) if row.kind == "dkim" and row.right]
    assert [(one.name, one.value) for one in made][:1] == ([right] if right else [])
    assert all(one.type == "CNAME" for one in made)


def test_what_would_be_right_below_a_subdomain():
    [right] = [
        row.right
        for row in rows(look_up(connected("news.firma.de", hs1=None), "a@news.firma.de"))
        if row.right and row.kind == "dkim"
    ]
    assert right == (f"{HS1}.news", "CNAME", f"news-firma-de.hs07a.{DKIM}")
