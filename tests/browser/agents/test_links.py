"""The link builder on the agents' page: every tool's form filled in, nobody's name by default."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from checker.case.details import PERSONAL
from site_build.pages import go, prefill
from tests.browser.verbs.checker import NARROW, fits

AGENTS = {"de": "/de/agents/", "en": "/en/agents/"}
# What is typed into the field and what the link has.
MASKED = {
    "max@firma.de": "name@firma.de",
    "Max Muster <max@firma.de>": "name@firma.de",
    '"max@home"@firma.de': "name@firma.de",
    "max=firma.de@123.EU1.hs-send.com": "name=firma.de@123.EU1.hs-send.com",
    "max@hs-send.com": "name@hs-send.com",
    "max=muster@nohs-send.com": "name@nohs-send.com",
    "A <a@eins.de>, B <b@zwei.de>": "name@eins.de, name@zwei.de",
    "max.muster": None,
    "max@": None,
}
REPLY = "550 5.1.1 <erika.mustermann@kunde.example>: Recipient address rejected"


def builder(page: Page) -> Locator:
    return page.locator("link-builder")


def choose(page: Page, tool: str, language: str = "") -> None:
    """Open the English page and choose what the link leads to."""
    page.goto(AGENTS["en"])
    builder(page).locator("[name=tool]").select_option(tool)
    builder(page).locator("[name=language]").select_option(language)


def field(page: Page, name: str) -> Locator:
    return builder(page).locator(f"[name={name}]")


def link(page: Page) -> str:
    address = builder(page).locator("[data-link]").evaluate("link => link.href")
    expect(builder(page).locator("[data-link]")).to_have_text(address)
    return address


def given(page: Page) -> dict[str, str]:
    """Return what the link brings along."""
    return {name: value for name, [value] in parse_qs(urlsplit(link(page)).fragment).items()}


@pytest.mark.parametrize("tool", prefill.GO)
def test_every_tool_is_linked_to_by_short_link_and_by_page(page, base_url, tool):
    choose(page, tool)
    assert link(page) == f"{base_url}/go/{prefill.GO[tool]}/"
    path = go.links()[prefill.GO[tool]].partition("#")[0]
    choose(page, tool, "de")
    assert link(page).partition("#")[0] == f"{base_url}/de/{path}"


@pytest.mark.parametrize("tool", prefill.GO)
def test_each_tool_shows_the_fields_that_a_link_fills(page, tool):
    choose(page, tool)
    field(page, "masked").uncheck()
    shown = builder(page).locator("[data-field-of] [name]:visible")
    names = shown.evaluate_all("all => all.map(({ name }) => name)")
    assert names == [one.name for one in prefill.fields() if tool in one.tools]


def test_by_default_the_letter_takes_nothing_that_names_a_person(page):
    choose(page, "letter")
    for name in PERSONAL:
        expect(field(page, name)).to_be_hidden()
    field(page, "masked").uncheck()
    field(page, "recipient").fill("erika@kunde.example")
    assert given(page) == {"recipient": "erika@kunde.example"}
    field(page, "masked").check()
    assert given(page) == {}


@pytest.mark.parametrize(("typed", "linked"), MASKED.items())
def test_by_default_the_check_takes_the_domain_of_an_address_and_says_so(page, typed, linked):
    choose(page, "alignment")
    field(page, "from").fill(typed)
    assert given(page).get("from") == linked
    told = builder(page).get_by_text("The link has:")
    expect(told).to_contain_text(linked) if linked else expect(told).to_be_hidden()


def test_by_default_no_name_goes_along_with_a_reply(page):
    choose(page, "reply")
    field(page, "reply").fill(REPLY)
    assert given(page) == {"reply": REPLY.replace("erika.mustermann", "name")}
    field(page, "masked").uncheck()
    assert given(page) == {"reply": REPLY}


def test_a_link_fills_the_check(page, python):
    choose(page, "alignment", "en")
    field(page, "from").fill("max+news@mail.müller.de")
    field(page, "domain").fill("müller.de")
    builder(page).locator("[data-link]").click()
    expect(page.locator("[name=from]")).to_have_value("name@mail.müller.de")
    expect(page.locator("[name=domain]")).to_have_value("müller.de")


def test_a_link_fills_the_letter(page, python):
    choose(page, "letter", "de")
    typed = {"subject": "Herbst & Winter", "date": "2026-11-20", "time": "14:05"}
    for name, value in typed.items():
        field(page, name).fill(value)
    field(page, "zone").select_option("Europe/Berlin")
    field(page, "product").select_option("mimecast")
    field(page, "letter_language").select_option("en")
    builder(page).locator("[data-link]").click()
    letter = page.locator("it-letter")
    expected = typed | {"zone": "Europe/Berlin", "product": "mimecast", "letter_language": "en"}
    for name, value in expected.items():
        expect(letter.locator(f"[name={name}]")).to_have_value(value)


@pytest.mark.browser_context_args(locale="de-DE")
def test_a_short_link_fills_the_clock_in_the_readers_language(page, base_url, python):
    choose(page, "clock")
    field(page, "date").fill("2026-11-20")
    builder(page).locator("[data-link]").click()
    expect(page.locator("quarantine-clock [name=date]")).to_have_value("2026-11-20")
    assert page.url.startswith(f"{base_url}/de/letter/#")


def test_what_was_typed_for_one_tool_is_there_for_the_next_and_in_no_other_link(page):
    choose(page, "letter")
    field(page, "date").fill("2026-11-20")
    builder(page).locator("[name=tool]").select_option("clock")
    assert given(page) == {"date": "2026-11-20"}
    builder(page).locator("[name=tool]").select_option("headers")
    assert given(page) == {}


def test_a_reload_loses_nothing_but_what_names_a_person(page):
    choose(page, "alignment", "de")
    field(page, "from").fill("max@firma.de")
    field(page, "domain").fill("firma.de")
    before = link(page)
    expect(page).to_have_url(re.compile("from=name%40firma"))
    page.reload()
    assert link(page) == before
    expect(field(page, "from")).to_have_value("name@firma.de")
    expect(field(page, "masked")).to_be_checked()


def test_the_link_is_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, "clock", "en")
    field(page, "date").fill("yesterday")
    builder(page).get_by_role("button", name="Copy link").click()
    expect(builder(page).get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link(page)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_it_says_how_to_do_it_by_hand(page):
    page.goto(AGENTS["de"])
    expect(page.locator("[name=tool]")).to_be_hidden()
    expect(page.get_by_text("Ohne hängen Sie die Angaben selbst an")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", AGENTS)
def test_nothing_is_wrong_with_it_on_a_narrow_screen(page, violations, language, scheme):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(AGENTS[language])
    builder(page).locator("[name=tool]").select_option("letter")
    field(page, "masked").uncheck()
    assert violations(page) == []
    assert fits(page)
