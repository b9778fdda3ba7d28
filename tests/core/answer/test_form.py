"""The three lines of the letter, in every way in which they come back from IT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.answer import describe, judge
from checker.answer.form import read_form
from checker.case.answer_lines import Line, heading, label
from checker.letter.browser import answer as write
from checker.saying.catalogue import LANGUAGES

KNOWN = {
    "from": "news@firma.example",
    "recipient": "erika@kunde.example",
    "product": "microsoft365",
    "smtp_reply": "250 2.0.0 OK",
}
FILLED = {
    "de": ("in Quarantäne seit Montag", "Massenmail", "freigegeben und Absender erlaubt"),
    "en": ("quarantined since Monday", "bulk", "released, sender allowed"),
}
ATTRIBUTIONS = [
    "Am Fr., 20. Nov. 2026 um 14:05 Uhr schrieb Erika Muster <\nerika@kunde.example>:",
    "On Fri, 20 Nov 2026 at 14:05, Erika Muster <erika@kunde.example>\nwrote:",
    "Erika Muster schrieb am 20.11.2026 um 14:05:",
    "Von: Erika Muster <erika@kunde.example>\nGesendet: Freitag, 20. November 2026 14:05\n"
    "An: IT\nBetreff: Bitte eine zurückgehaltene E-Mail prüfen",
    "________________________________\nFrom: Erika Muster\nSent: Friday\nTo: IT\n"
    "Subject: Please check an email in quarantine",
    "-----Ursprüngliche Nachricht-----",
    "---------- Forwarded message ---------",
]


def letter(language, *values, where=""):
    """Return a letter, its lines filled in with `values`."""
    told = write({**KNOWN, "where": where, "language": language})
    body = f"{told['note']}\n* * *\n\n{told['body']}"
    for line, value in zip(Line, values, strict=False):
        body = body.replace(
            f"\n{label(line, language)}:\n", f"\n{label(line, language)}: {value}\n"
        )
    return body


def quoted(text, mark="> "):
    return "\n".join(f"{mark}{line}" for line in text.splitlines())


def spaced(text):
    """Return a text as some mail programs copy it: with an empty line after each."""
    return text.replace("\n", "\n\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", [str, quoted, spaced, lambda text: quoted(quoted(text), ">")])
def test_lines_that_are_filled_in_are_read_wherever_they_stand(language, how):
    told = judge(f"Guten Tag\n\n{ATTRIBUTIONS[0]}\n{how(letter(language, *FILLED[language]))}")
    assert (told.state, told.reason) == ("released", "bulk")
    assert {"released", "allowed"} <= told.acts
    assert not told.findings
    assert told.product is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["", "quarantined", "junk", "rejected", "inbox"])
@pytest.mark.parametrize("how", [str, quoted, spaced])
def test_a_letter_that_nobody_filled_in_is_no_answer(language, where, how):
    told = judge(how(letter(language, where=where)))
    assert (told.state, told.reason, told.acts) == ("invalid", None, frozenset())
    assert [finding.code for finding in told.findings] == ["lines_empty"]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("how", [str, quoted, spaced])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_above_the_letter_is_read_and_the_letter_is_not(attribution, how, language):
    told = judge(f"We did not find it.\n\n{attribution}\n{how(letter(language))}")
    assert told.state == "nothing_found"
    assert [finding.code for finding in told.findings] == ["lines_left_open"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_line_is_open_is_said_by_its_name(language):
    status, _, action = FILLED[language]
    told = describe(judge(letter(language, status, "", action)), "en")
    assert [finding["values"] for finding in told["findings"]] == [
        {"lines": label(Line.REASON, language)}
    ]
    assert "which reason the filter gives" in told["write_back"]


def test_an_open_line_is_not_asked_for_where_its_answer_stands_elsewhere():
    text = f"It was classified as bulk.\n\n{quoted(letter('en', 'released'))}"
    assert "reason" not in describe(judge(text), "en")["write_back"]


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        # An answer below each line that it is about.
        ("> Status:\nquarantined\n> Reason or policy:\nDMARC\n> Action taken:\nnone",
         "held", "dmarc_fail"),
        ("Status:\nheld\nReason or policy:\nSPF\nAction taken:\nnone", "held", "auth_fail"),
        # As a program makes a list of them, in bold.
        ("1. **Status:** delivered\n2. **Reason or policy:** -\n3. **Action taken:** none",
         "delivered", "accepted"),
        ("• Status : on hold\n• Reason or policy : spam\n• Action taken : release denied",
         "held", "spam"),
        # The words of a console, whose product is shown by them.
        ("Status: Quarantined\nReason or policy: High confidence phish, anti-spam policy\nAction taken: -",
         "held", "phishing"),
        ("Status: Posteingang\nGrund oder Richtlinie: k. A.\nAktion: keine",
         "delivered", "accepted"),
        ("Status: junk email\nReason or policy: n/a\nAction taken: x", "junk", "spam"),
        ("Status: user mailbox\nReason or policy: ?\nAction taken:", "delivered", "accepted"),
        ("Status: quarantined\nReason or policy: policy\nAction taken: not released",
         "held", "policy"),
        ("Status: released\nReason or policy: our own rule\nAction taken: domain not allowed",
         "released", "recipient_rule"),
        # Typed once more by IT, above the letter that stays empty.
        (f"Status: deferred\nReason or policy: greylisting\nAction taken: none\n\n"
         f"{quoted(letter('en'))}", "on_its_way", "greylisted"),
        # Forwarded by the contact.
        ("Von: IT <it@kunde.example>\nGesendet: Montag\nBetreff: AW: Bitte eine zurückgehaltene "
         f"E-Mail prüfen\n\nWir sehen nichts.\n\n{ATTRIBUTIONS[3]}\n\n{letter('de')}",
         "nothing_found", "unknown"),
        # Something beside it.
        ("Status: gelöscht\nGrund oder Richtlinie:\nAktion: keine\n\nEs war der Virenscanner.",
         "discarded", "malware"),
    ],
)  # fmt: skip
def test_lines_in_the_forms_that_people_give_them(text, state, reason):
    told = judge(text)
    assert (told.state, told.reason) == (state, reason)


def test_lines_that_nobody_understands_are_not_read():
    told = judge("Status: hm\nReason or policy: hm\nAction taken: hm")
    assert [finding.code for finding in told.findings] == ["not_read"]


def test_of_mails_below_each_other_the_first_is_handed_on():
    text = (
        f"FYI\n\n{ATTRIBUTIONS[5]}\n{ATTRIBUTIONS[3]}\n\nDie Mail liegt im Junk-Ordner.\n\n"
        f"{ATTRIBUTIONS[3]}\n\nUnser Newsletter kam nicht an, liegt er in der Quarantäne?"
    )
    assert (judge(text).state, judge(text).reason) == ("junk", "spam")


def test_without_the_lines_all_of_a_text_is_what_it_wrote():
    text = "Status: Delivered\n> We have released it."
    assert read_form(text).own == read_form(text).text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_has_the_lines_under_their_heading(language):
    lines = "\n".join(f"{label(line, language)}:" for line in Line)
    told = write({**KNOWN, "language": language})
    assert f"\n\n{heading(language)}\n{lines}\n\n" in told["body"]


@given(st.text(st.sampled_from("> |:-*_\n\tax"), max_size=200), st.sampled_from(LANGUAGES))
def test_nothing_breaks_it(noise, language):
    form = read_form(noise + letter(language)[-300:] + noise)
    assert set(form.values).isdisjoint(form.left_open)


def test_a_long_text_takes_no_longer_than_a_blink():
    for piece in ("> ", "schrieb ", "-", "Status:\n", "* ", "wrote: "):
        judge(piece * 3_000 + "\nReason or policy: bulk")
