"""What people paste: headers in all kinds of wrappings, and other tools' pages in place of headers."""

import html
import json
import pprint
import quopri
import re
from base64 import b64encode, encodebytes, urlsafe_b64encode
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from checker.case.details import Detail
from checker.headers import describe, judge
from checker.knowledge.languages import LANGUAGES
from checker.message.unfold import readable_lines, unfold

CASES = Path(__file__).parent / "cases"
MESSAGE = (CASES / "m365-spam.eml").read_text(encoding="utf-8").partition("\n\n")[0]
LINES = MESSAGE.split("\n")
FOUND = unfold(MESSAGE)
FIELDS = [(field.written, field.value) for field in map(FOUND.field, range(len(FOUND.names)))]


def on_one_line(form: str) -> str:
    return "\n".join(form.format(name=name, value=value) for name, value in FIELDS)


def marked(form: str) -> str:
    """Put a mark in front of each line that begins a field."""
    return "\n".join(line if line[0] in " \t" else form.format(line=line) for line in LINES)


def before(form: str) -> str:
    """Put the same before every line, but for its number."""
    return "\n".join(form.format(at=at, line=line) for at, line in enumerate(LINES, 8))


def before_names(form: str) -> str:
    """Put something in the place of each hyphen of a name."""
    parts = (("", "", line) if line[0] in " \t" else line.partition(":") for line in LINES)
    return "\n".join(name.replace("-", form) + colon + rest for name, colon, rest in parts)


