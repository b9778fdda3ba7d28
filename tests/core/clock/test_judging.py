"""Until when a message and its log are kept, soonest first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.clock import Kept, describe, judge, limit
from checker.clock.judging import Clock, limits
from checker.knowledge.products import product_fact, product_ids
from checker.reading.delivery_time import Doubt
from checker.saying.catalogue import LANGUAGES, sentences

DAY = date(2026, 11, 20)


def test_each_product_has_both_limits_soonest_first():
    found = limits(DAY, DAY)
    assert {(one.product, one.kept) for one in found} == {
        (product, kept) for product in product_ids() for kept in Kept
    }
    dates = [one.until for one in found if one.until]
    assert dates == sorted(dates)
    assert [one.until for one in found] == dates + [None] * (len(found) - len(dates))


def test_the_days_come_from_the_facts():
    days = product_fact("microsoft365", "quarantine_retention").extra["days"]
    one = limit("microsoft365", Kept.MESSAGE, DAY, DAY + timedelta(days=3))
    assert one.until == DAY + timedelta(days=days)
    assert one.days_left == days - 3
    assert one.set_by_admin


@pytest.mark.parametrize("day", ["", " \n"])
def test_without_a_day_it_is_asked_for_and_nothing_else_is_said(day):
    told = describe(judge(day, "Europe/Berlin", datetime(2026, 11, 28, tzinfo=UTC)), "en")
    assert (told["verdict"], told["limits"]) == ("invalid", [])
    [finding] = told["findings"]
    assert (finding["code"], finding["level"], finding["field"]) == ("empty", "error", "date")
    assert finding["message"].startswith("Enter the day of delivery, such as 20 Nov 2026.")
    assert limit("mimecast", Kept.MESSAGE, None, DAY).until is None


def test_what_has_no_fixed_time_says_what_the_vendor_says():
    said = describe(Clock(tuple(limits(DAY, DAY)), {}), "en")["limits"]
    unknown = {one["state"]: one for one in said}["unknown"]
    assert unknown["until"] is None
    assert product_fact(unknown["product"], "quarantine_retention").text("en") in str(
        [one["message"] for one in said]
    )


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(-400, 400))
def test_a_later_day_is_never_kept_shorter(delivered, passed):
    today = delivered + timedelta(days=passed)
    for one in limits(delivered, today):
        later = limit(one.product, one.kept, delivered + timedelta(days=1), today)
        assert one.until is None or later.until == one.until + timedelta(days=1)
        assert one.days_left is None or today + timedelta(days=one.days_left) == one.until


@pytest.mark.parametrize(
    ("left", "state", "words"),
    [
        (1, "left", "keep an email of that day in quarantine until 4 December 2026."),
        (0, "last_day", "in quarantine only until today, 4 December 2026."),
        (-1, "passed", "quarantine period ended on 4 December 2026; the email is probably gone"),
    ],
)
def test_what_is_said_about_a_limit(left, state, words):
    one = limit("mimecast", Kept.MESSAGE, DAY, date(2026, 12, 4) - timedelta(days=left))
    [said] = describe(Clock((one,), {}), "en")["limits"]
    assert (said["state"], said["days_left"], said["until"]) == (state, left, "2026-12-04")
    assert words in said["message"]
    assert said["source"] == one.fact.source("en").name


def test_who_may_have_set_another_time_is_said_beside_the_date():
    said = {
        (one["product"], one["kept"]): one
        for one in describe(Clock(tuple(limits(DAY, DAY)), {}), "de")["limits"]
    }
    admin = "Die IT Ihres Kontakts kann eine andere Frist eingestellt haben."
    assert said["microsoft365", "message"]["message"].endswith(admin)
    assert admin not in said["microsoft365", "log"]["message"]
    # Without a date the fact itself says who decides.
    assert admin not in said["cisco", "message"]["message"]
    assert said["cisco", "message"]["state"] == "unknown"


@pytest.mark.parametrize("language", LANGUAGES)
def test_doubts_are_said(language):
    day = {"day": "2026-11-20", "first": "2026-03-04", "second": "2026-04-03"}
    findings = describe(Clock((), dict.fromkeys(Doubt, day), True), language)["findings"]
    words = sentences("clock", language)["findings"]
    assert {finding["code"] for finding in findings} == set(words)
    assert {finding["field"] for finding in findings} == {"date", "zone"}
    said = {finding["code"]: finding["message"] for finding in findings}
    spoken = {"de": "3. April 2026", "en": "3 April 2026"}[language]
    assert spoken in said["two_dates"]
    values = {finding["code"]: finding["values"] for finding in findings}
    assert values["two_dates"]["second"] == "2026-04-03"


@pytest.mark.parametrize(
    ("day", "until"),
    [
        ("20.11.26", "2026-12-20"),
        ("Freitag, 20. November 2026", "2026-12-20"),
        ("yesterday", "2026-12-27"),
        # The night in which the hour is missing changes no deadline.
        ("2026-03-29 02:30 Europe/Berlin", "2026-04-28"),
    ],
)
def test_a_day_as_people_copy_it(day, until):
    clock = judge(day, "Europe/Berlin", datetime(2026, 11, 28, 17, 0, tzinfo=UTC))
    told = describe(clock, "en")
    assert until in [one["until"] for one in told["limits"]]
    assert {finding["code"] for finding in told["findings"]} <= {"day_worked_out"}


NOW = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)


def test_what_the_contacts_products_keep_stands_first():
    theirs = judge("2026-11-20", "", NOW, ["", "mimecast", "microsoft365", "nothing"])
    assert [(one.product, one.until.isoformat()) for one in theirs.limits[:4] if one.until] == [
        ("mimecast", "2026-12-04"), ("microsoft365", "2026-12-05"), ("mimecast", "2026-12-20"),
        ("microsoft365", "2027-02-18"),
    ]  # fmt: skip
    everybodys = judge("2026-11-20", "", NOW)
    assert theirs.limits[4:] == tuple(
        one for one in everybodys.limits if one.product not in {"mimecast", "microsoft365"}
    )
    texts = [describe(one, "en")["text"] for one in (theirs, everybodys)]
    assert "your contact’s products first" in texts[0]
    assert "which product your contact’s company uses" in texts[1]


@pytest.mark.parametrize(
    ("day", "theirs", "verdict"),
    [
        ("2026-08-30", [], "ok"),  # the last day of a log that is kept for 90
        ("2026-08-29", [], "attention"),
        ("2026-08-30", ["google_workspace"], "attention"),
        ("2026-10-29", ["google_workspace"], "ok"),
        # No vendor's word of a time, nothing that has passed.
        ("2020-01-01", ["cisco"], "ok"),
    ],
)
def test_when_nothing_is_left_it_says_what_to_do_instead(day, theirs, verdict):
    told = describe(judge(day, "", NOW, theirs), "en")
    assert told["verdict"] == verdict
    assert [step["link"] for step in told["next_steps"]] == [
        "/en/letter/#compose" if verdict == "ok" else "/en/not-found/#stop"
    ]


def test_a_day_with_two_meanings_is_no_day():
    told = describe(judge("3/4/2026", "", datetime(2026, 11, 28, tzinfo=UTC)), "en")
    assert (told["verdict"], told["findings"][0]["code"]) == ("invalid", "two_dates")
    assert told["limits"] == []
