"""What a text is taken for, and which tool reads it."""

import pytest

from checker.knowledge import resources
from checker.read import judge
from checker.read.judging import TOOLS
from checker.read.signs import SIGNS
from checker.reading.outcome import Certainty

SERVERS = (
    "Received: from a.example by mx.kunde.example; Fri, 20 Nov 2026 08:15:30 +0000\n"
    "From: Nora <nora@firma.example>\nSubject: Einladung\n"
)
BOUNCED = (
    "This is the mail system at host mail.firma.example.\n\nI'm sorry to have to inform you that "
    "your message could not\nbe delivered to one or more recipients.\n\n"
)
TRACE = (
    "Received         : 11/20/2026 8:15:30 AM\nSenderAddress    : news@firma.example\n"
    "RecipientAddress : erika@kunde.example\nSubject          : Einladung\n"
    "Status           : Quarantined\nMessageId        : <a1@firma.example>\n"
)
DIG = ';; ANSWER SECTION:\n_dmarc.firma.example. 300 IN TXT "v=DMARC1; p=none"\n'

# What is pasted, what it is, and what of the tool's question it fills: None is the whole text.
ROWS = [
    (SERVERS, "message", "headers", {"text": None}),
    (SERVERS.encode(), "message", "headers", {"text": None}),
    (">" + SERVERS.strip().replace("\n", "\n> "), "message", "headers", {"text": None}),
    (f"Hallo, hier die Kopfzeilen:\n\n{SERVERS}", "message", "headers", {"text": None}),
    (f"{BOUNCED}{SERVERS}", "message", "headers", {"text": None}),
    ("X-Forefront-Antispam-Report: SFV:SPM;SCL:5;", "message", "headers", {"text": None}),
    (TRACE, "page", "headers", {"text": None}),
    ("SPF: PASS with IP 192.0.2.1\nDKIM: 'PASS' with domain firma.example\nDMARC: 'PASS'",
     "page", "headers", {"text": None}),
    ("Recipient;Bounce message\nerika@kunde.example;550 5.1.1 unknown\n", "table", "bounces",
     {"table": None}),
    (b"Email,Bounce reason\n" + b"erika@kunde.example,UNKNOWN_USER\n" * 40_000, "table", "bounces",
     {"table": None}),
    (("\ufeffEmail,Bounce reason\n" + "erika@kunde.example,UNKNOWN_USER\n" * 40_000).encode("utf-16-le"),
     "table", "bounces", {"table": None}),
    ("\ufeff550 5.1.1 unbekannt: müller".encode("utf-16-be"), "numbers", "reply", {"reply": None}),
    (DIG, "records", "dns", {"from": "firma.example", "pasted": None}),
    ("hs1-1._domainkey.firma.example. 300 IN CNAME a.hs01a.dkim.hubspotemail.net.",
     "records", "dns", {"from": "firma.example", "pasted": None}),
    ("firma.example. 300 IN TXT \"v=spf1 -all\"", "records", "dns",
     {"from": "firma.example", "pasted": None}),
    ("v=DMARC1; p=reject", "records", "dns", {"pasted": None}),
    ('"v=spf1 include:spf.firma.example -all"', "records", "dns", {"pasted": None}),
    ("kunde.example. 300 IN MX 10 kunde-example.mail.protection.outlook.com.",
     "mail_servers", "mx", {"address": "kunde.example", "pasted": None}),
    ("** server can't find nirgends.example: NXDOMAIN", "records", "dns",
     {"from": "nirgends.example", "pasted": None}),
    ("550 5.7.1 <erika@kunde.example>: Recipient address rejected", "numbers", "reply",
     {"reply": None}),
    ("5.7.26", "numbers", "reply", {"reply": None}),
    ("Reporting-MTA: dns; a.example\nX-Postfix-Queue-ID: EB5\nFinal-Recipient: rfc822; a@b.example\n"
     "Action: failed\nDiagnostic-Code: smtp; 554 5.7.1 Spam message rejected", "numbers", "reply",
     {"reply": None}),
    (f"{BOUNCED}<erika@kunde.example>: host mx.kunde.example said: 550 5.1.1 User unknown",
     "numbers", "reply", {"reply": None}),
    ("nora@firma.example news.firma.example", "pair", "alignment",
     {"from": "nora@firma.example", "domain": "news.firma.example"}),
    ("Nora Test <nora@firma.example>\nnews.firma.example", "pair", "alignment",
     {"from": "Nora Test <nora@firma.example>", "domain": "news.firma.example"}),
    ("nora@firma.example, news.firma.example", "pair", "alignment",
     {"from": "nora@firma.example", "domain": "news.firma.example"}),
    ("erika@gmx.de", "address", "alignment", {"from": "erika@gmx.de"}),
    ("Von: Nora <nora@gmail.com>", "address", "alignment", {"from": "Von: Nora <nora@gmail.com>"}),
    ("Nora <nora@gmail.com> über bf05x.hubspotemail.net", "address", "alignment",
     {"from": "Nora <nora@gmail.com> über bf05x.hubspotemail.net"}),
    ("max=gmail.com@hs-send.com", "address", "alignment", {"from": "max=gmail.com@hs-send.com"}),
    (" nora@firma.example\n", "address", "alignment", {"from": "nora@firma.example"}),
    ("Nora Test <nora@firma.example> über bf05x.hubspotemail.net", "address", "alignment",
     {"from": "Nora Test <nora@firma.example> über bf05x.hubspotemail.net"}),
    ("Nora Test\nnora@firma.example", "address", "alignment",
     {"from": "Nora Test nora@firma.example"}),
    ("Von: Nora <nora@firma.example> An: erika@kunde.example Betreff: Einladung", "address",
     "alignment",
     {"from": "Von: Nora <nora@firma.example> An: erika@kunde.example Betreff: Einladung"}),
    ("SRS0=XMx1=R3=firma.example=nora@kunde.example", "address", "alignment",
     {"from": "SRS0=XMx1=R3=firma.example=nora@kunde.example"}),
    ("nora@firma.example, kai@andere.example", "address", "alignment",
     {"from": "nora@firma.example, kai@andere.example"}),
    ("https://news.firma.example/", "domain", "alignment",
     {"domain": "https://news.firma.example/"}),
    ("news.firma.example", "domain", "alignment", {"domain": "news.firma.example"}),
    ("20.11.2026, 14:05 Uhr", "day", "clock", {"date": "20.11.2026, 14:05 Uhr"}),
    ("yesterday", "day", "clock", {"date": "yesterday"}),
    ("Quarantine reason: Bulk", "console", "answer", {"answer": None}),
    ("Message ID,Sender,Recipient address,Event date,Event status,Event SMTP reply code\n"
     "<1@bf01x.hubspotemail.net>,news@firma.de,erika@kunde.example,2026-11-20,Delivered,250",
     "console", "answer", {"answer": None}),
    ("Time\tFrom\tTo\tStatus\n2026-11-20\tnews@firma.example\terika@kunde.example\tquarantine"
     "\nProxmox Mail Gateway", "console", "answer", {"answer": None}),
    ("Last State: Delivered\n14:05:15 Message 1234567 to erika@kunde.example delivered."
     " Response: '250 2.0.0 OK 1732090515'", "console", "answer", {"answer": None}),
    ("20.11.2026 14:05\tnews@firma.de\tWas Sie nicht verpassen sollten\tFiltered as spam",
     "answer", "answer", {"answer": None}),
    ("Hallo, die E-Mail an erika@kunde.example liegt in der Quarantäne.", "answer", "answer",
     {"answer": None}),
    ("Hi, I whitelisted news@firma.example", "answer", "answer", {"answer": None}),
    ("Frau Muster ist nicht mehr bei uns. Bitte wenden Sie sich an info@kunde.example.", "answer",
     "answer", {"answer": None}),
    ("Marketing Team Firma news@firma.example", "address", "alignment",
     {"from": "Marketing Team Firma news@firma.example"}),
    ("Das Marketing und Newsletter Team der Firma Muster <news@firma.example>", "address",
     "alignment", {"from": "Das Marketing und Newsletter Team der Firma Muster"
     " <news@firma.example>"}),
    ("From: IT <it@kunde.example>\nSent: Friday\nTo: nora@firma.example\nSubject: Re: Invitation\n"
     "\nWe have released the message from quarantine.", "answer", "answer", {"answer": None}),
    ("Postfach voll", "words", "reply", {"reply": None}),
    ("Die Mail von news@firma.example wurde abgelehnt", "words", "reply", {"reply": None}),
    ("Reply-To: nora@firma.example", "address", "alignment",
     {"from": "Reply-To: nora@firma.example"}),
    ("X-Mailman-Version: 2.0.8\nSubject: Returned mail\n\n"
     "Your message to erika@kunde.example could not be delivered: the mailbox is full.",
     "words", "reply", {"reply": None}),
    ("From: MAILER-DAEMON@mail.example\nSubject: failure notice\nTo: nora@firma.example\n\nSorry.",
     "notice", "headers", {"text": None}),
    ("Von: Nora <nora@firma.example>\nGesendet: Freitag\nAn: erika@kunde.example\n"
     "Betreff: Einladung\n\nGuten Tag,", "shown", "headers", {"text": None}),
    ("nora@firma", "slip", "alignment", {"from": "nora@firma"}),
    ("<20261120140501.12345.qmail@firma.example>", "address", "alignment",
     {"from": "<20261120140501.12345.qmail@firma.example>"}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "kind", "tool", "fields"), ROWS)
