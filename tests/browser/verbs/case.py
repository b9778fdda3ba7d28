"""What a reader does with a case: goes on from page to page, types what is asked, ticks what is done."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from checker.plan.judging import SHOWN

STEPS = ".result__steps > li"
"""What is to be done next, in any answer."""


def follow(place: Page | Locator, name: str | re.Pattern[str]) -> None:
    """Follow a link of the text or of the menu by its name."""
    place.get_by_role("link", name=name).first.click()


def tick(page: Page, words: str, button: str) -> None:
    """Tick the step of the plan that holds these words, and wait for the plan without it."""
    steps = page.locator("case-plan").locator(STEPS)
    step = steps.filter(has_text=words)
    expect(step).to_have_count(1)
    assert steps.count() <= SHOWN
    step.get_by_role("button", name=button).click()
    expect(step).to_have_count(0)


def saved(page: Page, press: Callable[[], None]) -> str:
    """Return the text of the file that a press of a button saves."""
    with page.expect_download() as download:
        press()
    return Path(download.value.path()).read_bytes().decode()


@dataclass
class Typist:
    """Enters what a tool asks for, and nothing that the site has been told before."""

    entered: dict[str, str] = field(default_factory=dict)

    def into(self, tool: Locator, **values: str) -> None:
        """Fill in fields by their names (`from_` is `from`), and send them."""
        for key, value in values.items():
            name = key.rstrip("_")
            control = tool.locator(f"[name={name}]")
            expect(control).to_have_value("")
            assert name not in self.entered, f"{name} is asked for twice"
            assert value not in self.entered.values(), f"{value} is typed twice"
            self.entered[name] = value
            is_choice = control.evaluate("control => control.localName === 'select'")
            (control.select_option if is_choice else control.fill)(value)
        tool.locator("[type=submit]").click()
