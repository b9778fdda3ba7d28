"""Back to a page that the browser has kept: WebKit empties fields when it shows it again."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.verbs.checker import CASES, CHECKER, check, expect_no_verdict, expect_verdict

MESSAGE = Path(__file__).parents[2] / "core" / "headers" / "cases" / "gmx-clean.eml"
# What WebKit does, in its order: all but lists lose what was typed or chosen.
AWAY_AND_BACK = """form => {
  const tell = (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true }))
  tell('pagehide')
  tell('pageshow')
  for (const field of form.querySelectorAll('input, textarea')) {
    field.value = field.defaultValue
    field.checked = field.defaultChecked
  }
}"""


def away_and_back(tool: Locator) -> None:
    tool.locator("form").evaluate(AWAY_AND_BACK)


def test_what_was_typed_stands_below_its_answer_again(page, python):
    page.goto(CHECKER)
    check(page, *CASES["problem"])
    expect_verdict(page, "problem")
    away_and_back(page.locator("alignment-checker"))
    expect(page.locator("[name=from]")).to_have_value(CASES["problem"][0])
    expect(page.locator("[name=domain]")).to_have_value(CASES["problem"][1])
    expect_verdict(page, "problem")


def test_all_that_was_filled_in_for_the_letter_is_there_again(page, python):
    page.goto("/de/letter/")
    letter = page.locator("it-letter")
    filled = {
        "recipient": "it@kunde.example",
        "date": "2026-11-20",
        "zone": "Europe/Berlin",
        "product": "mimecast",
    }
    for name, value in filled.items():
        control = letter.locator(f"[name={name}]")
        control.select_option(value) if name in ("zone", "product") else control.fill(value)
    away_and_back(letter)
    for name, value in filled.items():
        expect(letter.locator(f"[name={name}]")).to_have_value(value)


def test_without_its_file_an_answer_goes(page, python):
    page.goto("/de/headers/")
    page.locator("[name=file]").set_input_files(MESSAGE)
    expect_verdict(page, "inbox")
    away_and_back(page.locator("header-reader"))
    expect_no_verdict(page)
    expect(page.locator("output")).to_be_empty()


def test_the_link_builder_keeps_what_its_link_is_made_of(page):
    page.goto("/de/agents/")
    builder = page.locator("link-builder")
    builder.locator("[name=tool]").select_option("alignment")
    builder.locator("[name=masked]").uncheck()
    builder.locator("[name=from]").fill("max@firma.example")
    link = builder.locator("[data-link]")
    built = link.inner_text()
    away_and_back(builder)
    expect(link).to_have_text(built)
    expect(builder.locator("[name=from]")).to_have_value("max@firma.example")
    expect(builder.locator("[name=masked]")).not_to_be_checked()
