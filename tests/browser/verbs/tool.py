"""What a reader does with a tool of several on a page, and what must then stand there."""

from playwright.sync_api import Locator, expect


def send(tool: Locator) -> None:
    tool.locator("[type=submit]").click()


def answer(tool: Locator, verdict: str) -> Locator:
    output = tool.locator("output")
    expect(output).to_have_attribute("data-verdict", verdict)
    return output
