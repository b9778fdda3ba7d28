"""What readers drop and paste: text, mail files, Outlook's files, and what only looks like it."""

import struct

import pytest

from checker.headers import judge
from checker.message import compound, containers
from checker.message.unfold import LIMIT
from checker.reading.outcome import Reason
from site_build.runtime.corpus.outlook import (
    ATTACHED,
    BODY,
    HEADERS,
    OF_RECIPIENT,
    REPORT_TEXT,
    compound_file,
    message,
)

OUTER = (
    "Received: from a.example by b.example; Fri, 20 Nov 2026 08:15:30 +0000\r\nSubject: Außen\r\n"
)
INNER = "From: a@b.example\r\nSubject: Innen\r\n"


def codes(data: bytes | str) -> set[str]:
    return {finding.code for finding in judge(data).findings}


def headers_of(data: bytes, limit: int = LIMIT) -> list[str]:
    return [one.headers for one in compound.messages(data, limit, containers.MOST_PARTS)]


def test_an_outlook_file_gives_its_transport_headers():
    reading = judge(message(OUTER))
    assert reading.subject == "Außen"
    assert [hop.by for hop in reading.route.hops] == ["b.example"]


def test_a_message_attached_in_outlook_is_offered_after_the_outer_one():
    data = message(OUTER, attached=INNER)
    assert [part.subject for part in judge(data).parts] == ["Außen", "Innen"]
    assert judge(data, part=1).subject == "Innen"


def test_only_an_attached_message_has_headers():
    data = compound_file({f"{ATTACHED}/{HEADERS}": INNER.encode("utf-16-le")})
    assert judge(data).subject == "Innen"


def test_eight_bit_headers_of_older_outlook():
    data = compound_file({"__substg1.0_007D001E": OUTER.encode("cp1252")})
    assert judge(data).subject == "Außen"


OF_A_NOTICE = """\
From: Microsoft Outlook <postmaster@firma.example>
Subject: Unzustellbar: Neuigkeiten
Content-Type: multipart/report; report-type=delivery-status;
 boundary="b1"
Auto-Submitted: auto-replied
"""
NOTICE = """\
Ihre Nachricht an erika@kunde.example konnte nicht zugestellt werden.

Diagnoseinformationen für Administratoren:
erika@kunde.example
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'
"""
ADDED = "<mx.kunde.example #5.1.1 smtp;550 5.1.1 <erika@kunde.example>: User unknown>"


@pytest.mark.parametrize(
    "texts",
    [
        {HEADERS: OF_A_NOTICE, BODY: NOTICE},
        {BODY: NOTICE},
        {REPORT_TEXT: NOTICE},
        {HEADERS: OF_A_NOTICE, OF_RECIPIENT: ADDED},
        {HEADERS: OF_A_NOTICE, BODY: NOTICE, f"{ATTACHED}/{HEADERS}": INNER},
    ],
    ids=["headers-body", "body", "report-text", "of-a-recipient", "with-the-email"],
)
def test_a_notice_kept_in_outlook_is_read(texts):
    reading = judge(compound_file({name: text.encode("utf-16-le") for name, text in texts.items()}))
    assert {finding.code for finding in reading.findings} == {"bounce"}
    assert reading.bounce.first.recipient == "erika@kunde.example"
    assert reading.bounce.first.reply.reason is Reason.USER_UNKNOWN
    assert reading.subject == ("Innen" if len(texts) == 3 else "")


def test_the_words_of_an_email_in_outlook_are_no_headers():
    words = "Hallo\n\nFrom: a@b.example\nSubject: Neu\nTo: c@d.example\n"
    assert codes(compound_file({BODY: words.encode("utf-16-le")})) == {"msg_without_headers"}


def test_no_more_messages_of_an_outlook_file_are_read_than_are_offered():
    inside = {
        f"__attach_version1.0_#{n:08}/{ATTACHED.split('/')[1]}/{HEADERS}": INNER for n in range(30)
    }
    data = compound_file({name: text.encode("utf-16-le") for name, text in inside.items()})
    assert len(judge(data).parts) == containers.MOST_PARTS


@pytest.mark.parametrize("shift", [9, 12])
def test_long_headers_lie_in_ordinary_sectors(shift):
    text = OUTER + "X-Long: " + "a" * 20_000
    data = compound_file({HEADERS: text.encode("utf-16-le")}, shift)
    assert headers_of(data) == [text]


def test_a_file_so_large_that_its_table_has_a_table():
    data = compound_file({HEADERS: OUTER.encode("utf-16-le"), "attachment": bytes(9 << 20)})
    assert headers_of(data) == [OUTER]


def test_no_more_is_read_of_a_stream_than_the_limit():
    data = compound_file({HEADERS: OUTER.encode("utf-16-le")})
    assert headers_of(data, 18) == ["Received:"]


