"""The small readers, each with the forms that mail really has."""

from datetime import UTC, datetime

import pytest

from checker.headers import judge, received, syntaxes
from checker.headers.authentication import parse
from checker.headers.operators import is_local, operator
from checker.message import dates, encoded_words
from checker.message.unfold import unfold
from checker.saying.redact import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fri, 20 Nov 2026 08:15:30 +0100", (2026, 11, 20, 7, 15, 30)),
        ("20 Nov 26 08:15 GMT", (2026, 11, 20, 8, 15, 0)),
        ("20 Nov 99 08:15:30 EST", (1999, 11, 20, 13, 15, 30)),
        ("20 Nov 126 08:15:30 +0000", (2026, 11, 20, 8, 15, 30)),
        ("31 Dec 2016 23:59:60 -0000", (2016, 12, 31, 23, 59, 59)),
        ("Fri, 20-Nov-2026 00:15:31 -0800 (PST)", (2026, 11, 20, 8, 15, 31)),
    ],
)
def test_dates_are_read_in_utc(text, expected):
    assert dates.parse(text) == datetime(*expected, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "31 Feb 2026 08:15:30 +0000",
        "20 Foo 2026 08:15:30 +0000",
        "20 Nov 2026 08:15:30 CET",
        "20 Nov 2026 08:15:30 +9900",
        "20 Nov 2026 25:15:30 +0000",
        "1 Jan 0001 00:00:00 +2300",
    ],
)
def test_what_is_no_reliable_date_is_none(text):
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?M=C3=BCller?=", "Müller"),
        ("=?UTF-8?B?TcO8bGxlcg==?=", "Müller"),
        ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
        ("=?iso-8859-1*de?Q?Gr=FC=DFe_an_alle?=", "Grüße an alle"),
        ("=?utf-8?q?=C3?=", "\ufffd"),
        ("=?utf-8?B?A?=", "=?utf-8?B?A?="),
        ("=?punycode?q?mller-kva?=", "=?punycode?q?mller-kva?="),
        ("=?iso-8859-99?q?a?=", "=?iso-8859-99?q?a?="),
        ("=?utf-8?q?unclosed", "=?utf-8?q?unclosed"),
    ],
)
def test_encoded_words(text, expected):
    assert encoded_words.decode(text) == expected


@pytest.mark.parametrize(
    ("value", "by", "sent_from", "address", "tls"),
    [
        ("from a.example by b.example; x", "b.example", "a.example", "", None),
        ("from A.example. by B.EXAMPLE. with SMTPS; x", "b.example", "a.example", "", "TLS"),
        ("from x (HELO a.example) ([192.0.2.1]) by b", "b", "a.example", "192.0.2.1", None),
        ("from [IPv6:2001:db8::1] by b.example", "b.example", "2001:db8::1", "2001:db8::1", None),
        ("from x (unknown [999.1.1.1]) by b over TLS secured channel", "b", "x", "", "TLS"),
        ("from x (a@b.example) by b (using TLSv1)", "b", "x", "", "TLS 1.0"),
        ("by b.example (Postfix, from userid 0) id 1", "b.example", "", "", None),
        ("from a.example by !!! with esmtp", "", "a.example", "", None),
        ("from ((((a) b by c.example", "", "", "", None),
        ("from a.example by mx-***.b.example", "b.example", "a.example", "", None),
        ("from a.example by ***", "", "a.example", "", None),
    ],
)
def test_received_in_many_ways(value, by, sent_from, address, tls):
    hop = received.parse(value, 0)
    assert (hop.by, hop.sent_from, hop.address, hop.tls) == (by, sent_from, address, tls)


def test_nested_comments_end_where_they_end():
    hop = received.parse("from a.example (b (c) d) by e.example ) with ESMTPS id 7; x", 0)
    assert (hop.by, hop.id) == ("e.example", "7")


