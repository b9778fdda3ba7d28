"""A look-up whose files do not come: a sentence, the verdict by the names, and a new try by a click."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.faults import shortened, sign_in
from tests.browser.verbs.checker import check, expect_verdict
from tests.browser.verbs.look_up import expect_answer

RECORD = '_dmarc.firma.de. 300 IN TXT "v=DMARC1; p=none"'
SCRIPT = "**/look_up/look_up.js*"
# What each way needs that could answer.
WAYS = ["**/python/memory-tools-*", "**/python/lookups-*", "**/python_stdlib.zip"]
FAULTS = {
    "offline": lambda route: route.abort("internetdisconnected"),
    "404": lambda route: route.fulfill(status=404, body="not found"),
    "HTML": lambda route: route.fulfill(body=sign_in(b""), content_type="text/html"),
    "truncated": lambda route: route.fulfill(response=route.fetch(), body=half(route)),
}


def half(route: Route) -> bytes:
    return shortened(route.fetch().body())


def test_what_cannot_be_loaded_is_said_and_had_by_a_click_later(
    page: Page, context: BrowserContext, watch
):
    watch.expect("")  # what the browser says of such files
    met = []

    def spoil(route: Route) -> None:
        met.append(route.request.url)
        FAULTS[fault](route)

    page.goto("/de/checker/")
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    part = page.locator("dns-look-up")
    summary = part.locator(".look-up__fold > summary")
    again = part.get_by_role("button", name="Noch einmal versuchen")
    try_it = summary
    for files in ([SCRIPT], WAYS):
        for file in files:
            context.route(file, spoil)
        for fault in FAULTS:
            met.clear()
            try_it.click()
            expect(summary).to_be_focused()
            expect(again, f"{files} {fault}").to_be_visible()
            expect(part).to_contain_text("Das konnte nicht geladen werden.")
            assert met
            expect_verdict(page, "ok")
            try_it = again
        for file in files:
            context.unroute(file)
    again.click()
    part.locator("details details > summary").last.click()
    part.locator("[data-pasted]").fill(RECORD)
    part.locator("[data-action=read]").click()
    expect_answer(part, "unclear")
