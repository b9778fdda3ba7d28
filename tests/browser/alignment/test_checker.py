"""The checker as a reader meets it: typing, links, errors, copying. Python is the test's own."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.verbs.checker import (
    CASES,
    CHECKER,
    check,
    expect_no_verdict,
    expect_verdict,
    link,
)
from tests.browser.waiting import until


@pytest.fixture
def checker(page: Page, python) -> Page:
    """The German checker page, before anybody touched it."""
    page.goto(CHECKER)
    return page


@pytest.mark.browser_context_args(has_touch=True)
@pytest.mark.parametrize("show_interest", [Locator.focus, Locator.hover, Locator.tap])
def test_nothing_is_loaded_before_somebody_shows_interest(page, python, show_interest):
    started = []
    starting, python.starting = python.starting, lambda route: (started.append(1), starting(route))
    page.goto(CHECKER, wait_until="networkidle")
    assert started == []
    show_interest(page.locator("[name=from]"))
    until(page, lambda: started, "Python is started")


def test_keyboard_alone_leads_to_the_answer_and_on_into_it(checker):
    checker.locator("[name=from]").focus()
    checker.keyboard.type("max@firma.de")
    checker.keyboard.press("Tab")
    checker.keyboard.type("firma.de")
    checker.keyboard.press("Tab")
    expect(checker.get_by_role("button", name="Prüfen", exact=True)).to_be_focused()
    checker.keyboard.press("Space")
    expect(checker.locator(".result__verdict")).to_be_focused()
    checker.keyboard.press("Tab")
    expect(checker.locator(".result__steps a").first).to_be_focused()


def test_the_answer_shows_what_was_understood(checker):
    check(checker, "Max <max@news.münchen.de>", "münchen.de")
    sides = checker.locator(".result__sides > div")
    expect(sides.nth(0)).to_contain_text("news.münchen.de")
    expect(sides.nth(0)).to_contain_text("news.xn--mnchen-3ya.de")
    expect(checker.locator(".result__rules li")).to_have_count(3)
    expect(checker.locator(".outcome--pass")).to_have_count(1)
    expect(checker.locator(".result__findings")).to_contain_text("DMARC")


def test_a_next_step_leads_to_its_place_in_the_article(checker):
    check(checker, *CASES["problem"])
    checker.locator(".result__steps a").first.click()
    expect(checker).to_have_url(re.compile(r"/de/(\w+/)?#[\w-]+=&"))
    expect(checker.locator("#free-mail-address")).to_be_in_viewport()
    assert "max" not in checker.url


def test_a_link_runs_by_itself_and_leaves_the_focus_alone(page, python):
    page.goto(link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de", "else": "x"}))
    expect_verdict(page, "ok")
    expect(page.locator("[name=from]")).to_have_value("max@firma.de")
    expect(page.locator("body")).to_be_focused()


def test_a_link_shows_its_answer_wherever_on_the_page_it_stands(page, python):
    page.goto(link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"}))
    expect(page.locator(".result__verdict")).to_be_in_viewport()
    expect(page.locator("body")).to_be_focused()


def test_a_new_fragment_runs_again(page, python):
    page.goto(link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"}))
    expect_verdict(page, "ok")
    page.evaluate("location.hash = 'from=max%40eins.de&domain=zwei.de'")
    expect_verdict(page, "problem")
    expect(page.locator("[name=domain]")).to_have_value("zwei.de")


def test_half_a_link_fills_its_field_and_waits(page, python):
    page.goto(link(CHECKER, domain="firma.de"))
    expect(page.locator("[name=domain]")).to_have_value("firma.de")
    expect(page.locator(".tool__loading")).to_be_hidden()
    expect_no_verdict(page)


def test_values_in_a_link_are_capped(page, python):
    page.goto(link(CHECKER, domain="ü" * 3000))
    expect(page.locator("[name=domain]")).to_have_value("ü" * 1000)


def test_the_fragment_of_a_heading_stays_a_heading(page, python):
    page.goto(f"{CHECKER}#check")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("[name=from]")).to_have_value("")
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    # The page leads to the answer a frame after it stands; only then does a reader go on.
    expect(page.locator("output :focus")).to_be_in_viewport()
    page.evaluate("location.hash = 'by-hand'")
    expect(page.locator(":target")).to_be_in_viewport()
    expect_verdict(page, "ok")


def test_the_address_bar_links_to_what_is_on_the_screen_without_a_name(checker):
    check(checker, "Max Muster <max+a@firma.de>", "firma.de")
    expect_verdict(checker, "ok")
    expect(checker).to_have_url(re.compile(r"#from=name%40firma\.de&domain=firma\.de$"))
    expect(checker.locator("[name=from]")).to_have_value("Max Muster <max+a@firma.de>")
    check(checker, "max@firma.de", "andere.de")
    expect_verdict(checker, "problem")
    expect(checker).to_have_url(re.compile(r"&domain=andere\.de$"))


def test_what_a_rewritten_address_tells_stays_in_its_link(checker):
    check(checker, "max=firma.de@123.eu1.hs-send.com", "firma.de")
    expect_verdict(checker, "problem")
    expect(checker).to_have_url(re.compile(r"#from=name%3Dfirma\.de%40123\.eu1\.hs-send\.com&"))


def test_a_link_that_names_somebody_loses_the_name_with_its_answer(page, python):
    page.goto(link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"}))
    expect_verdict(page, "ok")
    expect(page).to_have_url(re.compile("#from=name%40firma"))


def test_the_other_language_keeps_the_check(checker):
    check(checker, "max@firma.de", "firma.de")
    expect_verdict(checker, "ok")
    checker.get_by_role("link", name="English").click()
    expect(checker).to_have_url(re.compile(r"/en/checker/#from="))
    expect_verdict(checker, "ok")


def test_errors_are_summed_up_and_stand_above_their_fields(checker):
    title = checker.title()
    check(checker, "max@firma.de", "")
    expect_verdict(checker, "invalid")
    expect(checker.locator(".errors")).to_be_focused()
    assert checker.title() == f"Fehler: {title}"
    domain = checker.locator("[name=domain]")
    expect(domain).to_have_attribute("aria-invalid", "true")
    expect(domain).to_have_accessible_description(re.compile("Fehler: Geben Sie die Versanddomain"))
    expect(checker.locator("[name=from]")).not_to_have_attribute("aria-invalid", "true")
    before = checker.url
    checker.locator(".errors a").click()
    expect(domain).to_be_focused()
    assert checker.url == before
    domain.fill("firma.de")
    domain.press("Enter")
    expect_verdict(checker, "ok")
    expect(checker.locator(".errors")).to_have_count(0)
    expect(domain).not_to_have_attribute("aria-invalid", "true")
    assert checker.title() == title


def test_what_was_typed_is_text_and_never_markup(checker):
    check(checker, '"<img src=x onerror=alert(1)>" <max@firma.de>', "<b>firma</b>.de")
    expect_verdict(checker, "invalid")
    expect(checker.locator("output :is(img, b)")).to_have_count(0)
    expect(checker.locator("[name=domain]")).to_have_value("<b>firma</b>.de")


def test_the_result_can_be_copied_as_link_and_as_text(checker, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    check(checker, *CASES["attention"])
    copied = "navigator.clipboard.readText()"
    checker.locator("[data-copies=link]").click()
    expect(checker.locator(".copy__status")).to_have_text("Kopiert.")
    assert checker.evaluate(copied) == checker.url
    checker.locator("[data-copies=ticket]").click()
    expect(checker.locator(".copy__status")).to_have_text("Kopiert.")
    text = checker.evaluate(copied)
    assert "- [erfüllt] DMARC, relaxed:" in text
    assert "news.xn--mnchen-3ya.de" in text
    assert text.endswith(checker.url)


def test_without_a_clipboard_the_text_is_selected(checker):
    checker.add_init_script("delete Navigator.prototype.clipboard")
    checker.reload()
    check(checker, *CASES["ok"])
    checker.locator("[data-copies=link]").click()
    expect(checker.locator(".copy__status")).to_contain_text("markiert")
    assert checker.evaluate("getSelection().toString()") == checker.url


def test_events_tell_what_happens(checker):
    checker.evaluate("""
      const told = window.told = []
      for (const name of ['loading', 'verdict', 'unavailable'])
        document.addEventListener(`checker:${name}`, ({ detail }) => told.push([name, detail]))
    """)
    check(checker, *CASES["ok"])
    expect_verdict(checker, "ok")
    told = checker.evaluate("told")
    assert ["loading", {"phase": "download", "share": 0.5}] in told
    assert told[-1][0] == "verdict" and told[-1][1]["verdict"] == "ok"


def test_two_on_a_page_work_apart(checker):
    checker.evaluate("""
      const first = document.querySelector('alignment-checker')
      const html = document.createRange().createContextualFragment(first.outerHTML)
      html.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'))
      first.parentElement.append(html)
    """)
    one, two = checker.locator("alignment-checker").all()
    two.get_by_label("Absenderadresse").fill("max@firma.de")
    two.get_by_label("Versanddomain").fill("firma.de")
    two.get_by_role("button", name="Prüfen", exact=True).click()
    expect(two.locator("output")).to_have_attribute("data-verdict", "ok")
    expect(one.locator("output")).to_be_empty()


@pytest.mark.parametrize("path", ["/de/checker/", "/en/checker/"])
def test_it_works_the_same_wherever_it_is_put(page, python, path):
    page.goto(path)
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
