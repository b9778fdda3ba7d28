"""Cases to try a tool with, and the button that clears it."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.card import TOOLS, try_case
from tests.browser.waiting import until


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_tool_says_what_it_gives_and_has_three_cases(page, python, tool):
    element = tool.opened(page)
    expect(element.locator(".tool__gives")).to_be_visible()
    expect(element.locator("[data-sample]")).to_have_count(3)
    names = set()
    for number, verdict in enumerate(tool.kinds):
        names.add(element.locator("[data-sample]").nth(number).text_content())
        try_case(element, number, verdict)
        expect(element.locator(".samples")).not_to_have_attribute("open", "")
        expect(element.locator(".errors")).to_have_count(0)
    assert len(names) == 3


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_clearing_leaves_nothing(page, python, tool):
    element = tool.opened(page)
    untouched = element.locator("form").evaluate("form => [...new FormData(form)].join()")
    try_case(element, 0, tool.kinds[0])
    element.get_by_role("button", name="Leeren").click()
    expect(element.locator("output")).to_be_empty()
    expect(element.locator("output")).not_to_have_attribute("data-verdict", tool.kinds[0])
    after = element.locator("form").evaluate("form => [...new FormData(form)].join()")
    assert after == untouched
    assert "#" not in page.url
    expect(element.locator("form [name]").first).to_be_focused()


def test_clearing_leaves_alone_what_the_link_holds_for_another_tool(page, python):
    page.goto("/en/letter/#subject=Hello&date=2026-10-20")
    clock = page.locator("quarantine-clock")
    expect(clock.locator("output")).to_have_attribute("data-verdict", "ok")
    page.locator("it-letter").get_by_role("button", name="Clear").click()
    expect(clock.locator("[name=date]")).to_have_value("2026-10-20")
    expect(clock.locator(".result")).to_be_visible()
    assert "subject" not in page.url


def test_an_answer_on_its_way_does_not_come_after_clearing(page, python):
    held = []
    answering, python.answering = python.answering, held.append
    tool = TOOLS[0].opened(page)
    tool.locator("[name=from]").fill("a@example.com")
    tool.locator("[name=domain]").fill("example.com")
    tool.locator("[type=submit]").click()
    until(page, lambda: held, "Python is asked")
    tool.get_by_role("button", name="Leeren").click()
    for route in held:
        answering(route)
    page.wait_for_load_state("networkidle")
    expect(tool.locator("output")).to_be_empty()


def test_a_case_takes_the_place_of_a_file(page, python):
    tool = TOOLS[1].opened(page)
    tool.locator("[name=file]").set_input_files(
        {"name": "a.eml", "mimeType": "", "buffer": b"Received: x\nFrom: a@b.example\n"}
    )
    expect(tool.locator("output")).to_have_attribute("data-verdict", "cannot_tell")
    try_case(tool, 0, "junk")
    expect(tool.locator("[name=file]")).to_have_value("")
