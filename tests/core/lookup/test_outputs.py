"""What people copy from a terminal or a DNS panel: each program's own form of it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lookup import Answer, Pasted, Question, Status, Why

DMARC, KEY, SPF, GONE = "_dmarc.firma.de", "hs1-1234._domainkey.firma.de", "firma.de", "x.firma.de"
TARGET = "firma-de.hs01a.dkim.hubspotemail.net"

DIG = f"""
max@host:~$ dig {KEY} TXT

; <<>> DiG 9.18.24 <<>> {KEY} TXT
;; global options: +cmd
;; Got answer:
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711
;; flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1

;; OPT PSEUDOSECTION:
; EDNS: version: 0, flags:; udp: 1232
;; QUESTION SECTION:
;{KEY}. IN TXT

;; ANSWER SECTION:
{KEY}. 300 IN CNAME {TARGET}.
{TARGET}. 300 IN TXT "k=rsa; p=MIG" "fMA\\"x"

;; Query time: 12 msec

max@host:~$ dig {DMARC} TXT
;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4712
;; QUESTION SECTION:
;{DMARC}.\t\tIN\tTXT
;; AUTHORITY SECTION:
firma.de. 900 IN SOA ns.firma.de. hostmaster.firma.de. 1 2 3 4 5

max@host:~$ dig {SPF} TXT
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4713
;; QUESTION SECTION:
;{SPF}. IN TXT

max@host:~$ dig {GONE} TXT
;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 4714
;; QUESTION SECTION:
;{GONE}. IN TXT
"""
SHORT = f"""
% dig +short TXT {DMARC} @192.0.2.53
"v=DMARC1; " "p=none"
% dig +short -t txt {KEY}
{TARGET}.
"p=MIG"
% dig mx {SPF} +short
10 mx.firma.de.
% dig +short +nocomments
"nobody asked for this"
"""
WINDOWS = """
C:\\Users\\max>nslookup -type=TXT {DMARC}
Server:  {server}
Address:  192.168.178.1

{answer}
{DMARC}\ttext =

\t"v=DMARC1; "
\t"p=none"

C:\\Users\\max>nslookup -type=TXT {KEY}
Server:  {server}
Address:  192.168.178.1

{answer}
{KEY}\tcanonical name = {TARGET}
{TARGET}\ttext =

\t"p=MIG"

C:\\Users\\max>nslookup -q=mx {SPF}
{SPF}\tMX preference = 10, mail exchanger = mx.firma.de
mx.firma.de\tinternet address = 192.0.2.1

C:\\Users\\max>nslookup -type=TXT {SPF}
{SPF}
\tprimary name server = ns.firma.de
\tresponsible mail addr = hostmaster.firma.de

C:\\Users\\max>nslookup -type=TXT {GONE}
*** {not_found}
C:\\Users\\max>nslookup -type=TXT y.firma.de
{timeout}
    timeout was 2 seconds.
"""
GERMAN = WINDOWS.format(
    server="fritz.box", answer="Nicht autorisierende Antwort:", DMARC=DMARC, KEY=KEY, SPF=SPF, GONE=GONE,
    TARGET=TARGET, not_found=f"fritz.box kann {GONE} nicht finden: Non-existent domain",
    timeout="Zeitüberschreitung bei DNS-Anforderung.",
)  # fmt: skip
ENGLISH = WINDOWS.format(
    server="UnKnown", answer="Non-authoritative answer:", DMARC=DMARC, KEY=KEY, SPF=SPF, GONE=GONE,
    TARGET=TARGET, not_found=f"UnKnown can't find {GONE}: Non-existent domain",
    timeout="DNS request timed out.",
)  # fmt: skip
UNIX = f"""
$ nslookup -type=txt {DMARC}
Server:\t\t127.0.0.53
Address:\t127.0.0.53#53

