"""A resolver over https (RFC 8484) that knows a zone: what it answers, as another library writes it."""

import base64
from collections.abc import Mapping
from typing import Any

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Zone = Mapping[str, Mapping[str, list[Any]]]


def asked(query: str) -> dns.message.Message:
    """Return the message that the parameter `dns` of an address holds."""
    return dns.message.from_wire(base64.urlsafe_b64decode(query + "=="))


def question(query: str) -> tuple[str, str]:
    """Return the name and the type that are asked for."""
    [one] = asked(query).question
    return one.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(one.rdtype)


def answer(query: str, zone: Zone) -> bytes:
    """Return the message that answers a query by a zone as `--answers` takes it."""
    answer = dns.message.make_response(asked(query))
    name, type_ = question(query)
    types = zone.get(name, {})
    while "CNAME" in types:
        [target] = types["CNAME"]
        answer.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "CNAME", target))
        name = target.rstrip(".")
        types = zone.get(name, {})
    for record in types.get(type_, []):
        text = record if isinstance(record, str) else " ".join(f'"{part}"' for part in record)
        answer.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", type_, text))
    if not any(known == name or known.endswith(f".{name}") for known in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer.to_wire()
