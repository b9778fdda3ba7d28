"""What holds a page together, in every engine, for a reader whose device is dark."""

from pathlib import Path

import pytest

from tests.browser.engines.reader import ZONE, Device, Reader

MESSAGE = Path(__file__).parents[2] / "core" / "headers" / "cases" / "gmx-clean.eml"

QUESTION = "#from=max%40gmail.com&domain=firma.de"
FIELDS = {"from": "max@gmail.com", "domain": "firma.de"}
# Tab leads from the top of a page through the whole menu, which grows with the site.
MOST_TABS = 100
DARK = """
  () => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g)
    return Math.max(red, green, blue) < 80
  }
"""
# Where a link holds a question, the theme's script comes with the answer only (inline/later.js); in a page
# that is left just then it fails, and Firefox says so.
THEME_IS_THERE = "() => 'keyboard$' in window"
# A worker is at rest a moment after its answer, and soon what is kept for later is (offline/start.js);
# Firefox keeps no page whose worker is not (tools/life.js).
AT_REST = """
  async () => document.querySelector('.works-offline')
    && (await navigator.locks.query()).held.length === 0
"""
# Resolves once an element has held the same for half a second.
UNCHANGED = """
  (selector) => new Promise((unchanged) => {
    let last = setTimeout(unchanged, 500)
    new MutationObserver(() => {
      clearTimeout(last)
      last = setTimeout(unchanged, 500)
    }).observe(document.querySelector(selector), { childList: true, subtree: true })
  })
"""
HOLDS_A_FILE = "() => document.querySelector('header-reader [name=file]').files.length === 1"
# WebKit empties a form with autocomplete="off" a moment after it has shown the page again.
A_MOMENT_LATER = "() => new Promise((later) => setTimeout(later, 200))"


@pytest.fixture(scope="module")
def device() -> Device:
    return Device(dark=True)


def test_a_question_survives_links_languages_and_the_way_back(reader):
    reader.open(f"/de/checker/{QUESTION}")
    reader.sees("output[data-verdict=problem]", "Diese Absenderadresse kann nie passen")
    reader.until(DARK, what="a dark device gets a dark page")

    reader.click(".language__link")
    reader.sees("output[data-verdict=problem]", "This From address can never match")
    for name, value in FIELDS.items():
        reader.finds(f"[name={name}]", value)

    reader.until(THEME_IS_THERE, what="the theme is there")
    reader.back()
    reader.sees("output[data-verdict=problem]", "Diese Absenderadresse kann nie passen")
    reader.finds("[name=domain]", FIELDS["domain"])
    reader.until(THEME_IS_THERE, what="the theme is there")
    reader.forward()
    reader.sees("output[data-verdict=problem]", "This From address can never match")
    reader.until(THEME_IS_THERE, what="the theme is there")


def look_elsewhere(reader: Reader) -> None:
    """Leave a page by a link, and come back the browser's way."""
    reader.until(AT_REST, what="worker and page are at rest")
    # Where it stands is no matter: the page may still be moving to its answer.
    reader.run("() => document.querySelector('.masthead').click()")
    reader.sees("one-door")
    reader.back()
    reader.run(A_MOMENT_LATER)


# While Playwright looks on, Chromium keeps no page for "Back".
@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)
def test_what_was_typed_is_there_again_after_a_look_elsewhere(reader):
    reader.open("/de/letter/")
    reader.finds("it-letter [name=zone]", ZONE)
    reader.type("it-letter [name=subject]", "Herbstneuigkeiten")
    reader.type("it-letter [name=recipient]", "erika@kunde.example")
    reader.click("it-letter [name=ordered]")
    reader.click("it-letter [type=submit]")
    reader.sees("it-letter output[data-verdict]", "Herbstneuigkeiten")
    look_elsewhere(reader)
    reader.finds("it-letter [name=subject]", "Herbstneuigkeiten")
    reader.finds("it-letter [name=recipient]", "erika@kunde.example")
    reader.finds("it-letter [name=ordered]:checked", "yes")
    reader.sees("it-letter output[data-verdict]", "Herbstneuigkeiten")
    # Python is there again, too.
    reader.click("it-letter [type=submit]")
    reader.is_at("it-letter .result__verdict")
    reader.forward()
    reader.sees("one-door")


@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)
def test_a_chosen_file_is_there_again_with_its_answer(reader):
    reader.open("/de/headers/")
    reader.choose("header-reader [name=file]", MESSAGE)
    reader.is_at("header-reader .result__verdict")
    look_elsewhere(reader)
    reader.until(HOLDS_A_FILE, what="the file is still chosen")
    reader.sees("header-reader output[data-verdict=inbox]")


def test_the_search_finds_what_is_typed_and_leads_there(reader):
    reader.open("/de/")
    reader.click("[data-md-component=search-query]")
    reader.type("[data-md-component=search-query]", "Quarantäne freigeben")
    reader.sees(".md-search-result__item", "Quarantäne")
    # Each letter has its results: who presses one that is just replaced has pressed none.
    reader.run(UNCHANGED, ".md-search-result__list")
    reader.click(".md-search-result__link")
    reader.sees("h1", "IT")


def test_the_keyboard_alone_is_enough(reader):
    reader.open("/de/checker/")
    reader.press("Tab")
    reader.is_at(".md-skip")
    for _ in range(MOST_TABS):
        reader.press("Tab")
        if reader.run("() => document.activeElement.name === 'from'"):
            break
    reader.is_at("[name=from]")
    for letter in FIELDS["from"]:
        reader.press(letter)
    reader.press("Tab")
    reader.is_at("[name=domain]")
    for letter in FIELDS["domain"]:
        reader.press(letter)
    reader.press("Enter")
    reader.is_at(".result__verdict")
    reader.sees("output[data-verdict=problem]")
