"""The look-up on the command line and at the page's door."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from checker.__main__ import main
from checker.browser import answer
from tests.core.dns.zones import DKIM, HUB, connected, txt

RIGHT = str(Path(__file__).with_name("connected.json"))


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that runs a command with a standard input: status, output, errors."""

    def run(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        return main(list(arguments)), *capsys.readouterr()

    return run


def test_a_zone_as_text(run):
    status, output, errors = run("dns", "news@example.de", "--answers", RIGHT)
    assert (status, errors) == (0, "")
    assert output.startswith("The records in the DNS are right\n")
    assert "By the records in the DNS on " in output
    assert (
        f"\nhs1-{HUB}._domainkey.example.de CNAME: Right.\n  found: example-de.hs07a.{DKIM}\n"
        in output
    )


def test_what_would_be_right_is_printed_to_be_copied(run, tmp_path):
    file = tmp_path / "zone.json"
    file.write_text(json.dumps(connected(hs1=None, hs2=None, dmarc=None)))
    status, output, _ = run("dns", "firma.de", "--answers", str(file), "--language", "de")
    assert status == 1
    assert (
        f"  richtig, Name: hs1-{HUB}._domainkey\n  richtig, Wert: steht in HubSpot bei der Domain\n  Ihre DNS-Verwaltung\n"
        in output
    )
    assert "  richtig, Name: _dmarc\n  richtig, Wert: v=DMARC1; p=none;\n" in output


def test_without_a_source_it_says_what_to_run(run):
    status, output, _ = run("dns", "news@firma.de")
    assert status == 1
    assert "\ndig _dmarc.firma.de TXT\ndig firma.de TXT\ndig _dmarc.de TXT\n" in output
    assert "\ndig firma.de MX\n" in run("mx", "erika@firma.de")[1]


def test_what_was_pasted(run):
    text = (
        '_dmarc.firma.de descriptive text "v=DMARC1; p=rejct"\n'
        f'firma.de descriptive text "v=spf1 include:{HUB}.spf09.hubspotemail.net -all"\n'
        f"Host hs1-{HUB}._domainkey.firma.de not found: 3(NXDOMAIN)\n"
    )
    status, output, _ = run("dns", "--paste", "--json", "news@firma.de", stdin=text)
    report = json.loads(output)
    assert status == 1
    assert (report["platform"]["hub_id"], report["platform"]["hs1"]) == (HUB, "missing")
    assert "dmarc_bad_policy" in {finding["code"] for finding in report["findings"]}
    assert f"hs2-{HUB}._domainkey.firma.de" in {one["name"] for one in report["wanted"]}


@pytest.mark.parametrize(
    "stdin", ["", " ", "Hello", "\x00\ud83d".encode("utf-8", "replace").decode()]
)
@pytest.mark.parametrize("words", [("dns", "news@firma.de"), ("mx", "erika@firma.de")])
def test_a_paste_of_nothing_is_not_readable(run, words, stdin):
    status, output, _ = run(*words, "--paste", stdin=stdin)
    assert status == 2
    assert "Error (DNS): Nothing in the pasted text looks like an answer from the DNS." in output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dns"], "Either FROM or --batch is needed"),
        (["dns", "a@b.de", "--batch", "x.csv"], "Either FROM or --batch is needed"),
        (["dns", "--batch", "x.csv", "--paste"], "--batch takes no --paste"),
        (["dns", "a@b.de", "--answers", "/nowhere.json"], "no such file"),
        (["dns", "a@b.de", "--answers", __file__], "holds no table of DNS records"),
        (
            ["dns", "a@b.de", "--resolver", "http://dns.example/"],
            "is not an address that begins with https://",
        ),
        (
            ["dns", "a@b.de", "--resolver", "https://[/"],
            "is not an address that begins with https://",
        ),
        (["dns", "a@b.de", "--resolver", "x", "--paste"], "--paste does not go with --resolver."),
        (["mx"], "This is missing: ADDRESS"),
    ],
)
def test_wrong_usage(run, arguments, said):
    status, output, errors = run(*arguments)
    assert (status, output) == (2, "")
    assert said in errors


def test_names_that_cannot_be_read(run):
    status, output, _ = run("dns", "max@", "--answers", RIGHT)
    assert status == 2
    assert output.startswith("This cannot be looked up\n")


def test_a_table(run, tmp_path):
    table = tmp_path / "table.csv"
    rows = [("news@example.de", "example.de"), ("max@gmail.com", ""), ("nothing@", "")] + [
        ("a@b.de", "")
    ] * 9
    table.write_text("From;Domain\n" + "".join(f"{one};{other}\n" for one, other in rows), "utf-8")
    status, output, _ = run("dns", "--batch", str(table), "--answers", RIGHT)
    judged = [*csv.DictReader(io.StringIO(output), delimiter=";")]
    assert status == 1
    assert [row["verdict"] for row in judged[:4]] == ["ok", "problem", "invalid", "problem"]
    assert [row["reason"] for row in judged[:4]] == [
        "ok",
        "never_connected",
        "invalid",
        "no_such_domain",
    ]
    assert "freemail_from" in judged[1]["codes"]
    assert len(judged) == len(rows)
    status, output, _ = run("dns", "--batch", str(table), "--answers", RIGHT, "--json")
    assert [json.loads(line)["row"] for line in output.splitlines()] == [*range(1, len(rows) + 1)]


def asked(**question):
    return json.loads(answer(json.dumps({"language": "de", **question})))


def test_the_page_asks_and_hands_in_what_it_got():
    first = asked(tool="dns", **{"from": "news@firma.de"})
    assert [(one["name"], one["type"]) for one in first["wanted"]] == [
        ("_dmarc.firma.de", "TXT"),
        ("firma.de", "TXT"),
    ]
    silent = [
        {"name": one["name"], "type": one["type"], "why": "timeout"} for one in first["wanted"]
    ]
    second = asked(tool="dns", **{"from": "news@firma.de", "replies": silent})
    assert {one["status"] for one in second["asked"]} == {"failed"}
    assert "dns_no_answer" in {finding["code"] for finding in second["findings"]}
    pasted = asked(
        tool="dns",
        pasted='_dmarc.firma.de descriptive text "v=DMARC1; p=none"',
        **{"from": "a@firma.de"},
    )
    assert (pasted["dmarc"]["policy"], pasted["verdict"]) == ("none", "unclear")
    assert asked(
        tool="dns",
        **{"from": "a@firma.de", "replies": [{"name": "x", "type": "TXT", "why": "odd"}]},
    ) == {"error": "ValueError"}


def test_the_zone_may_come_from_standard_input(run):
    zone = json.dumps({"firma.de": {"MX": ["0 ."], **txt("x")}})
    assert run("mx", "a@firma.de", "--answers", "-", stdin=zone)[0] == 1
