"""Write days and times out for people, in their language."""

from datetime import date, datetime

from checker.saying.catalogue import sentences


def spoken_day(day: date, language: str) -> str:
    """Return `day` with the name of its month: 20. November 2026, 20 November 2026."""
    texts = sentences("dates", language)
    return texts["day"].format(day=day.day, month=texts["month"][str(day.month)], year=day.year)


def utc_offset(moment: datetime) -> str:
    """Return how far the clocks of an aware `moment` are ahead of UTC, such as UTC+01:00."""
    return f"UTC{moment:%:z}"


def utc_text(moment: datetime) -> str:
    """Return an aware `moment` that is in UTC the way logs write it: 2026-11-20 13:05 UTC."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