UNFOLDED = on_one_line("{name}: {value}")
ESCAPED = [(name, html.escape(value)) for name, value in FIELDS]
WRAPPED = {
    "separators of web pages": MESSAGE.replace("\n", "\u2028"),
    "vertical tabs of word processors": MESSAGE.replace("\n", "\v"),
    "numbered": "\n".join(f"{at:4}: {line}" for at, line in enumerate(LINES, 1)),
    "numbered by an editor": "\n".join(f"{at}\t{line}" for at, line in enumerate(LINES, 1)),
    "indented": "\n".join(f"    {line}" for line in LINES),
    "indented by tabs": "\n".join(f"\t{line}" for line in LINES),
    "quoted and indented": "\n".join(f">     {line}" for line in LINES),
    "quoted by bars": "\n".join(f"| {line}" for line in LINES),
    "bullets": marked("* {line}"),
    "a numbered list": marked("1. {line}"),
    "Exim's queue": "1vA0-1b-H\nmail 8 12\n<a@b.example>\nXX\n1\nanna@kunde.example\n\n"
    + "\n".join(line if line[0] in " \t" else f"{len(line):03}P {line}" for line in LINES),
    "an empty line after each field": "\n".join(
        line if line[0] in " \t" else f"\n{line}" for line in LINES
    ).strip(),
    "names broken at their hyphens": MESSAGE.replace("Authentication-R", "Authentication-\nR")
    .replace("X-Microsoft-Antispam-M", "X-Microsoft-Antispam- \nM").replace("\n ", "\n"),
    "a list of octets": repr([line.encode() for line in LINES]),
    "properties of a document in Notes": "\n".join(
        f"Field Name: {name}\nData Type: RFC822 Text\nData Length: {len(value)} bytes\n"
        f'Seq Num: 1\nDup Item ID: 0\nField Flags: SUMMARY\n\n"{value}"\n'
        for name, value in FIELDS
    ),
    "objects in lines": on_one_line("@{{Name={name}; Value={value}}}"),
    "a program's list": "const h = [\n"
    + "".join(f"    {json.dumps(line)},\n" for line in LINES) + '].join("\\r\\n");',
    "a program's sum": "h =\n" + " +\n".join(json.dumps(line + "\r\n") for line in LINES) + ";",
    "Python's pprint of an imaplib answer": pprint.pformat(
        [(b"1 (BODY[HEADER] {2699}", MESSAGE.replace("\n", "\r\n").encode())], width=64
    ),
    "a program's texts, joined by a sign in front": "\n".join(
        f"{'      + ' if at else 'String source = '}{json.dumps(line + chr(10))}"
        for at, line in enumerate(LINES)
    ),
    "a program's texts": "\n".join(f"  {json.dumps(line + chr(10))}" for line in LINES),
    "indented but for the first line": "\n    ".join(LINES),
    "unfolded and indented but for the first line": "\n\t".join(map(str.strip, LINES)),
    "a mail in HTML": "Guten Tag,<br>der Kopf:<br>" + html.escape(MESSAGE).replace("\n", "<br>"),
    "escaped": MESSAGE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
    "escaped twice": html.escape(html.escape(MESSAGE)),
    "escaped three times": html.escape(html.escape(html.escape(MESSAGE))),
    "escaped by numbers": MESSAGE.replace("<", "&#60;").replace(">", "&#62;"),
    "escaped as in JSON": MESSAGE.replace("<", "\\u003c").replace(">", "\\u003E"),
    "an address": quote(MESSAGE),
    "an address that keeps what it may": quote(MESSAGE, safe=":/@<>;="),
    "an address for each line": "\n".join(map(quote, UNFOLDED.split("\n"))),
    "what a form sends": urlencode({"lang": "de", "headers": UNFOLDED, "submit": "ok"}),
    "a link to a mail program": "mailto:it@kunde.example?subject=Hilfe&body=" + quote(MESSAGE),
    "columns": on_one_line("{name}\t{value}"),
    "a table": "| Name | Value |\n|---|---|\n" + on_one_line("| {name} | {value} |"),
    "columns of blanks": "\n".join(f"{name:45}{value}" for name, value in FIELDS),
    "csv": on_one_line('"{name}","{value}"'),
    "bold": on_one_line("**{name}:** {value}"),
    "objects": on_one_line("Name  : {name}\nValue : {value}\n"),
    "a numbered listing": "\n".join(f"[{at:03}] {line}" for at, line in enumerate(LINES, 1)),
    "bold bullets": on_one_line("- **{name}**: {value}"),
    "wide colons": on_one_line("{name}：{value}"),
    "names above values": "The headers\n" + on_one_line("{name}\n{value}"),
    "names above values, and gaps": on_one_line("{name}\n{value}\n"),
    "one line": " ".join(MESSAGE.split()),
    "one line with the folding left": MESSAGE.replace("\n", " "),
    "one line with nothing between": MESSAGE.replace("\n", ""),
    "line ends written out": MESSAGE.replace("\n", "\\r\\n"),
    "tabs written out": MESSAGE.replace("\n\t", "\n\\t"),
    "quoted-printable": quopri.encodestring(MESSAGE.encode()).decode(),
    "a page's source": f"<html><body><pre>{html.escape(MESSAGE)}</pre></body></html>",
    "lines of a page's source": html.escape(MESSAGE).replace("\n", "<br>\n"),
    "a page's source in one line": f"<p>{html.escape(MESSAGE)}</p>".replace("\n", "<br/>"),
    "a table's source": "<table>" + "\n".join(
        f"<tr><td>{name}:</td>\n<td>{html.escape(value)}</td></tr>" for name, value in FIELDS
    ),
    "a code block": f"```\n{MESSAGE}\n```",
    "Graph": json.dumps({"internetMessageHeaders": [
        {"name": name, "value": value} for name, value in FIELDS
    ]}),
    "Graph, cut": json.dumps([{"name": name, "value": value} for name, value in FIELDS])[:-2],
    "Graph without brackets": ", ".join(
        json.dumps({"name": name, "value": value}) for name, value in FIELDS
    ),
    "keys": json.dumps([{"key": name, "value": value} for name, value in FIELDS]),
    "pairs": json.dumps(FIELDS),
    "pairs in a text": json.dumps({"id": 1, "message-headers": json.dumps(FIELDS)}),
    "lines in a list": json.dumps(LINES),
    "whole lines": json.dumps([
        {"key": name.lower(), "line": f"{name}: {value}"} for name, value in FIELDS
    ]),
    "an object for each": json.dumps({"content": {"headers": [{name: value} for name, value in FIELDS]}}),
    "semicolons": "Header;Wert\n" + on_one_line("{name};{value}"),
    "csv of what needs it": "Name,Value\n" + "\n".join(
        '{},"{}"'.format(name, value.replace('"', '""')) for name, value in FIELDS
    ),
    "csv with numbers": "\n".join(f'{at},"{name}","{value}"' for at, (name, value) in enumerate(FIELDS)),
    "a table with numbers": "| # | Name | Value |\n|---|---|---|\n" + "\n".join(
        f"| {at} | `{name}` | {value} |" for at, (name, value) in enumerate(FIELDS, 1)
    ),
    "a table with bold names": "| Name | Value |\n|---|---|\n" + on_one_line("| **{name}** | {value} |"),
    "a table in a frame": "┌──┬──┐\n" + on_one_line("│ {name:30} │ {value} │") + "\n└──┴──┘",
    "a table of MediaWiki": "{| class=\"wikitable\"\n! Name !! Value\n|-\n"
    + on_one_line("| {name} || {value}\n|-") + "\n|}",
    "a table of MediaWiki, a cell a line": "{|\n" + on_one_line("|-\n|{name}\n|{value}") + "\n|}",
    "a table of DokuWiki": on_one_line("^ {name} | {value} |"),
    "a table of Jira": "||Name||Value||\n" + on_one_line("|{name}|{value}|"),
    "arrows": on_one_line("{name} -> {value}"),
    "PHP": "Array\n(\n" + on_one_line("    [{name}] => {value}") + "\n)",
    "Perl": "$VAR1 = {\n" + on_one_line("          '{name}' => '{value}',") + "\n        };",
    "Python": repr(FIELDS),
    "Python in lines": pprint.pformat(FIELDS, width=100),
    "Python, octets": repr(MESSAGE.encode()),
    "JavaScript": "[\n" + on_one_line("  {{ name: '{name}', value: '{value}' }},") + "\n]",
    "EWS": "<t:InternetMessageHeaders>" + "".join(
        f'<t:InternetMessageHeader HeaderName="{name}">{value}</t:InternetMessageHeader>'
        for name, value in ESCAPED
    ) + "</t:InternetMessageHeaders>",
    "XML": "<headers>\n" + "\n".join(
        f"<header><name>{name}</name><value>{value}</value></header>" for name, value in ESCAPED
    ) + "\n</headers>",
    "XML of attributes": "\n".join(f'<header name="{name}" value="{value}"/>' for name, value in ESCAPED),
    "XML of names": "<mail>" + "".join(f"<{name}>{value}</{name}>" for name, value in ESCAPED) + "</mail>",
    "a list of definitions": "<dl>" + "".join(
        f"<dt>{name}</dt><dd>{value}</dd>" for name, value in ESCAPED
    ) + "</dl>",
    "grep": before("mail.eml:{line}"),
    "grep with numbers": before("cur/1763640300.M1.host:2,S:{at}:{line}"),
    "syslog": before("Nov 20 08:15:{at} mx1 filter[4711]: {line}"),
    "a container's log": before("2026-11-20T08:15:30.{at}Z {line}"),
    "several containers' log": before("mail-1  | {line}"),
    "a program's log": before("[2026-11-20 08:15:30,{at}] DEBUG: {line}"),
    "a session": before("<<< {line}"),
    "a patch": before("+{line}"),
    "a comment": before("// {line}"),
    "YAML": "headers:\n" + on_one_line("  {name}: {value}"),
    "base64": b64encode(MESSAGE.encode()).decode(),
    "base64 in lines": encodebytes(MESSAGE.encode()).decode(),
    "a data URL": "data:message/rfc822;base64," + b64encode(MESSAGE.encode()).decode(),
    "Gmail's interface": json.dumps({"id": "1", "raw": urlsafe_b64encode(MESSAGE.encode()).decode()}),
    "blanks in names": before_names(" - "),
    "hyphens of another kind": MESSAGE.replace("-", "\u2011"),
    "places to break": MESSAGE.replace("-", "-\u200b"),
    "blanks that do not break": MESSAGE.replace(" ", "\u00a0"),
    "headers in a text": json.dumps({"ticket": "[no 4711]", "headers": MESSAGE.replace("\n", "\r\n")}),
}  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        "X-Microsoft-Antispam-Mailbox-Delivery | ucf:0;dest:J;OFR:SpamFilterAuthJ;\n-- | --",
        "| X-Microsoft-Antispam-Mailbox-Delivery | dest:J; |",
        "X-Microsoft-Antispam-Mailbox-Delivery\tdest:J;",
        "X-Microsoft-Antispam-Mailbox-Delivery:\ndest:J;",
    ],
)
def test_one_row_of_a_table_is_read(row):
    report = describe(judge(row), "en")
    assert (report["verdict"], report["certainty"]) == ("junk", "stated")


