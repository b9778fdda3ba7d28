"""What answers of IT mean: words of consoles, and sentences as people write them."""

import tomllib
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.answer import describe, judge
from checker.answer.browser import answer
from checker.reading.outcome import Certainty, Reason, Where
from checker.reading.plain import CAP
from checker.reply.browser import answer as reply
from checker.saying.catalogue import LANGUAGES

ANSWERS = tomllib.loads(Path(__file__).with_name("answers.toml").read_text("utf-8"))
# The text, and what it tells: state, reason, owner, product.
CONSOLES = [
    ("High confidence phish. Quarantined by policy 'Default anti-spam policy'",
     "held", "phishing", "contact_it", "microsoft365"),
    ("Quarantine reason: Bulk\nPolicy type: Anti-spam policy\nRelease status: Needs review",
     "held", "bulk", "contact", "microsoft365"),
    ("Quarantine reason\tSpam\nPolicy type\tAnti-spam policy\nRelease status\tReleased",
     "released", "spam", "contact", "microsoft365"),
    ("Quarantänegrund: Masse", "held", "bulk", "contact", "microsoft365"),
    ("Quarantänegrund: Hohe Phishingwahrscheinlichkeit",
     "held", "phishing", "contact_it", "microsoft365"),
    ("Policy type: Anti-spam policy", "held", "unknown", "contact_it", "microsoft365"),
    ("Quarantine reason: Phishing. Release status: Denied",
     "held", "phishing", "contact", "microsoft365"),
    ("Message trace: Delivered", "delivered", "accepted", "contact", "microsoft365"),
    ("Message trace: Failed", "refused", "unknown", "contact_it", "microsoft365"),
    ("erika@kunde.example##FilteredAsSpam", "junk", "spam", "contact", "microsoft365"),
    ("news@firma.example,erika@kunde.example##Receive, Deliver,Neu",
     "delivered", "accepted", "contact", "microsoft365"),
    ("erika@kunde.example##Receive, Send", "handed_on", "accepted", "contact_it", "microsoft365"),
    ("erika@kunde.example##Receive, Fail", "refused", "unknown", "contact_it", "microsoft365"),
    ("Sender address override reason: blocked by recipient settings",
     "held", "recipient_rule", "contact", "microsoft365"),
    ("Action Taken: Quarantined, Reason: Bulk Email", "held", "bulk", "contact", "barracuda"),
    ("Barracuda: Blocked, Reason: Score", "refused", "spam", "contact_it", "barracuda"),
    ("Barracuda: Allowed, Reason: UI Delivered", "released", "accepted", "contact", "barracuda"),
    ("Hornetsecurity: Kategorie Clean, Zustellstatus Abgelehnt",
     "refused", "unknown", "contact_it", "hornetsecurity"),
    ("Status: Blocked (Proofpoint Essentials)",
     "discarded", "malware", "contact_it", "proofpoint"),
    ("Mimecast status: Bounced", "refused", "receiver_error", "contact_it", "mimecast"),
    ("NoSpamProxy: Angenommen, aber nicht zugestellt",
     "unclear", "receiver_error", "contact_it", "nospamproxy"),
    *ANSWERS["consoles"],
]  # fmt: skip
PROSE = [
    ("Wir haben nichts gefunden.", "nothing_found", "unknown", "contact_it"),
    ("We can't see anything in the message trace for that address.",
     "nothing_found", "unknown", "contact_it"),
    ("It was blocked because of DMARC.", "refused", "dmarc_fail", "dns_admin"),
    ("We have released it.", "released", "accepted", "contact"),
    ("We have not released it.", "held", "unknown", "contact"),
    ("We did not block anything, it was delivered to the junk folder.",
     "junk", "spam", "contact"),
    ("Ihre Domain steht jetzt auf der Whitelist.", "allowed", "unknown", "contact_it"),
    ("Wir haben sie als False Positive gemeldet.", "unclear", "unknown", "contact_it"),
    ("Sie liegt nicht in der Quarantäne. Sie wurde ins Postfach zugestellt.",
     "delivered", "accepted", "contact"),
    ("Der Absender ist auf unserer Blacklist gesperrt.",
     "refused", "recipient_rule", "contact_it"),
    *ANSWERS["prose"],
]  # fmt: skip


