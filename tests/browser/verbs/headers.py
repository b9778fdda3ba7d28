"""What a reader does with the header reader's page, and what must then stand there."""

from pathlib import Path

from playwright.sync_api import Page, expect

CASES = Path(__file__).parents[2] / "core" / "headers" / "cases"
READER = "/de/headers/"


# Puts a file on the form as a mouse would: one that the page makes, of a name and a content.
DROP = """
  ([name, content]) => {
    const carried = new DataTransfer()
    carried.items.add(new File([content], name))
    const form = document.querySelector('header-reader form')
    for (const type of ['dragenter', 'dragover', 'drop'])
      form.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
  }
"""


HOVER = DROP.replace(", 'drop'", "")


def message(case: str) -> str:
    return (CASES / f"{case}.eml").read_text(encoding="utf-8")


def paste(page: Page, text: str) -> None:
    page.locator("[name=text]").fill(text)
    page.locator("header-reader [type=submit]").click()


def choose(page: Page, case: str) -> None:
    page.locator("[name=file]").set_input_files(CASES / f"{case}.eml")


def expect_verdict(page: Page, verdict: str) -> None:
    expect(page.locator("output")).to_have_attribute("data-verdict", verdict)
