"""A reply in a mail that somebody pasted whole: what stands around it gives no reason."""

import pytest

from checker.reading.outcome import Reason
from checker.reply import either, judge_mail
from tests.core.reading.test_around import ABOVE, BELOW

REPLIES = (
    "550 5.7.1 rejected",
    "554 Transaction failed",
    "451 4.7.1 try again later",
    "Die Nachricht konnte nicht zugestellt werden: 550 5.7.1 Access denied",
)


@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("around", [*(f"{above}\n\n%s" for above in ABOVE), *BELOW])
def test_what_stands_around_it_gives_no_reason(reply, around):
    mail = around % reply if "%s" in around else f"{reply}\n\n{around}"
    assert judge_mail(mail).reason == judge_mail(reply).reason


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        ("Viele Grüße\nMax\n\n550 5.1.1 User unknown", Reason.USER_UNKNOWN),
        ("Best regards,\nyour mail server", None),
        ("Vielen Dank für Ihre Nachricht, wir antworten bald", None),
    ],
)
def test_all_of_it_counts_where_its_numbers_are_or_nothing_else_is(mail, reason):
    assert judge_mail(mail).reason == reason


def test_an_automatic_reply_may_be_nothing_but_thanks():
    told = either("Vielen Dank für Ihre Nachricht, wir antworten bald")
    assert told.reason is Reason.AUTO_REPLY


def test_what_was_left_out_is_still_told():
    mail = f"550 5.7.1 rejected\x00\n\n{BELOW[0]}"
    assert [finding.code for finding in judge_mail(mail).findings] == [
        finding.code for finding in judge_mail("550 5.7.1 rejected\x00").findings
    ]