def test_what_a_text_is_taken_for(given, kind, tool, fields):
    taken = judge(given)
    assert (taken.kind, taken.tool, taken.fields) == (kind, tool, fields)
    assert taken.certainty in (Certainty.STATED, Certainty.LIKELY)
    assert tool not in taken.others and set(taken.others) <= set(TOOLS)


def test_every_kind_is_met():
    table = resources.toml("data/read/signs.toml")
    assert {kind for _, kind, *_ in ROWS} == {row["kind"] for row in table["row"]} == set(SIGNS)


@pytest.mark.parametrize(
    "given",
    ["", "\n \n", "?", "hello", "14:05", "mail.eml", "Erika.Muster", "version 2.0.8",
     "one@two three four five", b"", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\ud800",
     "Our meeting with erika@kunde.example has been postponed until Monday.",
     "The parcel has been returned because nobody was at home.",
     # Numbers of documents, of telephones, and of what is counted; words that are also a weekday's.
     "2026-11-20-001", "2125551234", "1712345678", "so", "we", "Mon.", "Friday 2pm call",
     "550 €", "552 MB of 1 GB used", "550 Euro", "554 Gäste", "550 guests have signed up"],
)  # fmt: skip
def test_what_nothing_shows_is_left_to_the_reader(given):
    taken = judge(given)
    assert (taken.kind, taken.tool, taken.certainty) == (None, None, Certainty.UNKNOWN)
    assert taken.others == TOOLS


def test_what_it_could_be_as_well_comes_likeliest_first():
    assert judge("552 5.1.1 <erika@kunde.example>: rejected").others == ("alignment", "headers")
    assert judge("erika@kunde.example").others == ("letter", "mx", "dns")


@pytest.mark.parametrize(
    ("given", "wish", "fields"),
    [
        ("erika@kunde.example", "letter", {"recipient": "erika@kunde.example"}),
        ("erika@kunde.example kunde.example", "alignment",
         {"from": "erika@kunde.example", "domain": "kunde.example"}),
        ("hello", "reply", {"reply": None}),
        ("one\ntwo\nthree", "letter", {"recipient": None}),
    ],
)  # fmt: skip
def test_the_reader_has_the_last_word(given, wish, fields):
    taken = judge(given, wish)
    assert (taken.kind, taken.tool, taken.certainty) == ("chosen", wish, Certainty.STATED)
    assert taken.fields == fields
    assert wish not in taken.others
