"""Whatever a tool answers has a next step, somebody who takes it, and a place that explains it.

The codes come from the tables and lists of the package: one that is added there is asked here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import checker
from checker import alignment, answer, clock, dns, headers, letter, mx, reply
from checker.alignment import Alignment
from checker.answer.acts import Act
from checker.answer.tables import consoles
from checker.case.details import Detail
from checker.clock.judging import Clock
from checker.dns.judging import Case as DnsCase
from checker.dns.judging import Field as DnsField
from checker.headers import bounce, filter_tables, observations
from checker.headers.bounce import Bounce, ForRecipient
from checker.headers.filters import Remark
from checker.headers.ruling import rule
from checker.headers.sides import By
from checker.headers.standing import Standing
from checker.headers.team import Team
from checker.lookup import Answer as DnsAnswer
from checker.lookup import Answers, Status, Why, Zone
from checker.lookup.findings import Field as LookUpField
from checker.message.notice import Tells
from checker.mx.judging import Case as MxCase
from checker.mx.judging import Field as MxField
from checker.reading import notes
from checker.reading.delivery_time import Doubt
from checker.reading.findings import Field, Finding, Level
from checker.reading.outcome import Owner, Reason, Where
from checker.reply import Delivered, Reply
from checker.reply.tables import Kind, definite, labels, notices, systems, vague
from checker.saying.catalogue import LANGUAGES, sentences
from tests.core.dns import zones

DOCS = Path(checker.__file__).parents[1] / "docs"
NOW = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
ARRIVED = (
    "Received: from a.example by b.example; Fri, 20 Nov 2026 08:15:30 +0000\nFrom: a@b.example"
)


@cache
def headings(language: str, page: str) -> set[str]:
    text = (DOCS / language / page / "index.md").read_text(encoding="utf-8")
    return set(re.findall(r"^#+ .*\{ #([\w-]+) \}$", text, re.MULTILINE))


def assert_leads_on(report: dict[str, Any]) -> None:
    """Fail where a report leaves its reader alone."""
    told = report["tool"], report["verdict"], report["reason"], report["findings"]
    assert report["headline"] and report["text"], told
    assert report["next_steps"], told
    assert report["owner"] in (None, report["next_steps"][0]["owner"]), told
    for step in report["next_steps"]:
        assert step["message"], told
        assert Owner(step["owner"])
        language, _, place = step["link"].removeprefix("/").partition("/")
        page, _, fragment = place.partition("#")
        assert language == report["language"]
        assert fragment in headings(language, page), (told, step["link"])


def values(tool: str) -> dict[str, str]:
    """Return something for every placeholder of a catalogue; a day is wanted for some."""
    names = re.findall(r"\{(\w+)\}", str(sentences(tool, "en")))
    return dict.fromkeys(names, "2026-11-20")


def findings(tool: str, levels: dict[str, Level]) -> Iterator[Finding]:
    """Yield a finding of each code, in each field that it has a sentence for."""
    texts = sentences(tool, "en")["findings"]
    for code, level in levels.items():
        for field in (Field.FROM, Field.SENDING, Field.BOTH):
            if isinstance(texts[code], str) or field in texts[code] or "exact" in texts[code]:
                yield Finding(code, level, field, values(tool))


@pytest.mark.parametrize("language", LANGUAGES)
def test_alignment(language):
    verdict = alignment.judge("a@b.example", "b.example")
    assert_leads_on(alignment.describe(alignment.judge("", ""), language))
    asked = findings("alignment", dict(notes.LEVELS))
    for finding, kind, since in product(asked, (None, *Alignment), Alignment):
        refused = finding.level is Level.ERROR
        if refused is not (kind is None) or (refused and finding.field is Field.BOTH):
            continue
        if finding.code == "esp_from":
            finding = finding._replace(values={**finding.values, "alignment": since})
        elif since is not Alignment.EXACT:
            continue
        assert_leads_on(
            alignment.describe(verdict._replace(alignment=kind, findings=(finding,)), language)
        )


def remarks() -> list[Remark]:
    """Return a remark for each meaning in the filters' tables that decides something new."""
    kinds = {}
    for header in filter_tables.headers():
        for one in (one for meanings in header.fields.values() for one in meanings.all):
            kind = (one.where, one.certainty, one.owner, one.decided_by, one.if_clean)
            kinds[kind] = Remark(header.product.id, "X", "", "", By.RECEIVER, one)
    return list(kinds.values())