@pytest.mark.parametrize(("text", "state", "reason", "owner", "product"), CONSOLES)
def test_words_of_a_console(text, state, reason, owner, product):
    told = judge(text)
    assert (told.state, told.reason, told.owner) == (state, reason, owner)
    assert (told.product, told.certainty) == (product, Certainty.STATED)


@pytest.mark.parametrize(
    ("text", "product", "word"),
    [
        ("Classification: Clean", "proofpoint", "classification_clean"),
        ("Main class: Unsure, sub class: combined", "spamexperts", "main_class_unsure"),
        ("Proofpoint: Queued", "proofpoint", "queued"),
    ],
)
def test_words_of_a_console_that_leave_it_open_are_read_and_said_to(text, product, word):
    told = judge(text)
    assert (told.state, told.reason, told.certainty) == (
        "unclear", Reason.UNKNOWN, Certainty.UNKNOWN,
    )  # fmt: skip
    assert (told.product, [one.id for one in told.words]) == (product, [word])


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Quarantine reason: Bulk", "microsoft365"),
        ("It is in quarantine. Reason: newsletter.", None),
        ("Status: in quarantine\nReason or policy: bulk (Mimecast)", "mimecast"),
        ("Absender\nEmpfänger\nBetreff\nStatus\nZugestellt", "microsoft365"),
    ],
)
def test_whose_words_they_are_one_sentence_says_or_the_names_of_columns(text, product):
    assert judge(text).product == product


@pytest.mark.parametrize(("text", "state", "reason", "owner"), PROSE)
def test_sentences_of_somebody(text, state, reason, owner):
    told = judge(text)
    assert (told.state, told.reason, told.owner) == (state, reason, owner)
    assert told.certainty is not Certainty.STATED


def test_who_says_junk_of_a_delivered_email_knows_more_than_the_status():
    told = judge("Message trace says Delivered, but it is in her junk folder.")
    assert (told.state, told.certainty) == ("junk", Certainty.STATED)


@pytest.mark.parametrize("text", ["", *ANSWERS["unread"]])
def test_what_cannot_be_read_is_said_with_the_two_questions(text):
    told = describe(judge(text), "en")
    assert (told["verdict"], told["certainty"], told["reason"]) == ("invalid", "unknown", None)
    assert told["findings"][0]["level"] == "error"
    assert told["write_back"].startswith("Thank you! Two more questions")


def test_what_is_noted_about_the_text():
    told = judge("We blocked it:\x07 550 5.7.1 no" + " " * CAP)
    assert [finding.code for finding in told.findings] == [
        "too_long", "control_removed", "server_reply",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Message trace: Pending", {"de": "noch nicht zugestellt", "en": "not delivered yet"}),
        ("Release status: Approved", {"de": "wurde freigegeben", "en": "was released"}),
        ("Hornetsecurity: Infomail", {"de": "für einen Newsletter", "en": "for a newsletter"}),
    ],
)
def test_what_a_word_means_is_said(text, words, language):
    assert words[language] in describe(judge(text), language)["meanings"][0]["message"]


def test_released_and_allowed_is_done():
    told = describe(judge("Wir haben sie freigegeben und die Domain gewhitelistet."), "de")
    assert (told["verdict"], told["state"], told["owner"]) == ("ok", "released", "contact")
    assert told["acts"] == ["allowed", "released"]
    assert told["headline"] == "Freigegeben und zugelassen"
    assert "zugelassen?" not in told["write_back"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("It is in quarantine.", "Which reason does the quarantine give"),
        ("Quarantine reason: Bulk", "could you release the email and allow"),
        ("Quarantine reason: Phishing", "check whether the suspicion is right"),
        ("We have released it.", "Have you also allowed the sender"),
        ("It was deleted.", "Which rule or which reason led to the deletion"),
        ("It was deleted as spam.", "Then I will have the email sent again"),
        ("It was deleted as phishing.", "check whether the suspicion is right"),
        ("It was deleted because of a virus.", "What did the virus scanner find"),
        ("We found nothing.", "the time in UTC"),
    ],
)
def test_what_to_write_back_asks_for_what_is_missing(text, asks):
    assert asks in describe(judge(text), "en")["write_back"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("It was held because of DMARC.", "release this one email"),
        ("It was released. DMARC had failed.", "Thank you for releasing"),
        ("It is in the junk folder because of SPF.", "putting the authentication right"),
        ("It was blocked because of DMARC.", "send the email again"),
        ("It was deleted, SPF failed.", "send the email again"),
        ("DMARC failed.", "Where is the email now"),
    ],
)
def test_nobody_is_asked_to_allow_whom_nobody_confirms(text, asks):
    told = describe(judge(text), "en")
    assert asks in told["write_back"]
    assert "please do not allow them until then" in told["write_back"]
    assert told["letter"]["confirmed"] == "no"
    assert not any("to allow" in step["message"] for step in told["next_steps"])