Non-authoritative answer:
{DMARC}\ttext = "v=DMARC1; p=none"
{KEY}\tcanonical name = {TARGET}.
{TARGET}\ttext = "p=MIG"
{SPF}\tmail exchanger = 10 mx.firma.de.
** server can't find {GONE}: NXDOMAIN
$ nslookup -type=txt {SPF}
*** Can't find {SPF}: No answer
$ nslookup {GONE}.other.de
*** Can't find other.de: No answer
"""
HOST = f"""
{DMARC} descriptive text "v=DMARC1; p=none"
{KEY} is an alias for {TARGET}.
{TARGET} descriptive text "p=MIG"
{SPF} mail is handled by 10 mx.firma.de.
{SPF} has no TXT record
Host {GONE} not found: 3(NXDOMAIN)
mx.firma.de has address 192.0.2.1
mx.firma.de has IPv6 address 2001:db8::1
Host y.firma.de not found: 2(SERVFAIL)
"""
POWERSHELL = f"""
PS C:\\> Resolve-DnsName -Type TXT {DMARC}

Name                                     Type   TTL   Section    Strings
----                                     ----   ---   -------    -------
{DMARC}                          TXT    3600  Answer     {{v=DMARC1;
                                                                 p=none}}

PS C:\\> Resolve-DnsName -Type TXT {KEY}

Name                           Type   TTL   Section    NameHost
----                           ----   ---   -------    --------
hs1-1234._domainkey.fir        CNAME  300   Answer     {TARGET}
ma.de

Name       : {TARGET}
QueryType  : TXT
TTL        : 300
Section    : Answer
Strings    : {{p=MIG}}

PS C:\\> Resolve-DnsName -Type MX {SPF}

Name                                     Type   TTL   Section    NameExchange                              Preference
----                                     ----   ---   -------    ------------                              ----------
{SPF}                                 MX     3600  Answer     mx.firma.de                               10

PS C:\\> Resolve-DnsName -Type TXT {SPF}

Name                        Type TTL   Section    PrimaryServer               NameAdministrator
----                        ---- ---   -------    -------------               -----------------
{SPF}                    SOA  900   Authority  ns.firma.de                 hostmaster.firma.de

