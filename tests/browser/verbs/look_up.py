"""What a reader does with a look-up in the DNS, and a resolver that stands in for the real one."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests import doh

HEADERS = {"access-control-allow-origin": "*", "content-type": "application/dns-message"}
# What becomes of one question: the route of its request, and the query in it.
Behaviour = Callable[[Route, str], None]


class Resolver:
    """Stands in for the resolver at an origin: knows a zone, unless it is told to misbehave."""

    def __init__(self, context: BrowserContext, origin: str, zone: doh.Zone) -> None:
        self.zone = zone
        self.behave: Behaviour = self.answer
        self.routes: list[Route] = []
        context.route(f"{origin}/**", self._take)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The names and types that were asked for, in order."""
        return [doh.question(query_of(route)) for route in self.routes]

    def answer(self, route: Route, query: str) -> None:
        """Answer as a resolver does."""
        route.fulfill(body=doh.answer(query, self.zone), headers=HEADERS)

    def _take(self, route: Route) -> None:
        self.routes.append(route)
        self.behave(route, query_of(route))


def query_of(route: Route) -> str:
    [query] = parse_qs(urlsplit(route.request.url).query)["dns"]
    return query


def open_look_up(place: Page | Locator) -> Locator:
    """Unfold the look-up, wait until it says what it would ask, and return it."""
    part = place.locator("dns-look-up")
    part.locator(".look-up__fold > summary").click()
    expect(part.locator("[data-action=read]")).to_be_attached()
    return part


def ask(part: Locator, number: int = 0) -> None:
    part.locator(f"[data-operator='{number}']").click()


def expect_answer(part: Locator, verdict: str) -> Locator:
    answer = part.locator(".look-up__answer")
    expect(answer).to_have_attribute("data-verdict", verdict)
    expect(answer.locator(".result__verdict")).to_be_visible()
    return answer
