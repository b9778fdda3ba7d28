"""Whose words a text is: a server's, or those of people who write about an email."""

import pytest

from checker.answer import Answer
from checker.reading.outcome import Reason, Where
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
        (
            "Wir haben eine Whitelist-Policy für den Betrieb, externe Mails werden verworfen.",
            Reason.RECIPIENT_RULE,
        ),
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


@pytest.mark.parametrize(
    "text",
    [
        "Did you get a bounce, e.g. 550 5.7.1?",
        "Haben Sie denn eine Fehlermeldung bekommen, z. B. 550 5.7.1?",
        "Haben Sie vielleicht eine 554 5.7.1 bekommen?",
        "Maybe it was 550 5.7.26, I do not remember.",
        "Vielleicht war es eine 550 5.1.1, ich habe die Mail gelöscht.",
        "If the bounce says 550 5.1.1, tell us.",
        "Könnte es sein, dass der Server mit 554 5.7.1 ablehnt?",
        "Hätten Sie die genaue Meldung (etwa 550 5.1.1 oder 554 5.7.1)?",
        "Darin steht ein Code wie 5.7.1 oder 4.4.7.",
        "Bitte prüfen Sie, ob in HubSpot ein Bounce mit 550 5.7.1 steht.",
        "Our server would answer 550 5.7.1 then, but it did not.",
        "Normalerweise kommt da 550 5.1.1 zurück.",
        "We have no 550 5.1.1 in our logs.",
        "Is it a 550 5.1.1 or a 550 5.7.1?",
        "Ich vermute, dass der Server mit 550 5.7.1 antwortet.",
        "Welche Meldung kam denn zurück, so etwas wie „550 User unknown“?",
    ],
)
def test_a_code_that_somebody_asks_for_or_guesses_is_no_reply(text):
    told = either(text)
    assert told.reason in (None, Reason.UNKNOWN)
    assert getattr(told, "code", None) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Was bedeutet 550 5.7.1?", Reason.POLICY),
        ("Vielleicht hilft das: 552 5.2.2 mailbox full", Reason.MAILBOX_FULL),
        ("Wenn ich an Erika schreibe, kommt 550 5.1.1 zurück.", Reason.USER_UNKNOWN),
        ("Seit etwa 9 Uhr kommt 550 5.1.1 User unknown zurück.", Reason.USER_UNKNOWN),
        ("Haben Sie eine Idee, warum wir 550 5.1.1 bekommen?", Reason.USER_UNKNOWN),
        ("If you think this is wrong\n550 5.1.1 User unknown", Reason.USER_UNKNOWN),
    ],
)
def test_a_code_in_a_question_may_be_the_readers_own(text, reason):
    assert either(text).reason is reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Vielleicht hilft das weiter, das kam zurück:\nerika: user unknown", Reason.USER_UNKNOWN),
        ("Vielleicht hilft das hier: Mailbox full", Reason.MAILBOX_FULL),
        ("What is “Recipient address rejected: User unknown”?", Reason.USER_UNKNOWN),
        ("Nothing came, they say 'action aborted, mailbox not found'", Reason.USER_UNKNOWN),
    ],
)
def test_people_may_pass_on_what_a_server_said(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Reply, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Wir haben nachgesehen: ich finde nichts, ist die Adresse unbekannt?",
        "Vielleicht kam so etwas wie „mailbox full“ zurück",
    ],
)
def test_what_people_say_in_quotes_or_behind_a_colon_stays_theirs(text):
    assert not isinstance(either(text), Reply) or either(text).reason is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Soft bounce – DNS failure (SBDF)", Reason.NETWORK),
        ("Soft bounce: mailbox is full (over quota).", Reason.MAILBOX_FULL),
        ("Message expired", Reason.EXPIRED),
        ("Maximale Anzahl an Zustellversuchen erreicht", Reason.EXPIRED),
    ],
)
def test_what_a_sending_platform_calls_a_bounce_is_no_answer_of_it(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Reply, reason)


def test_a_notice_of_a_refusal_is_no_answer_of_it_that_says_the_same():
    text = (
        "Your message to erika@kunde.example couldn't be delivered.\n\n"
        "A custom mail flow rule created by an admin at kunde.example has blocked your message.\n\n"
        "newsletter\tOffice 365\tkunde.example\nSender\t\tAction Required\n\nBlocked by mail flow rule"
    )
    told = either(text)
    assert (type(told), told.reason) == (Reply, Reason.RECIPIENT_RULE)
    assert isinstance(either("Blocked by mail flow rule"), Answer)


@pytest.mark.parametrize(
    "text",
    [
        "Die Verbindung wurde einmal abgelehnt, dann wurde die Mail zugestellt.",
        "The server closed the ticket, the mail was delivered to the inbox.",
        "Das Konto ist nicht gekündigt, die Mail kam an.",
        "Der Server steht nicht mehr im Haus, die Mail kam an.",
        "Herr Muster ist nicht mehr im Unternehmen, die Mail liegt im Postfach der Nachfolgerin.",
        "The server is busy today, but your email arrived.",
        "Das Postfach hat ausreichend Speicherplatz, die Mail kam an.",
        "Nach zwei Versuchen erreicht und zugestellt.",
    ],
)
def test_an_arrival_outweighs_words_that_servers_have_too(text):
    told = either(text)
    assert (type(told), told.reason) == (Answer, Reason.ACCEPTED)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We got errors like 550 5.7.1 Service unavailable, blocked using a list.", "blocked_ip"),
        ("Er bekommt Meldungen wie „550 5.4.1 Access denied“.", "user_unknown"),
        ("What should we do about 550 5.1.1 User unknown?", "user_unknown"),
    ],
)
def test_a_code_with_its_words_is_quoted_and_not_guessed(text, reason):
    told = either(text)
    assert (type(told), told.reason) == (Reply, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Die Warteschlange war leer, das Zertifikat abgelaufen.",
        "Das Problem mit dem Server ist gelöst.",
        "Mehrere Versuche erfolglos, ihn anzurufen.",
        "Die Suche ergab einen internen Fehler.",
        "Jane isn't with us today.",
        "Wir löschen keine Mails.",
        "Ich bin nicht registriert bei Ihnen.",
        "Ihr Ticket zum Konto wurde geschlossen.",
    ],
)
def test_what_only_sounds_like_a_servers_words_tells_of_no_refusal(text):
    told = either(text)
    assert told.reason is None or isinstance(told, Answer)


def test_a_filters_log_tells_more_than_the_server_that_has_handed_it_the_email():
    filtered = (
        "pmg-smtp-filter[1]: C0FFEE: moved mail for <erika@kunde.example> to spam quarantine - B2B2"
    )
    handed = "postfix/lmtp[2]: A1A1: to=<erika@kunde.example>, status=sent (250 2.5.0 OK (C0FFEE))"
    told = either(f"{filtered}\n{handed}")
    assert (type(told), told.reason, told.where) == (Answer, Reason.SPAM, Where.QUARANTINED)
    assert either(handed).reason is Reason.ACCEPTED


def test_a_log_of_ones_own_server_says_no_more_than_the_server_that_took_the_email():
    own = "amavis[1]: Passed CLEAN, <we@firma.example> -> <erika@kunde.example>"
    told = either(f"{own}\npostfix/smtp[2]: relay=mx.kunde.example, status=sent (250 2.0.0 Ok)")
    assert (type(told), told.reason) == (Reply, Reason.ACCEPTED)