PS C:\\> Resolve-DnsName -Type TXT {GONE}
Resolve-DnsName : {GONE} : {{missing}}
In Zeile:1 Zeichen:1
"""
ALIAS = Answer(Status.OK, ("p=MIG",), (TARGET,))


def told(text: str, zone: str = "firma.de"):
    """Return a function that answers from a text."""
    pasted = Pasted(text, zone)
    return lambda name, type_="TXT": pasted.answer(Question(name, type_))


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        ENGLISH,
        ENGLISH.replace("\n", "\r\n"),
        UNIX,
        HOST,
        POWERSHELL.replace("{missing}", "Der DNS-Name ist nicht vorhanden."),
        POWERSHELL.replace("{missing}", "DNS name does not exist"),
    ],
    ids=["german", "english", "crlf", "unix", "host", "powershell-de", "powershell-en"],
)
def test_each_program(text):
    answer = told(text)
    assert answer(DMARC) == Answer(Status.OK, ("v=DMARC1; p=none",))
    assert answer(KEY) == ALIAS
    assert answer(SPF, "MX") == Answer(Status.OK, ("10 mx.firma.de",))
    assert answer(SPF) == Answer(Status.NONE)
    assert answer(GONE) == Answer(Status.NXDOMAIN)
    assert answer("never.asked.de") is None


def test_dig():
    answer = told(DIG)
    assert answer(KEY) == Answer(Status.OK, ('k=rsa; p=MIGfMA"x',), (TARGET,))
    assert answer(DMARC) == Answer(Status.NXDOMAIN)
    assert answer(SPF) == Answer(Status.NONE)
    assert answer(GONE) == Answer(Status.FAILED, why=Why.SERVFAIL)


@pytest.mark.parametrize(
    "text",
    [
        # dig, with comments behind and strings in brackets; dog; dig +yaml; a zone without classes.
        f'{KEY}. 1 IN CNAME {TARGET}. ; cf_tags=cf-proxied:false\n'
        f'{DMARC}. 3600 IN TXT (\n\t\t"v=DMARC1; "\n\t\t"p=none" ) ; "a comment"\n',
        f'CNAME {KEY}. 5m00s   {TARGET}.\nTXT {DMARC}. 1h00m00s   "v=DMARC1; p=none"\n',
        f"      ANSWER_SECTION:\n        - {KEY}. 5 IN CNAME {TARGET}.\n"
        f'        - {DMARC}. 5 IN TXT "v=DMARC1; p=none"\n',
        f'hs1-1234._domainkey 3600 CNAME {TARGET}.\n_dmarc 3600 TXT "v=DMARC1; p=none"\n',
        # A table, and the JSON of a public resolver, of Route 53, Azure, Hetzner and dnsx.
        f"| CNAME | hs1-1234._domainkey | {TARGET} |\n|---|---|---|\n| TXT | _dmarc | v=DMARC1; p=none |",
        json.dumps({
            "Status": 0,
            "Question": [{"name": f"{DMARC}.", "type": 16}],
            "Answer": [
                {"name": f"{KEY}.", "type": 5, "TTL": 300, "data": f"{TARGET}."},
                {"name": f"{DMARC}.", "type": 16, "TTL": 300, "data": '"v=DMARC1; " "p=none"'},
            ],
        }),
        json.dumps({"ResourceRecordSets": [
            {"Name": f"{KEY}.", "Type": "CNAME", "ResourceRecords": [{"Value": TARGET}]},
            {"Name": f"{DMARC}.", "Type": "TXT", "ResourceRecords": [{"Value": '"v=DMARC1; p=none"'}]},
        ]}),
        json.dumps([
            {"fqdn": f"{DMARC}.", "name": "_dmarc", "type": "Microsoft.Network/dnszones/TXT",
             "TXTRecords": [{"value": ["v=DMARC1; ", "p=none"]}, 4]},
            {"records": [{"type": "CNAME", "name": "hs1-1234._domainkey", "value": TARGET}]},
        ]),
        json.dumps([{"host": DMARC, "txt": ["v=DMARC1; p=none"]}, {"host": KEY, "cname": [TARGET]}]),
        json.dumps({"host": DMARC, "txt": ["v=DMARC1; p=none"]})
        + "\n" + json.dumps({"host": KEY, "cname": [TARGET]}) + "\n",
        json.dumps([
            {"fqdn": f"{KEY}.", "type": "Microsoft.Network/dnszones/CNAME", "CNAMERecord": {"cname": TARGET}},
            {"fqdn": f"{DMARC}.", "type": "Microsoft.Network/dnszones/TXT", "TXTRecords": [{"value": ["v=DMARC1; p=none"]}]},
        ]),
    ],
)  # fmt: skip
def test_other_programs_and_services(text):
    answer = told(text)
    assert answer(KEY, "CNAME").values == (TARGET,)
    assert answer(DMARC) == Answer(Status.OK, ("v=DMARC1; p=none",))


@pytest.mark.parametrize("text", ["{", '{"name": 4}', "[1, 2]", "[" * 60_000, str([[]] * 6_000)])
def test_json_that_holds_no_records(text):
    assert not Pasted(text, "firma.de")


def test_short_answers_belong_to_the_command_before():
    answer = told(SHORT)
    assert answer(DMARC) == Answer(Status.OK, ("v=DMARC1; p=none",))
    assert answer(KEY).aliases == (TARGET,)
    assert answer(SPF, "MX") == Answer(Status.OK, ("10 mx.firma.de",))
    assert answer(SPF) is None


def test_a_question_says_nothing_before_its_end_is_known():
    assert told(f";{DMARC}. IN TXT\n")(DMARC) is None


def test_a_long_row_of_aliases_has_an_end():
    names = "".join(f"a{number}.firma.de.\n" for number in range(20))
    assert told(f"$ dig +short TXT {KEY}\n{names}")(KEY).aliases


def test_an_answer_without_a_question_is_nobody_s():
    assert not Pasted(
        '"v=DMARC1; p=none"\n;; connection timed out; no servers could be reached\n', "a.de"
    )
    assert not Pasted("dig\ndig +short\nnslookup localhost\n", "a.de")


def test_a_command_without_output_says_nothing():
    assert told(f"$ dig +short TXT {DMARC}\n$ nslookup -type=TXT {SPF}\n")(DMARC) is None


def test_silence_is_no_answer():
    answer = told(f"$ dig {DMARC} TXT\n;; connection timed out; no servers could be reached\n")
    assert answer(DMARC) == Answer(Status.FAILED, why=Why.SERVFAIL)
    assert told(GERMAN)("y.firma.de").status is Status.FAILED
    assert told(ENGLISH)("y.firma.de").status is Status.FAILED
    assert told(HOST)("y.firma.de").status is Status.FAILED


def test_an_alias_whose_target_was_not_shown():
    answer = told(f"{KEY} is an alias for {TARGET}.")
    assert answer(KEY) == Answer(Status.FAILED, (), (TARGET,), Why.NOT_GIVEN)


def test_a_circle_of_aliases_ends():
    answer = told("a.de is an alias for b.de.\nb.de is an alias for a.de.")
    assert answer("a.de") == Answer(Status.FAILED, why=Why.LOOP)


def test_a_list_of_powershell():
    text = (
        f"Name : {SPF}\nType : MX\nNameExchange : mx.firma.de\nPreference : 10\n\n"
        f"Name : {KEY}\nType : CNAME\nNameHost : {TARGET}\n\nName : {DMARC}\nType : SOA\n"
    )
    answer = told(text)
    assert answer(SPF, "MX") == Answer(Status.OK, ("10 mx.firma.de",))
    assert answer(KEY).aliases == (TARGET,)
    assert answer(DMARC) is None


@pytest.mark.parametrize(
    "text",
    [
        # Cloudflare, IONOS, a list without tabs, and cells that each have a line.
        f"Type\tName\tContent\tProxy status\tTTL\tActions\nCNAME\ths1-1234._domainkey\t{TARGET}\tDNS only\tAuto\tEdit\n"
        'TXT\t_dmarc\t"v=DMARC1; p=none"\tDNS only\tAuto\tEdit\nMX\tfirma.de\tmx.firma.de\n',
        f"hs1-1234._domainkey.firma.de\tCNAME\t3600\t{TARGET}.\n_dmarc\tTXT\t3600\tv=DMARC1; p=none\n@\tMX\t1 h\t10 mx.firma.de.\n",
        f"CNAME   hs1-1234._domainkey   {TARGET}\nTXT   _dmarc   v=DMARC1; p=none\nMX   @   mx.firma.de\n",
        f"CNAME\nhs1-1234._domainkey\nCopy\n{TARGET}\nCopy\n\nTXT\n_dmarc\nKopieren\nv=DMARC1; p=none\nMX\n@\nmx.firma.de\n",
    ],
)  # fmt: skip
def test_rows_of_a_panel(text):
    answer = told(text)
    assert answer(KEY).aliases == (TARGET,)
    assert answer(DMARC) == Answer(Status.OK, ("v=DMARC1; p=none",))
    assert answer(SPF, "MX").values[0].endswith(" mx.firma.de")
    # What a panel does not show may be there all the same.
    assert answer(GONE) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Namecheap, Squarespace, GoDaddy, Cloudflare, Route 53: what each calls a type and a time.
        ("MX Record\t@\tmx.firma.de.\t10\tAutomatic\n", ["10 mx.firma.de"]),
        ("Host\tType\tPriority\tTTL\tData\n@\tMX\t10\t4 hrs\tmx.firma.de\n", ["10 mx.firma.de"]),
        ("MX\t@\tmx.firma.de. (Priority: 10)\t1/2 Hour\n", ["10 mx.firma.de"]),
        ("MX\tfirma.de\tmx.firma.de\t20\tDNS only\t300\nMX\t@\tb.firma.de\t5\n", ["20 mx.firma.de", "5 b.firma.de"]),
        ("firma.de\tMX\tSimple\t-\t10 mx.firma.de\t300\n", ["10 mx.firma.de"]),
        ("MX-Eintrag\t@\tmx.firma.de\t1 Std.\n", ["0 mx.firma.de"]),
        (f"MX\t@\t{'9' * 5000}\tmx.firma.de\n", ["0 mx.firma.de"]),
        (f"firma.de. 300 IN MX {'9' * 5000} mx.firma.de.\n", ["0 mx.firma.de"]),
    ],
)  # fmt: skip
def test_the_preference_of_a_mail_server_in_a_panel(text, values):
    assert [*told(text)(SPF, "MX").values] == values


def test_what_stands_between_a_panel_s_name_and_its_value_is_no_value():
    for between in ("Simple\t-", "N/A\t4 hrs", "1 Std.", "1/2 Hour", "3600", "2 Wochen"):
        answer = told(f"_dmarc\tTXT\t{between}\tv=DMARC1; p=none\n")
        assert answer(DMARC).values == ("v=DMARC1; p=none",), between


def test_a_zone_file_leaves_out_the_domain():
    text = (
        f"$ORIGIN firma.de.\n@ 3600 IN MX 10 mx.firma.de.\n_dmarc IN TXT v=DMARC1\n"
        f"hs1-1234._domainkey 300 IN CNAME {TARGET}.\nb.example. IN TXT x\n"
    )
    answer = told(text)
    assert answer(SPF, "MX").values == ("10 mx.firma.de",)
    assert answer(DMARC).values == ("v=DMARC1",)
    assert answer(KEY).aliases == (TARGET,)
    assert answer("b.example").values == ("x",)


def test_names_with_umlauts_are_those_that_are_asked_for():
    text = 'Müller.example. 300 IN TXT "a"\nmüller.example. IN MX 10 mx.müller.example.\n'
    answer = told(text + "xn--zz-\xfc.example. IN TXT b\n")
    assert answer("xn--mller-kva.example").values == ("a",)
    assert answer("xn--mller-kva.example", "MX").values == ("10 mx.xn--mller-kva.example",)
    assert answer("xn--zz-\xfc.example").values == ("b",)


@pytest.mark.parametrize(
    "words", ["kann {} nicht finden", "wurde {} nicht gefunden", "can't find {}"]
)
def test_windows_says_in_several_ways_that_a_name_is_not_there(words):
    text = f"*** fritz.box {words.format(GONE)}: Non-existent domain\n"
    assert told(text)(GONE) == Answer(Status.NXDOMAIN)


def test_the_platform_s_own_list_is_told_apart():
    text = f"Type\tHost\tRequired data\nCNAME\ths1-1234._domainkey\t{TARGET}\tCopy\n"
    assert Pasted(text, "firma.de").required
    assert not Pasted(text.replace("Required data", "Content"), "firma.de").required


@pytest.mark.parametrize(
    "text",
    [
        "MX\t@\t \n",
        "TXT\n",
        '("a" ',
        "- x ",
        "| ",
        "TXT",
        "MX\t@\n",
        "CNAME\ta b\tc",
        "TXT\n\n\n_dmarc\n",
        "MX\t@\t10 a b",
    ],
)
def test_rows_that_are_none(text):
    assert told(text)("firma.de", "TXT") is None


@given(st.text(max_size=400))
def test_any_text_can_be_pasted(text):
    Pasted(text, "firma.de").answer(Question("firma.de", "TXT"))


@given(
    st.lists(
        st.sampled_from(
            [*DIG.split("\n"), *GERMAN.split("\n"), *POWERSHELL.split("\n"), *HOST.split("\n")]
        ),
        max_size=30,
    )
)
def test_lines_in_any_order_can_be_pasted(lines):
    Pasted("\n".join(lines), "firma.de").answer(Question(KEY, "TXT"))


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "{",
        "a text = ",
        '\t"a"',
        "x CNAME 1 Answer ",
        "a.",
        " ",
        "$ dig ",
        "\n",
        "TXT\n",
        "a  ",
    ],
)
def test_a_long_text_takes_no_time(piece):
    started = time.monotonic()
    Pasted(piece * 100_000, "firma.de")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("above", "is_read"), [(1_999, True), (2_000, False)])
def test_of_very_many_lines_the_first_are_read(above, is_read):
    pasted = Pasted("x\n" * above + f"{SPF}. 300 IN TXT v=spf1", "")
    assert bool(pasted) is is_read
