"""Every answer of the header reader for every eye: no violation, no sideways scrolling, print."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.card import unfold
from tests.browser.verbs.checker import NARROW, fits
from tests.browser.verbs.headers import READER, choose, expect_verdict, paste

ANSWERS = {
    "m365-not-aligned": "junk",
    "m365-phishing": "quarantined",
    "gmx-clean": "inbox",
    "bounce-policy": "rejected",
    "nested-outer": "cannot_tell",
    "html-everywhere": "junk",
}


@pytest.mark.parametrize(("scheme", "language"), [("light", "de"), ("dark", "en")])
def test_no_answer_has_a_violation_or_scrolls_sideways(page, python, violations, scheme, language):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"/{language}/headers/")
    for case, verdict in ANSWERS.items():
        choose(page, case)
        expect_verdict(page, verdict)
        assert violations(page) == [], case
        unfold(page)
        assert violations(page) == [], case
        assert fits(page), case
    paste(page, "no headers")
    expect(page.locator(".errors")).to_be_focused()
    assert violations(page) == []


def test_the_table_is_a_table_on_wide_pages_and_a_list_on_narrow_ones(page, python):
    page.goto(READER)
    choose(page, "m365-not-aligned")
    expect_verdict(page, "junk")
    unfold(page)
    heads = page.locator(".hops thead")
    cell = page.locator(".hops td[data-label]").first
    label = "element => getComputedStyle(element, '::before').content"
    assert cell.evaluate(label) == "none"
    page.set_viewport_size(NARROW)
    assert "UTC" in cell.evaluate(label)
    assert heads.evaluate("element => element.getBoundingClientRect().width") == 1
    assert page.get_by_role("row").count() == 5


def test_forced_colours_keep_the_bars(page, python):
    page.emulate_media(forced_colors="active")
    page.goto(READER)
    choose(page, "m365-not-aligned")
    expect_verdict(page, "junk")
    unfold(page)
    fills = page.locator(".route__bar").evaluate_all(
        "bars => bars.map((bar) => getComputedStyle(bar).fill)"
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background not in fills
    assert len(set(fills)) == 2


def test_print_keeps_what_is_open_of_the_answer_and_drops_the_form(page, python):
    page.goto(READER)
    choose(page, "m365-not-aligned")
    expect_verdict(page, "junk")
    unfold(page)
    page.emulate_media(media="print")
    expect(page.locator(".hops")).to_be_visible()
    expect(page.locator(".words")).to_be_visible()
    for control in ("[name=text]", "[name=file]", "[data-redacts]", "[data-copies=text]"):
        expect(page.locator(control)).to_be_hidden()


def test_every_target_is_large_enough_for_a_finger(page, python):
    page.goto(READER)
    choose(page, "nested-outer")
    expect_verdict(page, "cannot_tell")
    unfold(page)
    sizes = page.locator(".tool :is(button, input, summary, .result__steps a)").evaluate_all(
        "targets => targets.map((one) => one.getBoundingClientRect().height).filter((height) => height)"
    )
    assert min(sizes) >= 24
