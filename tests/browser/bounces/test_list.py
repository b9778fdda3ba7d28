"""A list of bounces as a reader brings it: chosen, dropped, stopped, taken along. Python is real."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.verbs.checker import NARROW
from tests.browser.verbs.tool import answer

NAME = "verraeterin"
HEADER = "Recipient,Bounce Reason,Bounce Message\r\n"
# What the page's thread may work for each part of 500 rows, in seconds: no task of it is longer.
MOST_WORK = 0.05


def rows(number: int) -> str:
    replies = (
        "550 5.1.1 <{}>: user unknown",
        "554 5.7.1 Message rejected as spam",
        "552 5.2.2 full",
    )
    addresses = (f"{NAME}.{count}@firma{count % 7}.example" for count in range(number))
    return HEADER + "".join(
        f'{address},OTHER,"{replies[count % 3].format(address)}"\r\n'
        for count, address in enumerate(addresses)
    )


@pytest.fixture
def tool(page: Page) -> Locator:
    """The German reader of lists, before anybody touched it."""
    page.goto("/de/bounces/")
    return page.locator("bounce-list")


def choose(tool: Locator, content: str | bytes, name: str = "liste.csv") -> None:
    octets = content if isinstance(content, bytes) else content.encode()
    file = FilePayload(name=name, mimeType="text/csv", buffer=octets)
    tool.locator("[name=file]").set_input_files(files=[file])


def test_a_list_of_5_000_rows_is_grouped_and_taken_along(page, tool, violations, tmp_path):
    page.set_viewport_size(NARROW)
    # Python is ready first, so that what is measured is the reading alone.
    choose(tool, rows(1))
    answer(tool, "problem")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked(devtools)
    choose(tool, rows(5_000))
    expect(tool.locator(".result__verdict")).to_contain_text("Abgelehnt: 5.000 von 5.000 Zeilen")
    assert worked(devtools) - before < MOST_WORK * 5_000 / 500
    expect(tool.locator(".reading")).to_be_hidden()
    expect(tool.locator(".group__name")).to_have_text(
        ["1.667 × Adresse unbekannt", "1.667 × Für Spam gehalten", "1.666 × Postfach voll"]
    )
    expect(tool.locator(".group__companies").first.locator("li")).to_have_count(7)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    with page.expect_download() as download:
        tool.get_by_role("link", name="speichern").click()
    assert download.value.suggested_filename == "liste-erklaert.csv"
    path = Path(tmp_path, "taken.csv")
    download.value.save_as(path)
    with path.open(newline="", encoding="utf-8") as file:
        taken = list(csv.reader(file))
    assert len(taken) == 5_001
    assert taken[1][3:5] == ["Adresse unbekannt", "Ihr Kontakt"]
    # Nothing of the list is in the address bar or in a store; the watch sees that nothing is sent.
    assert "#" not in page.url
    assert NAME not in str(page.context.storage_state(indexed_db=True))


def worked(devtools) -> float:
    """Return the seconds for which the page's thread has worked on tasks."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def test_reading_can_be_stopped_and_begun_anew(page, tool):
    page.set_viewport_size(NARROW)
    choose(tool, rows(60_000))
    expect(tool.locator(".reading__numbers")).to_be_visible()
    # What waited for the tool waits no longer, and everything fits while the list is read.
    expect(tool.locator("output")).to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    tool.get_by_role("button", name="Abbrechen").click()
    expect(tool.locator(".reading")).to_contain_text("Abgebrochen")
    expect(tool.get_by_role("button", name="Bounces gruppieren")).to_be_focused()
    expect(tool.locator("output")).to_be_empty()
    choose(tool, rows(3))
    answer(tool, "problem")
    choose(tool, b"PK\x03\x04", "Kontakte.xlsx")
    expect(tool.locator(".errors")).to_contain_text("„Kontakte.xlsx“ ist keine CSV-Datei")
    expect(tool.locator(".errors")).to_be_focused()


def test_another_list_takes_the_place_of_one_that_is_being_read(tool):
    choose(tool, rows(60_000))
    expect(tool.locator(".reading__numbers")).to_be_visible()
    choose(tool, rows(3))
    expect(tool.locator(".result__verdict")).to_contain_text("3 von 3 Zeilen")
    expect(tool.locator(".reading")).to_be_hidden()


def test_a_column_that_nobody_knows_is_asked_for(page, tool, violations):
    column = tool.get_by_label("In welcher Spalte steht die Antwort?")
    choose(tool, "Wer;Notiz\na@firma.example;550 5.1.1 no\n")
    tool.locator(".errors a").click()
    expect(column).to_be_focused()
    assert violations(page) == []
    column.select_option("Notiz")
    tool.locator("[type=submit]").click()
    answer(tool, "problem")
    # Another list has other columns.
    tool.locator("[name=table]").fill("Fehler\n250 2.0.0 OK\n")
    expect(column).to_be_hidden()
    tool.locator("[type=submit]").click()
    answer(tool, "ok")
