"""Whose IT team acts: the contact's, the sender's own where the recipient is a colleague, nobody's."""

import pytest

from checker.headers import describe, judge
from checker.headers.team import Team
from checker.reading.outcome import Owner

HUBSPOT = "a1.bf01x.hubspotemail.net"
UNCONFIRMED = "spf=pass smtp.mailfrom=bf01x.hubspotemail.net; dkim=none; dmarc=fail header.from={}"
NOTICE = """\
From: MAILER-DAEMON@mx.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {recipient}
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 blocked by policy

--b
Content-Type: message/rfc822

From: news@firma.example
To: {recipient}
--b--
"""


def microsoft(
    compauth: str = "pass reason=100",
    *,
    sender: str = "news@firma.example",
    to: str = "To: anna@firma.example",
    served: str = "",
    verdict: str = "SFV:SPM;SCL:5;CAT:SPM",
    more: str = "",
) -> str:
    """Return a message that came from the platform to a mailbox of Microsoft 365, into junk."""
    domain = sender.partition("@")[2]
    passed = compauth.startswith("pass")
    results = (
        f"spf=pass smtp.mailfrom=bf01x.hubspotemail.net; dkim=pass header.d={domain};"
        f" dmarc=pass header.from={domain}"
        if passed
        else UNCONFIRMED.format(domain)
    )
    taken = f" for <{served}>" if served else ""
    return "\n".join(
        filter(
            None,
            (
                f"Authentication-Results: {results};compauth={compauth}",
                f"Received: from {HUBSPOT} (192.0.2.18) by"
                f" AM4PEPF00027A60.mail.protection.outlook.com (10.167.16.68){taken};"
                " Fri, 20 Nov 2026 08:15:33 +0000",
                f"From: {sender}",
                to,
                f"X-Forefront-Antispam-Report: CIP:192.0.2.18;{verdict};DIR:INB;",
                more,
                "",
            ),
        )
    )


def team_of(message: str) -> Team:
    return judge(message).team


@pytest.mark.parametrize(
    ("what", "message", "team"),
    [
        ("a colleague", microsoft(), Team.OWN),
        ("a contact", microsoft(to="To: erika@kunde.example"), Team.CONTACTS),
        ("From at a subdomain", microsoft(sender="a@news.firma.example"), Team.OWN),
        ("a colleague at a subdomain", microsoft(to="To: anna@team.firma.example"), Team.OWN),
        (
            "a name that only looks like it",
            microsoft(to="To: anna@firma-gruppe.example"),
            Team.CONTACTS,
        ),
        ("nobody is named", microsoft(to=""), Team.CONTACTS),
        ("only the server says for whom", microsoft(to="", served="anna@firma.example"), Team.OWN),
        ("Microsoft says so", microsoft("fail reason=601", to=""), Team.OWN),
        ("and so by DMARC", microsoft("fail reason=010", to=""), Team.OWN),
        (
            "a second domain of the company, as Microsoft says",
            microsoft("fail reason=601", to="To: anna@firma-gruppe.example"),
            Team.OWN,
        ),
        (
            "the same failure at a contact",
            microsoft("fail reason=000", to="To: erika@kunde.example"),
            Team.CONTACTS,
        ),
        (
            "several recipients, all of them colleagues",
            microsoft(to="To: anna@firma.example, otto@firma.example"),
            Team.OWN,
        ),
        (
            "a contact, and a colleague in copy",
            microsoft(to="To: erika@kunde.example\nCc: anna@firma.example"),
            Team.CONTACTS,
        ),
        (
            "written to a colleague, delivered to another company",
            microsoft(served="erika@kunde.example"),
            Team.CONTACTS,
        ),
        (
            "a colleague's rule forwarded it, nobody knows where to",
            microsoft(more="X-MS-Exchange-Inbox-Rules-Loop: anna@firma.example"),
            Team.CONTACTS,
        ),
        (
            "a colleague forwarded it to a private mailbox",
            microsoft(more="Delivered-To: anna.privat@gmail.com"),
            Team.NONE,
        ),
        ("a private mailbox", microsoft(to="To: anna@gmx.de"), Team.NONE),
        (
            "from one private mailbox to another",
            microsoft(sender="max@gmx.de", to="To: anna@gmx.de"),
            Team.NONE,
        ),
        (
            "written by a private mailbox",
            microsoft("fail reason=601", sender="max@gmx.de", to=""),
            Team.CONTACTS,
        ),
        (
            "two customers of one provider of tenants",
            microsoft(sender="a@eins.onmicrosoft.com", to="To: b@zwei.onmicrosoft.com"),
            Team.CONTACTS,
        ),
        (
            "one tenant",
            microsoft(sender="a@eins.onmicrosoft.com", to="To: b@eins.onmicrosoft.com"),
            Team.OWN,
        ),
        (
            "the platform rewrote the address",
            microsoft(sender="news=firma.example@hubspotfree.hs-send.com"),
            Team.OWN,
        ),
        (
            "the contact's group rewrote the address",
            microsoft(
                sender="team@kunde.example",
                to="To: team@kunde.example",
                more="List-Post: <mailto:team@kunde.example>\nX-Original-From: news@firma.example",
            ),
            Team.CONTACTS,
        ),
        (
            "the own group rewrote the address",
            microsoft(
                sender="team@firma.example",
                to="To: team@firma.example",
                more="List-Post: <mailto:team@firma.example>\nX-Original-From: news@firma.example",
            ),
            Team.OWN,
        ),
        (
            "no From field that can be read",
            microsoft(sender="news"),
            Team.CONTACTS,
        ),
    ],
)  # fmt: skip
def test_whose_team_it_is(what, message, team):
    assert team_of(message) is team, what


