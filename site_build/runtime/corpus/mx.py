"""Whose mail servers receive for an address: looked up, and pasted."""

from collections.abc import Iterator

from site_build.runtime.corpus import alignment, dns

SERVERS = (
    "kunde-example.mail.protection.outlook.com", "mx.seppmail.cloud", "aspmx.l.google.com", "mx00.ionos.de", "mx1.hornetsecurity.com",
    "mx.kunde.example", "smtpin.rzone.de", "d1.a.ess.barracudanetworks.com", "eu-smtp-inbound-1.mimecast.com", ".",
)  # fmt: skip


def questions() -> Iterator[dict[str, object]]:
    """Yield every question, without a language."""
    for domain in alignment.DOMAINS:
        yield {"address": f"erika@{domain}"}
    for server in SERVERS:
        zone = (
            {"kunde.example": {"MX": [f"10 {server}."]}}
            if server != "."
            else {"kunde.example": {"MX": ["0 ."]}}
        )
        yield from dns.look_up("mx", {"address": "erika@kunde.example"}, zone)
        yield {
            "address": "erika@kunde.example",
            "pasted": f"kunde.example mail is handled by 10 {server}.",
        }
    for zone in (
        {},
        {"kunde.example": {"A": ["192.0.2.1"]}},
        {"kunde.example": {"status": "SERVFAIL"}},
        {"mx.kunde.example": {}},
    ):
        yield from dns.look_up("mx", {"address": "Erika <erika@kunde.example>"}, zone)
    for pasted in dns.PASTED:
        yield {"address": "erika@firma.de", "pasted": pasted}
        yield {"address": "", "pasted": pasted}
