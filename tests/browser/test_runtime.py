"""Python in the browser, by each of its ways: the same answers, and one way steps in for another."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from checker.browser import answer
from tests.browser.test_checker import CASES, CHECKER, check, expect_verdict, link

VECTORS = Path(__file__).parents[1] / "core" / "vectors" / "alignment.json"
# Asks the runtime in a page of its own, with no policy and nothing else going on.
ASK = """
  async ([runtime, module, requests]) => {
    const { compileImage } = await import(`${runtime}/compile.js`)
    const { start } = await import(`${runtime}/${module}.js`)
    const image = compileImage('alignment', () => {})
    const started = await start({ image, onProgress() {} })
    const answers = []
    for (const request of requests) answers.push(await (started.answer ?? started)(request))
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


@pytest.fixture
def ask(page: Page, site: Path, watch):
    """Return a function that starts a module of the runtime and asks it."""
    watch.expect("404")  # a bare page has no icon
    (runtime,) = site.glob("assets/page-*/runtime")
    page.goto("/robots.txt")
    address = f"/{runtime.relative_to(site).as_posix()}"
    return lambda module, requests: page.evaluate(ASK, [address, module, requests])


@pytest.mark.parametrize("way", ["image", "archive", "ordinary"])
def test_every_way_gives_the_answers_of_the_command_line(ask, way):
    requests = vectors()
    assert ask(way, requests)["answers"] == [answer(request) for request in requests]


def test_the_image_answers_all_vectors_without_help(ask):
    assert ask("start", vectors())["way"] == "image"


def test_what_the_image_cannot_answer_another_way_does(ask):
    reply = json.dumps({"tool": "reply", "reply": "550 5.7.1 rejected", "language": "de"})
    asked = ask("start", [vectors()[0], reply, vectors()[1]])
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
    assert ask("start", vectors()[:2]) == {
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
