"""Nothing that a reader types is stored: a look into every store after each tool's answer."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

# What the tests type: nothing of the site holds it, and no address writes it another way.
NAME, DAY = "verraeter", "2026-10-13"
CASE = Path(__file__).parents[2] / "core" / "headers" / "cases" / "m365-not-aligned.eml"
MESSAGE = CASE.read_text(encoding="utf-8").replace("musterfirma", NAME)
IS_PAGE_KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith('kept-pages'))
  const requests = name ? await (await caches.open(name)).keys() : []
  return requests.some(({ url }) => new URL(url).pathname === location.pathname)
}"""
# What Playwright's storage state leaves out.
OTHER_STORES = """async () => {
  const cached = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    const requests = await cache.keys()
    const responses = await Promise.all(requests.map((request) => cache.match(request)))
    cached.push(name, ...[...requests, ...responses].flatMap(({ url, headers }) => [url, ...headers]))
  }
  return { cached, tab: { ...sessionStorage }, state: history.state, name: window.name }
}"""


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """Return a page of a reader who was here before: the service worker is in charge."""
    context = browser.new_context(base_url=base_url, service_workers="allow")
    page = context.new_page()
    page.goto("/de/")
    page.locator("html.works-offline").wait_for()
    yield page
    context.close()


def found(page: Page) -> list[str]:
    """Return what was typed and is in a store, once the page itself is kept there."""
    page.wait_for_function(IS_PAGE_KEPT)
    kept = page.context.storage_state(indexed_db=True, opfs=True), page.evaluate(OTHER_STORES)
    return [typed for typed in (NAME, DAY) if typed in json.dumps(kept).lower()]


def answered(page: Page, tag: str) -> None:
    """Wait for a tool's verdict on what it was asked, which has nothing to object to."""
    output = page.locator(f"{tag} output")
    expect(output).to_have_attribute("data-verdict", re.compile("."))
    expect(page.locator(f"{tag} [aria-invalid]")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        (f"/de/checker/#from=max@{NAME}.example&domain={NAME}.example", "alignment-checker"),
        (f"/de/status/#reply=550+5.1.1+<{NAME}@kunde.example>", "smtp-reply-reader"),
        (f"/de/letter/#subject={NAME}&recipient={NAME}@kunde.example&date={DAY}", "it-letter"),
        (f"/de/letter/#date={DAY}", "quarantine-clock"),
    ],
)
def test_a_question_in_a_link(page, path, tag):
    page.goto(path)
    answered(page, tag)
    assert found(page) == []


@pytest.mark.parametrize(
    ("path", "tag", "values"),
    [
        (
            "/de/checker/",
            "alignment-checker",
            {"from": f"max@{NAME}.example", "domain": f"{NAME}.example"},
        ),
        ("/de/status/", "smtp-reply-reader", {"reply": f"550 5.1.1 <{NAME}@kunde.example>"}),
        ("/de/headers/", "header-reader", {"text": MESSAGE}),
        ("/de/letter/", "quarantine-clock", {"date": DAY}),
        (
            "/de/letter/",
            "it-letter",
            {"subject": NAME, "recipient": f"{NAME}@kunde.example", "date": DAY},
        ),
    ],
)
def test_a_question_that_was_typed(page, path, tag, values):
    page.goto(path)
    tool = page.locator(tag)
    for name, value in values.items():
        tool.locator(f"[name={name}]").fill(value)
    tool.locator("[type=submit]").click()
    answered(page, tag)
    page.reload()
    assert found(page) == []


def test_a_file(page):
    page.goto("/de/headers/")
    file = {"name": f"{NAME}.eml", "mimeType": "message/rfc822", "buffer": MESSAGE.encode()}
    page.locator("[name=file]").set_input_files(file)
    answered(page, "header-reader")
    assert found(page) == []


def test_what_one_tool_hands_to_another(page):
    page.goto("/de/headers/")
    page.locator("[name=text]").fill(MESSAGE)
    page.locator("header-reader [type=submit]").click()
    page.get_by_role("link", name="Brief an die IT mit diesen Angaben").click()
    answered(page, "it-letter")
    expect(page.locator("it-letter [name=from]")).to_have_value(f"news@{NAME}.example")
    assert found(page) == []


def test_what_no_field_of_a_page_shows(page):
    page.goto(f"/de/headers/#recipient={NAME}@kunde.example&date={DAY}&via=letter")
    expect(page.locator(".taken")).to_contain_text("Empfänger")
    assert found(page) == []


def test_what_an_older_version_left_is_removed(page):
    page.evaluate("sessionStorage.setItem('fields-letter', '{}')")
    page.reload()
    page.wait_for_function("sessionStorage.getItem('fields-letter') === null")


@pytest.mark.parametrize(
    "script",
    [
        "localStorage.setItem('a', text)",
        "sessionStorage.setItem(text, 'a')",
        "document.cookie = `a=${text}`",
        "history.replaceState({ text }, '')",
        "window.name = text",
        "(await caches.open('a')).put(`/?${text}`, new Response(''))",
        """new Promise((resolve) => {
          const opening = indexedDB.open('a')
          opening.onupgradeneeded = () => opening.result.createObjectStore('a')
          opening.onsuccess = () => {
            const writing = opening.result.transaction('a', 'readwrite')
            writing.objectStore('a').put(text, 'a')
            writing.oncomplete = resolve
          }
        })""",
    ],
)
def test_the_look_sees_every_store(page, script):
    assert found(page) == []
    page.evaluate(f"async (text) => {{ await ({script}) }}", NAME)
    assert found(page) == [NAME]
