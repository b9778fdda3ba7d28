"""A newer version is deployed while a page of the older one is open: nothing that was typed is lost."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.release import NEWER, release
from tests.browser.server import Server
from tests.browser.verbs.checker import CASES, CHECKER, check, expect_verdict

RELOAD = {"de": "Seite neu laden", "en": "Reload the page"}
# Longer than what a link may hold, and of more than one line.
MESSAGE = "Received: by b.example; Fri, 20 Nov 2026 08:15:30 +0000\n" + "X-Made-Up: Zeile\n" * 200
STORED = "() => JSON.stringify([history.state, name, { ...sessionStorage }, { ...localStorage }])"


@pytest.fixture
def browser_context_args(browser_context_args: dict, host: Server) -> dict:
    return {**browser_context_args, "base_url": host.address}


@pytest.fixture(autouse=True)
def complaints_are_expected(watch, host: Server) -> None:
    watch.base_url = host.address
    watch.expect("Failed to load resource|integrity|ERR_INTERNET_DISCONNECTED")


def reload(page: Page, language: str = "de") -> None:
    """Load the page anew with the button that is offered for it, and see that it is the newer one."""
    with page.expect_event("load"):
        page.get_by_role("button", name=RELOAD[language]).click()
    expect(page.locator(f"script[data-worker*='{NEWER}']")).to_be_attached()
    page.locator(".tool:defined").first.wait_for()
    # Nothing is left of what was carried over, nor of what no link should hold.
    assert json.loads(page.evaluate(STORED))[:3] == [None, "", {}]


@pytest.mark.parametrize("language", RELOAD)
def test_the_reader_is_told_and_the_newer_page_answers_what_was_asked(page, deployed, language):
    page.goto(f"/{language}/checker/")
    release(deployed)
    check(page, *CASES["problem"])
    newer = "neuere Fassung" if language == "de" else "newer version"
    expect(page.locator("output")).to_contain_text(newer)
    expect(page.locator(".tool__without")).to_be_visible()
    reload(page, language)
    expect_verdict(page, "problem")
    assert page.locator("[name=from]").input_value() == CASES["problem"][0]


def test_a_long_text_is_taken_along_and_stands_in_no_address(page, context, deployed):
    addresses: list[str] = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.goto("/de/headers/")
    release(deployed)
    page.locator("[name=text]").fill(MESSAGE)
    page.locator("header-reader [type=submit]").click()
    reload(page)
    expect(page.locator("[name=text]")).to_have_value(MESSAGE)
    expect(page.locator("output")).to_have_attribute("data-verdict", re.compile("."))
    assert not any("Made-Up" in address for address in addresses)


def test_what_was_typed_elsewhere_on_the_page_is_there_again_and_nothing_is_asked(page, deployed):
    page.goto("/de/letter/")
    letter, clock = page.locator("it-letter"), page.locator("quarantine-clock")
    release(deployed)
    letter.locator("[name=subject]").fill("Neuigkeiten")
    clock.locator("[name=date]").fill("2026-11-20")
    clock.locator("[type=submit]").click()
    expect(clock.locator("output")).to_contain_text("neuere Fassung")
    with page.expect_event("load"):
        clock.get_by_role("button", name=RELOAD["de"]).click()
    expect(letter.locator("[name=subject]")).to_have_value("Neuigkeiten")
    expect(clock.locator("output")).to_have_attribute("data-verdict", re.compile("."))
    expect(letter.locator("output")).to_be_empty()


def test_what_no_field_shows_is_taken_along(page, deployed):
    page.goto("/de/headers/#recipient=erika@kunde.example&via=letter")
    expect(page.locator(".taken")).to_contain_text("Empfänger")
    release(deployed)
    page.locator("[name=text]").fill(MESSAGE)
    page.locator("header-reader [type=submit]").click()
    reload(page)
    expect(page.locator(".taken")).to_contain_text("Empfänger")
    assert "erika" not in page.url


def test_a_page_that_has_answered_before_goes_on_answering(page: Page, deployed: Path):
    page.goto(CHECKER)
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
    release(deployed)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")


def test_what_answers_in_the_sites_place_is_not_taken_for_a_newer_version(
    page, context: BrowserContext, host, watch
):
    # The runtime asks for a list of its packages, and says so if it gets a page.
    watch.expect("is not valid JSON")
    page.goto(CHECKER)
    host.faults[""] = lambda _: b"<!doctype html><title>Sign in</title>"
    check(page, *CASES["ok"])
    expect(page.locator("output")).to_contain_text("verlangt Ihr Netz zuerst eine Anmeldung")
    context.set_offline(True)
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.locator("output")).to_contain_text("nicht zu erreichen")
    context.set_offline(False)
    host.faults.clear()
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "ok")