@pytest.mark.parametrize("row", ["X-Ray | dest:J;", "X-A-B | y\nX-C-D | z", "X-Spam-Flag"])
def test_anything_else_in_one_row_is_none(row):
    assert describe(judge(row), "en")["verdict"] == "cannot_tell"


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_the_same_message_in_a_wrapping_gets_the_same_answer(text):
    plain, wrapped = describe(judge(MESSAGE), "en"), describe(judge(text), "en")
    for key in ("verdict", "owner", "certainty", "decided_by", "alignment", "dmarc"):
        assert wrapped[key] == plain[key], key
    assert wrapped["from"]["address"] == plain["from"]["address"]
    assert wrapped["ids"]["message_id"] == plain["ids"]["message_id"]


@pytest.mark.parametrize(
    "text",
    [
        "1: a\n5: b\n3: c\n90: d",
        "* a\n* b\n* c: d",
        "{",
        '{"a": 1}',
        "[" * 100_000,
        '[{"name": 1, "value": "x"}, {"1 2": "x", "a-b": 3}]',
        '{"name": "a", "value": "b\\x"}',
        '["a-b", "c", "d-e"]',
        "&lt;a&gt; <b>",
        "\\u003ca\\u003e <b>",
        "https://a.example/?q=From:%20a&to=To:%20b&c=Subject:%20c\nhttps://b.example/?Date:+d",
        "From%3A%20a%0ATo%3A%20b and Received%3A%20c, Message-ID%3A%20d",
        # A subject, and names that a signature covers.
        f"Subject: {'x' * 200} From: a To: b\nDate: c",
        f"DKIM-Signature: h=From:To:Subject:Date:Message-ID; b={'x' * 200}\nFrom: a",
        # What the sender wrote, in a subject or in an address of a page.
        f"Subject: {'x' * 200} X-Spam-Flag: YES X-Spam-Level: 9 X-Spam-Score: 9\nFrom: a",
        "Received: from a\nX-Page: https://a.example/?v=3D1\nDKIM-Signature: v=1; b=ab=\nFrom: c",
        "Content-Type\nis a word\nas is\nReceived\nand",
        "Received: from a\nby b\n<table><tr><td>Received</td><td>x</td></tr></table>",
        "v=1; spf=pass\nd=a.example",
        # A message trace has a column of such a name; and what is read must be of servers.
        "Received;Sender;Status\nReceived;a@b.example;Delivered\nReceived;c@d.example;Failed",
        "{'ab': 'b', 'cd': 'd', 'received': 'f'}",
        "'received'\n'ab'",
        # One mark is none, and neither is a word before two names.
        "see Subject: a\nsee From: b\nc",
        "Max - Muster: Hallo\nMax - Muster: Ja",
        "QUJD" * 40,
        "",
    ],
)
def test_what_is_no_wrapping_stays_as_it_is(text):
    assert readable_lines(text) == text.split("\n")


def test_an_object_of_lists_has_lost_the_order_and_keeps_the_rest():
    fields = {name: [value for other, value in FIELDS if other == name] for name, _ in FIELDS}
    unusual = {"size": [1], "two words": ["x"]}
    report = describe(judge(json.dumps({"headers": {**fields, **unusual}}, indent=2)), "en")
    assert report["verdict"] == "junk"
    assert report["from"]["address"] == "news@musterfirma.example"