GATEWAY = (
    "Received: from mx1.hornetsecurity.com by AM4PEPF00027A60.mail.protection.outlook.com;"
    " Fri, 20 Nov 2026 08:15:40 +0000\n"
    f"Received: from {HUBSPOT} by mx1.hornetsecurity.com; Fri, 20 Nov 2026 08:15:33 +0000\n"
)


@pytest.mark.parametrize(
    ("what", "message", "team"),
    [
        (
            "a gateway in front of a colleague",
            f"{GATEWAY}From: news@firma.example\nTo: anna@firma.example\n",
            Team.OWN,
        ),
        (
            "the company's own server, and nobody named",
            f"Received: from {HUBSPOT} by mail.firma.example; 20 Nov 2026 08:15:33 +0000\n"
            "From: news@firma.example\nTo: undisclosed-recipients:;\n",
            Team.OWN,
        ),
        (
            "another company's server, and nobody named",
            f"Received: from {HUBSPOT} by mail.kunde.example; 20 Nov 2026 08:15:33 +0000\n"
            "From: news@firma.example\n",
            Team.CONTACTS,
        ),
        (
            "the maker of a gateway writes to its customer",
            f"Received: from {HUBSPOT} by eu1.mimecast.com; 20 Nov 2026 08:15:33 +0000\n"
            "From: news@mimecast.com\n",
            Team.CONTACTS,
        ),
        (
            "a row of a trace",
            "SenderAddress : news@firma.example\nRecipientAddress : anna@firma.example\n"
            "Subject : Neues\nStatus : FilteredAsSpam\nMessageId : <1@firma.example>\n",
            Team.OWN,
        ),
        (
            "a row of a trace that names the platform's envelope",
            f"SenderAddress : 1@{HUBSPOT}\nRecipientAddress : anna@firma.example\n"
            "Subject : Neues\nStatus : FilteredAsSpam\nMessageId : <1@firma.example>\n",
            Team.CONTACTS,
        ),
        ("a notice about a colleague", NOTICE.format(recipient="anna@firma.example"), Team.OWN),
        ("a notice about a contact", NOTICE.format(recipient="e@kunde.example"), Team.CONTACTS),
        # What the reply says is by somebody who knows that.
        ("a notice about a private mailbox", NOTICE.format(recipient="e@gmx.de"), Team.CONTACTS),
        ("nothing", "", Team.CONTACTS),
    ],
)
def test_whose_team_it_is_by_the_way(what, message, team):
    assert team_of(message) is team, what


def steps(message: str) -> list[tuple[str, str]]:
    told = describe(judge(message), "en")
    return [(step["owner"], step["link"].removeprefix("/en/")) for step in told["next_steps"]]


OWN = [(Owner.OWN_IT, "letter/#compose"), (Owner.OWN_IT, "colleagues/#products")]


@pytest.mark.parametrize(
    ("message", "owner", "expected"),
    [
        (microsoft(), Owner.OWN_IT, [*OWN, (Owner.CONTACT, "contact/#clients")]),
        (
            microsoft("fail reason=601", verdict="SFV:SPM;SCL:5;CAT:SPOOF"),
            Owner.SENDER,
            [(Owner.SENDER, "sender/#connect-domain"), (Owner.SENDER, "checker/#check"), *OWN],
        ),
        # What a colleague decided alone is no matter of IT.
        (
            microsoft(verdict="SFV:BLK;SCL:5"),
            Owner.CONTACT,
            [(Owner.CONTACT, "contact/#next-time"), (Owner.CONTACT, "contact/#clients")],
        ),
        (microsoft(verdict="SFV:NSPM;SCL:1"), Owner.CONTACT, [(Owner.CONTACT, "contact/#not-there")]),
        (microsoft(verdict="LANG:de"), None, [(Owner.CONTACT, "contact/#clients"), *OWN]),
        (
            NOTICE.format(recipient="anna@firma.example"),
            Owner.OWN_IT,
            [*OWN, (Owner.SENDER, "after-bounce/#unblock")],
        ),
    ],
)  # fmt: skip
def test_the_own_team_acts_in_place_of_the_contacts(message, owner, expected):
    told = describe(judge(message), "en")
    assert told["owner"] == owner
    assert steps(message) == expected
    assert "own_domain" in {one["code"] for one in told["findings"]}
    assert told["letter"]["colleague"] == "yes"
