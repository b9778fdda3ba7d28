"""A printed page: the text and where its links lead; of a tool the answer; of a deep link its part."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.verbs import checker, headers
from tests.browser.verbs.tool import answer

EDGE = "12mm"


def printed(page: Page) -> None:
    """Show the page as it is printed."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def sheets(page: Page) -> int:
    """Return how many sheets of A4 a page takes, with the margins that browsers have."""
    sheet = page.pdf(format="A4", margin={"top": EDGE, "right": EDGE, "bottom": EDGE, "left": EDGE})
    return len(re.findall(rb"/Type ?/Page\b", sheet))


def test_links_are_printed_with_their_addresses(page, base_url):
    page.goto("/en/it/")
    printed(page)
    link = page.locator("article a[href$='headers/']").first
    address = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert f"{base_url}/en/headers/" in address
    expect(page.locator("article a[href^='#'][data-address]")).to_have_count(0)
    # Where the address is what one reads, it stands there once.
    expect(page.get_by_role("link", name="https://admin.google.com")).not_to_have_attribute(
        "data-address", re.compile(".")
    )


def test_of_the_plan_the_steps_are_printed_on_one_sheet_in_words(page, python):
    page.goto("/de/plan/#where=quarantined&date=gestern&product=microsoft365&done=write_to_it")
    answer(page.locator("case-plan"), "open")
    printed(page)
    where = page.locator("case-plan .field", has=page.locator("[name=where]"))
    assert "Quarantäne" in where.evaluate("field => getComputedStyle(field, '::after').content")
    for other in page.locator("[data-tick], .plan__named, .plan__named + p").all():
        expect(other).to_be_hidden()
    assert sheets(page) == 1


@pytest.mark.parametrize(
    ("path", "part", "others"),
    [
        ("/de/contact/#gmx", "#gmx", ["#clients", "#yahoo", "#not-there"]),
        ("/de/it/#microsoft365", "#microsoft365", ["#ask", "#mimecast", "#proofpoint", "#allow"]),
        ("/de/it/#allow", "#allow", ["#ask", "#mimecast", "#nothing-found"]),
    ],
)
def test_a_deep_link_prints_its_part_alone(page, path, part, others):
    page.goto(path)
    printed(page)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(part)).to_be_visible()
    for other in others:
        expect(page.locator(other)).to_be_hidden()
    assert sheets(page) == 1


def test_of_the_checker_what_was_entered_and_the_answer_alone_are_printed(page, python):
    page.goto("/de/checker/")
    checker.check(page, *checker.CASES["attention"])
    checker.expect_verdict(page, "attention")
    printed(page)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".result__steps")).to_be_visible()
    for field, entered in zip(
        page.locator(".field").all(), checker.CASES["attention"], strict=True
    ):
        expect(field.locator("label")).to_be_visible()
        assert entered in field.evaluate("field => getComputedStyle(field, '::after').content")
    for other in (
        "[name=from]",
        ".field__hint",
        "#examples",
        ".result .fold",
        ".copy",
        ".md-header",
        ".md-sidebar",
        ".footer__link",
    ):
        for one in page.locator(other).all():
            expect(one).to_be_hidden()
    link = page.locator(".result__steps a").first
    assert "http" in link.evaluate("link => getComputedStyle(link, '::after').content")
    assert sheets(page) == 1


def test_of_the_headers_what_the_reader_has_opened_is_printed_whole(page, python):
    page.goto(headers.READER)
    headers.choose(page, "m365-not-aligned")
    headers.expect_verdict(page, "junk")
    assert sheets(page) == 1
    summary = page.locator(".ticket")
    page.locator(".result .fold", has=summary).locator("summary").click()
    printed(page)
    expect(summary).to_be_visible()
    assert summary.evaluate(
        "box => box.value.length > 100 && box.scrollHeight <= box.clientHeight + 1"
    )
    expect(page.locator(".hops")).to_be_hidden()