@pytest.mark.parametrize("form", [json.dumps, repr])
def test_a_lost_order_is_told_and_nothing_called_forged(form):
    fields = {name: [value for other, value in FIELDS if other == name] for name, _ in FIELDS}
    found = codes(form(fields))
    assert "order_lost" in found
    assert {"forged_authentication_results", "no_authentication_results"}.isdisjoint(found)
    assert "order_lost" not in codes(form(FIELDS))


@pytest.mark.parametrize("case", ["gmail", "m365-spam", "spamassassin-yes"])
def test_k_9_shows_the_received_fields_first(case):
    text = (CASES / f"{case}.eml").read_text(encoding="utf-8")
    fields = re.findall(r"^\S+:.*\n(?:[ \t].*\n)*", text.partition("\n\n")[0] + "\n", re.MULTILINE)
    first = ("return-path:", "x-original-to:", "delivered-to:")
    rank = {name: at for at, name in enumerate((*first, "received:"))}
    shown = "".join(sorted(fields, key=lambda field: rank.get(field.split()[0].lower(), len(rank))))
    before, after = (describe(judge(one), "en") for one in (text, shown))
    assert (after["dmarc"], after["alignment"]) == (before["dmarc"], before["alignment"])
    assert "order_lost" in codes(shown)
    assert {"forged_authentication_results", "no_authentication_results"}.isdisjoint(codes(shown))


def test_a_name_of_another_s_below_all_received_fields_is_not_believed():
    text = (CASES / "forged-without-own.eml").read_text(encoding="utf-8")
    assert "order_lost" not in codes(text)


def test_results_below_what_the_sender_signed_are_not_the_border_s_in_any_order():
    forged = (
        "Authentication-Results: mx1.kunde.example; dmarc=pass header.from=musterfirma.example\n"
    )
    text = (
        "Received: from mail.musterfirma.example ([192.0.2.18]) by mx1.kunde.example; "
        "Fri, 20 Nov 2026 08:15:31 +0000\n"
        "Received: from a by mail.musterfirma.example; Fri, 20 Nov 2026 08:15:30 +0000\n"
    )
    below = f"{text}From: news@musterfirma.example\n{forged}Subject: a\n"
    above = f"{text}{forged}From: news@musterfirma.example\nSubject: a\n"
    assert "forged_authentication_results" in codes(below)
    assert "forged_authentication_results" not in codes(above)


def test_an_escape_that_json_does_not_know_stays():
    pairs = '{"name": "From", "value": "a@b.example \\x"}, ' * 3
    assert unfold(pairs).first("from") == r"a@b.example \x"


@pytest.mark.parametrize("case", ["exchange-hybrid", "fastmail-policy", "gmail-own-policy"])
@pytest.mark.parametrize("black", [r"\1x", r"\1xxx"])
def test_addresses_of_servers_whose_last_number_is_blacked_out_tell_as_much(case, black):
    message = (CASES / f"{case}.eml").read_text(encoding="utf-8")
    blacked = re.sub(r"\b((?:\d{1,3}\.){3})\d{1,3}\b", black, message)
    plain, masked = describe(judge(message), "en"), describe(judge(blacked), "en")
    assert blacked != message
    for key in ("verdict", "owner", "decided_by", "dmarc", "alignment"):
        assert masked[key] == plain[key], key
    assert {one["code"] for one in masked["findings"]} == {one["code"] for one in plain["findings"]}
    assert Detail.SENDING_IP not in masked["letter"]


@pytest.mark.parametrize(
    "instead",
    [
        "[removed]",
        "***",
        "xxx@xxx",
        "xxx@xxx.xx",
        "user@example.com",
        "[email\u00a0protected]",
        "x (at) y",
    ],
)
def test_blacked_out_addresses_leave_the_verdict_as_it_is(instead):
    address = re.compile(r"[\w.+=-]+@[\w.-]+")
    lines = (
        line if line.startswith("Message-ID:") else address.sub(instead, line) for line in LINES
    )
    plain, blacked = describe(judge(MESSAGE), "en"), describe(judge("\n".join(lines)), "en")
    for key in ("verdict", "owner", "decided_by", "dmarc"):
        assert blacked[key] == plain[key], key
    codes_then = {one["code"] for one in plain["findings"]} - {"special_use"}
    assert {one["code"] for one in blacked["findings"]} == codes_then | {"from_hidden"}
    assert Detail.FROM not in blacked["letter"]


def test_what_was_escaped_is_cleaned_like_all_else():
    pasted = [*FIELDS, ("X-Note", "a\u202eb\u0001c\u2028X-Spam-Flag: YES")]
    found = unfold(json.dumps([{"name": name, "value": value} for name, value in pasted]))
    # A separator of Unicode's is a blank of JSON's value.
    assert found.first("x-note") == "a\ufffdb\ufffdc X-Spam-Flag: YES"
    assert unfold(quote(f"{UNFOLDED}\nX-Note: a\0b")).first("x-note") == "a\ufffdb"


def test_beside_line_ends_a_separator_of_unicode_is_none():
    hidden = MESSAGE.replace("Subject: ", "Subject: A\u2028X-Spam-Flag: YES\vX-Spam: Yes ")
    assert judge(hidden).ruling == judge(MESSAGE).ruling


