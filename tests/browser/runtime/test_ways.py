"""Python in the browser, by each of its ways: the same answers, and one way steps in for another."""

import json
import re
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route

from checker.browser import answer
from checker.saying.catalogue import LANGUAGES
from checker.tools import TOOLS as ALL
from site_build.runtime.archive import PACKS, packed_tools
from site_build.runtime.corpus import made
from site_build.runtime.image import IMAGES
from tests.browser.faults import flipped
from tests.browser.verbs.checker import CASES, CHECKER, check, expect_verdict, link
from tests.browser.verbs.headers import message
from tests.core.headers.fuzz import mutated

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

ASK_EACH = """
  async ([address, way, requests]) => (await import(address)).askEach(way, requests)
"""
# How many damaged messages are tried.
DAMAGED = 150


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


@pytest.mark.parametrize("way", ["check", "archive", "ordinary"])
def test_every_way_gives_the_answers_of_the_command_line(ask, way):
    requests = vectors()
    assert ask(way, requests)["answers"] == [answer(request) for request in requests]


def question(tool: str) -> str:
    """Return a request for one tool."""
    return json.dumps({"tool": tool, "language": "de", **TOOLS[tool]})


@pytest.mark.parametrize("way", [*IMAGES, "archive", "ordinary"])
def test_every_way_answers_for_each_tool_that_it_has(ask, way):
    requests = [question(tool) for tool in (IMAGES[way].tools if way in IMAGES else TOOLS)]
    assert ask(way, requests)["answers"] == [answer(request) for request in requests]


def fastest(tool: str) -> str:
    """Return the first way that has a tool."""
    return next((name for name, one in IMAGES.items() if tool in one.tools), "archive")


def kept_back() -> dict[str, list[dict[str, str]]]:
    """Return questions of which the build has asked none, by tool."""
    texts = [message.decode("utf-8", "replace") for message in made.messages(kept_back=True)]
    answers = made.answers(kept_back=True)
    return {
        "headers": [{"text": text} for text in texts],
        "reply": [{"reply": text} for text in answers],
        "answer": [{"answer": text} for text in answers],
        "letter": made.letters(kept_back=True),
        "read": [{"text": text} for text in texts[::3]],
    }


def damaged() -> dict[str, list[dict[str, str]]]:
    """Return messages that lost, doubled or exchanged pieces."""
    dice = Random(1)
    messages = (b64encode(mutated(dice)).decode() for _ in range(DAMAGED))
    return {"headers": [{"bytes": message} for message in messages]}


@pytest.mark.long
@pytest.mark.parametrize(
    ("image", "questions", "unanswered"),
    [
        *((image, kept_back, 0) for image in ("letter", "headers", "tools")),
        # Thousands, one after the other: late ones may meet what the interpreter makes of its code then.
        ("answers", kept_back, 0.001),
        # Octets that no charset has together lead into corners that no question of the build has met.
        ("headers", damaged, 0.02),
    ],
)
def test_an_image_answers_right_what_it_never_met(ask_each, image, questions, unanswered):
    """Of what it does not answer the reader notices nothing but time, and there is little of it.

    What another image is asked first may be wanting: it comes here only where that has no answer,
    and one question in five is asked here again.
    """
    requests = [
        json.dumps({"tool": tool, "language": language, **question})
        for tool, asked in questions().items()
        if tool in IMAGES[image].tools
        for question in asked[:: 1 if fastest(tool) == image else 5]
        for language in LANGUAGES
    ]
    answers = dict(zip(requests, ask_each(image, requests), strict=True))
    said = {request: one for request, one in answers.items() if one is not None}
    assert [request for request, one in said.items() if one != answer(request)] == []
    first_asked = [one for one in requests if fastest(json.loads(one)["tool"]) == image]
    missing = [request for request in first_asked if request not in said]
    assert len(missing) <= unanswered * len(first_asked), missing


@pytest.fixture
def ask_each(ask, page):
    """Return a function that asks one way, anew after what it cannot answer."""
    return lambda way, requests: page.evaluate(ASK_EACH, [WAYS_AT, way, requests])


@pytest.fixture
def no_images(context: BrowserContext, watch) -> None:
    watch.expect("ERR_FAILED")
    context.route("**/python/memory-*", lambda route: route.abort())


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
    assert asked["way"] == (way := fastest(tool))
    assert packs == [name for packed, name in packed_tools() if packed == tool and way == "archive"]


def test_a_pack_comes_once_when_one_of_its_tools_is_asked(ask, packs, no_images):
    requests = [question(tool) for tool in ("reply", "mx", "dns", "reply", "mx")]
    asked = ask("all", requests)
    assert asked == {"answers": [answer(request) for request in requests], "way": "archive"}
    assert packs == ["lookups"]


@pytest.mark.parametrize("fault", [None, flipped])
def test_where_a_pack_cannot_be_had_or_is_wrong_the_last_way_answers(
    ask, context, watch, no_images, fault
):
    watch.expect("ERR_FAILED")

    def spoil(route: Route) -> None:
        return route.fulfill(body=fault(route.fetch().body())) if fault else route.abort()

    context.route("**/python/lookups-*", spoil)
    requests = [question(tool) for tool in ("reply", "mx", "reply")]
    asked = ask("all", requests)
    assert asked == {"answers": [answer(request) for request in requests], "way": "ordinary"}


def test_all_tools_are_asked():
    assert TOOLS.keys() == ALL.keys()


def test_the_smallest_image_answers_all_vectors_without_help(ask):
    assert ask("all", vectors())["way"] == "check"


@pytest.mark.parametrize(("tool", "way"), [("reply", "tools"), ("bounces", "archive")])
def test_what_one_way_cannot_answer_the_next_does(ask, tool, way):
    requests = [vectors()[0], question(tool), vectors()[1]]
    asked = ask("all", requests)
    assert asked == {"answers": [answer(request) for request in requests], "way": way}


@pytest.mark.parametrize(
    ("missing", "way"),
    [(["memory-*"], "archive"), (["memory-*", "archive-*"], "ordinary")],
)
def test_a_way_that_cannot_be_had_is_left_out(ask, context: BrowserContext, watch, missing, way):
    watch.expect("")  # whatever a runtime without its files says
    for name in missing:
        context.route(f"**/python/{name}", lambda route: route.abort())
    assert ask("all", vectors()[:2]) == {
        "answers": [answer(request) for request in vectors()[:2]],
        "way": way,
    }


@pytest.mark.parametrize(
    ("path", "image", "pasted"),
    [
        ("/de/headers/", "headers", {"inbox": message("gmx-clean"), "junk": message("m365-spam")}),
        ("/de/status/", "answers", {"problem": "550-5.7.26 a\n550 5.7.26 b", "ok": "250-a\n250 b"}),
    ],
)
def test_what_can_be_for_no_other_tool_loads_one_image(page, context, path, image, pasted):
    images = []
    context.on("request", lambda request: "/memory-" in request.url and images.append(request.url))
    page.goto(path)
    for verdict, text in pasted.items():
        page.locator("textarea").first.fill(text)
        page.locator("[type=submit]").first.click()
        expect_verdict(page, verdict)
    # What the first answer asked for afterwards came before the second.
    assert images
    assert all(f"/memory-{image}-" in one for one in images)


def test_a_reader_without_the_image_notices_nothing_but_time(page, context, watch):
    watch.expect("ERR_FAILED|Failed to load")
    context.route("**/python/memory-*", lambda route: route.abort())
    page.goto(link(CHECKER, **dict(zip(VALUES, CASES["problem"], strict=True))))
    expect_verdict(page, "problem")
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
