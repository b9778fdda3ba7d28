"""Zones to look up, made from a few words."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.dns import describe, judge
from checker.dns.judging import Checked
from checker.lookup import Answers, Zone

DAY = date(2026, 11, 28)
HUB = "145001122"
KEY = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3"
DKIM = "dkim.hubspotemail.net"


def txt(*texts: str) -> dict[str, Any]:
    """Return TXT records, a string each."""
    return {"TXT": [[text] for text in texts]}


def alias(target: str) -> dict[str, Any]:
    """Return a CNAME record."""
    return {"CNAME": [f"{target}."]}


def connected(domain: str = "firma.de", **changes: Any) -> dict[str, Any]:
    """Return a zone in which everything is right, with `changes` made to it.

    They are named hs1, hs2, key1, key2, spf and dmarc; None takes one away.
    """
    label = domain.replace("-", "--").replace(".", "-")
    names = {
        "spf": domain,
        "dmarc": f"_dmarc.{domain}",
        "hs1": f"hs1-{HUB}._domainkey.{domain}",
        "hs2": f"hs2-{HUB}._domainkey.{domain}",
        "key1": f"{label}.hs07a.{DKIM}",
        "key2": f"{label}.hs07b.{DKIM}",
    }
    usual = {
        "spf": txt(f"v=spf1 include:{HUB}.spf09.hubspotemail.net -all"),
        "dmarc": txt("v=DMARC1; p=none"),
        "hs1": alias(names["key1"]),
        "hs2": alias(names["key2"]),
        "key1": txt(KEY),
        "key2": txt(KEY),
    }
    made = {names[key]: value for key, value in (usual | changes).items() if value is not None}
    return {f"{HUB}.spf09.hubspotemail.net": txt("v=spf1 ip4:192.0.2.0/24 -all"), **made}


def look_up(zone: Mapping[str, Any], sender: str = "news@firma.de", domain: str = "") -> Checked:
    """Return what the look-up of a sender finds in a zone."""
    answers = Answers(Zone.from_json(json.dumps(zone)).answer)
    return judge(sender, domain, answers, DAY)


def told(
    zone: Mapping[str, Any], sender: str = "news@firma.de", domain: str = "", language: str = "en"
) -> dict[str, Any]:
    """Return the report on it."""
    return describe(look_up(zone, sender, domain), language)


def codes(report: Mapping[str, Any]) -> set[str]:
    """Return the codes of a report's findings."""
    return {finding["code"] for finding in report["findings"]}