def test_where_an_empty_line_follows_each_field_the_text_still_ends_them():
    spaced = "Received: x\n by y\n\nSubject: a\n\nFrom: b\n\nTo: c\n\nDate: d\n\nHallo\n\nCc: e"
    assert unfold(spaced).names == ("received", "subject", "from", "to", "date")
    assert unfold(spaced).repairs == ("blank_lines_removed",)


def test_a_wrapping_is_said_to_have_been_removed():
    assert "layout_undone" in unfold(WRAPPED["numbered"]).repairs
    assert unfold(WRAPPED["quoted and indented"]).repairs == ("quote_removed", "layout_undone")
    assert unfold(MESSAGE).repairs == ()


TRANSLATED = (
    MESSAGE.replace("Received: from", "Empfangen: von")
    .replace("Authentication-Results:", "Authentifizierungsergebnisse:")
    .replace("From:", "Von:")
    .replace("Message-ID:", "Nachrichten-ID:")
)


def codes(text: str) -> list[str]:
    return [finding.code for finding in judge(text).findings]


def test_a_translation_is_told():
    report = describe(judge(TRANSLATED), "de")
    assert codes(TRANSLATED) == ["translated"]
    assert (report["verdict"], report["certainty"]) == ("junk", "stated")
    assert report["from"]["domain"] == "musterfirma.example"
    assert report["ids"]["message_id"].startswith("<")
    assert report["next_steps"][-1]["link"] == "/de/headers/#get"


@pytest.mark.parametrize(
    "text",
    [
        "Von: Info <info@b.example>\nGesendet: Freitag, 20. November 2026 09:15\nAn: anna@kunde.example\n"
        "Betreff: Einladung\n\nGuten Tag",
        "Hallo, hier die E-Mail\n\n---------- Forwarded message ---------\n"
        "From: Info <info@b.example>\nDate: Fri, Nov 20, 2026 at 9:15 AM\nSubject: Hi\nTo: <a@c.example>",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Hi\nDatum: Fri, 20 Nov 2026 09:15:30 +0100\n"
        "Von: Info <info@b.example>\nAn: a@c.example",
        "De\u00a0: Info <info@b.example>\nEnvoyé\u00a0: vendredi 20 novembre 2026 09:15\n"
        "À\u00a0: a@c.example\nObjet\u00a0: Hi",
        "> Van: Info <info@b.example>\n> Onderwerp: Hi\n> Datum: 20 november 2026\n> Aan: a@c.example",
        "---------- Forwarded message ---------\nDe: Info <info@b.example>\nDate: vie, 20 nov 2026\n"
        "Subject: Hi\nTo: <a@c.example>",
        "-------- Messaggio Inoltrato --------\nOggetto: \tHi\nData: \tFri, 20 Nov 2026\n"
        "Mittente: \tInfo <info@b.example>\nA: \ta@c.example",
        "Od: Info <info@b.example>\nWysłano: piątek, 20 listopada 2026\nDo: a@c.example\nTemat: Hi",
    ],
)  # fmt: skip
def test_the_visible_top_of_a_forwarded_mail_is_no_header(text):
    report = describe(judge(text), "en")
    assert set(codes(text)) - {"preamble_skipped"} == {"forwarded_block"}
    assert report["verdict"] == "cannot_tell"
    assert report["from"]["domain"] == "b.example"
    assert [step["link"] for step in report["next_steps"]] == ["/en/headers/#get"]


SUMMARY = """Original Message
Message ID\t<1@musterfirma.example>
Created on:\t20 November 2026 at 09:15 (Delivered after 1 second)
From:\tNews <news@musterfirma.example> Using HubSpot
To:\tanna@kunde.example
Subject:\tEinladung
SPF:\tPASS with IP 192.0.2.61 Learn more
DKIM:\t'PASS' with domain {domain} Learn more
DMARC:\t'{dmarc}' Learn more
"""


@pytest.mark.parametrize(
    ("domain", "dmarc", "alignment", "found"),
    [
        ("musterfirma.example", "PASS", "exact", ["gmail_summary"]),
        ("bf01x.hubspotemail.net", "PASS", "exact", ["gmail_summary"]),
        ("bf01x.hubspotemail.net", "FAIL", "none", ["not_aligned", "gmail_summary"]),
    ],
)
def test_gmails_summary_is_gmails_own_statement(domain, dmarc, alignment, found):
    report = describe(judge(SUMMARY.format(domain=domain, dmarc=dmarc)), "en")
    assert (report["verdict"], report["dmarc"]) == ("cannot_tell", dmarc.lower())
    assert report["alignment"] == alignment
    assert report["from"]["address"] == "news@musterfirma.example"
    assert codes(SUMMARY.format(domain=domain, dmarc=dmarc)) == found


FRENCH = """ID du message\t<1@b.example>
De :\tNews <news@musterfirma.example>
À :\tanna@gmail.example
Objet :\tEinladung
SPF :\tPASS avec l’adresse IP 192.0.2.18
DKIM :\t'PASS' avec le domaine musterfirma.example
DMARC :\t'PASS'
"""


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        " ".join(SUMMARY.format(domain="musterfirma.example", dmarc="PASS").split()),
    ],
    ids=["in French", "in one line"],
)
def test_gmails_summary_in_other_forms(text):
    report = describe(judge(text), "en")
    assert (report["dmarc"], report["alignment"]) == ("pass", "exact")
    assert report["from"]["address"] == "news@musterfirma.example"


