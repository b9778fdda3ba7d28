"""What a reader does with any tool: try a case, unfold, clear; and where its parts stand."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of the site: its page, its element, the field that is changed, its kinds of cases."""

    name: str
    page: str
    element: str
    field: str
    kinds: tuple[str, ...]

    def opened(self, page: Page, language: str = "de") -> Locator:
        """Open the tool's page and return the tool."""
        page.goto(f"/{language}/{self.page}/")
        return page.locator(self.element)


TOOLS = [
    Tool("alignment", "checker", "alignment-checker", "domain", ("ok", "attention", "problem")),
    Tool("headers", "headers", "header-reader", "text", ("junk", "quarantined", "inbox")),
    Tool("reply", "status", "smtp-reply-reader", "reply", ("ok", "problem", "problem")),
    Tool("answer", "it-answer", "it-answer-reader", "answer", ("problem", "attention", "unclear")),
    Tool("letter", "letter", "it-letter", "subject", ("ok", "ok", "ok")),
    Tool("clock", "letter", "quarantine-clock", "date", ("ok", "ok", "attention")),
]


def try_case(tool: Locator, number: int, verdict: str) -> Locator:
    """Have one of the cases answered and return the card."""
    tool.locator(".samples > summary").click()
    tool.locator("[data-sample]").nth(number).click()
    expect(tool.locator("output")).to_have_attribute("data-verdict", verdict)
    return tool.locator(".result")


def unfold(place: Page | Locator) -> None:
    """Open all that is folded in an answer, when it is there."""
    expect(place.locator("output[data-verdict]").first).to_be_attached()
    place.locator("details").evaluate_all("folds => folds.forEach((fold) => (fold.open = true))")
