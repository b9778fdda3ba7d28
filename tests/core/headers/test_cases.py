"""Made messages, one per product, mail program, server, trick: `cases/NAME.eml`, and what it says.

The people are invented and live under example domains; the structure is that of real messages.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.headers import describe, judge

CASES = sorted(Path(__file__).parent.glob("cases/*.eml"))
# The made domains end in "example", which the checker rightly calls special in each of them.
ABOUT_THE_MADE_NAMES = {"special_use"}


def expectation(case: Path) -> dict[str, Any]:
    """Return what stands beside the message."""
    return tomllib.loads(case.with_suffix(".toml").read_text(encoding="utf-8"))


def read(case: Path) -> dict[str, Any]:
    """Return the English report on the message, or on the part of it that the case chooses."""
    return describe(judge(case.read_bytes(), expectation(case).get("part", 0)), "en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_report_says_what_is_expected(case):
    report, expected = read(case), expectation(case)["expect"]
    accepted = [hop["by"] for hop in report["hops"] if hop["accepted"]]
    found = {
        "verdict": report["verdict"],
        "owner": report["owner"],
        "certainty": report["certainty"],
        "alignment": report["alignment"],
        "accepted": accepted[0] if accepted else None,
        "codes": sorted({one["code"] for one in report["findings"]} - ABOUT_THE_MADE_NAMES),
    }
    assert found == {key: expected.get(key) for key in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_filters_words_are_found(case):
    said = {(one["product"], one["field"], one["value"]) for one in read(case)["filters"]}
    assert {tuple(one) for one in expectation(case)["expect"].get("filters", [])} <= said


def values(report: dict[str, Any], code: str) -> str:
    """Return what a finding is about, in one text."""
    found = [one["values"].values() for one in report["findings"] if one["code"] == code]
    return " ".join(found[0] if found else ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_else_the_case_is_about(case):
    report, expected = read(case), expectation(case)
    found = {
        "subject": report["subject"],
        "display_name": report["from"]["display_name"],
        "parts": len(report["parts"]),
        "queue_ids": report["ids"]["queue_ids"],
        "arc": [one["domain"] for one in report["evidence"] if one["arc"]],
        "skew": values(report, "clock_skew").rpartition(" ")[2],
        "original": values(report, "mailing_list"),
        "late": values(report, "long_delay"),
        "decided_by": report["decided_by"],
        "dmarc": report["dmarc"],
        "outcomes": [f"{one['method']} {one['outcome']}" for one in report["evidence"]],
        "earlier": [one["header"] for one in report["filters"] if one["by"] == "earlier"],
        "unknown_filters": [one["header"] for one in report["unknown_filters"]],
        "sending_ip": report["letter"].get("sending_ip"),
        "product": report["letter"].get("product"),
        "behind": report["letter"].get("behind"),
        "links": [step["link"].removeprefix("/en/") for step in report["next_steps"]],
    }
    asked = {key: value for key, value in expected.items() if key in found}
    assert {key: found[key] for key in asked} == asked


def test_there_are_cases_for_every_product():
    from checker.headers.filter_tables import PRODUCTS

    said = {one["product"] for case in CASES for one in read(case)["filters"]}
    assert said == set(PRODUCTS)
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_ticket_names_no_person(case):
    ticket = read(case)["ticket"]
    for form in ("text", "markdown", "json"):
        assert "anna.beispiel" not in ticket[form]
        assert "news@" not in ticket[form]


def steps(name: str) -> list[tuple[str, str]]:
    report = read(Path(__file__).parent / "cases" / f"{name}.eml")
    return [(step["owner"], step["link"].removeprefix("/en/")) for step in report["next_steps"]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("m365-spam", [("contact_it", "letter/#compose"), ("contact", "contact/#clients")]),
        ("m365-complaints", [("sender", "sender/#beyond-dns")]),
        ("m365-not-aligned", [("sender", "sender/#connect-domain"), ("sender", "checker/#check")]),
        ("m365-nothing-confirmed", [("sender", "sender/#connect-domain"), ("sender", "checker/#check")]),
        ("blocked-and-not-aligned", [
            ("contact", "contact/#next-time"), ("contact", "contact/#clients"),
            ("sender", "sender/#connect-domain"), ("sender", "checker/#check"),
        ]),
        ("gmail", [("contact", "contact/#clients")]),
        ("workspace-spam", [("contact", "contact/#clients"), ("contact_it", "letter/#compose")]),
        ("m365-own-rule", [("contact", "contact/#not-there"), ("contact", "contact/#not-there")]),
        ("no-received", [("contact", "headers/#get")]),
        ("no-record", [("contact", "contact/#not-there"), ("dns_admin", "sender/#dmarc-record")]),
        ("strict-record", [
            ("sender", "sender/#connect-domain"), ("dns_admin", "sender/#dmarc-record"),
            ("contact", "contact/#clients"), ("contact_it", "letter/#compose"),
        ]),
        ("judged-second-hand", [
            ("contact_it", "letter/#compose"), ("contact", "contact/#clients"),
            ("contact_it", "it/#ask"),
        ]),
        ("m365-rule-against-spam", [
            ("contact", "contact/#not-there"), ("contact", "contact/#not-there"),
        ]),
        ("gmail-own-policy", [("sender", "sender/#connect-domain"), ("sender", "checker/#check")]),
        ("spamexperts", [("contact_it", "it/#products"), ("contact", "contact/#clients")]),
        ("m365-advanced-setting", [("contact_it", "it/#allow"), ("contact", "contact/#clients")]),
    ],
)  # fmt: skip
def test_the_steps_fit_the_verdict(name, expected):
    assert steps(name) == expected


def test_a_statement_without_a_name_is_that_of_the_server_before_it():
    report = read(Path(__file__).parent / "cases" / "proofpoint-then-m365.eml")
    names = {
        one["method"]: one["authserv_id"] for one in report["evidence"] if one["result"] == "fail"
    }
    assert set(names.values()) == {"am4pepf00027a60.mail.protection.outlook.com"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_error_means_that_there_was_nothing_to_read(case):
    report = read(case)
    errors = [one["code"] for one in report["findings"] if one["level"] == "error"]
    nothing = not report["hops"] and not report["from"]["input"] and not report["bounce"]
    assert bool(errors) == nothing