@pytest.mark.parametrize(
    ("value", "authserv_id", "results"),
    [
        ("a.example; none", "a.example", []),
        ("a.example 1; dkim/1=pass header.d=b.example", "a.example", [("dkim", "pass")]),
        ('"a.example"; spf=pass (c (d)) smtp.mailfrom=e', "a.example", [("spf", "pass")]),
        ("spf=pass; hotmail.com; dkim=none", "", [("spf", "pass"), ("dkim", "none")]),
        ("i=2; a.example; arc=pass", "a.example", [("arc", "pass")]),
        ("'a.example'; spf=pass", "a.example", [("spf", "pass")]),
        ("a.example; iprev=pass; auth=pass", "a.example", []),
        ('a.example; dkim=fail reason="a; dkim=pass" ;', "a.example", [("dkim", "fail")]),
        ("x.example; dkim=pass\n spf=pass smtp.mailfrom=a", "x.example", [
            ("dkim", "pass"), ("spf", "pass"),
        ]),
        ("=?utf-8?B?c3BmPXBhc3M7IGRtYXJjPW5vbmU=?=", "", [("spf", "pass"), ("dmarc", "none")]),
        ("", "", []),
        (";;;)))(((", "", []),
        ("mx.kunde.example/4dBq2k; spf=pass", "mx.kunde.example", [("spf", "pass")]),
        ("/4dBq2k; spf=pass", "/4dbq2k", [("spf", "pass")]),
    ],
)  # fmt: skip
def test_authentication_results(value, authserv_id, results):
    statement = parse(value, 0, "")
    assert statement.authserv_id == authserv_id
    assert [(result.method, result.result) for result in statement.results] == results


@pytest.mark.parametrize(
    ("value", "domain"),
    [
        ("x; dkim=pass header.i=@A.example", "a.example"),
        ("x; dkim=pass header.d=a.example header.i=@b.example", "a.example"),
        ("x; spf=pass smtp.mailfrom=<c@a.example>", "a.example"),
        ("x; spf=pass smtp.helo=a.example", "a.example"),
        ("x; dmarc=pass header.from=a.example", "a.example"),
        ("x; dkim=pass", ""),
        ("x; arc=pass header.d=a.example", ""),
        ("x; spf=pass smtp.mailfrom=b=anna=c.example@a.example smtp.helo=d", "a.example"),
        ("x; spf=pass smtp.mailfrom=a.example=b", "a.example"),
        ("x; dmarc=pass header.from=<b@a.example>", "a.example"),
        ("x; dmarc=pass (p=none dis=none) d=a.example", "a.example"),
        (
            "x header.i=@a.example header.s=s dkim=pass (ok) header.i=@b.example dkim=fail",
            "a.example",
        ),
    ],
)
def test_the_domain_of_a_result(value, domain):
    assert parse(value, 0, "").results[0].domain == domain


def test_what_a_comment_tells_of_the_policy():
    one = parse("x; dmarc=fail (p=REJECT sp=NONE dis=QUARANTINE) header.from=a.example", 0, "")
    assert one.results[0].properties == {
        "header.from": "a.example", "dis": "QUARANTINE",
    }  # fmt: skip
    assert parse("x; spf=pass (dis=REJECT)", 0, "").results[0].properties == {}


@pytest.mark.parametrize(
    ("syntax", "value", "expected"),
    [
        ("pairs", "A:1; B:2:3;", [("A", "1"), ("B", "2:3"), ("", "")]),
        ("equals", "Yes, a=1 b=X, Y=3", [("status", "Yes"), ("a", "1"), ("b", "X"), ("Y", "3")]),
        ("equals", "a=1", [("a", "1")]),
        ("levels", "Yes, SCORE=9 TAG_LEVEL=3.5 QUARANTINE_LEVEL=9.0 KILL_LEVEL=x", [
            ("status", "Yes"), ("SCORE", "9"), ("TAG_LEVEL", "3.5"), ("QUARANTINE_LEVEL", "9.0"),
            ("KILL_LEVEL", "x"), ("reached", "QUARANTINE_LEVEL"),
        ]),
        ("levels", "No, SCORE=1 TAG_LEVEL=3.5", [
            ("status", "No"), ("SCORE", "1"), ("TAG_LEVEL", "3.5"),
        ]),
        ("levels", "TAG_LEVEL=3.5", [("TAG_LEVEL", "3.5")]),
        ("rspamd", "default: False [-1.20 / 15.00]; X(1)[]", [
            ("spam", "False"), ("score", "-1.20"), ("required", "15.00"),
        ]),
        ("rspamd", "nothing", []),
        ("token", "junk:10;V03", [("", "junk")]),
        ("second", "1::2/0/0 CLEAN NORMAL", [("", "CLEAN")]),
        ("second", "alone", [("", "")]),
        ("labels", "Spam, Unread", [("", "Spam"), ("", "Unread")]),
        ("text", " a b ", [("", "a b")]),
    ],
)  # fmt: skip
def test_syntaxes(syntax, value, expected):
    assert list(syntaxes.parse(syntax, value)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an anna.beispiel@kunde.example!", "an a…@kunde.example!"),
        ("1axb-anna=kunde.example@mail.example", "1…@mail.example"),
        ("Klick https://t.example/e3t/Btc/abc?id=1#x hier", "Klick https://t.example/… hier"),
        ("token 0123456789abcdef0123456789abcdef", "token …"),
        ("RCVD_IN_MSPIKE_H2,HTML_MESSAGE", "RCVD_IN_MSPIKE_H2,HTML_MESSAGE"),
        ("\"anna beispiel\"@kunde.example 'anna@kunde.example'", "…@kunde.example 'a…@kunde.example'"),
        ("o'anna@kunde.example", "o…@kunde.example"),
        ("anna%40kunde.example anna＠kunde.example", "a…%40kunde.example a…＠kunde.example"),
        ("nothing to hide", "nothing to hide"),
    ],
)  # fmt: skip
def test_redaction(text, expected):
    assert redact(text) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("mx.google.com", "google"),
        ("mail.kunde.example", "kunde.example"),
        ("localhost", ""),
        ("192.0.2.1", ""),
        ("2001:db8::1.2.3.4", ""),
        ("co.uk", ""),
    ],
)
def test_operators(host, expected):
    assert operator(host) == expected


