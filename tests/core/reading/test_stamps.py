"""Moments as programs show them and people copy them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.knowledge import resources
from checker.knowledge.time_zones import time_zone
from checker.reading.delivery_time import Doubt, Occurrence, read_delivery_time
from checker.reading.zones import read_zone

# A Saturday.
NOW = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
WORDS = resources.toml("data/times/words.toml")
ZONES = resources.toml("data/times/zones.toml")
WINDOWS = resources.toml("data/times/windows_zones.toml")


def read(day="", clock="", zone="", occurrence=None):
    return read_delivery_time(day, clock, zone, NOW, occurrence)


def shown(delivery):
    """Return the instants to the minute."""
    return [f"{instant:%Y-%m-%d %H:%M}" for instant in delivery.instants]


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 20 Nov 2026 14:05:31 +0100",
        "Date: Fri, 20 Nov 2026 14:05:31 +0100 (CET)",
        "Fri, 20 Nov 2026 13:05:31 GMT",
        "20 Nov 2026 13:05:31 -0000",
        "2026-11-20T14:05:31+01:00",
        "2026-11-20T13:05:31Z",
        "Nov 20, 2026 @ 13:05:31.000 UTC",
        "Datum: 20.11.2026 Uhrzeit: 14:05 MEZ",
        "2026-11-20T13:05:31.1234567Z",
        "2026-11-20T13:05:31.000+0000",
        "2026-11-20 13:05:31 UTC",
        "2026-11-20 13:05:31,123 +00",
        "20261120T130531Z",
        "2026/11/20 14:05 CET",
        "1795179931",
        "1795179931.123",
        "1795179931000",
        "Fri Nov 20 14:05:31 CET 2026",
        "Fri Nov 20 2026 14:05:31 GMT+0100 (Mitteleuropäische Normalzeit)",
        "Fri Nov 20 2026 14:05:31 GMT+0100 (Central European Standard Time)",
        "20.11.2026 14:05 Uhr MEZ",
        "20. Nov. 2026, 14:05 MEZ",
        "Am 20. November 2026 14:05:31 MEZ",
        "Nov 20, 2026 2:05 PM GMT+1",
        "Nov 20, 2026 at 2:05\u202fPM CET",
        "11/20/2026, 2:05:31 PM UTC+01:00",
        "20.11.2026 - 14:05 Uhr (UTC+1)",
        "20.11.2026 / 14:05 MEZ",
        "[20.11.26, 14:05:31 MEZ]",
        "Datum/Uhrzeit: 20.11.2026 14:05 MEZ",
        "20.11.2026 14:05 UTC plus 1",
        "20. Nov. 2026 · 14:05 MEZ",
        "20.11.2026 14:05 deutscher Zeit",
        "Datum (UTC+01:00) 20.11.2026 14:05",
        "20.11.2026, 2:05 nachm. MEZ",
        "20 Nov 2026, 2:05 in the afternoon CET",
        "Freitag nachmittags, 20.11.2026 2:05 Uhr MEZ",
        "20.11.2026 14:05 nachmittags MEZ",
        "\u200e20\u200e.\u200e11\u200e.\u200e2026\t14:05 Europe/Berlin",
        "2026-11-20T14:05:31+01:00[Europe/Berlin]",
        "[20/Nov/2026:14:05:31 +0100]",
        "Am 20. November 2026 14:05:31 MEZ schrieb Erika:",
        "On Fri, Nov 20, 2026 at 02:05:31PM +0100, Erika wrote:",
        "On 20 Nov 2026 14:05 CET, Erika wrote:",
    ],
)
def test_one_text_holds_day_time_and_zone(text):
    delivery = read(text)
    assert shown(delivery) == ["2026-11-20 13:05"]
    assert delivery.doubts == {}


@pytest.mark.parametrize(
    "text",
    [
        "20.11.26 14:05",
        "20.11.2026 14 : 05",
        "14 Uhr 5 20.11.2026",
        "14 Uhr 5, 20.11.26",
        "14 Uhr 05, 20. 11. 2026",
        "20 / 11 / 2026 14:05",
        "20 - 11 - 2026 14:05",
        "20.11.2026 ~14:05",
        "20 Nov ’26 14:05",
        "20ter November 2026 14:05",
        "am 20ten November 2026, 14:05",
        "20.11.2026 14:05 (lokale Zeit)",
        "20 Nov 2026, 2:05 p. m. local time",
        "20.11.2026, kurz nach 14:05 Uhr Ortszeit",
        "20.11.2026,14:05",
        "20.11.2026, kurz vor 14:05",
        "20.11.2026 14:05 nach deutscher Zeit",
        "20.11.2026, 14,05 Uhr",
        "14,05 Uhr am 20.11.2026",
        "20.11 2026 14:05",
        "20.11. 2026 14.05 Uhr",
        "20.11.2026 14.05",
        "Fr 20.11.2026 14:05",
        "Fr., 20. Nov. 2026 um 14:05 Uhr",
        "Freitag, den 20. November 2026, um 14:05 Uhr",
        "Gesendet: Freitag, 20. November 2026 14:05",
        "Gesendet am: Freitag, 20. November 2026 14:05",
        "Zugestellt am 20.11.2026 um 14:05",
        "14:05 am Freitag, 20.11.2026",
        "20.11.2026 (Freitag) 14:05",
        "Fri, Nov 20, 2026 at 2:05 PM",
        "Sent: Friday, November 20, 2026 2:05 PM",
        "20th of November 2026, 2:05 p.m.",
        "November 20th, 2026 2:05pm",
        "Fri Nov 20 14:05:31 2026",
        "20-Nov-2026 14:05",
        "20-Nov-26 14:05",
        "20 Nov '26 14:05",
        "20nov2026 14:05",
        "2026-Nov-20 14:05",
        "2026.11.20 14h05",
        "2026. 11. 20. 14:05",
        '"2026-11-20 14:05"',
        "„20.11.2026, 14:05 Uhr“",
        "20/11/2026 14:05",
        "11/20/26 2:05 PM",
        "20-11-2026 14:05h",
        "20. Nov. 2026, 14:05 (vor 8 Tagen)",
        "Fri, Nov 20, 2026, 2:05 PM (8 days ago)",
        "20.11.2026 gegen 14:05 Uhr",
        "20.11.2026 ca. 14:05",
        "20. XI. 2026, 14:05 Uhr",
        "14 Uhr 05, 20. November 2026",
        "20.xi.26 14:05",
        "Am Fr., 20. Nov. 2026 um 14:05 Uhr schrieb Erika Muster <erika@kunde.example>:",
        "On Fri, Nov 20, 2026 at 2:05 PM Erika 2 <erika@kunde.example> wrote:",
        "On Nov 20, 2026, at 14:05, Erika wrote:",
        "vendredi 20 novembre 2026 à 14:05",
        "le 20 nov. 2026 à 14 h 05",
        "venerdì 20 novembre 2026 alle ore 14:05",
    ],
)
def test_one_text_holds_day_and_time(text):
    delivery = read(text, "", "Europe/Berlin")
    assert shown(delivery) == ["2026-11-20 13:05"]
    assert delivery.doubts == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20.11.", "2026-11-20"),
        ("20. Nov", "2026-11-20"),
        ("20.11 14:05", "2026-11-20"),
        ("14:05, 20.11", "2026-11-20"),
        ("20.11 - 14:05", "2026-11-20"),
        ("Fr 20.11, 14.05 Uhr", "2026-11-20"),
        ("Nov 20,14 Uhr", "2026-11-20"),
        ("Nov 20 14:05:31", "2026-11-20"),
        ("20. November 14 Uhr", "2026-11-20"),
        ("29.11.", "2026-11-29"),  # it may have begun elsewhere
        ("31.12.", "2025-12-31"),
        ("heute", "2026-11-28"),
        ("Today at 2:05 PM", "2026-11-28"),
        ("gestern, 14 Uhr", "2026-11-27"),
        ("Yesterday", "2026-11-27"),
        ("vorgestern", "2026-11-26"),
        ("vor 3 Tagen", "2026-11-25"),
        ("1 day ago", "2026-11-27"),
        ("vor einer Woche", "2026-11-21"),
        ("2 weeks ago", "2026-11-14"),
        ("vor 2 Stunden", "2026-11-28"),
        ("vor 18 Std.", "2026-11-27"),
        ("an hour ago", "2026-11-28"),
        ("vor 5 Min.", "2026-11-28"),
        ("vor zwei Tagen", "2026-11-26"),
        ("three weeks ago", "2026-11-07"),
        ("18h ago", "2026-11-27"),
        ("vor 18 h", "2026-11-27"),
        ("3d ago", "2026-11-25"),
        ("letzten Freitag", "2026-11-27"),
        ("Freitag vor einer Woche", "2026-11-20"),
        ("Samstag vor einer Woche", "2026-11-21"),
        ("Friday two weeks ago, 14:05", "2026-11-13"),
        ("Donnerstag, vor 2 Tagen", "2026-11-26"),
        ("last Sunday", "2026-11-22"),
        ("Freitag", "2026-11-27"),
        ("on Sunday", "2026-11-22"),
    ],
)
def test_a_day_is_worked_out_from_today(text, day):
    delivery = read(text)
    assert str(delivery.day) == day
    assert delivery.doubts == {Doubt.DAY_WORKED_OUT: {"day": day}}


@pytest.mark.parametrize(
    ("zone", "day"),
    [("", "2026-11-28"), ("Pacific/Auckland", "2026-11-29"), ("Pacific/Honolulu", "2026-11-28")],
)
def test_today_is_that_of_the_reader(zone, day):
    assert str(read("heute", "", zone).day) == day


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("3/4/2026", "2026-03-04", "2026-04-03"),
        ("03/04/26 9:00 AM", "2026-03-04", "2026-04-03"),
        ("3-4-2026", "2026-03-04", "2026-04-03"),
        ("Samstag", "2026-11-21", "2026-11-28"),
        # Neither is a Monday.
        ("Mon 3/4/2026", "2026-03-04", "2026-04-03"),
        # Whoever writes the year in front.
        ("26/11/20", "2020-11-26", "2026-11-20"),
        ("26/11/25 14:05", "2025-11-26", "2026-11-25"),
    ],
)
def test_a_date_with_two_meanings_stays_unread(text, first, second):
    delivery = read(text)
    assert delivery.day is None
    assert delivery.doubts == {Doubt.TWO_DATES: {"first": first, "second": second}}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4/4/2026", "2026-04-04"),
        ("Wed 3/4/2026", "2026-03-04"),
        ("Fr., 3/4/2026", "2026-04-03"),
        ("24/11/26", "2026-11-24"),
        ("26/12/25", "2025-12-26"),
        ("27/11/20", "2020-11-27"),
        ("26/11/2020", "2020-11-26"),
    ],
)
def test_a_date_with_slashes_that_has_one_meaning(text, day):
    assert (str(read(text).day), read(text).doubts) == (day, {})


@pytest.mark.parametrize(
    "text",
    [
        # Numbers of documents, of telephones, of networks, and of the last century.
        "2026-11-20-001",
        "2026-11-20-01",
        "RE-2026-11-20-4711",
        "2026/11/20/4711",
        "2125551234",
        "+49 171 2345678",
        "192.168.1.10",
        "20.11.20.26",
        "20.11.99",
        "11/20/99",
        "2026-W47-5",
        # Words that are no zone, and words of days to come.
        "20.11.2026 14:05 Zoom",
        "last night 11pm",
        "Fri 2pm call",
        "next Friday",
        "in 3 Tagen",
        "vor 3 Monaten",
        "20.11.2026-21.11.2026",
        "vor dem 20.11.2026",
        # A day without its last dot: in a range, in brackets, in another number, in no calendar.
        "14:05 - 15.10",
        "14:05 ~ 20.11",
        "14:05 / 20.11",
        "14:05 (20.11)",
        "20.11-21.11 14:05",
        "20.11 bis 21.11 14:05",
        "32.11 14:05",
        "20.13 14:05",
        "20.11.5 14:05",
        "1.20.11 14:05",
        "20.11% 14:05",
        "Version 20.11 14:05",
        # From when to when, and from when on.
        "20.11.2026 09:00 - 10:00",
        "20.11.2026 22:00 - 02:00",
        "2026-11-20 09:00-09:30",
        "2026-11-20 08:00-12:00",
        "2026-11-20 08:05-17:00",
        "2026-11-20 09:10-09:30",
        "2026-11-20 07:50-10:00",
        "2026-11-20 04:05-08:30",
        "2026-11-20 04:15-08:00",
        "20.11.2026 04:05-08:00",
        "20.11.2026 nach 14 Uhr",
        "20.11.2026 after 2pm",
        # A price, and a time that is none.
        "14,05 € am 20.11.2026",
        "20.11.2026 24,05 Uhr",
        "20.11.2026,14,05 Uhr",
    ],
)
def test_what_looks_like_a_day_and_is_none(text):
    delivery = read(text)
    assert (delivery.day, list(delivery.doubts)) == (None, ["bad_date"])


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-11-20,14 Uhr", "13:00"),
        ("20.11.2026,14 Uhr", "13:00"),
        ("2026-11-20T04:00-05:00", "09:00"),
        ("2026-11-20 14:05-05:00", "19:05"),
        ("2026-11-20 04:05:00-05:00", "09:05"),
        ("2026-11-20 04:05-08:00", "12:05"),
        ("2026-11-20 01:14-10:00", "11:14"),
        ("2026-11-20 04:05 -0500", "09:05"),
        ("2026-11-20 04:05 -05:00", "09:05"),
    ],
)
def test_what_looks_like_a_comma_or_a_range_and_is_none(text, utc):
    assert shown(read(text, "", "Europe/Berlin")) == [f"2026-11-20 {utc}"]


@pytest.mark.parametrize(
    "clock",
    ["nach 14 Uhr", "after 2pm", "vor 14 Uhr", "09:00 - 10:00", "von/bis: 14:05", "(+01:00)"],
)
def test_a_bound_is_no_moment(clock):
    delivery = read("20.11.2026", clock)
    assert (delivery.clock, list(delivery.doubts)) == (None, ["bad_time"])


def test_a_zone_that_is_not_known_is_an_abbreviation():
    assert list(read("20.11.2026 14:05 IST").doubts) == ["bad_zone"]


@pytest.mark.parametrize("zone", ["MEZ (UTC+2)", "EST (UTC-04:00)", "CET (GMT+02:00)", "MEZ UTC+2"])
def test_a_zone_that_contradicts_itself_is_asked_about(zone):
    assert read_zone(zone) is None
    delivery = read(f"20.11.2026 14:05 {zone}")
    assert (str(delivery.day), list(delivery.doubts)) == ("2026-11-20", ["bad_zone"])


@pytest.mark.parametrize(
    "zone",
    ["MEZ (UTC+1)", "Europe/Berlin (UTC+2)", "UTC+1 (CEST)", "Europe/Vienna GMT+1", "MEZ ()"],
)
def test_a_remark_behind_a_zone_may_say_the_same_or_less(zone):
    assert shown(read(f"20.11.2026 14:05 {zone}")) == ["2026-11-20 13:05"]


@pytest.mark.parametrize(
    ("day", "clock", "on", "doubts"),
    [
        ("20.11.2026", "Freitag 14:05", "2026-11-20", {}),
        ("14.11.2026", "Samstag 14:05", "2026-11-14", {}),
        ("20.11.2026", "20.11. 14:05", "2026-11-20", {}),
        ("20.11.2026", "21.11.2026 14:05", None,
         {"two_dates": {"first": "2026-11-20", "second": "2026-11-21"}}),
        ("20.11.2026", "Samstag 14:05", None,
         {"two_dates": {"first": "2026-11-21", "second": "2026-11-28"}}),
        ("20.11.2026", "30.2.2026 14:05", None, {"bad_date": {}}),
    ],
)  # fmt: skip
def test_a_day_beside_the_time_that_is_another_one_is_asked_about(day, clock, on, doubts):
    delivery = read(day, clock)
    assert (str(delivery.day or ""), delivery.doubts) == (on or "", doubts)


@pytest.mark.parametrize("zone", ["Petersburg", "La Rioja", "Center"])
def test_a_small_place_gives_its_name_to_no_zone(zone):
    assert read_zone(zone) is None


def test_a_weekday_of_another_day_is_told():
    delivery = read("Montag, 20.11.2026")
    assert str(delivery.day) == "2026-11-20"
    assert delivery.doubts == {Doubt.OTHER_WEEKDAY: {"day": "2026-11-20"}}


@pytest.mark.parametrize(
    "clock",
    [
        "14:05",
        "14.05",
        "14:05 Uhr",
        "14.05 Uhr",
        "14:05h",
        "14h05",
        "2:05 PM",
        "2:05pm",
        "2.05 p.m.",
    ]
    + ["14:05:31", "14.05.31", "14:05:31.123", "14:05 MEZ", "2:05 PM CET", "14:05 (UTC+1)"]
    + ["20.11.2026 14:05", "at 14:05"],
)
def test_a_time(clock):
    delivery = read("20.11.2026", clock, "Europe/Berlin")
    assert shown(delivery) == ["2026-11-20 13:05"]
    assert delivery.doubts == {}


@pytest.mark.parametrize(("clock", "hour"), [("14 Uhr", 14), ("2 PM", 14), ("12 am", 0), ("8h", 8)])
def test_a_full_hour(clock, hour):
    assert read("", clock).clock.hour == hour


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "europe/berlin", "Berlin", "MEZ", "mez", "CET", "MET", "UTC+1", "UTC +01:00"]
    + ["Winterzeit", "Mitteleuropa", "Schweizer Zeit"]
    + ["GMT+0100", "GMT+1", "+01:00", "+0100", "+1", "(UTC+01:00)", "W. Europe Standard Time"]
    + ["Romance Standard Time", "Mitteleuropäische Zeit", "Central European Time", "Wien", "Zürich"]
    + ["Köln", "Europa/Berlin"]
    + ["(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "CET (UTC+1)", "MEZ/MESZ"]
    + ["(GMT+01:00) Mitteleuropäische Zeit – Berlin", "UTC +01:00 Europe/Berlin", "deutsche Zeit"],
)
def test_a_zone_in_winter(zone):
    delivery = read("20.11.2026", "14:05", zone)
    assert shown(delivery) == ["2026-11-20 13:05"]
    assert delivery.doubts == {}


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("MESZ", "12:05"),
        ("CEST", "12:05"),
        ("Mitteleuropäische Sommerzeit", "12:05"),
        ("W. Europe Daylight Time", "12:05"),
        # Windows calls a zone by its standard time all year.
        ("W. Europe Standard Time", "12:05"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "12:05"),
        ("Eastern Standard Time", "18:05"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "18:05"),
        ("ET", "18:05"),
        ("UTC−5", "19:05"),
        ("BST", "13:05"),
        ("GMT", "14:05"),
        ("JST", "05:05"),
        ("+5:30", "08:35"),
    ],
)
def test_a_zone_in_summer(zone, utc):
    delivery = read("20.07.2026", "14:05", zone)
    assert shown(delivery) == [f"2026-07-20 {utc}"]
    assert delivery.doubts == {}


@pytest.mark.parametrize(
    ("day", "zone", "says", "region", "has"),
    [
        ("2026-07-20", "EST", "UTC-05:00", "America/New_York", "UTC-04:00"),
        ("2026-07-20", "CET", "UTC+01:00", "Europe/Berlin", "UTC+02:00"),
        ("2026-11-20", "MESZ", "UTC+02:00", "Europe/Berlin", "UTC+01:00"),
        ("2026-11-20", "BST", "UTC+01:00", "Europe/London", "UTC+00:00"),
        ("2026-01-20", "AEST", "UTC+10:00", "Australia/Sydney", "UTC+11:00"),
    ],
)
def test_a_zone_that_contradicts_the_season_is_asked_about(day, zone, says, region, has):
    for delivery in (read(day, "14:05", zone), read(f"{day} 14:05 {zone}")):
        values = {"zone": zone, "says": says, "region": region, "has": has}
        assert delivery.doubts == {Doubt.ZONE_SEASON: values}
        offsets = {f"UTC{moment:%:z}" for moment in delivery.moments}
        assert offsets == {says, has}
        assert delivery.instants == tuple(sorted(delivery.instants))
    for occurrence, place in ((Occurrence.EARLIER, 0), (Occurrence.LATER, -1)):
        answered = read(day, "14:05", zone, occurrence)
        assert answered.instants == (delivery.instants[place],)
        assert answered.doubts == {}


def test_a_zones_short_name_says_which_hour_is_meant():
    assert shown(read("25.10.2026", "02:30", "MESZ")) == ["2026-10-25 00:30"]
    assert shown(read("25.10.2026", "02:30", "MEZ")) == ["2026-10-25 01:30"]
    # No clock in Germany shows that, but it is a moment all the same.
    assert shown(read("29.03.2026", "02:30", "MEZ")) == ["2026-03-29 01:30"]


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc", "doubts"),
    [
        # The zone beside the time counts; that another one is chosen is worth saying.
        ("2026-11-20T13:05:00Z", "", "Europe/Berlin", "13:05", {"other_zone": {"zone": "UTC"}}),
        ("20.11.2026", "14:05 MEZ", "UTC", "13:05", {"other_zone": {"zone": "MEZ"}}),
        ("20.11.2026 14:05 MEZ", "", "Europe/Vienna", "13:05", {}),
        # Where the time stands elsewhere, the zone beside the date is for want of another.
        ("2026-11-20T00:00:00Z", "14:05", "Europe/Berlin", "13:05", {}),
        ("2026-11-20T00:00:00Z", "14:05", "", "14:05", {}),
        ("20.11.2026 09:00", "14:05", "UTC", "14:05", {"other_time": {"time": "09:00"}}),
        ("", "20.11.2026 14:05", "UTC", "14:05", {}),
    ],
)
def test_texts_that_say_more_than_their_part(day, clock, zone, utc, doubts):
    delivery = read(day, clock, zone)
    assert shown(delivery) == [f"2026-11-20 {utc}"]
    assert delivery.doubts == doubts


def test_a_zone_beside_the_time_that_is_not_known_is_no_other_zone():
    delivery = read("20.11.2026", "14:05 IST", "Europe/Berlin")
    assert (delivery.clock.hour, delivery.zone, delivery.moments) == (14, None, ())
    assert list(delivery.doubts) == ["bad_zone"]


@pytest.mark.parametrize("name", ZONES["short"])
def test_the_offset_of_a_short_name_is_one_that_its_region_has(name):
    row = ZONES["short"][name]
    zone = read_zone(name)
    if "offset" in row and "region" in row:
        year = [datetime(2026, month, 15, tzinfo=UTC) for month in range(1, 13)]
        offsets = {day.astimezone(zone.region).utcoffset() for day in year}
        assert year[0].astimezone(zone.clocks).utcoffset() in offsets
    else:
        assert zone.region is None


def test_every_zone_of_the_tables_exists():
    named = [*ZONES["long"], *ZONES["region"], *WINDOWS]
    assert [name for name in named if read_zone(name) is None] == []
    assert all(time_zone(name) for name in [*ZONES["region"].values(), *WINDOWS.values()])


@pytest.mark.parametrize("table", ["months", "weekdays", "ago"])
def test_no_word_has_two_meanings(table):
    words = [word for words in WORDS[table].values() for word in words]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_no_unit_has_two_meanings():
    words = [word for words in WORDS["long_ago"]["units"].values() for word in words]
    assert len(words) == len(set(words))


PIECES = st.lists(
    st.sampled_from(
        [
            "20",
            "11",
            "2026",
            ".",
            "/",
            "-",
            ":",
            ",",
            "(",
            ")",
            " ",
            "T",
            "Z",
            "+",
            "14:05",
            "14.05",
        ]
        + [
            "Uhr",
            "PM",
            "am",
            "Nov",
            "Freitag",
            "heute",
            "MEZ",
            "UTC",
            "Europe/Berlin",
            "vor",
            "Tagen",
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES, PIECES, PIECES)
def test_parts_in_any_order_raise_nothing_and_never_end_in_silence(day, clock, zone):
    delivery = read(day, clock, zone)
    if delivery.day is None and day.strip():
        assert {"bad_date", "two_dates"} & set(delivery.doubts)
    if delivery.clock is None and clock.strip():
        assert {"bad_time", "nonexistent_hour"} & set(delivery.doubts)
    if delivery.zone is None and zone.strip():
        assert "bad_zone" in delivery.doubts
    assert len(delivery.moments) <= 2


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("Friday morning", "2026-11-27", None),
        ("am 20. November nachmittags", "2026-11-20", None),
        ("20.11.2026 12 Uhr mittags", "2026-11-20", "12:00"),
        ("20.11.2026 1:05 mittags", "2026-11-20", "13:05"),
        ("20.11.2026 12 noon", None, None),
        ("gestern Abend 8:30", "2026-11-27", "20:30"),
        ("gestern Morgen 8:30", "2026-11-27", "08:30"),
        ("heute früh 8:30", "2026-11-28", "08:30"),
        ("20.11.2026 12:30 nachmittags", "2026-11-20", "12:30"),
        ("20.11.2026 14:05 morgens", "2026-11-20", "14:05"),
        ("20.11.2026 8 Uhr abends", "2026-11-20", "20:00"),
        ("20.11.2026 9:05 nachm.", "2026-11-20", "21:05"),
        # No evening has such an hour, and noon is no morning.
        ("20.11.2026 2:05 abends", None, None),
        ("20.11.2026 12:05 morgens", None, None),
        ("20.11.2026 0:05 morgens", "2026-11-20", "00:05"),
        # German "am" belongs to a day that follows; behind a time it is English.
        ("13:05 am 20.11.2026", "2026-11-20", "13:05"),
        ("20.11.2026 13:05 AM", None, None),
        ("Samstag vormittag 9:10", None, None),
        ("Sonnabend 9:10", None, None),
        # Tomorrow is no day that has been, and a night has two halves.
        ("morgen 8:30", None, None),
        ("20.11.2026 2:05 nachts", None, None),
        ("Abendessen 20.11.2026", None, None),
    ],
)
def test_a_part_of_the_day(text, day, clock):
    delivery = read(text, zone="Europe/Berlin")
    assert str(delivery.day or "") == (day or "")
    assert (f"{delivery.clock:%H:%M}" if delivery.moments else None) == clock


@pytest.mark.parametrize(
    "text",
    ["9 Uhr 5. November 2026", "9 Uhr 5 Nov 2026", "9h 5. November", "9 Uhr 20. November 2026"],
)
def test_the_day_behind_an_hour_is_none_of_its_minutes(text):
    delivery = read(text, "", "Europe/Berlin")
    assert [moment[-5:] for moment in shown(delivery)] == ["08:00"]
