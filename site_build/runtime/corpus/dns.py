"""Domains looked up step by step, as the page does it, and what other programs show of the DNS."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

from checker.browser import answer
from checker.saying.catalogue import LANGUAGES
from site_build.runtime.corpus import dice, made

type Zone = Mapping[str, Mapping[str, Any]]

# What may stand at a name in place of what is right.
SLIPS: tuple[dict[str, Any], ...] = (
    {}, {"status": "SERVFAIL"}, {"TXT": [["v=spf1 -all"], ["v=spf1 ~all"]]}, {"TXT": [["v=DMARC1; p=rejct; sp=none; np=x; t=y"]]},
    {"TXT": [["v=DMARC1;p=reject;adkim=s;aspf=s;psd=n"]]}, {"TXT": [["hello"], ["v=DMARC1", "; p=none"]]}, {"CNAME": ["s1.other.example."]},
    {"A": ["192.0.2.1"]}, {"MX": ["0 ."]}, {"MX": ["10 mx1.kunde.example.", "20 kunde-example.mail.protection.outlook.com."]},
    {"TXT": [["v=DKIM1; k=rsa; p="]]}, {"TXT": [["v=spf1 include:a.example include:a.example redirect=b.example ip6:2001:db8::/32 exists:%{i}.x mx ptr ?all"]]},
    {"CNAME": ["firma-de.hs07a.dkim.hubspotemail.net."]}, {"TXT": [["ü" * 20]]},
)  # fmt: skip
MIXED = 120
WHYS = ("offline", "slow", "not_dns", "x")
PASTED = (
    '_dmarc.example.de descriptive text "v=DMARC1; p=rejct"', "example.de mail is handled by 10 mx.seppmail.cloud.",
    'example.de. 300 IN TXT "v=spf1 -all"', "** server can't find nirgends.example: NXDOMAIN", "Host x.firma.de not found: 3(NXDOMAIN)",
    ";; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 4714\n;; QUESTION SECTION:\n;x.firma.de. IN TXT\n", '% dig +short TXT _dmarc.firma.de\n"v=DMARC1; " "p=none"\n',
    "C:\\>nslookup -type=TXT _dmarc.firma.de\nServer:  fritz.box\nAddress:  192.168.178.1\n\nNicht autorisierende Antwort:\n_dmarc.firma.de\ttext =\n\n\t\"v=DMARC1; p=none\"\n",
    "PS> Resolve-DnsName firma.de -Type MX\n\nName     Type   TTL   Section    NameExchange  Preference\n----     ----   ---   -------    ------------  ----------\nfirma.de MX     300   Answer     mx.firma.de   10\n",
    "Type\tName\tContent\tTTL\nCNAME\ths1-145001122._domainkey\tfirma-de.hs07a.dkim.hubspotemail.net\tAuto\nTXT\t_dmarc\tv=DMARC1; p=none\tAuto\n", "nothing of it",
)  # fmt: skip


def questions() -> Iterator[dict[str, object]]:
    """Yield every question, without a language."""
    for pasted in PASTED:
        yield {"from": "news@firma.de", "domain": "firma.de", "pasted": pasted}
        yield {"from": "", "pasted": pasted}
    for sender, domain, zone in zones():
        yield from look_up("dns", {"from": sender, "domain": domain}, zone)
    for why in WHYS:
        yield {
            "from": "news@firma.de",
            "replies": [{"name": "_dmarc.firma.de", "type": "TXT", "why": why}],
        }
    yield {
        "from": "news@firma.de",
        "replies": [{"name": "_dmarc.firma.de", "type": "TXT", "message": "AACBgAAB"}],
    }


def zones() -> Iterator[tuple[str, str, Zone]]:
    """Yield a From field, a sending domain, and what the DNS has of them."""
    connected = made.connected()
    yield "news@example.de", "", connected
    yield "news@example.de", "example.de", connected
    for case in made.walks():
        yield f"news@{case['author']}", case.get("identifier") or "", case["zone"]
    choose, names = (
        dice.chooser(),
        [*connected, "hs1._domainkey.example.de", "mail.example.de", "a.example"],
    )
    for _ in range(MIXED):
        yield (
            "news@mail.example.de",
            "example.de",
            connected | {choose(names): choose(SLIPS) for _ in range(2)},
        )


def look_up(tool: str, question: dict[str, object], zone: Zone) -> Iterator[dict[str, object]]:
    """Yield what the page asks until nothing is wanted any more."""
    replies: list[dict[str, str]] = []
    for _ in range(8):
        asked = {**question, "replies": list(replies)}
        yield asked
        report = json.loads(answer(json.dumps({"tool": tool, "language": LANGUAGES[0], **asked})))
        if not report.get("wanted"):
            return
        replies += [reply(wanted, zone) for wanted in report["wanted"]]


def reply(wanted: Mapping[str, str], zone: Zone) -> dict[str, str]:
    """Return what a resolver says to one question."""
    asked = dns.message.from_wire(urlsafe_b64decode(wanted["query"] + "=="))
    said = dns.message.make_response(asked)
    name, kind = wanted["name"], wanted["type"]
    held = zone.get(name, {})
    while "CNAME" in held and len(said.answer) < 9:
        [target] = held["CNAME"]
        said.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "CNAME", target))
        name = target.rstrip(".")
        held = zone.get(name, {})
    for record in held.get(kind, []):
        text = record if isinstance(record, str) else " ".join(json.dumps(part) for part in record)
        said.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", kind, text))
    if "status" in held:
        said.set_rcode(dns.rcode.SERVFAIL)
    elif not any(known == name or known.endswith(f".{name}") for known in zone):
        said.set_rcode(dns.rcode.NXDOMAIN)
    return {
        "name": wanted["name"],
        "type": kind,
        "message": urlsafe_b64encode(said.to_wire()).decode(),
    }