def test_inner_networks():
    assert is_local("172.16.3.4") and is_local("fe80::1")
    assert not is_local("192.0.2.1") and not is_local("2001:db8::1")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A-B: 1\n c\n\td", [("a-b", "1 c d")]),
        ("Subject:x\nARC-Seal:i=1; a", [("subject", "x"), ("arc-seal", "i=1; a")]),
        ("X-Y: 1\nSCL:1;SRV:;\nX-Z: 2", [("x-y", "1 SCL:1;SRV:;"), ("x-z", "2")]),
        ("DKIM-Signature: h=A:\nMessage-ID:Date:From\nX-Z: 2", [
            ("dkim-signature", "h=A: Message-ID:Date:From"), ("x-z", "2"),
        ]),
        ("X-Y: see\nhttps://a.example/\nX-Z: 2", [("x-y", "see https://a.example/"), ("x-z", "2")]),
        ("X-Y:\nvalue", [("x-y", "value")]),
        (" stray\nX-Y: 1", [("x-y", "1")]),
        (" stray\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_unfolding(text, fields):
    found = unfold(text)
    assert [found.field(at)[:2] for at in range(len(found.names))] == fields


def test_long_headers_are_cut_and_said_to_be():
    assert "truncated" in unfold("X-A: " + "b" * (1 << 20)).repairs
    assert "truncated" in unfold("X-A: b\n" * 10_001).repairs
    assert "truncated" not in unfold("X-A: b\n\n" + "c" * (2 << 20)).repairs


def test_headers_longer_than_usual_are_read_to_their_end():
    text = "Received: x\nSubject: " + f"{'word ' * 20}\n" * 1_000 + "X-Last: here\n\nbody"
    assert unfold(text).first("x-last") == "here"


def test_more_hops_than_any_way_has():
    line = "Received: from a.example by b.example; Fri, 20 Nov 2026 08:15:30 +0000\n"
    reading = judge(line * 103)
    assert len(reading.route.hops) == 100
    [finding] = [one for one in reading.findings if one.code == "hops_left_out"]
    assert finding.values == {"count": "3"}


def test_a_hop_without_a_time_has_no_delay_and_no_acceptance_to_name():
    reading = judge("Received: from a.example by b.example\n")
    assert reading.route.delays == [None]
    assert {one.code for one in reading.findings} == {"no_authentication_results"}


def test_of_several_spf_results_the_envelope_sender_s_counts():
    reading = judge(
        "Authentication-Results: x; spf=none smtp.pra=a@b.example; spf=pass smtp.mailfrom=b.example;"
        " spf=none smtp.helo=c.example\nFrom: a@b.example\n"
    )
    assert [(one.result, one.domain) for one in reading.evidence] == [("pass", "b.example")]


def test_a_result_that_names_no_domain_is_no_evidence():
    reading = judge(
        "Authentication-Results: x; dkim=pass header.d=..; spf=pass\nFrom: a@b.example\n"
    )
    assert reading.evidence == ()


def test_a_quoted_answer_below_does_not_make_the_headers_quoted():
    text = "Received: x\nSubject: y\n\n" + "> what was asked\n" * 90
    assert unfold(text).repairs == ()


def test_unknown_filters_are_listed_up_to_a_limit():
    fields = "".join(f"X-Spam-Made-Up-{number}: yes\n" for number in range(40))
    unknown = judge("Received: x\n" + fields).unknown_filters
    assert len(unknown) == 30
    assert unknown[0] == ("X-Spam-Made-Up-0", "yes")


def test_a_known_field_behind_very_many_others_is_no_unknown_one():
    section = "X-MS-Exchange-Organization-SCL: 5\n" * 120
    reading = judge(f"Received: x\n{section}X-Spam-Flag: YES\n")
    assert len(reading.remarks) == 100
    assert reading.unknown_filters == ()


@pytest.mark.parametrize(
    ("name", "looks_like_it"),
    [
        ("X-Bogosity", True),
        ("X-ClamAV-Result", True),
        ("X-CNFS-Analysis", True),
        ("X-CRM114-Status", True),
        ("X-Ham-Report", True),
        ("X-MailCleaner-Status", True),
        ("X-ME-VSCause", True),
        ("X-Mras", True),
        ("X-VadeSecure-Verdict", True),
        ("X-IRONSCALES-Class", True),
        ("X-Perception-Point-Id", True),
        ("X-MXTHUNDER-Group", True),
        ("X-Tessian-Checked", True),
        ("X-CheckPoint-Harmony", True),
        ("X-Heimdal-Result", True),
        ("X-Filter-ID", True),
        ("X-LASED-Hits", True),
        ("X-Example-Verdict", True),
        ("X-Metadefender-Core-Rule", True),
        ("X-ProXaD-SC", True),
        ("X-GFIME-Block-Reason", True),
        ("X-j-chkmail-Status", True),
        ("X-Inkyard-Issue", False),
        ("X-Amp-Html", False),
        ("X-Check-In", False),
        ("X-Hamburg-Office", False),
        ("X-HubSpot-Id", False),
        ("X-Mailer", False),
        ("X-Report-Abuse-To", False),
        ("X-Unsubscribe-Spam", False),
    ],
)
def test_a_field_is_listed_whose_name_looks_like_a_filter_s(name, looks_like_it):
    unknown = judge(f"Received: x\n{name}: yes\nFrom: a@b.example\n").unknown_filters
    assert unknown == (((name, "yes"),) if looks_like_it else ())


@pytest.mark.parametrize(
    ("field", "is_listed"),
    [
        ("X-ME-Content: Deliver-To=Elsewhere", True),
        ("X-Forefront-Antispam-Report: EFV:NLI;", True),
        ("X-YMailISG: abc", False),
        ("X-Made-MailScanner-SpamCheck:", False),
        ("Authentication-Results: x; made-up=pass", False),
        ("Message-Trace-Status: Made up", True),
    ],
)
def test_a_known_field_is_listed_whose_value_no_table_knows(field, is_listed):
    unknown = judge(f"Received: x\n{field}\nFrom: a@b.example\n").unknown_filters
    assert unknown == ((tuple(field.split(": ", 1)),) if is_listed else ())


@pytest.mark.parametrize(
    ("field", "is_verdict"),
    [
        ("X-Made-Up: clean/normal", True),
        ("X-Made-Up: SPAM", True),
        ("X-Made-Up: Blocked / by a rule", True),
        ("X-Made-Up: clean energy", False),
        ("X-Made-Up: spammer", False),
        ("X-MS-Made-Up: clean", False),
        ("Comments: spam", False),
    ],
)
def test_a_field_is_listed_whose_value_is_a_filter_s_word(field, is_verdict):
    unknown = judge(f"Received: x\n{field}\nFrom: a@b.example\n").unknown_filters
    assert unknown == ((tuple(field.split(": ")),) if is_verdict else ())


def test_comments_in_comments_are_part_of_the_outermost():
    hop = received.parse("from a.example (b (c (d.example) e) [192.0.2.1] f) by c.example; x", 0)
    assert (hop.sent_from, hop.address, hop.by) == ("a.example", "192.0.2.1", "c.example")
