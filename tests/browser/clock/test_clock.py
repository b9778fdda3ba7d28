"""The quarantine clock, as a reader meets it."""

from playwright.sync_api import expect

from tests.browser.verbs.tool import answer, send


def test_the_clock_shows_the_soonest_deadline_first(page, python):
    page.goto("/en/letter/")
    clock = page.locator("quarantine-clock")
    clock.get_by_label("Day of delivery").fill("2026-01-05")
    send(clock)
    expect(answer(clock, "attention")).to_contain_text("The known deadlines have passed")
    states = clock.locator(".state").all_text_contents()
    assert states[0] == "Time is up:" and states[-1] == "Cannot be worked out:"


def test_without_a_day_the_clock_asks_for_it_and_shows_no_deadline(page, python):
    page.goto("/de/letter/")
    clock = page.locator("quarantine-clock")
    send(clock)
    expect(answer(clock, "invalid").locator(".result__list")).to_have_count(0)
    expect(clock.locator(".errors")).to_be_focused()
    expect(clock.locator(".errors")).to_contain_text("Geben Sie den Tag der Zustellung ein")