def standings() -> Iterator[Standing]:
    for dmarc, strict, looked in product((None, "none"), (False, True), (False, True)):
        yield Standing(dmarc, None, "", strict, "", looked=looked, second_hand=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers(language):
    known = remarks()
    pairs = [(), *((one,) for one in known), *product(known, known)]
    for standing, team in product(standings(), Team):
        rulings = {
            (ruling.where, ruling.owner, ruling.certainty, ruling.decided_by): ruling
            for pair in pairs
            for ruling in [rule(pair, standing, team)]
        }
        for text, ruling in product((ARRIVED, "From: a@b.example"), rulings.values()):
            read = headers.judge(text)._replace(ruling=ruling, standing=standing, team=team)
            assert_leads_on(headers.describe(read, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_headers_note(language):
    read = headers.judge(ARRIVED)
    for code, level in observations.LEVELS.items():
        finding = Finding(code, level, Field.HEADERS, values("headers"))
        assert_leads_on(headers.describe(read._replace(findings=(finding,)), language))


def replies() -> Iterator[Reply]:
    """Yield a reply for each reason, however sure, and for each row of the tables."""
    everyone = next(one for one in systems().all if one.kind is Kind.FOR_EVERYONE)
    groups = (
        *(table.rows for table in (definite(), *vague(), notices().patterns)),
        labels()[1].values(),
    )
    nobodys = [(None, row) for rows in groups for row in rows]
    own = [(system, row) for system in systems().all for row in system.patterns.rows]
    for delivered in Delivered:
        yield from (
            Reply("x", delivered, (), reason, code=550, system=system)
            for reason, system in product((None, *Reason), (None, everyone))
        )
        yield from (
            Reply("x", delivered, (), row.reason, system=system, pattern=row)
            for system, row in nobodys + own
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_reply(language):
    for one in replies():
        assert_leads_on(reply.describe(one, language))
    for pasted in ("", "hello", "250 OK", "354 go ahead"):
        assert_leads_on(reply.describe(reply.judge(pasted), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer(language):
    cases = [None, *{word.case: word for _, word in consoles().words}.values()]
    acts = (frozenset(), *(frozenset({act}) for act in Act))
    for where, reason, word, done in product(Where, (None, *Reason), cases, acts):
        words = (word,) if word else ()
        told = answer.Answer("x", (), where, reason, "microsoft365", words, done)
        assert_leads_on(answer.describe(told, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_notices(language):
    read = headers.judge(ARRIVED)
    reasons = [None, *(one for one in replies() if one.reason and not one.pattern)]
    for tells, said, team in product(Tells, reasons, (Team.CONTACTS, Team.OWN)):
        reason, owner = bounce._WITHOUT_REPLY[tells]
        if said and tells is Tells.FAILED:
            reason, owner = said.reason or reason, said.owner
        told = Bounce((ForRecipient("a@b.example", tells, reason, owner, "", said),))
        one = read._replace(bounce=told, ruling=bounce.ruling(told, team), team=team)
        assert_leads_on(headers.describe(one, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter(language):
    for where in ("", *Where):
        for smtp_reply in ("", "250 OK", "451 later", "550 no"):
            asked = {"where": where, "smtp_reply": smtp_reply}
            assert_leads_on(letter.describe(letter.judge(asked, NOW), language))
    written = letter.judge({}, NOW)
    for code, level in product(sentences("letter", "en")["findings"], Level):
        finding = Finding(code, level, Detail.SUBJECT, values("letter"))
        assert_leads_on(letter.describe(replace(written, findings=(finding,)), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_clock(language):
    for day in ("", "2026-11-20", "2024-01-01", "nothing"):
        assert_leads_on(clock.describe(clock.judge(day, "", NOW), language))
    for doubt in Doubt:
        assert_leads_on(clock.describe(Clock((), {doubt: values("clock")}), language))


def slips() -> Iterator[dict[str, Any]]:
    """Yield zones in which each record is in each of its states."""
    twice = {f"hs1-{zones.HUB}._domainkey.firma.de.firma.de": zones.alias("x.example")}
    yield from (zones.connected(), {}, zones.connected(hs1=None) | twice)
    for key, value in (
        ("hs1", None),
        ("hs1", zones.alias(f"anders-de.hs07a.{zones.DKIM}")),
        ("hs1", zones.txt(zones.KEY)),
        ("key1", None),
        ("spf", None),
        (
            "spf",
            zones.txt("v=spf1 -all", f"v=spf1 include:{zones.HUB}.spf09.hubspotemail.net -all"),
        ),
        ("spf", zones.txt("v=spf1" + " a" * 11)),
        ("dmarc", None),
        ("dmarc", zones.txt("v=DMARC1; p=nnoe")),
        ("dmarc", zones.txt("v=DMARC1; p=none", "v=DMARC1; p=none")),
        ("dmarc", {"status": "SERVFAIL"}),
    ):
        changes: dict[str, Any] = {key: value}
        yield zones.connected(**changes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dns(language):
    assert_leads_on(dns.describe(zones.look_up({}, "nothing at all"), language))
    seen = set()
    for zone in slips():
        report = zones.told(zone, language=language)
        assert_leads_on(report)
        for row in report["records"]:
            seen.add((row["type"], row["state"]))
            page, _, fragment = row["link"].removeprefix(f"/{language}/").partition("#")
            assert fragment in headings(language, page), row
            assert row["message"] and Owner(row["owner"])
    assert len(seen) > 10
    checked = zones.look_up(zones.connected())
    for case in DnsCase:
        assert_leads_on(dns.describe(checked._replace(case=case), language))
    for field, code in product(DnsField, sentences("dns", "en")["findings"]):
        told = {**values("dns"), "kind": "wrong"}
        finding = Finding(code, Level.WARNING, field, told)
        for case in DnsCase:
            one = checked._replace(case=case, findings=(finding,))
            assert_leads_on(dns.describe(one, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_nobody_answered(language):
    for why in Why:
        answers = Answers(lambda _, why=why: DnsAnswer(Status.FAILED, why=why))
        checked = dns.judge("news@firma.de", "", answers, zones.DAY)
        assert {finding.field for finding in checked.findings} >= {LookUpField.DNS}
        assert_leads_on(dns.describe(checked, language))
        assert_leads_on(mx.describe(mx.judge("erika@firma.de", answers), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_mx(language):
    answers = Answers(Zone({"firma.de": {"MX": ("10 mx.firma.de",)}}).answer)
    found = mx.judge("erika@firma.de", answers)
    for case in MxCase:
        assert_leads_on(mx.describe(found._replace(case=case), language))
        for field, code in product(MxField, sentences("mx", "en")["findings"]):
            finding = Finding(code, Level.WARNING, field, values("mx"))
            assert_leads_on(mx.describe(found._replace(case=case, findings=(finding,)), language))
