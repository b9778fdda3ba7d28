"""A day as an entry that calendars take in (iCalendar, RFC 5545)."""

from datetime import date, datetime, timedelta

# RFC 5545, 3.1: a line has at most 75 octets, without its end; what follows begins with a space.
_LONGEST_LINE = 75


def calendar(day: date, summary: str, description: str, written: datetime, uid: str) -> str:
    """Return a calendar with one entry for the whole of `day`, which reminds of it the day before.

    `written` is in UTC; `uid` has to be like no other and to tell nothing (RFC 7986, 5.3). An entry
    for a whole day is the same day in every time zone, so none is defined.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//checker//plan//",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{written:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(summary)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    """Return a value of the type TEXT (RFC 5545, 3.3.11)."""
    for special in "\\;,":
        text = text.replace(special, f"\\{special}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces, none of which parts the octets of a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return "\r\n".join([*pieces, piece])