def test_results_without_a_sender_blame_nobody():
    text = "SPF:\tPASS\nDKIM:\t'PASS' with domain b.example\nDMARC:\t'PASS'\nTo:\ta@c.example\n"
    assert codes(text) == ["gmail_summary"]
    assert describe(judge(text), "en")["alignment"] is None


def test_gmails_summary_in_german_without_a_result_or_an_address():
    text = "Nachrichten-ID\t<1@b.example>\nVon:\tNews\nAn:\ta@c.example\nDMARC:\t-\nSPF:\t'PASS'\n"
    assert describe(judge(text), "de")["dmarc"] is None


def test_the_source_below_the_summary_counts():
    text = SUMMARY.format(domain="x.example", dmarc="FAIL") + "\n" + MESSAGE
    assert describe(judge(text), "en")["verdict"] == "junk"


@pytest.mark.parametrize(
    ("value", "header"),
    [
        ("CIP:192.0.2.1;CTRY:US;SCL:5;IPV:NLI;SFV:SPM;CAT:SPM;DIR:INB;", "X-Forefront-Antispam-Report"),
        (" ucf:0;jmr:0;auth:0;dest:J;\nENG:(910001);RF:JunkEmail;", "X-Microsoft-Antispam-Mailbox-Delivery"),
    ],
)  # fmt: skip
def test_a_value_without_its_name(value, header):
    report = describe(judge(value), "en")
    assert report["verdict"] == "junk"
    assert {one["header"] for one in report["filters"]} == {header}


@pytest.mark.parametrize("text", ["spf=pass\nFrom: a@b.example", "ucf: x", "ucf", "CIP"])
def test_what_only_begins_like_a_value(text):
    assert describe(judge(text), "en")["verdict"] == "cannot_tell"
    assert "layout_undone" not in codes(text)


GMAIL = unfold((CASES / "gmail.eml").read_text(encoding="utf-8").partition("\n\n")[0])


@pytest.mark.parametrize(
    ("labels", "verdict"),
    [
        (["UNREAD", "CATEGORY_PROMOTIONS", "SPAM"], "junk"),
        (["INBOX"], "inbox"),
        (["Label_12", 3, None], "cannot_tell"),
        ("SPAM", "cannot_tell"),
        ([], "cannot_tell"),
    ],
)
def test_gmail_s_api_names_the_folder(labels, verdict):
    headers = [
        {"name": field.written, "value": field.value}
        for field in map(GMAIL.field, range(len(GMAIL.names)))
    ]
    text = json.dumps({"id": "1", "labelIds": labels, "payload": {"headers": headers}})
    report = describe(judge(text), "en")
    assert (report["verdict"], report["alignment"]) == (verdict, "exact")


def test_labels_that_are_not_beside_the_headers_are_another_s():
    headers = [{"name": name, "value": "x"} for name in ("Received", "From")]
    first, other = {"payload": {"headers": headers}}, {"labelIds": ["SPAM"]}
    written = {"snippet": json.dumps(other)}
    for root in ([first, other], {"messages": [first, first | other]}, first | written):
        assert judge(json.dumps(root)).remarks == ()


def test_labels_in_json_without_headers_are_none():
    assert judge('{"labelIds": ["SPAM"]}').remarks == ()


ANALYZER = """Summary
Subject\tEinladung
Message Id\t<1@musterfirma.example>
From\tNews <news@musterfirma.example>

Forefront Antispam Report Header
Spam Confidence Level\t5
Spam Filtering Verdict\tSPM
Protection Policy Category\tSPM

Microsoft Antispam Header
Bulk Complaint Level\t8
"""


def test_the_table_of_the_header_analyzer():
    reading = judge(ANALYZER)
    said = {(remark.field, remark.value) for remark in reading.remarks}
    assert said == {("SFV", "SPM"), ("SCL", "5"), ("CAT", "SPM"), ("BCL", "8")}
    assert codes(ANALYZER) == ["header_analyzer"]
    assert describe(reading, "en")["verdict"] == "junk"


def test_results_that_name_a_server_are_not_microsoft_s():
    row = "\n1\tAuthentication-Results\tmx.example; dmarc=pass header.from=musterfirma.example\n"
    assert describe(judge(ANALYZER + row), "en")["dmarc"] is None


def test_rows_below_the_table_of_the_header_analyzer():
    rows = (
        "\nOther headers\n#\tHeader\tValue\n"
        "1\tX-Spam-Status\tYes, score=9\n"
        "2\tAuthentication-Results\tdmarc=pass header.from=musterfirma.example\n"
        "3\tAuthentication-Results\tdmarc=fail header.from=musterfirma.example\n"
        "14\tX-Microsoft-Antispam-Mailbox-Delivery\tucf:0;dest:I;\n"
    )
    report = describe(judge(ANALYZER + rows), "en")
    assert (report["dmarc"], report["verdict"]) == ("pass", "inbox")
    assert "X-Spam-Status" not in {one["header"] for one in report["filters"]}