def test_the_file_of_a_sent_message_has_no_headers():
    assert codes(compound_file({"__substg1.0_0037001F": b"x\0"})) == {"msg_without_headers"}


def test_every_truncation_of_an_outlook_file_is_survived():
    data = message(OUTER, attached=INNER)
    for length in range(8, len(data), 7):
        assert judge(data[:length]).subject in ("", "Außen", "Innen")


def test_a_truncated_outlook_file_says_so():
    assert codes(message(OUTER)[:600]) == {"damaged_msg"}
    assert codes(compound.SIGNATURE + bytes(20)) == {"damaged_msg"}


def test_an_unknown_sector_size_is_damage():
    data = bytearray(message(OUTER))
    data[30:32] = struct.pack("<H", 60)
    assert codes(bytes(data)) == {"damaged_msg"}


def test_a_chain_that_bites_its_tail_ends():
    data = bytearray(compound_file({HEADERS: ("a: b\r\n" * 2_000).encode("utf-16-le")}))
    fat = data.rindex(struct.pack("<I", 0xFFFFFFFD))
    table = fat - fat % 512
    data[table : table + 4] = struct.pack("<I", 0)
    assert len(headers_of(bytes(data))[0]) <= 12_000


def test_a_directory_that_bites_its_tail_ends():
    data = bytearray(message(OUTER))
    at = data.index("__properties_version1.0".encode("utf-16-le"))
    data[at + 68 : at + 72] = data[at + 72 : at + 76] = struct.pack("<I", 1)
    assert headers_of(bytes(data)) in ([""], [OUTER])


def test_a_table_of_tables_that_bites_its_tail_ends():
    data = bytearray(message(OUTER))
    data[68:72] = data[1020:1024] = struct.pack("<I", 0)
    data[76:512] = b"\xff" * 436
    data[512:1020] = b"\xff" * 508
    assert codes(bytes(data)) == {"damaged_msg"}


def test_a_long_row_of_siblings_needs_no_recursion():
    names = {f"s{number:05}": b"x" for number in range(3_000)}
    data = compound_file(names | {HEADERS: OUTER.encode("utf-16-le")})
    assert headers_of(data) == [OUTER]


def test_a_file_that_is_too_large_is_not_read():
    assert codes(b"Subject: a\n" + bytes(containers.FILE_LIMIT)) == {"file_too_large"}


def test_pasted_text_is_cut_like_a_file():
    assert containers.read("a" * 10).texts == ("a" * 10,)
    assert len(containers.read("ä" * (containers.FILE_LIMIT // 2 + 10)).texts[0]) == 0


def test_a_character_cut_in_two_does_not_change_the_charset():
    text = containers.read(("X-Filler: " + "ä" * LIMIT).encode()).texts[0]
    assert set(text[10:-1]) == {"ä"}


def test_letters_of_two_charsets_in_one_file():
    assert containers.read(b"A: \xc3\xbc\nB: \xfc\nC: \x80\x81\n").texts == (
        "A: ü\nB: ü\nC: €\ufffd\n",
    )


def test_half_a_character_in_a_paste_spoils_only_itself():
    assert containers.read("ü\ud800ü").texts == ("ü?ü",)


def test_the_word_for_a_nested_message_in_the_text_is_no_nested_message():
    assert containers.read(b"Subject: a\n\nmessage/rfc822 is a type\n").texts[1:] == ()


def test_a_nested_message_that_breaks_off_in_its_own_heading_is_none():
    text = b"Subject: a\n\n--b\nContent-Type: message/rfc822"
    assert containers.read(text).texts[1:] == ()


@pytest.mark.parametrize("number", [-1, 7, 10**9])
def test_a_part_that_does_not_exist_is_the_outermost(number):
    assert judge(INNER, part=number).part == 0


def test_no_more_than_twenty_nested_messages_are_offered():
    part = b"--b\nContent-Type: message/rfc822\n\nSubject: x\n\n"
    assert len(judge(b"Subject: a\n\n" + part * 10_000).parts) == 1 + containers.MOST_PARTS


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_only_the_headers_of_a_nested_message_are_kept(end):
    text = end.join((b"Subject: a", b"", b"--b", b"Content-Type: message/rfc822", b"", b""))
    inner = end.join((b"From: a@b.example", b"Subject: b", b"", b"text"))
    [kept] = containers.read(text + inner).texts[1:]
    assert kept.splitlines() == ["From: a@b.example", "Subject: b"]
    assert judge(text + inner, 1).subject == "b"


def test_no_more_of_a_long_email_is_looked_at_than_can_be_headers():
    [text] = containers.read(b"Received: by a.example\nSubject: b\n\n" + b"text\n" * LIMIT).texts
    assert len(text) < LIMIT // 10


def test_a_paste_with_an_empty_line_after_each_is_looked_at_as_a_whole():
    data = b"Received: by a.example\n\n" + b"Subject: b\n\n" * 10_000
    assert len(containers.read(data).texts[0]) == len(data)
