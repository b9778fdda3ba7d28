"""Messages about a message: never taken for it, and answered for each recipient."""

import tomllib
from pathlib import Path

import pytest

from checker.headers import describe, judge
from checker.saying.catalogue import LANGUAGES

TABLE = tomllib.loads(Path(__file__).with_name("notices.toml").read_text(encoding="utf-8"))
NOTICES = TABLE["notices"]
RECEIVED = (
    "Received: from mx.kunde.example (mx.kunde.example [192.0.2.25]) by mx.musterfirma.example"
    " with ESMTPS id 9ZZ for <news@musterfirma.example>; Fri, 20 Nov 2026 08:20:00 +0000\n"
)


def message(notice: dict) -> bytes:
    """Return the notice as a file; as a paste where it has no head of its own."""
    body = notice["body"].replace("{returned}", TABLE["returned"].lstrip())
    head = notice["head"]
    received = RECEIVED if "From:" in head else ""
    return (f"{received}{head}\n{body}" if head else body).encode()


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one["about"])
def test_a_notice_says_what_became_of_the_email(notice):
    report, expected = describe(judge(message(notice)), "en"), notice["expect"]
    bounce = report["bounce"]
    assert {
        "verdict": report["verdict"],
        "owner": report["owner"],
        "reason": report["reason"],
        "delivered": bounce["delivered"],
        "status": expected.get("status") and bounce["status"],
        "recipients": len(bounce["recipients"]),
    } == {
        "verdict": expected["verdict"],
        "owner": expected["owner"],
        "reason": expected["reason"],
        "delivered": expected.get("delivered", "no"),
        "status": expected.get("status"),
        "recipients": expected.get("recipients", 1),
    }
    assert (bounce["reason"], bounce["owner"]) == (report["reason"], report["owner"])


@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one["about"])
def test_a_notice_is_not_the_email(notice):
    report, expected = describe(judge(message(notice)), "en"), notice["expect"]
    assert not any(
        hop["accepted"] or hop["by"] == "mx.musterfirma.example" for hop in report["hops"]
    )
    assert report["filters"] == report["evidence"] == report["parts"] == []
    assert "mailer-daemon" not in str(report["details"]).lower()
    assert report["details"].get("message_id") == (
        "<1732090515.7@bf01x.hubspotemail.net>" if expected.get("original", True) else None
    )
    if expected.get("original", True):
        assert report["details"].get("date", "2026-11-20") == "2026-11-20"
        assert report["details"]["from"] == "news@musterfirma.example"
        assert report["details"]["recipient"] == "anna.beispiel@kunde.example"
        assert report["details"]["subject"] == report["subject"] == "Neues im November"
    assert report["subject"] == expected.get("subject", report["subject"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", NOTICES, ids=lambda one: one["about"])
def test_a_notice_leads_to_a_step_whose_owner_is_named(notice, language):
    report = describe(judge(message(notice)), language)
    assert report["text"] and report["next_steps"]
    assert "bounce" in {one["code"] for one in report["findings"]}
    assert "anna.beispiel" not in report["ticket"]["text"] + report["ticket"]["json"]
