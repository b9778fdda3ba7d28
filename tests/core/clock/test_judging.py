"""Until when a message and its log are kept, soonest first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.clock import Kept, describe, limit
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


def test_without_a_day_there_are_no_dates_but_the_times():
    found = limits(None, DAY)
    assert all(one.until is None and one.days_left is None for one in found)
    texts = [one["message"] for one in describe(Clock(tuple(found), ()), "en")["limits"]]
    assert any(product_fact("mimecast", "trace_retention").text("en") in text for text in texts)


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
        (1, "left", "the email in quarantine until 4 December 2026."),
        (0, "last_day", "the email in quarantine for today only, 4 December 2026."),
        (-1, "passed", "until 4 December 2026, so probably no longer."),
    ],
)
def test_what_is_said_about_a_limit(left, state, words):
    one = limit("mimecast", Kept.MESSAGE, DAY, date(2026, 12, 4) - timedelta(days=left))
    [said] = describe(Clock((one,), ()), "en")["limits"]
    assert (said["state"], said["days_left"], said["until"]) == (state, left, "2026-12-04")
    assert words in said["message"]
    assert said["source"] == one.fact.source


def test_who_may_have_set_another_time_is_said_beside_the_date():
    said = {
        (one["product"], one["kept"]): one
        for one in describe(Clock(tuple(limits(DAY, DAY)), ()), "de")["limits"]
    }
    admin = "Die IT Ihres Kontakts kann eine andere Frist eingestellt haben."
    assert said["microsoft365", "message"]["message"].endswith(admin)
    assert admin not in said["microsoft365", "log"]["message"]
    # Without a date the fact itself says who decides.
    assert admin not in said["cisco", "message"]["message"]
    assert said["cisco", "message"]["state"] == "unknown"


@pytest.mark.parametrize("language", LANGUAGES)
def test_doubts_are_said(language):
    doubts = (Doubt.BAD_DATE, Doubt.BAD_ZONE, Doubt.FUTURE_TIME)
    findings = describe(Clock((), doubts), language)["findings"]
    assert [finding["code"] for finding in findings] == list(
        sentences("clock", language)["findings"]
    )
    assert [finding["field"] for finding in findings] == ["date", "zone", "date"]
