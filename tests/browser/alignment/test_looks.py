"""Every state of the checker for every eye: no violation, no sideways scrolling, fit for print."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.card import unfold
from tests.browser.verbs.checker import CASES, NARROW, check, expect_verdict, fail, fits


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_has_a_violation_or_scrolls_sideways(page, python, watch, violations, scheme):
    watch.expect("Failed to load resource")
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    python.starting, start = fail("download"), python.starting
    page.goto("/en/checker/")
    assert violations(page) == []
    check(page, "max@firma.de", "firma.de")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert violations(page) == [] and fits(page)
    python.starting = start
    for verdict, (address, domain) in CASES.items():
        check(page, address, domain)
        expect_verdict(page, verdict)
        assert violations(page) == [], verdict
        unfold(page)
        assert violations(page) == [], verdict
        assert fits(page), verdict


def test_long_names_break_instead_of_widening_the_page(page, python):
    page.set_viewport_size(NARROW)
    page.goto("/de/checker/")
    long = ".".join(["a" * 63, "b" * 63, "c" * 63, "de"])
    check(page, f"max@{long}", long)
    expect_verdict(page, "ok")
    assert fits(page)


def test_the_verdict_is_a_symbol_and_a_word_not_a_colour_alone(page, python):
    page.goto("/de/checker/")
    words = {}
    for verdict, (address, domain) in CASES.items():
        check(page, address, domain)
        expect_verdict(page, verdict)
        word = page.locator(".result__verdict .verdict")
        symbol = word.evaluate("element => getComputedStyle(element, '::before').content")
        words[verdict] = (word.inner_text(), symbol)
    assert len({word for word, _ in words.values()}) == len(CASES)
    assert all(symbol not in ("none", "normal") for _, symbol in words.values())


def test_print_keeps_what_is_open_of_the_answer_and_drops_the_form(page, python):
    page.goto("/de/checker/")
    check(page, *CASES["attention"])
    expect_verdict(page, "attention")
    unfold(page)
    page.emulate_media(media="print")
    expect(page.locator(".result__steps")).to_be_visible()
    expect(page.locator(".result__rules")).to_be_visible()
    expect(page.locator("[name=from]")).to_be_hidden()
    expect(page.locator("[data-copies=link]")).to_be_hidden()


def test_every_target_is_large_enough_for_a_finger(page, python):
    page.goto("/de/checker/")
    check(page, *CASES["attention"])
    expect_verdict(page, "attention")
    unfold(page)
    sizes = page.locator(".tool :is(button, input, summary, .result__steps a)").evaluate_all(
        "targets => targets.map((target) => target.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
