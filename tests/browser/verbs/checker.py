"""What a reader does with the checker's page, and what must then stand there."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, Route, expect

CASES = {
    "ok": ("max@firma.de", "firma.de"),
    "attention": ("Max <max@news.münchen.de>", "münchen.de"),
    "problem": ("max@gmail.com", "firma.de"),
    "unclear": ("max@eins.com.de", "zwei.com.de"),
    "invalid": ("max firma", ""),
}


CHECKER = "/de/checker/"


def link(path: str, **values: str) -> str:
    return f"{path}#" + "&".join(f"{name}={quote(value)}" for name, value in values.items())


def check(page: Page, address: str, domain: str) -> None:
    page.locator("[name=from]").fill(address)
    page.locator("[name=domain]").fill(domain)
    page.locator("[name=domain]").press("Enter")


def expect_verdict(page: Page, verdict: str) -> None:
    expect(page.locator("output")).to_have_attribute("data-verdict", verdict)


def expect_no_verdict(page: Page) -> None:
    expect(page.locator("output")).not_to_have_attribute("data-verdict", re.compile(".*"))


class Later:
    """Holds requests until the test lets them go."""

    def __init__(self, then) -> None:
        self.then = then
        self.held: list[Route] = []

    def __call__(self, route: Route) -> None:
        self.held.append(route)

    def release(self) -> None:
        """Answer what was held, and from now on at once."""
        held, self.held = self.held, []
        for route in held:
            self.then(route)


def fail(reason: str):
    return lambda route: route.fulfill(status=500, body=reason)


def expect_unavailable(page: Page, sentence: str) -> None:
    expect(page.locator("output")).to_contain_text(sentence)
    expect_no_verdict(page)
    expect(page.locator(".tool__without li").first).to_be_visible()
    expect(page.get_by_role("button", name="Noch einmal versuchen")).to_be_visible()


NARROW = {"width": 320, "height": 640}


def fits(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
