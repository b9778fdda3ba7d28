"""What stands around an answer in the mail that holds it changes nothing in what it says."""

import pytest

from checker.answer import judge
from checker.knowledge import resources
from checker.reading import around

TABLE = resources.toml("data/reading/around.toml")
ANSWERS = (
    "We found nothing in our logs.",
    "Wir haben die Mail aus der Quarantäne freigegeben.",
    "Die Nachricht wurde als Spam eingestuft und liegt in der Quarantäne.",
    "It was delivered to the mailbox.",
    "The message was rejected by our gateway.",
    "Quarantine reason: Bulk",
    "Wurde zugestellt.",
    "Hornetsecurity: Infomail",
    "Blocked because DMARC failed.",
)
ABOVE = (
    "Von: IT-Support <it@kunde.example>\nGesendet: Montag, 30. November 2026 10:12\n"
    "An: Erika Muster <erika@kunde.example>\nBetreff: AW: Newsletter in der Quarantäne",
    "From: Helpdesk <it@kunde.example>\nSent: 30 November 2026 10:12\nTo: Erika Muster\n"
    "Subject: RE: email blocked by spam filter",
    "Betreff: AW: Newsletter landet im Spam",
    "Hallo Frau Muster,\nvielen Dank für Ihre Anfrage zur Quarantäne.",
    "Hi Max,\nthanks for reaching out about the blocked email.",
    "Dear Ms Muster,\nregarding your question about the quarantined message:",
    "Ihr Ticket #4711 „Newsletter in Quarantäne“ wurde aktualisiert.",
    "Liebe Frau Muster, ich habe mir Ihren Fall „Mail als Spam abgewiesen“ angesehen.",
    "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein -##",
)
BELOW = (
    "Mit freundlichen Grüßen\nErika Muster\nIT-Support | Quarantäne-Hotline 0123",
    "Best regards\nMax Example\nEmail Security & Anti-Spam Team",
    "-- \nTeam Spamfilter und Firewall",
    "Danke\nMax\nPhishing-Meldestelle",
    "This message contains confidential information and is intended only for the named recipient. "
    "If you have received it in error, emails may be blocked.",
    "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat\n"
    "sind, löschen Sie diese Mail.",
    "This email has been scanned for viruses and malware by Mimecast.",
    "Diese E-Mail wurde von Hornetsecurity auf Viren und Spam geprüft.",
    "[EXTERN] Vorsicht vor Phishing! Klicken Sie auf keine Links.",
    "We accept no liability for any virus. Emails may be rejected by our filters.",
    "Informationen zum Datenschutz finden Sie auf unserer Seite. E-Mails können verloren gehen.",
    "Hinweis: Anhänge über 20 MB werden abgewiesen.\nIhre Anliegen sind uns wichtig.",
    "Please note that attachments over 20 MB are rejected. Messages with macros are quarantined.",
    "NOTICE: We never ask for passwords by mail. Messages containing malware are deleted.",
)


def reading(text: str) -> tuple[object, ...]:
    """Return what was read of an answer."""
    answer = judge(text)
    return answer.product, answer.where, answer.reason, answer.acts, answer.certainty


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_stands_above_it_changes_nothing(answer, above, between):
    assert reading(above + between + answer) == reading(answer)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_it_changes_nothing(answer, below):
    assert reading(f"{answer}\n\n{below}") == reading(answer)


@pytest.mark.parametrize("name", ["disclaimers", "notices", "announced", "thanks", "topics"])
def test_each_phrase_has_an_example(name):
    for phrase, example in TABLE[name]:
        assert around.without(example + "\n").strip() == "", phrase


@pytest.mark.parametrize("farewell", [*TABLE["farewells"], *TABLE["short_farewells"]])
def test_below_a_farewell_stands_who_wrote_it(farewell):
    assert around.without(f"Held.\n{farewell},\nAnti-Spam Team").strip() == "Held."


@pytest.mark.parametrize(
    "text",
    [
        "The mail was scanned by our gateway and quarantined.",
        "Die Mail enthielt vertrauliche Informationen und wurde deshalb blockiert.",
        "It came from an external sender, so it was held.",
        "Thanks to a rule it was deleted.",
        "Regarding the newsletter we found nothing.",
        "Wegen der DMARC-Policy, die auf reject steht, wurde sie abgelehnt.",
        "The message we received was quarantined in error.",
        "Reason: message contains confidential information",
        "Danke Ihnen, sie liegt im Junk-Ordner.",
        "Please note that your messages were rejected.",
        "Bitte beachten Sie, dass wir nur Mails mit SPF annehmen. Das fehlt bei Ihnen.",
        "Hinweis: liegt in der Quarantäne.",
    ],
)
def test_a_sentence_that_answers_stays(text):
    assert around.without(text) == text


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Mit freundlichen Grüßen, Ihre IT: Die Mail liegt in der Quarantäne.", "quarantined"),
        ("Best regards\nMax\n\nStatus: Rejected", "rejected"),
        ("Nichts gefunden.\nGruß\nMax\n\nPS: Doch, sie lag in der Quarantäne.", "quarantined"),
        ("It came in, see below.\nBest regards\nMax\n\nStatus: Quarantined", "quarantined"),
    ],
)
def test_what_stands_in_an_odd_place_is_read_where_nothing_else_is(text, where):
    assert judge(text).where == where
