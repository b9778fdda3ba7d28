"""What a reading hands to other tools: whom the message was for, where it is, and what says so."""

import pytest

from checker.headers import describe, judge

RECEIVED = "Received: from a.example by mx.kunde.example for <erika@kunde.example>; 20 Nov 2026"
NOTICE = """\
From: MAILER-DAEMON@mx.example
Subject: Delivery Status Notification
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; erika@kunde.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {reply}

--b--
"""


def details(text: str) -> dict[str, str]:
    return describe(judge(text), "en")["letter"]


@pytest.mark.parametrize(
    ("fields", "recipient"),
    [
        ("To: Erika <erika@kunde.example>", "erika@kunde.example"),
        ("To: erika@kunde.example, Erika <ERIKA@kunde.example>", "ERIKA@kunde.example"),
        # The address that the sender knows counts, not the one that it was delivered to.
        ("Delivered-To: e.m@kunde.example\nTo: erika@kunde.example", "erika@kunde.example"),
        (f"{RECEIVED}\nTo: all@kunde.example, it@kunde.example", "erika@kunde.example"),
        ("Delivered-To: erika@kunde.example\nTo: undisclosed:;", "erika@kunde.example"),
        ("To: erika@kunde.example, otto@kunde.example", None),
        ("Subject: nobody", None),
    ],
)
def test_whom_the_message_was_for(fields, recipient):
    assert details(f"{fields}\nFrom: max@firma.example\n").get("recipient") == recipient


@pytest.mark.parametrize(
    ("field", "where", "said"),
    [
        ("X-UI-Filterresults: junk:10", "junk", "X-UI-Filterresults: result=junk"),
        ("X-Forefront-Antispam-Report: SFV:SPM;", "junk", "X-Forefront-Antispam-Report: SFV=SPM"),
        ("Subject: nothing", None, None),
    ],
)
def test_where_the_message_is_and_the_words_that_say_so(field, where, said):
    offered = details(f"{field}\nFrom: max@firma.example\n")
    assert offered.get("where") == where
    assert (offered.get("filter_result") or "").startswith(said or "")


@pytest.mark.parametrize(
    ("results", "confirmed"),
    [
        ("dmarc=pass header.from=firma.example", "yes"),
        ("dkim=pass header.d=firma.example", "yes"),
        ("dmarc=fail header.from=firma.example", "no"),
        ("dkim=pass header.d=other.example", "no"),
        ("none", None),
    ],
)
def test_whether_anybody_confirms_the_sender(results, confirmed):
    text = f"{RECEIVED}\nAuthentication-Results: mx.kunde.example; {results}\n"
    assert details(f"{text}From: max@firma.example\n").get("confirmed") == confirmed


@pytest.mark.parametrize(
    ("action", "status", "reply", "where"),
    [
        ("failed", "5.1.1", "550 5.1.1 unknown", "rejected"),
        ("delayed", "4.4.1", "451 4.4.1 later", "on_its_way"),
        ("delivered", "2.0.0", "250 ok", None),
    ],
)
def test_where_the_email_is_that_a_notice_tells_of(action, status, reply, where):
    offered = details(NOTICE.format(action=action, status=status, reply=reply))
    assert offered.get("where") == where
    assert offered["recipient"] == "erika@kunde.example"
