"""Days and times as people copy them, in every zone, before and after the day the build asks."""

from collections.abc import Iterator
from itertools import cycle

from checker.knowledge.time_zones import zone_names
from site_build.runtime.corpus import NOW

DAYS = [
    "", "heute", "gestern", "today", "yesterday", "vor 3 Tagen", "3 days ago", "x", "31.02.2026", "0000-00-00",
    *(f"{NOW.year}-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15, 28)),
    *(f"{NOW.year + years}-0{NOW.month}-15" for years in (-1, 1)),
    f"{NOW:%d.%m.%Y}", f"{NOW:%d.%m.%y}", f"{NOW:%m/%d/%Y}", f"{NOW:%B %d, %Y}", f"{NOW:%d %b %Y}", f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
    f"{NOW:%a, %d %b %Y %H:%M:%S +0200}", f"{NOW:%d}. März {NOW.year}", f"Mo., {NOW:%d}. Dez. {NOW.year}", f"{NOW:%d.%m.%Y %H:%M} Uhr MESZ",
    f"{NOW:%m/%d/%Y %I:%M %p} EST", f"{NOW:%Y%m%d}", f"{NOW:%Y-%m-%d %H:%M:%S.123456+02:00}", "１５．０６．２００１",
]  # fmt: skip
TIMES = [
    "",
    "14:05",
    "2:05 pm",
    "14.05 Uhr",
    "14:05:30 MESZ",
    "12:00 EST",
    "25:61",
    "noon",
    "02:30",
    "00:00",
    "23:59+01:00",
]
OTHER_ZONES = [
    "", "MEZ", "MESZ", "CET", "CEST", "EST", "PDT", "UTC", "UTC+1", "GMT-05:30", "Z", "W. Europe Standard Time", "Berlin", "x",
    "(UTC+01:00) Amsterdam, Berlin, Bern", "GMT+0100 (Mitteleuropäische Normalzeit)", "Mars/Olympus", "+0100 (CET)", "Asia/Kolkata",
]  # fmt: skip
ZONES = [*sorted(zone_names()), *OTHER_ZONES]


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    day = cycle(DAYS)
    yield from ({"date": one, "zone": "Europe/Berlin"} for one in DAYS for _ in range(2))
    yield from ({"date": next(day), "zone": zone} for zone in ZONES)
