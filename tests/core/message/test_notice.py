"""What makes a message a notice, and what it says of whom."""

import re

import pytest

from checker.knowledge import resources
from checker.message import delivery_status, notice, notice_text
from checker.message.delivery_status import Action
from checker.message.notice import Tells
from checker.message.unfold import unfold

TABLES = resources.toml("data/message/notices.toml")
ROWS = [
    (table, row) for table in ("senders", "services", "subjects", "texts") for row in TABLES[table]
]
TEXT = "Your message could not be delivered.\n\n<anna@kunde.example>: 550 5.1.1 unknown\n"
RETURNED = "\nReceived: by a.example\nFrom: a@b.example\nMessage-ID: <1@b.example>\n\nx\n"


@pytest.mark.parametrize(
    ("table", "row"), ROWS, ids=lambda one: getattr(one, "get", str)("example")
)
def test_each_pattern_fits_its_example_and_has_a_source(table, row):
    assert re.search(row["pattern"], " ".join(row["example"].lower().split()))
    assert row["pattern"] == row["pattern"].lower().replace(r"\s", r"\s")
    assert row["source"] in TABLES["sources"]
    assert ("tells" in row) == (table in ("subjects", "texts"))


ORDINARY = [
    "Your parcel has not yet been delivered.",
    "Our webinar has been postponed to Friday.",
    "Our meeting with erika@kunde.example has been postponed until Monday.",
    "We sent you a message. The workshop has been postponed.",
    "The parcel has been returned because nobody was at home.",
    "Thank you for your mail. The form has been returned because it is not signed.",
    "There is no such user here as our Erika: she reads each manual.",
    "Votre colis n'a pas pu être remis.",
    "No se pudo entregar el paquete.",
    "Het pakket kan niet worden bezorgd. Bekijk het bericht.",
    "Il pacco non è stato consegnato, un messaggio segue.",
]


def read(message: str) -> notice.Notice | None:
    return notice.read(unfold(message), message.encode())


@pytest.mark.parametrize(
    "message",
    [
        # The words of a notice in somebody's email, or a forged one.
        "Return-Path: <a@b.example>\nFrom: a@b.example\nSubject: Hallo\n\n" + TEXT,
        "Return-Path: <a@b.example>\nFrom: Mail Delivery System <a@b.example>\n"
        "Subject: Undelivered Mail\n\nYour message could not be delivered. Click here.\n",
        "Return-Path: <>\nFrom: a@b.example\nSubject: Ihr Paket\n\nEs kommt morgen.\n",
        "From: postmaster@b.example\nReceived: by b.example\nSubject: Hallo\n\nWie geht es?\n",
        "Received: by b.example\nFrom: a@b.example\nSubject: Re: Undelivered Mail\n\nDanke!\n",
        # A sentence of the reader above the headers, and a text that says nothing.
        "Diese E-Mail wurde nicht zugestellt:\n\nReceived: by b.example\nFrom: a@b.example\n",
        "Guten Tag,\n\ndies ist ein Text.\n",
        "Guten Tag\n" + RETURNED + TEXT,
        # What is late or comes back is something else than an email.
        *(f"From: a@b.example\nTo: c@d.example\nSubject: News\nDate: Fri, 20 Nov 2026 09:15:00 +0100"
          f"\n\n{sentence}\n" for sentence in ORDINARY),
        *ORDINARY,
        "From: a@b.example\nSubject: Non-delivery of your order\n\nWe are sorry.\n",
        # No answer of a program's.
        "Return-Path: <a@b.example>\nFrom: a@b.example\nPrecedence: bulk\nSubject: x\n\nx\n",
        "From: a@b.example\nReceived: by b\nSubject: AUTO: Neues für Autofahrer\n\nx\n",
        "From: a@b.example\nReceived: by b\nSubject: Who is out of the office?\n\nx\n",
    ],
)  # fmt: skip
def test_what_is_no_notice(message):
    assert read(message) is None