ROW = (
    "11/20/2026 8:15:07 AM",
    "b@x.example",
    "anna@kunde.example",
    "Neues",
    "{status}",
    "<1@x.example>",
)
HEAD = ("Received", "SenderAddress", "RecipientAddress", "Subject", "Status", "MessageId")
TRACES = {
    "list": "\n".join(f"{label:18}: {value}" for label, value in zip(HEAD, ROW, strict=True)),
    "labels above": "\n".join(f"{label}\n{value}" for label, value in zip(HEAD, ROW, strict=True)),
    "csv": ",".join(f'"{cell}"' for cell in HEAD) + "\n" + ",".join(f'"{cell}"' for cell in ROW),
    "semicolons": ";".join(HEAD) + "\n" + ";".join(ROW),
    "tabs": "\t".join(HEAD) + "\n" + "\t".join(ROW),
    "columns": "\n".join(
        " ".join(f"{cell:24}" for cell in cells) for cells in (HEAD, ["-" * 24] * 6, ROW)
    ),
    "json": json.dumps({"value": [dict(zip(HEAD, ROW, strict=True))]}),
}
# What names no folder is read as IT's answer.
STATUSES = {
    "Delivered": ("cannot_tell", "stated", "contact", "console"),
    "FilteredAsSpam": ("junk", "likely", "contact_it", "message_trace"),
    "Quarantined": ("quarantined", "stated", "contact_it", "message_trace"),
    "Failed": ("rejected", "stated", "contact_it", "message_trace"),
    "Pending": ("cannot_tell", "stated", "nobody", "console"),
    "SomethingNew": ("cannot_tell", "unknown", None, "message_trace"),
}