def test_a_report_of_a_false_positive_has_its_own_step():
    told = describe(judge("It is in quarantine. We submitted it as a false positive."), "en")
    assert any("allow the sender too" in step["message"] for step in told["next_steps"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_can_release_it_and_until_when(language):
    held = judge("Quarantine reason: Bulk")
    told = describe(held, language, date(2026, 11, 20), date(2026, 11, 22))
    assert len(told["facts"]) == 3
    assert {"de": "5. Dezember 2026", "en": "5 December 2026"}[language] in told["facts"][1]
    assert told["letter"] == {
        "where": "quarantined",
        "product": "microsoft365",
        "reason": "bulk",
        "answered": "held",
    }
    assert len(describe(held, language)["facts"]) == 2


def test_a_product_without_facts_has_no_limit_and_is_no_detail():
    told = describe(judge("Forcepoint: Access rule"), "de")
    assert told["product"] == "forcepoint"
    assert not told["facts"]
    assert "product" not in told["letter"]


def test_the_day_of_delivery_may_come_along():
    told = answer({"answer": "Quarantine reason: Bulk", "date": "2026-11-20", "language": "en"})
    assert "until 5 December 2026" in told["facts"][1]
    nonsense = {"answer": "Quarantine reason: Bulk", "date": "x", "zone": "y", "language": "en"}
    assert len(answer(nonsense)["facts"]) == 2


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("550 5.7.1 Message quarantined", "reply"),
        ("The user's mailbox is full", "reply"),
        ("Quarantined address", "reply"),
        ("Nothing of the kind", "reply"),
        ("Quarantine reason: Bulk", "answer"),
        ("Die Mail liegt im Junk-Ordner von Frau Beispiel.", "answer"),
        ("Wegen Phishing-Verdacht in der Quarantäne, jetzt freigegeben.", "answer"),
        ("It was tagged as bulk and moved to a shared mailbox.", "answer"),
        ("I had a look, nothing blocked from this domain.", "answer"),
        ("Die Mail wurde erst nach vier Stunden zugestellt, wegen Greylisting.", "answer"),
        ("The recipient's inbox is full.", "reply"),
        ("Delivery failure: message forwarded to an unknown user", "reply"),
        ("User not listed in public Name & Address Book", "reply"),
        ("Your message was discarded because it contains a virus.", "reply"),
        # What people write is no server's, whatever words of servers are in it.
        ("Nur einer von uns hat den Newsletter bekommen.", "answer"),
        ("Welcher Newsletter?", "answer"),
        ("NiX-Spam gibt es seit Anfang 2025 nicht mehr.", "answer"),
        ("Jemand vom SOC hat sie zusammen mit einer Phishingwelle gelöscht.", "answer"),
        ("Die Nachricht wartet auf Zustellung, das Ziel ist nicht erreichbar.", "answer"),
        ("Mein Postfach war voll, hab aufgeräumt. Bitte nochmal schicken.", "answer"),
        ("Message marked as spam with score: 8.00", "answer"),
        ("blocked, sender IP has bad rep", "answer"),
        ("Your domain isn't blocked here.", "answer"),
        ("Our quarantine policy is quite strict.", "answer"),
        ("The security team doesn't disclose why messages are blocked.", "answer"),
        ("Der Antrag auf Freischaltung wurde abgelehnt.", "answer"),
        ("Access denied, AS(201806281)", "reply"),
        ("Spam", "reply"),
        ("Bei uns im Log: keine Verbindung von HubSpot, wir haben gesucht.", "answer"),
        ("Unser Chef möchte keine Newsletter, die werden alle am Gateway abgewiesen.", "reply"),
        ("I'm out of the office, your message will be forwarded to my colleague.", "reply"),
    ],
)
def test_what_is_no_reply_of_a_server_is_read_as_an_answer_of_it(text, tool):
    assert reply({"reply": text, "language": "en"})["tool"] == tool


