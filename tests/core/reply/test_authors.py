"""Whose words a text is: a server's, or those of people who write about an email."""

import pytest

from checker.answer import Answer
from checker.reading.outcome import Reason
from checker.reply import Reply, either
from tests.core.reply.examples import GENERAL, OF_SYSTEMS_ROWS

ROWS = [*OF_SYSTEMS_ROWS, *GENERAL]


@pytest.mark.parametrize(("row", "example"), ROWS, ids=[example[:60] for _, example in ROWS])
def test_a_servers_words_keep_their_reason(row, example):
    assert either(example).reason is row.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Our system has detected that this is spam; your message has been blocked.", Reason.SPAM),
        ("Access denied. Your IP is on our block list. If you think so, call.", Reason.BLOCKED_IP),
        ("Sorry, I couldn't find any host named kunde.example", Reason.DOMAIN_UNKNOWN),
    ],
)
def test_a_server_may_speak_of_itself(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Reply, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Welcher Newsletter?", None),
        ("Der Spamfilter hat nichts gemeldet.", None),
        ("Liegt sie eventuell im Spam", None),
        ("Spam filters are a nuisance to everybody in this trade.", None),
        ("Our colleague moved it, he says it was spam.", Reason.SPAM),
        ("Wir haben sie abgelehnt, weil der Absender gesperrt ist.", Reason.RECIPIENT_RULE),
        ("The virus scan was ok, the mail was delivered.", Reason.ACCEPTED),
    ],
)
def test_what_people_write_is_no_servers_reply(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Answer, reason)