@pytest.mark.parametrize("form", TRACES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_message_trace(form, status):
    text = TRACES[form].replace("{status}", f"{status:8}" if form == "columns" else status)
    report = describe(judge(text), "en")
    found = (report["verdict"], report["certainty"], report["owner"])
    assert (*found, *codes(text)) == STATUSES[status]
    assert report["ids"]["message_id"] == "<1@x.example>"
    assert report["subject"] == "Neues"
    # It is IT that sent it, and the room for answers says what each word means.
    assert report["next_steps"][-1]["link"] == "/en/it-answer/#read"
    assert len(report["next_steps"]) > 1


QUARANTINE = (
    "Quarantine details\nSubject\tEinladung\nQuarantine reason\t{reason}\nPolicy type\tAnti-spam\n"
)
QUARANTINE += (
    "Release status\t{status}\nSender address\tb@x.example\nRecipient address\ta@kunde.example\n"
)


@pytest.mark.parametrize(
    ("reason", "decided_by"),
    [("Bulk", "filter"), ("Transport rule", "organisation_rule"), ("A new one", "filter")],
)
def test_the_quarantine_s_page(reason, decided_by):
    report = describe(judge(QUARANTINE.format(reason=reason, status="Needs review")), "en")
    assert (report["verdict"], report["certainty"]) == ("quarantined", "stated")
    assert (report["owner"], report["decided_by"]) == ("contact_it", decided_by)
    assert report["letter"]["subject"] == "Einladung"
    assert report["next_steps"][-1]["link"] == "/en/it-answer/#read"


@pytest.mark.parametrize(
    "text", ["Status: x\nSubject: y", "Received: a\nStatus: b\nFrom: c@d.example"]
)
def test_some_labels_alone_make_no_page(text):
    assert not {"message_trace", "quarantine_page"} & set(codes(text))


@pytest.mark.parametrize("form", ["list", "tabs"])
@pytest.mark.parametrize(
    ("folder", "verdict", "owner"),
    [("JunkEmail", "junk", "contact_it"), ("Inbox", "inbox", "contact")],
)
def test_an_event_below_a_trace_names_the_folder(folder, verdict, owner, form):
    text = TRACES[form].replace("{status}", "Delivered") + (
        f"\nEvent: Deliver\nDetail: The message was successfully delivered to the folder: "
        f"DefaultFolderType:{folder}\n"
    )
    report = describe(judge(text), "en")
    assert (report["verdict"], report["owner"]) == (verdict, owner)


@pytest.mark.parametrize("form", sorted(TRACES.keys() - {"labels above"}))
@pytest.mark.parametrize(
    "subject",
    ["Quarantined: invoice", "Filtered as spam", "Status: Failed", "Held: parcel", "In den Spam?"],
)
def test_the_subject_in_a_trace_says_nothing(form, subject):
    said = subject.ljust(24) if form == "columns" else subject
    text = TRACES[form].replace("{status}", "Delivered").replace("Neues".ljust(len(said)), said)
    report = describe(judge(text), "en")
    assert (report["verdict"], report["owner"]) == ("cannot_tell", "contact")


OLDER_TRACE = (
    "origin_timestamp,sender_address,recipient_status,message_subject,total_bytes,message_id\n"
    '2026-11-20T08:15:07Z,b@x.example,"{status}",Neues,48211,<1@x.example>\n'
)


@pytest.mark.parametrize(
    ("status", "verdict", "unknown"),
    [
        ("a@kunde.example##Receive, Fail", "rejected", []),
        ("a@kunde.example##Receive, Deliver", "cannot_tell", []),
        ("a@kunde.example##Receive, Send", "cannot_tell", ["Send"]),
        (
            "a@kunde.example##Receive, Deliver;e@kunde.example##Receive, Fail", "cannot_tell",
            ["Deliver;e@kunde.example##Receive, Fail"],
        ),
    ],
)  # fmt: skip
def test_a_report_on_older_emails(status, verdict, unknown):
    report = describe(judge(OLDER_TRACE.format(status=status)), "en")
    assert (report["verdict"], report["ids"]["message_id"]) == (verdict, "<1@x.example>")
    assert [one["value"] for one in report["unknown_filters"]] == unknown


@pytest.mark.parametrize("whose", ["", "HubSpot\n", "Mimecast Message Center\n"])
def test_a_status_that_may_be_another_service_s_is_no_word_of_it(whose):
    rows = "Sender: b@x.example\nRecipient: a@kunde.example\nSubject: Neues\nStatus: Delivered\n"
    report = describe(judge(whose + rows), "en")
    assert (report["certainty"], report["owner"]) == ("unknown", None)


def test_another_service_s_file_is_no_trace():
    head = "message_id,sender_address,recipient_address,subject,status\n"
    assert codes(f"{head}1@x.example,b@x.example,a@kunde.example,Neues,Failed\n") == ["no_headers"]


GERMAN_TRACE = (
    "Datum (UTC+01:00)\tAbsender\tEmpfänger\tBetreff\tStatus\n"
    "20.11.2026 15:06\tb@x.example\ta@kunde.example\tEinladung\t{status}\n"
)


@pytest.mark.parametrize(
    ("status", "verdict", "owner", "code"),
    [
        ("Zugestellt", "cannot_tell", "contact", "console"),
        ("Als Spam gefiltert", "junk", "contact_it", "message_trace"),
        ("In Quarantäne", "quarantined", "contact_it", "message_trace"),
        ("Fehlgeschlagen", "rejected", "contact_it", "message_trace"),
        ("Ausstehend", "cannot_tell", "nobody", "console"),
    ],
)
def test_a_german_message_trace(status, verdict, owner, code):
    text = GERMAN_TRACE.format(status=status)
    report = describe(judge(text), "de")
    assert (report["verdict"], report["owner"]) == (verdict, owner)
    assert (report["subject"], codes(text)) == ("Einladung", [code])


GOOGLE_LOG = (
    "E-Mail-Protokollsuche\nBetreff: Einladung\nNachrichten-ID: <1@x.example>\n"
    "Absender: b@x.example\nEmpfänger: a@kunde.example\n"
    "Zustellungsstatus: Zugestellt\nAls Spam eingestuft\n"
)


@pytest.mark.parametrize(
    ("text", "verdict", "owner", "reason"),
    [
        (GOOGLE_LOG, "junk", "contact", "spam"),
        (
            "Email Log Search\nSubject: Invitation\nMessage ID: <1@x.example>\n"
            "Sender: b@x.example\nRecipient: a@kunde.example\nStatus: Delivered\nMarked as spam\n",
            "junk", "contact", "spam",
        ),
        (
            "Email Log Search\nSender: b@x.example\nStatus: Delivered to Gmail inbox\n",
            "cannot_tell", "contact", "accepted",
        ),
        (
            "To\ta@kunde.example\nStatus\tHeld\nHeld Reason\tSuspicious Message Structure\n",
            "quarantined", "contact_it", "spam",
        ),
        (
            "From (Envelope): b@x.example\nTo: a@kunde.example\nReceived: 20 Nov 2026 14:06\n"
            "Status: Held\nHeld Reason: Default Spam Scanning Definition\n",
            "quarantined", "contact_it", "spam",
        ),
        (
            "Hornetsecurity Control Panel\nDatum: 20.11.2026 15:06\nBetreff: Einladung\n"
            "Klassifizierung: Infomail\nStatus: In Quarantäne\n",
            "quarantined", "contact", "bulk",
        ),
        ("Proofpoint Essentials: Blocked", "rejected", "contact_it", "malware"),
        (
            "From: b@gmail.com\nTo: a@gmail.com\nSubject: Neues\n\n"
            "Sophos Central: Status: Quarantined",
            "quarantined", "contact", "unknown",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_console_shows_leads_to_what_it_means(text, verdict, owner, reason, language):
    report = describe(judge(text), language)
    assert (report["verdict"], report["owner"], report["reason"]) == (verdict, owner, reason)
    assert "console" in codes(text)
    assert report["headline"] and report["text"]
    assert report["next_steps"][-1]["link"] == f"/{language}/it-answer/#read"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("MessageId         : <1@x.example>", "<1@x.example>"),
        ('"messageId": "<1@x.example>"', "<1@x.example>"),
        ("MessageId         : 1@x.example", ""),
        ("Unsubscribe: <1@x.example>", ""),
        ("InternetMessageId : <1@x.example>", "<1@x.example>"),
        ("ParentMessageId : <1@x.example>", ""),
        ("Parent Message ID: <1@x.example>", ""),
        ("In-Reply-To-Message-ID: <1@x.example>", ""),
        ("Subject : Message-ID: <1@x.example>", ""),
    ],
)
def test_a_console_names_the_email(line, named):
    text = f"{line}\nPolicyType : HostedContentFilterPolicy\nQuarantineTypes : Bulk\nReleaseStatus : NOTRELEASED\n"
    assert judge(text).ids.message_id == named


def test_a_console_s_words_in_a_colleague_s_case():
    text = (
        "Sophos Central\nFrom: b@kunde.example\nTo: a@kunde.example\nSubject: Neues\n"
        "Status: Quarantined\n"
    )
    assert {"console", "own_domain"} <= set(codes(text))
    owners = [step["owner"] for step in describe(judge(text), "en")["next_steps"]]
    assert owners == ["own_it", "own_it", "sender"]


def test_words_of_a_console_in_a_message_are_no_console():
    text = f"Received: from a.example by b.example\nX-A: b\nFrom: c@d.example\n\n{GOOGLE_LOG}"
    assert "console" not in codes(text)
