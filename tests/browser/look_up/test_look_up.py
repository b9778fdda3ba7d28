"""Looking it up in the DNS: nobody is asked before a click, then nothing but what was said.

The resolver is the test's own; Python is, too. The page's policy is the built one.
"""

import json
import re

import dns.message
import dns.rcode
import pytest
from playwright.sync_api import Page, expect

from checker.terminal.resolver import LONGEST_S
from site_build.pages import operators
from tests import doh
from tests.browser.verbs.checker import CHECKER, check, expect_verdict, fits, link
from tests.browser.verbs.look_up import HEADERS, Resolver, ask, expect_answer, open_look_up
from tests.browser.waiting import until
from tests.core.dns.zones import HUB, alias, connected, txt

FIRST, SECOND = operators.offered()[:2]
RIGHT = connected()
DOUBLED = connected(hs2=None) | {
    f"hs2-{HUB}._domainkey.firma.de.firma.de": alias("firma-de.hs07b.dkim.hubspotemail.net")
}
# The rule that the page states: the domains themselves, their parents, the platform's names below
# the sending domain, and what these and the SPF record point to.
RULE = re.compile(
    r"(_dmarc\.)?(firma\.)?de"
    r"|hs[12](-\d+)?\._domainkey\.firma\.de(\.firma\.de)?"
    r"|[\w-]+\.(spf09|hs07[ab]\.dkim)\.hubspotemail\.net"
)

# What the page tells the browser about each of its requests.
LISTEN = """
  () => {
    const plainFetch = fetch
    globalThis.told = []
    globalThis.fetch = (address, { signal, headers, ...options }) => {
      if (address instanceof URL) told.push(options)
      return plainFetch(address, { signal, headers, ...options })
    }
  }
"""
OPTIONS = {
    "credentials": "omit",
    "referrerPolicy": "no-referrer",
    "redirect": "error",
    "cache": "no-store",
}


@pytest.fixture
def resolver(context, watch, python) -> Resolver:
    """The first resolver that the site offers."""
    watch.expect(f"foreign request: {FIRST.origin}/")
    return Resolver(context, FIRST.origin, RIGHT)


@pytest.fixture
def second(context, watch) -> Resolver:
    """The one that is offered when the first does not answer."""
    watch.expect(f"foreign request: {SECOND.origin}/")
    return Resolver(context, SECOND.origin, RIGHT)


def test_nothing_leaves_before_a_click_and_then_only_what_was_said(page, resolver, violations):
    # A link to the look-up unfolds it, and asks nobody.
    page.goto(link(CHECKER, **{"from": "max.geheim@firma.de", "domain": "firma.de"}) + "&look-up")
    expect_verdict(page, "ok")
    part = page.locator("dns-look-up")
    expect(part.locator(".look-up__names").first).to_contain_text("_dmarc.firma.de")
    expect(part.locator(".look-up")).to_contain_text(FIRST.name)
    assert violations(page) == []
    assert resolver.asked == []
    page.evaluate(LISTEN)
    said = part.locator(".look-up__names code").all_inner_texts()
    ask(part)
    answer = expect_answer(part, "ok")
    expect(answer.locator(".result__verdict")).to_be_focused()
    names = [name for name, _ in resolver.asked]
    assert set(said) - {"_dmarc.de"} <= set(names)
    assert not [name for name in names if not RULE.fullmatch(name)]
    assert len(resolver.asked) == len(set(resolver.asked)) <= 40
    for route in resolver.routes:
        request = route.request
        headers = request.all_headers()
        assert request.method == "GET" and request.post_data is None
        assert not {"cookie", "referer"} & set(headers)
        assert "geheim" not in json.dumps(headers) + request.url
    assert page.evaluate("told") == [OPTIONS] * len(resolver.asked)
    # The verdict by the names stands beside it.
    expect_verdict(page, "ok")
    expect(answer).to_contain_text("Nach den Namen:")


