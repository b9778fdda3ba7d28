"""When a message was delivered: daylight saving time, and whatever people type as a time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.knowledge.time_zones import time_zone
from checker.reading.delivery_time import Occurrence, read_delivery_time

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
ZONES = st.sampled_from(
    ["Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo"]
    + ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
    + ["Pacific/Chatham", "America/St_Johns", "UTC"]
)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "instants"),
    [
        ("2026-11-20", "14:05", "Europe/Berlin", ["2026-11-20 13:05"]),
        ("20.11.2026", "14:05:30", "Europe/Berlin", ["2026-11-20 13:05:30"]),
        ("20. 11. 2026", "14.05 Uhr", "Europe/Berlin", ["2026-11-20 13:05"]),
        ("20.11.2026", "1405", "Europe/Berlin", ["2026-11-20 13:05"]),
        ("20.11.2026", "1405 Uhr", "Europe/Berlin", ["2026-11-20 13:05"]),
        ("20.11.2026", "2026 h", "Europe/Berlin", ["2026-11-20 19:26"]),
        ("2026-7-1", "9:05", "Europe/Vienna", ["2026-07-01 07:05"]),
        ("2026-7-1", "9:05", "Zeitzone: Europe/Vienna", ["2026-07-01 07:05"]),
        ("2026-7-1", "9:05", "Ortszeit Wien", ["2026-07-01 07:05"]),
        ("2026-7-1", "9:05", "MEZ / MESZ", ["2026-07-01 07:05"]),
        ("2026-7-1", "9:05", "America/New York", ["2026-07-01 13:05"]),
        ("2026-7-1", "9:05", "GMT minus 5", ["2026-07-01 14:05"]),
        ("2026-07-01", "2:05 PM", "Europe/London", ["2026-07-01 13:05"]),
        ("2026-07-01", "12:00 am", "UTC", ["2026-07-01 00:00"]),
        ("2026-07-01", "12:00pm", "UTC", ["2026-07-01 12:00"]),
        ("2026-11-20", "00:30", "Europe/Berlin", ["2026-11-19 23:30"]),
        ("2026-11-20", "14:05:30.123", "Asia/Kathmandu", ["2026-11-20 08:20:30"]),
        # The hour that happens twice, and the one that does not exist.
        ("2026-10-25", "02:30", "Europe/Berlin", ["2026-10-25 00:30", "2026-10-25 01:30"]),
        ("2026-10-25", "02:00", "Europe/Berlin", ["2026-10-25 00:00", "2026-10-25 01:00"]),
        ("2026-10-25", "03:00", "Europe/Berlin", ["2026-10-25 02:00"]),
        ("2026-10-25", "01:30", "Europe/London", ["2026-10-25 00:30", "2026-10-25 01:30"]),
        ("2026-11-01", "01:30", "America/New_York", ["2026-11-01 05:30", "2026-11-01 06:30"]),
        ("2026-04-05", "01:45", "Australia/Lord_Howe", ["2026-04-04 14:45", "2026-04-04 15:15"]),
        ("2026-03-29", "02:30", "Europe/Berlin", []),
        ("2026-03-29", "03:00", "Europe/Berlin", ["2026-03-29 01:00"]),
        ("2011-12-30", "12:00", "Pacific/Apia", []),
    ],
)
def test_the_instants_of_a_local_time(day, clock, zone, instants):
    delivery = read_delivery_time(day, clock, zone, NOW)
    assert list(delivery.instants) == [utc(text) for text in instants]
    doubts = {0: ["nonexistent_hour"], 1: [], 2: ["ambiguous_hour"]}
    assert list(delivery.doubts) == doubts[len(instants)]
    assert (delivery.clock is None) == (not instants)


@pytest.mark.parametrize(
    ("occurrence", "instant"),
    [(Occurrence.EARLIER, "2026-10-25 00:30"), (Occurrence.LATER, "2026-10-25 01:30")],
)
def test_the_reader_says_which_of_the_two_hours(occurrence, instant):
    delivery = read_delivery_time("2026-10-25", "02:30", "Europe/Berlin", NOW, occurrence)
    assert delivery.instants == (utc(instant),)
    assert delivery.doubts == {}


def test_an_answer_that_is_not_needed_changes_nothing():
    answered = read_delivery_time("2026-11-20", "14:05", "Europe/Berlin", NOW, Occurrence.LATER)
    assert answered == read_delivery_time("2026-11-20", "14:05", "Europe/Berlin", NOW)


@pytest.mark.parametrize(
    "day",
    ["2026-02-30", "30.2.2026", "1999-01-01", "26-11-20", "tomorrow", "٢٠٢٦-11-20", "14:05"]
    + ["32.11.2026", "00.00.2026", "29.2.", "20.11.2026 25:00", "20.11.2026 14:05 14:10"]
    + ["20.11.2026 or so", "March", "2026", "vor 1000 Tagen"],
)
def test_a_date_that_cannot_be_read(day):
    delivery = read_delivery_time(day, "", "", NOW)
    assert (delivery.day, list(delivery.doubts)) == (None, ["bad_date"])


@pytest.mark.parametrize(
    "clock",
    [
        "25:00",
        "14:60",
        "noon",
        "14",
        "0:30 am",
        "13:00 pm",
        "24.00",
        "2026-11-20",
        "14:05 x y",
        "2026",
        "2405",
    ],
)
def test_a_time_that_cannot_be_read(clock):
    delivery = read_delivery_time("", clock, "", NOW)
    assert (delivery.clock, list(delivery.doubts)) == (None, ["bad_time"])


@pytest.mark.parametrize(
    "zone",
    [
        "Europe",
        "Europe/Atlantis",
        "../../etc/passwd",
        "/etc/passwd",
        "IST",
        "local time",
        "Zeitzone",
        "Ortszeit Atlantis",
        "plus 2",
        "UTC plus 15",
        "UTC+15",
        "UTC±2",
        "UTC+1:60",
        "Berlin or Paris",
        "(UTC+01:00) Atlantis, Lemuria",
        "()",
        "x" * 99,
    ]
    + ["Europe/Berlin\x00"],
)
def test_a_zone_that_is_none(zone):
    delivery = read_delivery_time("", "", zone, NOW)
    assert (delivery.zone, list(delivery.doubts)) == (None, ["bad_zone"])


def test_what_is_not_known_is_no_mistake():
    delivery = read_delivery_time("", "", "", NOW)
    assert (delivery.day, delivery.clock, delivery.zone) == (None, None, None)
    assert (delivery.instants, delivery.window, delivery.doubts) == ((), None, {})


@pytest.mark.parametrize(
    ("day", "clock", "zone", "future"),
    [
        ("2026-11-23", "17:01", "Europe/Berlin", True),
        ("2026-11-23", "17:00", "Europe/Berlin", False),
        ("2026-11-24", "", "", False),
        ("2026-11-25", "", "", True),
        ("2026-11-24", "04:59", "Pacific/Auckland", False),
    ],
)
def test_a_time_in_the_future(day, clock, zone, future):
    assert ("future_time" in read_delivery_time(day, clock, zone, NOW).doubts) is future


def test_the_window_covers_both_of_an_ambiguous_hour():
    delivery = read_delivery_time("2026-10-25", "02:30", "Europe/Berlin", NOW)
    assert delivery.window == (utc("2026-10-25 00:15"), utc("2026-10-25 01:45"))


MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(MOMENTS, ZONES)
def test_every_moment_is_found_again_from_its_local_time(moment, zone):
    moment = moment.replace(tzinfo=UTC)
    local = moment.astimezone(time_zone(zone))
    delivery = read_delivery_time(f"{local:%Y-%m-%d}", f"{local:%H:%M:%S}", zone, moment)
    assert moment in delivery.instants
    assert local in delivery.moments
    assert all(
        one.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)
        for one in delivery.moments
    )
    start, end = delivery.window
    assert timedelta(minutes=30) <= end - start <= timedelta(minutes=30, hours=3)
    assert start + timedelta(minutes=15) <= moment <= end - timedelta(minutes=15)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times(), ZONES)
def test_a_local_time_means_at_most_two_moments_and_each_shows_it(day, clock, zone):
    clock = clock.replace(microsecond=0, tzinfo=None, fold=0)
    delivery = read_delivery_time(day.isoformat(), clock.isoformat(), zone, NOW)
    assert len(delivery.instants) <= 2
    assert list(delivery.instants) == sorted(set(delivery.instants))
    for moment in delivery.moments:
        assert moment.replace(tzinfo=None, fold=0) == datetime.combine(day, clock)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_read_without_an_exception(day, clock, zone):
    delivery = read_delivery_time(day, clock, zone, NOW)
    assert delivery.day is None or isinstance(delivery.day, date)
    assert delivery.clock is None or isinstance(delivery.clock, time)
