"""The Chromium of the other browser tests, for a reader: what all engines do, it does, too."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.engines.reader import ZONE, Device, Reader


class Chromium(Reader):
    """A reader who has Chromium."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(address)
        self.page = page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def go(self, address: str) -> None:
        self.page.goto(address)

    def back(self) -> None:
        self.page.go_back()

    def forward(self) -> None:
        self.page.go_forward()

    def reload(self) -> None:
        self.page.reload()

    def run(self, function: str, *values: Any) -> Any:
        return self.page.evaluate(f"(values) => ({function})(...values)", list(values))

    def click(self, selector: str) -> None:
        self.sees(selector)
        self.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self.sees(selector)
        self.page.locator(selector).first.press_sequentially(text)

    def choose(self, selector: str, file: Path) -> None:
        self.page.locator(selector).first.set_input_files(file)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def complaints(self) -> list[str]:
        said, self.said = self.said, []
        return said


@contextmanager
def reading(browser: Browser, address: str, device: Device) -> Generator[Chromium]:
    """Give a reader with a window of `browser` that has never been used, until the block ends."""
    scheme = "dark" if device.dark else "light"
    context = browser.new_context(color_scheme=scheme, timezone_id=ZONE, service_workers="allow")
    yield Chromium(context.new_page(), address)
    context.close()