def test_each_record_says_what_would_be_right_and_the_ticket_has_it(page, resolver, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = "navigator.clipboard.readText()"
    resolver.zone = DOUBLED
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    part = open_look_up(page)
    ask(part)
    answer = expect_answer(part, "attention")
    answer.locator(".look-up__records > summary").click()
    rows = answer.locator(".look-up__records li:has(> p > strong)")
    expect(rows).to_have_count(4)
    # Whose turn it is says only what is not right.
    expect(rows.locator(".owner")).to_have_count(1)
    row = rows.nth(1)
    expect(row).to_contain_text("doppelter Domain")
    row.locator("[data-copied=text]").first.click()
    expect(row.locator(".copy__status").first).to_have_text("Kopiert.")
    assert page.evaluate(copied) == f"hs2-{HUB}._domainkey"
    row.locator("[data-copied=text]").nth(1).click()
    expect(row.locator(".copy__status").nth(1)).to_have_text("Kopiert.")
    assert page.evaluate(copied) == "firma-de.hs07b.dkim.hubspotemail.net"
    expect(row.locator("a")).to_have_attribute("href", re.compile(r"/de/sender/#dkim-records$"))
    page.locator("[data-copies=ticket]").click()
    expect(page.locator(".copy:has([data-copies=ticket]) .copy__status")).to_have_text("Kopiert.")
    ticket = page.evaluate(copied)
    assert answer.locator(".result__verdict > [data-slot=headline]").inner_text() in ticket
    assert "Nach den Einträgen im DNS" in ticket
    # Another question takes it back.
    page.locator("[name=domain]").fill("news.firma.de")
    expect(part.locator(".look-up")).to_be_empty()


def never(*_):
    """Do not answer."""


def faulty(change):
    """Answer with a message that `change` has been made to."""

    def behave(route, query):
        message = dns.message.from_wire(doh.answer(query, RIGHT))
        change(message)
        route.fulfill(body=message.to_wire(), headers=HEADERS)

    return behave


FAULTS = {
    "offline": (lambda route, _: route.abort("internetdisconnected"), "nicht erreichbar"),
    "a server error": (
        lambda route, _: route.fulfill(status=503, headers=HEADERS),
        "weist die Frage ab",
    ),
    "a redirect": (
        lambda route, _: route.fulfill(
            status=302, headers=HEADERS | {"location": f"{SECOND.origin}/dns-query"}
        ),
        "nicht erreichbar",
    ),
    "HTML in its place": (
        lambda route, _: route.fulfill(
            body="<!doctype html>", headers=HEADERS | {"content-type": "text/html"}
        ),
        "Webseite",
    ),
    "SERVFAIL": (faulty(lambda one: one.set_rcode(dns.rcode.SERVFAIL)), "meldet einen Fehler"),
    "a wrong id": (faulty(lambda one: setattr(one, "id", 7)), "anderen Frage"),
}


def test_whatever_goes_wrong_is_said_and_the_next_one_waits_for_a_click(
    page: Page, resolver, second, watch
):
    watch.expect("Failed to load resource")
    watch.expect("net::ERR_")
    watch.expect("blocked by CORS|redirect")
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    part = open_look_up(page)
    for name, (behave, sentence) in FAULTS.items():
        resolver.behave = behave
        ask(part)
        expect(part.locator(".result__text"), name).to_contain_text(sentence)
        expect_answer(part, "unclear")
        expect(part.locator("[data-operator='1']")).to_be_visible()
        expect_verdict(page, "ok")
    assert second.asked == []
    ask(part, 1)
    expect_answer(part, "ok")
    assert second.asked
    assert part.locator("[data-operator='1']").count() == 0


def test_a_slow_one_is_given_up_or_can_be_cancelled(page, resolver):
    page.clock.install()
    resolver.behave = never
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    part = open_look_up(page)
    ask(part)
    progress = part.locator(".look-up__progress")
    expect(progress).to_contain_text("0 von 2")
    progress.locator("[data-action=cancel]").click()
    expect(progress).to_have_count(0)
    expect(part.locator(".look-up__answer")).to_be_empty()
    ask(part)
    until(page, lambda: len(resolver.routes) == 4, "it is asked again")
    page.clock.fast_forward(int(LONGEST_S * 1000))
    expect(part.locator(".result__text")).to_contain_text("fünf Sekunden")
    expect_answer(part, "unclear")
    assert len(resolver.routes) == 4


def test_without_asking_anybody_the_commands_and_what_they_print_do(page, resolver):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/en/checker/")
    check(page, "max@firma.de", "firma.de")
    part = open_look_up(page)
    part.locator("details details > summary").last.click()
    expect(part.locator("[data-commands=windows]")).to_contain_text("nslookup -type=TXT firma.de")
    expect(part.locator("[data-commands=unix]")).to_contain_text("dig _dmarc.firma.de TXT")
    part.locator("[data-pasted]").fill(
        '_dmarc.firma.de.\t300\tIN\tTXT\t"v=DMARC1; p=none"\n'
        f'firma.de.\t300\tIN\tTXT\t"v=spf1 include:{HUB}.spf09.hubspotemail.net -all"\n'
    )
    part.locator("[data-action=read]").click()
    expect_answer(part, "unclear")
    # What the answers lead to comes as further commands.
    expect(part.locator("[data-commands=unix]")).to_contain_text(f"hs1-{HUB}._domainkey.firma.de")
    assert fits(page)
    assert resolver.asked == []


def test_the_contacts_address_tells_both_products_and_the_letter_takes_them(page, resolver):
    host = "eu-smtp-inbound-1.mimecast.com"
    spf = txt("v=spf1 include:spf.protection.outlook.com -all")
    resolver.zone = {"kunde.example": {"MX": [f"0 {host}."], **spf}}
    page.goto("/en/letter/")
    letter = page.locator("it-letter")
    letter.locator("[name=recipient]").fill("erika.geheim@kunde.example")
    part = open_look_up(letter)
    assert resolver.asked == []
    ask(part)
    answer = expect_answer(part, "ok")
    assert {name for name, _ in resolver.asked} == {"kunde.example"}
    expect(letter.locator("[name=product]")).to_have_value("mimecast")
    expect(letter.locator("[name=behind]")).to_have_value("microsoft365")
    expect(answer.locator("a[href$='/en/it/#mimecast']")).to_be_visible()
    letter.locator("[name=date]").fill("2026-11-20")
    letter.locator("[type=submit]").click()
    expect(letter.locator(".letter__body").last).to_contain_text("first Mimecast")
    expect(letter.locator(".letter__body").last).to_contain_text("then Microsoft 365")
    clock = page.locator("quarantine-clock")
    clock.locator("[type=submit]").click()
    expect(clock.locator(".result__list li").first).to_contain_text("Mimecast")
    expect(clock.locator(".result__list li").nth(1)).to_contain_text("Microsoft 365")
    assert "kunde.example" not in page.url
