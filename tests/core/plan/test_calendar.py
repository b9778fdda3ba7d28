"""A day as a file for calendars: as RFC 5545 has it, to the octet."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from checker.browser import answer
from checker.plan.calendar import calendar

WRITTEN = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)


def made(summary: str = "Ende", description: str = "", day: date = date(2026, 12, 31)) -> str:
    return calendar(day, summary, description, WRITTEN, "0a1b")


def value(text: str, name: str) -> str:
    """Return what a property of the entry says, as RFC 5545 (3.3.11) has it read."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found = next(line for line in lines if line.startswith(name)).partition(":")[2]
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1], found)


def test_an_entry_is_a_whole_day_in_every_zone():
    lines = made().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "DTSTAMP:20261128T123000Z" in lines
    assert "UID:0a1b" in lines
    assert "TZID" not in made()
    for name in ("VERSION", "PRODID", "BEGIN:VEVENT", "UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert sum(line.startswith(name) for line in lines) == 1


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text("äß€𝄞\\;,\n x", min_size=60)
)
def test_lines_are_folded_at_75_octets_and_say_what_was_written(summary, description):
    text = made(summary, description)
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert "\n" not in text.replace("\r\n", "")
    assert value(text, "SUMMARY") == summary
    assert value(text, "DESCRIPTION") == description


def test_no_two_plans_have_the_same_entry():
    asked = '{"tool": "plan", "language": "de", "where": "quarantined", "date": "gestern"}'
    ids = {value(answer(asked).replace("\\r\\n", "\r\n"), "UID") for _ in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in ids)
