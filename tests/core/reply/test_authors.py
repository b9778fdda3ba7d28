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
        ("The phishing mails were purged yesterday by the security team.", Reason.PHISHING),
        ("Die Quarantäne nennt als Grund „DMARC-Richtlinie“.", Reason.DMARC_FAIL),
        ("The mail is no longer in the queue, it was delivered.", Reason.ACCEPTED),
        ("We defer to the user here: it was deleted.", Reason.UNKNOWN),
        ("HubSpot’s connection was accepted, but the user rejected it.", Reason.RECIPIENT_RULE),
    ],
)
def test_what_people_write_is_no_servers_reply(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Answer, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Der Kollege, der den Filter betreut, ist im Urlaub.", None),
        ("Our mail admin is on holiday until Monday.", None),
        ("Der Techniker ist im Urlaub, meine Kollegin schaut am Montag nach.", None),
        ("Ich bin bis Montag im Urlaub, mein Kollege hilft Ihnen gern.", Reason.AUTO_REPLY),
        ("I am on holiday, please write to our admin.", Reason.AUTO_REPLY),
        ("Frau Muster ist im Urlaub.", Reason.AUTO_REPLY),
        ("Bis 12.12. bin ich abwesend. Es hilft Ihnen eine Kollegin.", Reason.AUTO_REPLY),
        ("Wir haben bis 6. Januar Urlaub, es hilft Ihnen mein Kollege.", Reason.AUTO_REPLY),
        ("Abwesenheit: Bis Montag vertritt mich meine Kollegin.", Reason.AUTO_REPLY),
        ("On vacation until Monday. Please contact my colleague.", Reason.AUTO_REPLY),
    ],
)
def test_an_absence_note_is_about_the_contact_and_not_about_who_looks_after_the_filter(
    text, reason
):
    assert either(text).reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "We got no response from the user.",
        "There is no history of this email in our logs.",
        "Please add us to your suppression list.",
        "Please find user guide attached.",
        "The message is no longer in the quarantine.",
        "First contact from HubSpot was on Monday.",
        "The attachment type is permitted.",
        "Der Mailserver steht auf keiner Blacklist.",
        "Previously your newsletters bounced, but since Monday they are delivered.",
    ],
)
def test_a_servers_words_are_met_by_chance(text):
    assert either(text).reason is None
