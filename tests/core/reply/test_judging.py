"""Reading SMTP replies: a table of real forms, and what holds for any text at all."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.plain import CAP
from checker.reply import judge
from checker.reply.judging import LONGEST_TEXT

# pasted, code, enhanced, delivered, system, queue id, the key of the vendor's own sentence
REPLIES = [
    (
        "250 2.0.0 OK  1690517236 x6-20020a05610223c600b004451f8ccf1csm418782vsr.11 - gsmtp",
        *(250, "2.0.0", "yes", "google_workspace"),
        *("x6-20020a05610223c600b004451f8ccf1csm418782vsr.11", None),
    ),
    (
        "250 2.6.0 <a1@mail.example> [InternalId=95992519094146, "
        "Hostname=HE1EUR04HT112.eop-eur04.prod.protection.outlook.com] 13478 bytes in 0.277, "
        "47.373 KB/sec Queued mail for delivery -> 250 2.1.5",
        *(250, "2.6.0", "yes", "microsoft365", "95992519094146", None),
    ),
    ("250 2.0.0 Ok: queued as 6E1CF1681AB", 250, "2.0.0", "yes", "postfix", "6E1CF1681AB", None),
    ("250 OK id=1sMrpq-0001Ah-UT", 250, None, "yes", "exim", "1sMrpq-0001Ah-UT", None),
    (
        "250 OK id=10HmaX-000000005vi-0000",
        250,
        None,
        "yes",
        "exim",
        "10HmaX-000000005vi-0000",
        None,
    ),
    (
        "250 2.0.0 kA50s0cL029158 Message accepted for delivery",
        *(250, "2.0.0", "yes", "sendmail", "kA50s0cL029158", None),
    ),
    (
        "250 2.0.0 25nc6w82mk-1 Message accepted for delivery",
        *(250, "2.0.0", "yes", "proofpoint", "25nc6w82mk-1", None),
    ),
    ("250 ok:  Message 2108406157 accepted", 250, None, "yes", "cisco", "2108406157", None),
    (
        "250 SmtpThread-230451-1550091842414@snd-mta-2.snd.mimecast.lan Received OK",
        *(250, None, "yes", "mimecast", "SmtpThread-230451-1550091842414", None),
    ),
    (
        "451 Internal resource is temporarily unavailable - "
        "https://community.mimecast.com/docs/DOC-1369#451 [Aj3QXapeMpqZYaeFwWhjzw.us32]",
        *(451, None, "not_yet", "mimecast", "Aj3QXapeMpqZYaeFwWhjzw.us32", "mimecast_greylisted"),
    ),
    (
        "250 Requested mail action okay, completed: id=1MKsaz-1wevcp3BHR-00M7kH",
        *(250, None, "yes", "united_internet", "1MKsaz-1wevcp3BHR-00M7kH", None),
    ),
    ("250 ok 1375388751 qp 26627", 250, None, "yes", "qmail", "1375388751 qp 26627", None),
    ("250 ok dirdel", 250, None, "yes", "yahoo", None, None),
    ("250 OK", 250, None, "yes", None, None, None),
    ("2.0.0", None, "2.0.0", "yes", None, None, None),
    ("251 User not local; will forward to <max@example.de>", 251, None, "yes", None, None, None),
    ("250 2.1.5 Recipient OK", 250, "2.1.5", "unclear", None, None, None),
    ("252 Cannot VRFY user", 252, None, "unclear", None, None, None),
    ("220 mx.example.de ESMTP", 220, None, "unclear", None, None, None),
    ("354 Start mail input", 354, None, "unclear", None, None, None),
    (
        "421 4.3.0 Temporary System Problem - gsmtp",
        421,
        "4.3.0",
        "not_yet",
        "google_workspace",
        None,
        None,
    ),
    (
        "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred",
        *(421, "4.7.0", "not_yet", "yahoo", None, "yahoo_deferred"),
    ),
    (
        "421-4.7.28 Gmail has detected an unusual rate.\n421 4.7.28 a1si12345abc.4 - gsmtp",
        *(421, "4.7.28", "not_yet", "google_workspace", "a1si12345abc.4", "google_too_much"),
    ),
    (
        "421 4.7.0 very low reputation of the sending domain x1y2sm34vsr.4 - gsmtp",
        *(421, "4.7.0", "not_yet", "google_workspace", "x1y2sm34vsr.4", "google_reputation"),
    ),
    (
        "451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited "
        "[VI1EUR02FT032.eop-EUR02.prod.protection.outlook.com]",
        *(451, "4.7.650", "not_yet", "microsoft365", None, "microsoft_throttled"),
    ),
    ("452 4.2.2 The recipient's inbox is full", 452, "4.2.2", "not_yet", None, None, None),
    (
        "smtp;550 5.7.515 Access denied, sending domain example.de does not meet the required "
        "authentication level.",
        *(550, "5.7.515", "no", "outlook_com", None, "outlook_unauthenticated"),
    ),
    (
        "550; 5.7.515 Access denied",
        550,
        "5.7.515",
        "no",
        "outlook_com",
        None,
        "outlook_unauthenticated",
    ),
    ("5.7.26", None, "5.7.26", "no", None, None, None),
    ("5.7.515", None, "5.7.515", "no", "outlook_com", None, "outlook_unauthenticated"),
    (
        "550 5.7.509 Access denied, sending domain does not pass DMARC verification",
        *(550, "5.7.509", "no", "microsoft365", None, "microsoft_dmarc_reject"),
    ),
    (
        "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
        *(550, "5.7.606", "no", "microsoft365", None, "microsoft_ip_banned"),
    ),
    (
        "550 5.7.513 Service unavailable, Client host blocked by example.de",
        *(550, "5.7.513", "no", "microsoft365", None, "microsoft_recipient_blocks"),
    ),
    (
        "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup",
        *(550, "5.7.133", "no", "microsoft365", None, "microsoft_group_closed"),
    ),
    (
        "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'",
        *(550, "5.1.10", "no", "microsoft365", None, "microsoft_no_such_recipient"),
    ),
    (
        "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) "
        "[BN1NAM02FT022.eop-nam02.prod.protection.outlook.com]",
        *(550, "5.4.1", "no", "microsoft365", None, "microsoft_no_such_recipient"),
    ),
    ("556 5.1.10 Recipient address has null MX", 556, "5.1.10", "no", None, None, None),
    (
        "550-5.7.26 This mail has been blocked because the sender is unauthenticated.\n"
        "550-5.7.26 Gmail requires SPF or DKIM.\n550 5.7.26 ab12-3csi4b3a.123 - gsmtp",
        *(550, "5.7.26", "no", "google_workspace", "ab12-3csi4b3a.123", "google_unauthenticated"),
    ),
    (
        "550 5.7.26 Unauthenticated email from example.de is not accepted due to domain's DMARC "
        "policy. k1sm2vsz.27 - gsmtp",
        *(550, "5.7.26", "no", "google_workspace", "k1sm2vsz.27", "google_dmarc_reject"),
    ),
    (
        "550 5.7.27 SPF did not pass - gsmtp",
        550,
        "5.7.27",
        "no",
        "google_workspace",
        None,
        "google_no_spf",
    ),
    (
        "550 5.7.30 DKIM did not pass - gsmtp",
        550,
        "5.7.30",
        "no",
        "google_workspace",
        None,
        "google_no_dkim",
    ),
    (
        "550 5.7.32 From: header not aligned",
        550,
        "5.7.32",
        "no",
        "google_workspace",
        None,
        "google_not_aligned",
    ),
    (
        "550 5.7.40 no DMARC record",
        550,
        "5.7.40",
        "no",
        "google_workspace",
        None,
        "google_no_dmarc",
    ),
    (
        "550 5.7.1 This message violates example.com email policy. - gcdp x1 - gsmtp",
        *(550, "5.7.1", "no", "google_workspace", None, "google_workspace_rule"),
    ),
    (
        "<max@example.de>: host mx01.emig.gmx.net[192.0.2.5] said: 550\n"
        "    Requested action not taken: mailbox unavailable (in reply to RCPT TO\n    command)",
        *(550, None, "no", "gmx", None, None),
    ),
    (
        "554-gmx.net (mxgmx114) Nemesis ESMTP Service not available 554-No SMTP service "
        "554 For explanation visit",
        *(554, None, "no", "gmx", None, "ui_connection"),
    ),
    (
        "The response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.",
        *(550, "5.1.1", "no", None, None, None),
    ),
    (
        "Diagnostic-Code: smtp; 550-5.7.1 [192.0.2.59] The IP address sending this\n message does "
        "not have a PTR 550-5.7.1 record setup. Please visit for more 550\n 5.7.1 information. "
        "p1si12051002jaj.114 - gsmtp\nStatus: 5.7.1\n",
        *(550, "5.7.1", "no", "google_workspace", "p1si12051002jaj.114", None),
    ),
    ("Action: failed\nStatus: 5.1.1", None, "5.1.1", "no", None, None, None),
    (
        "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
        *(550, "5.1.1", "no", "microsoft365", None, "microsoft_no_such_recipient"),
    ),
    ("(550, b'5.1.1 unknown')", 550, "5.1.1", "no", None, None, None),
    ("SMTP error: 550-5.1.1 one\\n550 5.1.1 two", 550, "5.1.1", "no", None, None, None),
    (
        "status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 03FE23A)",
        *(250, "2.0.0", "yes", "postfix", "03FE23A", None),
    ),
    (
        "220 mx ESMTP\n250-mx Hello\n250 SIZE 1\n250 OK\n250 Accepted\n354 go\n"
        "250 OK id=1sMrpq-0001Ah-UT\n221 mx closing connection",
        *(250, None, "yes", "exim", "1sMrpq-0001Ah-UT", None),
    ),
    ("554 4.4.7 Message expired", 554, "4.4.7", "no", None, None, None),
    ("450 5.7.1 come back later", 450, "5.7.1", "not_yet", None, None, None),
    ("559 no such code in the RFCs, but 5.0.0", 559, "5.0.0", "no", None, None, None),
    ("554 5.9.9 no such number", 554, "5.9.9", "no", None, None, None),
    ("Fehler 550: Postfach unbekannt", 550, None, "no", None, None, None),
    ("Mailbox not found: remote server said 550 it is spam", 550, None, "no", None, None, None),
    ("Delivered with SMTP code 250.", 250, None, "yes", None, None, None),
    ("Antwort: „421 später“", 421, None, "not_yet", None, None, None),
    ("5.9.99", None, "5.9.99", "no", None, None, None),
    ("550 Empfänger unbekannt", 550, None, "no", None, None, None),
    ("550 Customer unknown", 550, None, "no", None, None, None),
]
NO_REPLIES = [
    "",
    " \n ",
    "not delivered",
    "We bought 250 apples for 421 euros, tel. 550-1234",
    "Exim 4.94.2 at 5.7.26.1 and 10.5.7.26",
    "<html><body><p>Delivered</p></body></html>",
    "2500 OK",
    "Rechnung 421,50 Euro, Kundennummer 550.000, Raum 250",
    "٢٥٠ OK",
    "[(0) example.com. [2001:db8:220:6d:26bf::]:25: socket error]",
    "Raum 2001:db8::550:1",
    "User erika marked a message, folder: INBOX, size: 462",
    "Anrufe bitte an den Helpdesk, Tel. -444.",
]


@pytest.mark.parametrize(
    ("pasted", "code", "enhanced", "delivered", "system", "queue_id", "known"), REPLIES
)
def test_a_reply(pasted, code, enhanced, delivered, system, queue_id, known):
    reply = judge(pasted)
    assert (reply.code, reply.enhanced, reply.delivered) == (code, enhanced, delivered)
    assert (reply.system and reply.system.id, reply.queue_id) == (system, queue_id)
    assert (reply.pattern and reply.pattern.says) == known


@pytest.mark.parametrize("pasted", NO_REPLIES)
def test_no_reply(pasted):
    reply = judge(pasted)
    assert (reply.code, reply.enhanced, reply.delivered) == (None, None, "unclear")
    code = "not_a_reply" if pasted.strip() else "empty"
    assert [finding.code for finding in reply.findings] == [code]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("550-5.7.26 one\n550-5.7.26 two\n550 5.7.26 three", "550 5.7.26 one two three"),
        ("554-one 554-two 554 three", "554 one two three"),
        ("451 see DOC-1369#451 there", "451 see DOC-1369#451 there"),
        ("host said: 550 5.1.1 gone\n\nReturn-Path: <x@example.de>", "550 5.1.1 gone"),
        ("Diagnostic-Code: smtp; 550 5.1.1 gone\nRemote-MTA: dns; mx", "550 5.1.1 gone"),
        ("250 <b>OK</b>", "250 <b>OK</b>"),
        (
            "host said: 554 5.7.1 blocked using b.example;\nError: open resolver (in reply to RCPT)",
            "554 5.7.1 blocked using b.example; Error: open resolver (in reply to RCPT)",
        ),
    ],
)
def test_the_words_of_a_reply_stand_on_one_line(pasted, text):
    assert judge(pasted).text == text


def test_exchange_online_repeats_the_message_id():
    assert judge("250 2.6.0 <a@b> [InternalId=1, Hostname=x] Queued").message_id == "<a@b>"
    assert judge("250 2.6.0 <a@b> ok").message_id is None


@pytest.mark.parametrize(
    ("pasted", "codes"),
    [
        ("421 4.7.0 later\n250 2.0.0 OK", ["several_replies"]),
        ("220 hello\n250 2.0.0 OK", []),
        ("450 5.7.1 contradiction", ["class_mismatch"]),
        ("550 4.4.7 QUEUE.Expired", []),
        ("250 O\x00K", ["control_removed"]),
        ("250 O\u202eK", ["control_removed"]),
        ("250 OK" + " " * CAP, ["too_long"]),
    ],
)
def test_what_is_worth_saying(pasted, codes):
    assert [finding.code for finding in judge(pasted).findings] == codes


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_is_read_without_an_exception(pasted):
    reply = judge(pasted)
    assert (reply.reason is None) == any(
        finding.code in ("empty", "not_a_reply") for finding in reply.findings
    )
    assert reply.text.isprintable() or reply.code is None


# What replies are made of, in any order.
PIECES = st.sampled_from(
    ["250", "421", "550", "999", "-", " ", "\n", "5.7.26", "2.0.0", "4.94.2", "#", ";", "smtp;"]
    + ["said: ", "[InternalId=", "<a@b>", "gsmtp", " - ", "queued as ABCDEF", "Status: ", "ok"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_pieces_gives_one_consistent_answer(pasted):
    reply = judge(pasted)
    if reply.code is not None:
        assert 200 <= reply.code <= 599
        assert reply.text.startswith(str(reply.code))
    if reply.delivered == "yes":
        assert str(reply.code or reply.enhanced)[0] == "2"
    if reply.queue_id:
        assert reply.queue_id in reply.text
    assert len(reply.text) <= LONGEST_TEXT


@given(st.sampled_from([row[0] for row in REPLIES]))
def test_quoting_a_reply_does_not_change_what_it_says(pasted):
    quoted = "\n".join(f"> {line}" for line in pasted.split("\n"))
    assert judge(quoted).delivered == judge(pasted).delivered


@pytest.mark.parametrize(
    "piece",
    ["250 ", "550-5.7.1 ", "a", " ", "\n", "5.7.26 ", "[", "550\n", "ok: Message 1", "5.7.1x", "@"],
)
def test_the_work_grows_with_the_text_and_no_faster(piece):
    def seconds(length):
        text = (piece * length)[:length]
        start = process_time()
        judge(text)
        return process_time() - start

    judge(piece)
    short = min(seconds(CAP // 10) for _ in range(3))
    assert min(seconds(CAP) for _ in range(3)) < 40 * short + 0.02
