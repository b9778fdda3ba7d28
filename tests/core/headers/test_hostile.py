"""Input made to break things: no exception, no stall, nothing that grows faster than the input."""

import json
import os
import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.headers import describe, judge
from checker.headers.ruling import Certainty, Fate, Owner
from checker.message.compound import SIGNATURE
from checker.message.containers import FILE_LIMIT
from checker.saying.catalogue import LANGUAGES
from tests.core.headers.fuzz import attempt

HOP = b"Received: from a.example (b.example [192.0.2.1]) by c.example with ESMTPS id X; "
HOP += b"Fri, 20 Nov 2026 08:15:30 +0000\n"
PART = b"--b\nContent-Type: message/rfc822\n\nSubject: x\n" + HOP + b"\n"

HOSTILE = {
    "100,000 hops": HOP * 100_000,
    "100,000 empty hops": b"Received: x\n" * 100_000,
    "a megabyte in one line": b"Received: " + b"a" * 1_000_000,
    "a megabyte of From": b"From: " + b"a" * 1_000_000,
    "nested comments": b"Received: from a " + b"(" * 1_000_000,
    "nested comments in results": b"Authentication-Results: x; dkim=pass " + b"(" * 1_000_000,
    "unclosed quotes": b"Authentication-Results: x; " + b'"\\' * 500_000,
    "many results": b"Authentication-Results: x.example; "
    + b"dkim=pass header.d=a.example;" * 30_000,
    "many fields of results": b"Authentication-Results: x; dkim=pass header.d=a.example\n" * 16_000,
    "10,000 parts": b"From: a@b.example\n\n" + PART * 10_000,
    "parts in base64": b"Subject: a\n\n"
    + (
        b"--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        + b"QUJD\n" * 9_000
    )
    * 30,
    "null octets": b"\0" * 1_000_000,
    "every octet": bytes(range(256)) * 4_000,
    "colons": b":" * 1_000_000,
    "torn names": ("a\u200b" * 20 + "\n").encode() * 16_000,
    "JSON in JSON": json.dumps(["[" * 1_000] * 1_000).encode(),
    "entries without an end": b"{'received': " * 80_000,
    "marks before lines": (b"9 " * 50 + b"Received: x\n") * 9_000,
    "350,000 fields": b"a:\n" * 350_000,
    "quotation marks": b">" * 1_000_000,
    "quoted lines": b"> > > a\n" * 120_000,
    "spaces": b" " * 1_000_000,
    "line feeds": b"\n" * 1_000_000,
    "carriage returns": b"\r" * 1_000_000,
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 70_000,
    "broken encoded words": b"Subject: " + b"=?" * 500_000,
    "a long report": b"X-Forefront-Antispam-Report: " + b"SFV:SPM;" * 120_000,
    "many reports": b"X-Forefront-Antispam-Report: SFV:SPM;\n" * 27_000,
    "many tests": b"X-Spam-Status: Yes, tests=" + b"AAA," * 250_000,
    "equals signs": b"X-Spam-Status: " + b"a=" * 500_000,
    "many recipients": b"To: " + b"a@b.example," * 80_000,
    "deep names": b"Received: from " + b"a." * 4_000 + b" by " + b"b." * 4_000 + b"; x",
    "colons for an address": b"Received: from x (" + b":" * 500_000 + b") by y; z",
    "greetings": b"Received: from x (" + b"HELO " * 200_000 + b") by y; z",
    "an address without an end": b"X-Spam-Status: score=" + b"a" * 1_000_000,
    "an empty compound file": SIGNATURE + bytes(1_000_000),
    "a compound file of ones": SIGNATURE + b"\xff" * 1_000_000,
    "two octets each": b"\xff\xfe" + "Received: x\n".encode("utf-16-le") * 40_000,
    "summaries": b"SPF: x\n" * 140_000,
    "a table": b"Received  \t from x by y\n" * 40_000,
    "a list of objects": b'{"headers":[' + b'{"name":"Received","value":"x"},' * 30_000 + b"{}]}",
    "a page of nothing": b"<td>" + b"</td> " * 170_000,
    "a page of lines": b"a<br>" * 200_000,
    "a page of rows": b"<table>" + b"<tr><td>a</td><td>" * 58_000,
    "one line of names": b"Received: from a To: " * 50_000,
    "one line of glued names": b"x" * 170 + b"Received: " * 100_000,
    "quoted-printable": b"spf=3Dpass" + b"=\n" * 500_000,
    "pairs without brackets": b'{"name":"a","value":"b"},' * 42_000,
    "a text that never ends": b'{"name":"' + b"\\" * 1_000_000,
    "names alone": b"Content-Type\n" * 80_000,
    "a list of pairs": b"[" + b",".join([b'["a","b"]'] * 100_000) + b"]",
    "a page's source without a word": b"<html></td>" + b" " * 1_000_000,
    "fields in one line": b"Received: from a " + b"x-a-b-c: " * 110_000,
    "many unknown filters": b"".join(b"X-Spam-%d: y\n" % number for number in range(70_000)),
    "wrapped lines": b"Received: x\n" + b"word\n" * 200_000 + b"From: a@b.example\n",
    "the largest file": b"From: a@b.example\n\n" + b"message/rfc822\n" * (FILE_LIMIT // 15 - 9),
    "quotes around nothing": b'""',
    "quotes around nothing, in lines": b"> \n> \n",
    "half a character": b'[{"name":"Received","value":"\\ud83d spf=3Dpass"}'
    + b',{"name":"A","value":"b"}' * 2
    + b"]",
    "too large a file": b"a" * (FILE_LIMIT + 1),
}
# Seconds for the slowest of them on a busy machine; the browser has two, and takes about four times
# as long as CPython.
STALL = 2.0


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_answered_in_time(data):
    start = process_time()
    report = describe(judge(data), "de")
    assert process_time() - start < STALL
    assert report["verdict"] in set(Fate)
    assert len(json.dumps(report)) < 200_000


@pytest.mark.parametrize("filler", [b"(", b'"', b"a.", b"=?", b"d=a;", b"\\", b"a@", b"1:", b"<"])
@pytest.mark.parametrize("name", ["Received", "Authentication-Results", "From", "X-Spam-Status"])
def test_the_time_does_not_grow_faster_than_the_input(name, filler):
    def seconds(length: int) -> float:
        data = name.encode() + b": " + filler * length
        start = process_time()
        judge(data)
        return process_time() - start

    short = max(min(seconds(20_000) for _ in range(3)), 0.001)
    assert min(seconds(200_000) for _ in range(3)) < 40 * short


FIELD_NAMES = st.sampled_from(
    "Received From To Subject Authentication-Results ARC-Authentication-Results Return-Path"
    " Delivered-To X-Forefront-Antispam-Report X-Microsoft-Antispam-Mailbox-Delivery X-Spam-Status"
    " X-Spamd-Result X-Barracuda-Spam-Status X-TOI-EXPURGATEID DKIM-Signature Message-ID".split()
)
SHREDS = st.sampled_from(
    "from by with id for ; , ( ) [192.0.2.1] ESMTPS LMTP mx.google.com mx0a.pphosted.com a.example"
    " x.hubspotemail.net mail.kunde.example Fri, 20 Nov 2026 08:15:30 +0000 spf=pass dkim=pass"
    " dmarc=fail header.d=a.example smtp.mailfrom=b.example arc=pass i=1; SFV:SPM; dest:J; Yes,"
    ' \n \r\n \t =?utf-8?q?=C3?= \x00 \u2028 ä xn--a \U0001f600 " \\'.split(" ")
)
HEADERS = st.lists(
    st.tuples(FIELD_NAMES, st.lists(SHREDS, max_size=25).map(" ".join)).map(": ".join), max_size=12
).map("\n".join)


def check(data: str | bytes, part: int = 0) -> None:
    """Whatever goes in, a report in the agreed form comes out in both languages."""
    reading = judge(data, part)
    reports = [describe(reading, language) for language in LANGUAGES]
    for report in reports:
        assert report["verdict"] in set(Fate)
        assert report["owner"] in {None, *Owner}
        assert report["certainty"] in set(Certainty)
        assert sum(hop["accepted"] for hop in report["hops"]) == bool(report["hops"])
        assert (report["alignment"] is not None) == any(
            one["alignment"] for one in report["evidence"]
        )
        json.dumps(report)
    codes = [[finding["code"] for finding in report["findings"]] for report in reports]
    assert codes[0] == codes[1]


@given(HEADERS)
def test_shreds_of_headers(text):
    check(text)


@given(st.text())
def test_any_text(text):
    check(text)


@given(st.binary(), st.integers())
def test_any_octets(octets, part):
    check(octets, part)


@given(st.binary(max_size=4_000))
def test_any_compound_file(octets):
    check(SIGNATURE + bytes(22) + b"\x09\x00" + octets)


@given(HEADERS)
def test_line_ends_do_not_matter(text):
    unix = text.replace("\r", "").replace("\x00", "")
    assert describe(judge(unix), "en") == describe(judge(unix.replace("\n", "\r\n")), "en")


@given(HEADERS)
def test_what_is_forged_below_the_border_changes_nothing(text):
    top = (
        "Authentication-Results: mx1.kunde.example; dkim=pass header.d=a.example\n"
        "Received: from x.hubspotemail.net (x.hubspotemail.net [192.0.2.1])"
        " by mx1.kunde.example (Postfix) with ESMTPS id 1; Fri, 20 Nov 2026 08:15:30 +0000\n"
        "From: news@a.example\nDelivered-To: anna@kunde.example\n"
    )
    forged = "".join(
        f"X-Filler: {line}\n" if not line.startswith(("Received:", "Authentication-Results:"))
        else f"{line}\n"
        for line in text.replace("\r", "\n").splitlines()
    )  # fmt: skip
    ours, theirs = judge(top), judge(top + forged)
    assert theirs.evidence == ours.evidence
    assert theirs.route.acceptance.by == ours.route.acceptance.by


def test_the_fuzzer_finds_nothing():
    dice = random.Random(0 if "CI" in os.environ else None)
    for _ in range(300):
        attempt(dice)
