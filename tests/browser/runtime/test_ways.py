"""Python in the browser, by each of its ways: the same answers, and one way steps in for another."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route

from checker.browser import answer
from checker.tools import TOOLS as ALL
from site_build.runtime.archive import PACKS, packed_tools
from tests.browser.faults import flipped
from tests.browser.verbs.checker import CASES, CHECKER, check, expect_verdict, link

VECTORS = Path(__file__).parents[2] / "core" / "vectors" / "alignment.json"
# Asks the runtime in a page of its own, with no policy and nothing else going on.
WAYS_AT = "/assets/page-test/runtime/ways.js"
ASK = """
  async ([address, way, requests]) => {
    const ways = await import(address)
    const started = await ways.start(way, JSON.parse(requests[0]).tool)
    const answers = []
    for (const request of requests) answers.push(await started.answer(request))
    return { answers, way: started.way }
  }
"""


def vectors() -> list[str]:
    """Return a request for each shared vector that is plain text, in each language."""
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    return [
        json.dumps({"tool": "alignment", "language": language, **{k: case[k] for k in VALUES}})
        for case in cases
        if isinstance(case["from"], str)
        for language in ("de", "en")
    ]


VALUES = ("from", "domain")
TOOLS = {
    "alignment": {"from": "max@example.de", "domain": "news.example.de"},
    "headers": {"text": "Received: by b.example; Fri, 20 Nov 2026 08:15:30 +0000"},
    "reply": {"reply": "550 5.7.1 rejected"},
    "answer": {"answer": "Quarantine reason: Bulk", "date": "2026-01-02"},
    "letter": {"date": "2026-11-20", "time": "14:05", "zone": "America/New_York"},
    "clock": {"date": "2026-11-20", "zone": "Europe/Berlin"},
    "dns": {"from": "news@example.de", "pasted": '_dmarc.example.de descriptive text "v=DMARC1"'},
    "mx": {"address": "erika@example.de", "pasted": "example.de mail is handled by 10 mx.web.de."},
    "bounces": {"table": "Recipient;Bounce message\nerika@kunde.example;550 5.1.1 user unknown\n"},
    "plan": {"where": "junk", "date": "2026-01-02"},
    "read": {"text": "550 5.7.1 rejected"},
}


@pytest.fixture
def ask(page: Page, context: BrowserContext, bundled, watch):
    """Return a function that starts Python in one way and asks it."""
    watch.expect("404")  # a bare page has no icon
    context.route(f"**{WAYS_AT}", bundled("ways.js"))
    page.goto("/robots.txt")
    return lambda way, requests: page.evaluate(ASK, [WAYS_AT, way, requests])


@pytest.mark.parametrize("way", ["image", "archive", "ordinary"])
def test_every_way_gives_the_answers_of_the_command_line(ask, way):
    requests = vectors()
    assert ask(way, requests)["answers"] == [answer(request) for request in requests]


def question(tool: str) -> str:
    """Return a request for one tool."""
    return json.dumps({"tool": tool, "language": "de", **TOOLS[tool]})


@pytest.mark.parametrize("way", ["archive", "ordinary"])
def test_every_way_that_has_all_tools_answers_for_each(ask, way):
    requests = [question(tool) for tool in TOOLS]
    assert ask(way, requests)["answers"] == [answer(request) for request in requests]


@pytest.fixture
def packs(page: Page) -> list[str]:
    """Return a list of the packs that were asked for, by their names."""
    asked: list[str] = []
    pack = re.compile(rf"/python/({'|'.join(PACKS)})-")

    def note(request: Request) -> None:
        asked.extend(pack.findall(request.url))

    page.on("request", note)
    return asked


@pytest.mark.parametrize("tool", TOOLS)
def test_the_fastest_way_that_has_a_tool_answers(ask, packs, tool):
    asked = ask("all", [question(tool)])
    assert asked["answers"] == [answer(question(tool))]
    assert asked["way"] == ("image" if tool == "alignment" else "archive")
    assert packs == [name for packed, name in packed_tools() if packed == tool]


def test_a_pack_comes_once_when_one_of_its_tools_is_asked(ask, packs):
    requests = [question(tool) for tool in ("reply", "mx", "dns", "reply", "mx")]
    asked = ask("all", requests)
    assert asked == {"answers": [answer(request) for request in requests], "way": "archive"}
    assert packs == ["lookups"]


@pytest.mark.parametrize("fault", [None, flipped])
def test_where_a_pack_cannot_be_had_or_is_wrong_the_last_way_answers(ask, context, watch, fault):
    watch.expect("ERR_FAILED")

    def spoil(route: Route) -> None:
        return route.fulfill(body=fault(route.fetch().body())) if fault else route.abort()

    context.route("**/python/lookups-*", spoil)
    requests = [question(tool) for tool in ("reply", "mx", "reply")]
    asked = ask("all", requests)
    assert asked == {"answers": [answer(request) for request in requests], "way": "ordinary"}


def test_all_tools_are_asked():
    assert TOOLS.keys() == ALL.keys()


def test_the_image_answers_all_vectors_without_help(ask):
    assert ask("all", vectors())["way"] == "image"


def test_what_the_image_cannot_answer_another_way_does(ask):
    reply = question("reply")
    asked = ask("all", [vectors()[0], reply, vectors()[1]])
    assert asked["way"] == "archive"
    assert asked["answers"] == [answer(request) for request in (vectors()[0], reply, vectors()[1])]


@pytest.mark.parametrize(
    ("missing", "way"),
    [(["image-*"], "archive"), (["image-*", "archive-*"], "ordinary")],
)
def test_a_way_that_cannot_be_had_is_left_out(ask, context: BrowserContext, watch, missing, way):
    watch.expect("")  # whatever a runtime without its files says
    for name in missing:
        context.route(f"**/python/{name}", lambda route: route.abort())
    assert ask("all", vectors()[:2]) == {
        "answers": [answer(request) for request in vectors()[:2]],
        "way": way,
    }


def test_a_reader_without_the_image_notices_nothing_but_time(page, context, watch):
    watch.expect("ERR_FAILED|Failed to load")
    context.route("**/python/image-*", lambda route: route.abort())
    page.goto(link(CHECKER, **dict(zip(VALUES, CASES["problem"], strict=True))))
    expect_verdict(page, "problem")
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