@given(st.text(max_size=300))
def test_nothing_breaks_it(text):
    told = describe(judge(text), "de")
    assert told["next_steps"]
    assert (told["reason"] is None) == (told["verdict"] == "invalid")


@pytest.mark.parametrize("text", ["=\n" * (CAP // 2), "?" * (CAP - 1) + "x", ";!?" * 3000 + "x"])
def test_a_long_text_takes_no_longer_than_a_blink(text):
    assert judge("quarantine reason not " * 500).reason
    start = process_time()
    judge(text)
    assert process_time() - start < 1


@pytest.mark.parametrize(
    ("known", "it", "owner", "link"),
    [
        ({}, "die IT Ihres Kontakts", "contact_it", "/de/it/#allow"),
        ({"colleague": "no"}, "die IT Ihres Kontakts", "contact_it", "/de/it/#allow"),
        ({"colleague": "yes"}, "Ihre eigene IT", "own_it", "/de/colleagues/#products"),
        ({"receiver": "own"}, "Ihre eigene IT", "own_it", "/de/colleagues/#products"),
    ],
)
def test_where_it_went_to_colleagues_it_is_the_readers_own_it(known, it, owner, link):
    told = answer({"answer": "Es wurde als Spam abgelehnt.", "language": "de", **known})
    step = told["next_steps"][0]
    assert (told["owner"], step["owner"], step["link"]) == (owner, owner, link)
    assert it in step["message"]
    # What others do stays theirs.
    assert told["next_steps"][1]["owner"] == "sender"


@pytest.mark.parametrize(
    ("known", "domain", "who"),
    [
        ({}, "die authentifizierte Domain des Absenders", "Der Absender behebt"),
        ({"colleague": "yes"}, "unsere authentifizierte Domain", "Wir beheben"),
    ],
)
def test_the_contact_writes_back_of_the_sender_and_the_sender_of_themselves(known, domain, who):
    def write_back(text):
        return answer({"answer": text, "language": "de", **known})["write_back"]

    assert domain in write_back("Quarantänegrund: Massensendung")
    assert who in write_back("Sie wurde wegen DMARC abgelehnt.")


@pytest.mark.parametrize(
    "answer",
    [
        "The mail was rejected. We see it in the log.",
        "It was rejected. We found it in our gateway log.",
    ],
)
def test_who_sees_a_refusal_in_a_log_contradicts_nothing(answer):
    assert judge(answer).where is Where.REJECTED


@pytest.mark.parametrize(
    "answer",
    [
        "Our DLP rule blocked it because it contains confidential information.",
        "Unsere Regel hat sie geblockt, weil sie vertrauliche Daten enthält.",
    ],
)
def test_an_answer_may_speak_of_what_is_confidential(answer):
    told = judge(answer)
    assert (told.where, told.reason) == (Where.REJECTED, Reason.RECIPIENT_RULE)


@pytest.mark.parametrize(
    ("answer", "where", "reason"),
    [
        ("The SOC removed it from the block list.", Where.CANNOT_TELL, Reason.UNKNOWN),
        ("Our admin removed this from quarantine.", Where.QUARANTINED, Reason.UNKNOWN),
        ("The admin removed it from her mailbox.", Where.DISCARDED, Reason.UNKNOWN),
        ("Kam ohne TLS an, zugestellt.", Where.MAILBOX, Reason.ACCEPTED),
    ],
)
def test_from_where_it_was_removed_and_what_it_came_without_says_what_it_says(
    answer, where, reason
):
    told = judge(answer)
    assert (told.where, told.reason) == (where, reason)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Die Firewall hat die Mail blockiert, wir nicht.", "rejected"),
        ("Our filter blocked it, I didn't.", "rejected"),
        ("I don't know why it went to junk.", "junk"),
        ("We don't know why your email was quarantined.", "quarantined"),
        ("Unsere Firewall ist streng. Sie hat sie gelöscht.", "discarded"),
        ("Wie besprochen wurde die Mail blockiert, können Sie sie noch mal senden?", "rejected"),
        ("When you sent it our filter blocked it, would you resend?", "rejected"),
        ("Werbung löschen wir, Ihre Mail wurde zugestellt.", "mailbox"),
    ],
)
def test_what_stands_beside_a_statement_does_not_take_it_back(text, where):
    assert judge(text).where == where
