"""What the reader of SMTP replies says: every code has its sentence, in both languages."""

from string import Formatter

import pytest

from checker.reading.outcome import Reason
from checker.reply import Delivered, describe, judge
from checker.reply.tables import definite, status_codes, systems, vague
from checker.saying.catalogue import LANGUAGES, sentences

ROWS = [
    *(row for system in systems().all for row in system.patterns.rows),
    *definite().rows,
    *(row for table in vague() for row in table.rows),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_tables_has_a_sentence_and_no_sentence_is_left_over(language):
    texts = sentences("reply", language)
    assert set(texts["basic"]) == set(status_codes()["basic"])
    assert set(texts["enhanced"]) == set(status_codes()["enhanced"])
    assert set(texts["known"]) == {row.says for row in ROWS} - {None}
    assert {*Delivered, "invalid"} <= set(texts["headline"])
    assert {*Delivered, "invalid"} <= set(texts["text"])
    assert set(texts["reason"]) == {*Reason} - {Reason.ACCEPTED}
    assert set(texts["subject"]) == {code.partition(".")[0] for code in texts["enhanced"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_registered_code_is_explained_and_named(language):
    for detail, (name, reference, _) in status_codes()["enhanced"].items():
        [meaning] = describe(judge(f"5.{detail}"), language)["meanings"]
        assert sentences("reply", language)["enhanced"][detail] in meaning["message"]
        assert name in meaning["message"]
        assert reference in meaning["message"]
        assert meaning["verified"] == "2026-11-23"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_basic_code_is_explained_with_its_rfc(language):
    for code, (reference, _) in status_codes()["basic"].items():
        [meaning] = describe(judge(f"{code} text"), language)["meanings"]
        assert sentences("reply", language)["basic"][code] in meaning["message"]
        assert (meaning["code"], meaning["source"]) == (code, reference)
        assert meaning["url"].endswith(f"rfc{reference[4:]}")


def test_a_vendors_own_meaning_takes_the_place_of_the_registrys():
    report = describe(judge("550 5.7.27 SPF did not pass - gsmtp"), "en")
    [meaning] = report["meanings"]
    assert meaning["code"] == "5.7.27"
    assert "Gmail" in meaning["message"]
    assert meaning["url"] == "https://support.google.com/a/answer/3726730"


def test_a_code_outside_the_registry_is_explained_by_its_subject():
    [meaning, _] = describe(judge("550 5.7.999 no"), "en")["meanings"]
    assert "security or a policy" in meaning["message"]
    assert "not in the registry" in meaning["message"]
    [meaning, _] = describe(judge("554 5.9.9 no"), "en")["meanings"]
    assert "permanent problem" in meaning["message"]


def test_a_basic_code_outside_the_rfcs_is_explained_by_its_class():
    meanings = describe(judge("459 4.0.0 no"), "en")["meanings"]
    assert "A temporary problem" in meanings[1]["message"]
    assert meanings[1]["source"] == "RFC 5321"


def test_a_german_report_of_an_accepted_message():
    report = describe(judge("250 2.6.0 <a@b> [InternalId=7, Hostname=x] Queued"), "de")
    assert report["delivered"] == "yes"
    assert report["headline"] == "Vom Server des Empfängers angenommen"
    assert report["product"] == "microsoft365"
    assert report["queue_id"] == "7"
    assert report["message_id"] == "<a@b>"
    assert len(report["facts"]) == 2
    assert report["reply"].startswith("250 2.6.0 <a@b>")


def test_a_system_without_a_queue_id_is_still_named():
    report = describe(judge("250 ok dirdel"), "en")
    assert report["facts"] == ["The reply was written by: Yahoo, AOL."]
    assert report["product"] is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "pasted",
    ["", "junk", "421 4.7.0 x\n250 2.0.0 y", "450 5.7.1 x", "250 \x00", "250 ok" + " " * 10_000],
)
def test_every_finding_has_a_sentence(pasted, language):
    [finding] = describe(judge(pasted), language)["findings"]
    template = sentences("reply", language)["findings"][finding["code"]]
    assert finding["message"] == template.format_map(finding["values"])
    assert set(finding["values"]) == {name for _, name, _, _ in Formatter().parse(template) if name}
    assert finding["field"] == "reply"


@pytest.mark.parametrize(
    ("reply", "where"),
    [
        ("550 5.7.1 no", "rejected"),
        ("451 4.7.1 later", "on_its_way"),
        ("250 2.6.0 <a@b.example> [InternalId=1] Queued mail for delivery", None),
    ],
)
def test_what_a_reply_hands_to_other_tools(reply, where):
    details = describe(judge(reply), "en")["letter"]
    assert details["smtp_reply"] == reply
    assert details.get("where") == where
    assert ("message_id" in details) == ("2.6.0" in reply)
    assert "confirmed" not in details


@pytest.mark.parametrize(
    "reply",
    [
        "550 5.7.26 Unauthenticated email from a.example is not accepted due to domain's DMARC policy",
        "550 5.7.23 SPF validation failed",
    ],
)
def test_a_reply_about_authentication_says_that_nobody_confirms_the_sender(reply):
    assert describe(judge(reply), "en")["letter"]["confirmed"] == "no"


def test_what_is_no_reply_hands_on_nothing():
    assert describe(judge("hello"), "en")["letter"] == {}