@pytest.mark.parametrize(
    ("message", "tells"),
    [
        ("Return-Path: <>\nFrom: MAILER-DAEMON@b.example\nSubject: failure notice\n\n" + TEXT, Tells.FAILED),
        ("Return-Path: <>\nFrom: x@b.example\nSubject: Undeliverable: x\n\n" + TEXT, Tells.FAILED),
        ("From: MAILER-DAEMON@b.example\nReceived: by a\nSubject: x\n\n" + TEXT + RETURNED, Tells.FAILED),
        ("X-Failed-Recipients: a@b.example\nSubject: x\n\n" + TEXT, Tells.FAILED),
        ("X-Failed-Recipients: a@b.example\nSubject: x\n\nNo words.\n", Tells.FAILED),
        ("Return-Path: <>\nFrom: x@b.example\nSubject: Non remis : x\n\nÉchec de la remise à\n", Tells.FAILED),
        ("From: x@b.example\nReceived: by b\nAuto-Submitted: auto-replied\nSubject: Réponse automatique : x\n\nAbsent.\n", Tells.AUTO_REPLY),
        ("From: postmaster@b.example\nSubject: Verzögert: x\n\nx\n" + RETURNED, Tells.DELAYED),
        ("From: postmaster@b.example\nSubject: x\n\nThis is a warning only.\n", Tells.DELAYED),
        ("Precedence: auto_reply\nFrom: a@b.example\nSubject: x\n\nIch bin weg.\n", Tells.AUTO_REPLY),
        ("Return-Path: <>\nFrom: a@b.example\nSubject: Out of office\n\nx\n", Tells.AUTO_REPLY),
        ("From: a@b.example\nSubject: AUTO: Erika is out of the office (returning 1 May)\n\nx\n",
         Tells.AUTO_REPLY),
        # What a program sends in a person's name, with nobody to answer to.
        ("Return-Path: <>\nFrom: a@b.example\nPrecedence: bulk\nSubject: Thank you\n\nx\n",
         Tells.AUTO_REPLY),
        ("From: a@b.example\nX-Autoreply: yes\nSubject: x\n\nx\n", Tells.AUTO_REPLY),
        ("Return-Path: <>\nPrecedence: junk\nFrom: MAILER-DAEMON@b.example\nSubject: x\n\n" + TEXT,
         Tells.FAILED),
        ("Hier die Meldung:\n\nReturn-Path: <>\nFrom: MAILER-DAEMON@b.example\nSubject: failure notice\n\n"
         + TEXT, Tells.FAILED),
        ("Return-Path: <a@b.example>\nFrom: staff@hotmail.com\nSubject: complaint about message from 192.0.2.5"
         "\n\n", Tells.COMPLAINT),
        # Whose address that is sends nothing else; what was passed on has an envelope of its own.
        ("Return-Path: <a@b.example>\nFrom: Mail Delivery System <mailer-daemon@c.example>\n"
         "Subject: Mail delivery failed\n\nx\n", Tells.FAILED),
        ("Return-Path: <a@b.example>\nReceived: by b\nFrom: MDaemon@c.example\nSubject: x\n\n"
         "550 no such user here\n", Tells.FAILED),
        ("Return-Path: <>\nFrom: MAILER-DAEMON@b.example\nSubject: Warning: not yet been delivered\n\n"
         "x\n", Tells.DELAYED),
        ("Delivery to <a@b.example> has been postponed.\n", Tells.DELAYED),
        ("Your email has been postponed.\n", Tells.DELAYED),
        ("From: x\nSubject: Non-delivery report\n\nx\n", Tells.FAILED),
        ("The message <1@b.example> has not yet been delivered.\n", Tells.DELAYED),
        ("Your message to a@b.example has been returned to you because it was refused.\n", Tells.FAILED),
        ("The following mail has been returned because it was refused.\n", Tells.FAILED),
        ("<a@b.example>: 550 no such user here\n", Tells.FAILED),
        (TEXT, Tells.FAILED),
        (TEXT + RETURNED, Tells.FAILED),
        ("Delivery failed for these recipients:\nAnna\nThe mailbox is full.\n", Tells.FAILED),
    ],
)  # fmt: skip
def test_what_is_one(message, tells):
    assert read(message).tells is tells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nobody is named", [("", "nobody is named")]),
        ("<a@b.example>: no\n  at all\n'c@d.example' full", [
            ("a@b.example", "<a@b.example>: no\n  at all\n"), ("c@d.example", "'c@d.example' full"),
        ]),
        # Names in a row share what follows; the sender is none of the recipients.
        ("me@b.example\na@b.example\nc@d.example\nwere refused", [
            ("a@b.example", "c@d.example\nwere refused"), ("c@d.example", "c@d.example\nwere refused"),
        ]),
        ("a@b.example first\nx\na@b.example second", [
            ("a@b.example", "a@b.example first\nx\na@b.example second"),
        ]),
        ("A message sent by\n\n  <bounce+1@b.example>\n\nto\n\n  c@d.example\n  was refused", [
            ("c@d.example", "  c@d.example\n  was refused"),
        ]),
        # In a sentence only where there is no other.
        ("to a@b.example", [("a@b.example", "to a@b.example")]),
        ("to a@b.example or c@d.example", [("", "to a@b.example or c@d.example")]),
    ],
)  # fmt: skip
def test_whom_the_text_is_about(text, expected):
    found = notice_text.deliveries(text, "Me <me@b.example>")
    assert [(one.recipient, one.replies[0]) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("a\nb", "a\nb", ""),
        ("a\n" + RETURNED, "a\n\n", RETURNED.lstrip()),
        # A few quoted fields are an excerpt, those on top the notice's own.
        ("a\nFrom: x\nSubject: y\nb", None, "From: x\nSubject: y\n"),
        ("From: x\nSubject: y\nb", None, ""),
        ("Your message\n\n  Subject: y\n\nwas not\n", None, "Subject: y\n"),
        # A notice that was passed on has a head of its own.
        ("a\nReceived: x\nFrom: MAILER-DAEMON@b.example\n\nb\n" + RETURNED,
         "a\nReceived: x\nFrom: MAILER-DAEMON@b.example\n\nb\n\n", RETURNED.lstrip()),
        ("From: x\nTo: y\n\na\nVon: z\nAn: w\n\nVon: v\nAn: u\n", None, "Von: z\nAn: w\n"),
    ],
)  # fmt: skip
def test_where_the_email_begins(text, words, original):
    assert notice_text.split(text) == (text if words is None else words, original)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Reporting-MTA: dns; a.example\n\n", []),
        ("Final-Recipient: rfc822;<a@b.example>\nAction: Failed (expired)\nStatus: 5.4.7 (x)\n"
         "Diagnostic-Code: smtp; 550 no", [("a@b.example", Action.FAILED, "5.4.7", ("550 no",))]),
        ("Original-Recipient: rfc822;a@b.example\n\nFinal-Recipient: rfc822;c@d.example\nAction: expired",
         [("a@b.example", None, "", ()), ("c@d.example", None, "", ())]),
        ("Action: delayed\nFinal-Recipient: x\n Status: 4.0.0\nDiagnostic-Code: x-unix;", [
            ("", Action.DELAYED, "", ()),
        ]),
        ("Diagnostic-Code: 550 a\n  b\nc\nX-Foo: d\ne\nStatus: 5.0", [("", None, "", ("550 a b c",))]),
        ("Status: 5.1.1\nX-Supplementary-Info: <192.0.2.5 #5.1.1 smtp; 550 no>",
         [("", None, "5.1.1", ("<192.0.2.5 #5.1.1 smtp; 550 no>",))]),
        # An action in front of the recipients.
        ("Reporting-MTA: dns; a.example\nAction: failed\n\nFinal-Recipient: rfc822; a@b.example\n"
         "Status: 4.7.0", [("a@b.example", None, "4.7.0", ())]),
        ("Action: failed", [("", Action.FAILED, "", ())]),
        ("Original-Rcpt-To: a@b.example\nOriginal-Rcpt-To: c@d.example", [
            ("a@b.example", None, "", ()), ("c@d.example", None, "", ()),
        ]),
    ],
)  # fmt: skip
def test_the_fields_about_recipients(text, expected):
    found = delivery_status.read(text)
    assert [(one.recipient, one.action, one.status, one.replies) for one in found] == expected


def test_a_long_reply_is_cut():
    text = "Diagnostic-Code: smtp; " + "word\n " * 10_000
    assert len(delivery_status.read(text)[0].replies[0]) <= 4_000


def test_words_about_a_recipient_stand_behind_the_report_on_them():
    told = read(
        "From: MAILER-DAEMON@b.example\nContent-Type: multipart/report; report-type=delivery-status;"
        ' boundary="=_b"\n\n--=_b\n\n<a@b.example>: no\n<c@d.example>: full\n--=_b\n'
        "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; C@d.example\n"
        "Diagnostic-Code: smtp; 552 x\n\nFinal-Recipient: rfc822; e@f.example\n--=_b--\n"
    )
    assert [one.replies[:2] for one in told.deliveries] == [("552 x", "<c@d.example>: full"), ()]
