"""Our tools within another site's page: on another origin, under a strict policy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from site_build.pages import frames
from tests.browser.conftest import Watch
from tests.browser.verbs.card import unfold
from tests.browser.verbs.neighbour import Neighbour
from tests.browser.waiting import until

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 800, "height": 700}
# What is typed: nothing of the site holds it.
NAME = "verraeter"
QUESTIONS = {
    "reply": {"reply": f"550 5.7.26 <{NAME}@kunde.example>"},
    "check": {"from": f"max@{NAME}.example", "domain": "firma.example"},
    "headers": {"text": f"From: max@{NAME}.example\nSubject: Hallo\nX-Spam-Flag: YES"},
    "letter": {"date": "2026-11-20", "time": "14:05", "recipient": f"{NAME}@kunde.example"},
    "it-answer": {"answer": "Quarantine reason: Bulk"},
    "time-left": {"date": "2026-11-20"},
    "paste": {"text": f"550 5.7.26 <{NAME}@kunde.example>"},
    "bounces": {"table": f"Email,Reason\n{NAME}@kunde.example,550 5.1.1 unknown\n"},
}
STORES = """async () => JSON.stringify([
  { ...localStorage }, { ...sessionStorage }, document.cookie, history.state, window.name,
  location.href, await caches.keys(), await indexedDB.databases(),
  (await navigator.serviceWorker.getRegistrations()).length,
])"""
EMPTY = '[{{}},{{}},"",null,"","{address}",[],[],0]'
# What the page around hears from its frames, and which stores a page looks for.
NOTE = """
  window.heard = []
  if (parent === window) addEventListener('message', ({ data }) => heard.push(data))
  window.touched = []
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    const store = window[name]
    Object.defineProperty(window, name, { get: () => (touched.push(name), store) })
  }
"""
POST = "([frame, data]) => frame.contentWindow.postMessage(data, '*')"
SCHEME = "() => document.body.dataset.mdColorScheme"
# How high what is in a frame is, and how much wider than the frame.
CONTENT = """() => {
  const { scrollHeight, scrollWidth, clientWidth } = document.documentElement
  return [scrollHeight, scrollWidth - clientWidth]
}"""
DRESS = """() => {
  const at = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor
  return [at('body'), at('.tool'), at('.tool__button--main')]
}"""


@pytest.fixture
def neighbour(base_url: str) -> Iterator[Neighbour]:
    """Return another site, which shows tools of ours."""
    with Neighbour(f"{base_url}/") as running:
        yield running


@pytest.fixture(autouse=True)
def two_sites_and_no_other(neighbour: Neighbour, watch: Watch) -> None:
    """Let pages load what the other site has, too."""
    watch.expect(f"foreign request: {neighbour.address}")


def show(
    page: Page, neighbour: Neighbour, attributes: str, **written: str
) -> tuple[Locator, Frame]:
    """Open a page of the other site with one tool; return the frame's element, and what is in it."""
    neighbour.write(neighbour.line(attributes), **written)
    page.goto(neighbour.address)
    return only_frame(page)


def only_frame(page: Page) -> tuple[Locator, Frame]:
    element = page.locator("iframe")
    inside = element.element_handle().content_frame()
    assert inside
    inside.locator("h2").wait_for()
    return element, inside


def ask(inside: Frame, name: str) -> None:
    """Fill in the tool, send it, and wait for the answer, wherever it stands."""
    tool = inside.locator(".tool").first
    for field, value in QUESTIONS[name].items():
        tool.locator(f"[name={field}]").fill(value)
    tool.locator("[type=submit]").click()
    expect(inside.locator(".result__verdict").first).to_be_attached()


def expect_to_fit(page: Page, element: Locator, inside: Frame) -> None:
    """Wait until the frame is as high as what is in it, and see that nothing is wider."""

    def fits() -> bool:
        wanted = inside.evaluate(CONTENT)
        return wanted == [element.evaluate("frame => frame.clientHeight"), 0]

    until(page, fits, "the frame is as high as its content")


def test_the_questions_are_about_every_tool():
    assert set(QUESTIONS) == set(frames.NAMES.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_tool_answers_as_high_as_it_is_and_keeps_to_itself_what_is_typed(
    page, context, python, neighbour, violations, name
):
    requests = []
    context.on("request", lambda request: requests.append(request.url))
    context.add_init_script(NOTE)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    style = "body { margin: 0 } :root { color-scheme: light dark }"
    element, inside = show(page, neighbour, f'data-tool="{name}"', style=style)
    assert element.get_attribute("title") == frames.titles("de")[name]
    address = inside.url
    expect_to_fit(page, element, inside)
    before = element.evaluate("frame => frame.clientHeight")

    ask(inside, name)
    unfold(inside.locator("body"))
    expect_to_fit(page, element, inside)
    assert element.evaluate("frame => frame.clientHeight") > before
    assert violations(inside) == []
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    expect_to_fit(page, element, inside)
    assert violations(inside) == []

    heard = page.evaluate("heard")
    assert heard and all(set(one) == {"type", "height"} for one in heard)
    assert all(isinstance(one["height"], int) for one in heard)
    assert inside.evaluate("touched") == []
    assert inside.evaluate(STORES) == EMPTY.format(address=address)
    assert not [one for one in requests if NAME in one]


def test_a_frame_speaks_the_language_of_the_page_or_the_one_that_is_asked_for(page, neighbour):
    for attributes, language, spoken in (
        ('data-tool="check"', "de-AT", "de"),
        ('data-tool="check"', "fr", "en"),
        ('data-tool="check" data-language="en"', "de", "en"),
    ):
        element, inside = show(page, neighbour, attributes, language=language)
        assert inside.locator("html").get_attribute("lang") == spoken
        assert element.get_attribute("title") == frames.titles(spoken)["check"]


def test_a_name_that_is_none_shows_nothing_and_tells_whoever_builds_it_in(page, neighbour, watch):
    watch.expect('data-tool="checker" data-language="de". There are:')
    neighbour.write(neighbour.line('data-tool="checker"'))
    with page.expect_console_message() as told:
        page.goto(neighbour.address)
    assert told.value.type == "error"
    expect(page.locator("iframe")).to_have_count(0)


def test_colours_and_scheme_are_those_of_the_page_and_change_with_it(page, neighbour):
    page.emulate_media(color_scheme="dark")
    style = """
      :root { --brand: light-dark(#0b6, #9f9); --delivered-link: var(--brand) }
      :root { --delivered-link: #075; --delivered-paper: ivory; --unknown: red }
      .night { color-scheme: dark; --delivered-link: #9f9; --delivered-paper: #101010;
               --delivered-ink: rgb(95% 95% 95%) }
    """
    _, inside = show(page, neighbour, 'data-tool="reply"', style=style)
    # A page that says nothing of its scheme is light, whatever the system is.
    until(page, lambda: inside.evaluate(SCHEME) == "default", "the frame is light")
    paper, sheet, button = inside.evaluate(DRESS)
    assert (paper, button) == ("rgb(255, 255, 240)", "rgb(0, 119, 85)")
    assert sheet not in (paper, "rgb(245, 243, 238)")
    page.evaluate("document.body.className = 'night'")
    until(page, lambda: inside.evaluate(SCHEME) == "slate", "the frame is dark")
    paper, _, button = inside.evaluate(DRESS)
    assert (paper, button) == ("rgb(16, 16, 16)", "rgb(153, 255, 153)")


def test_colours_that_cannot_be_read_or_are_none_change_nothing(page, neighbour, watch, server):
    watch.expect("The colours of the page around are not taken")
    element, inside = show(page, neighbour, 'data-tool="reply"')
    dressed = inside.evaluate(DRESS)
    for colours in (
        {"link": "#ff0"},
        {"paper": "#777"},
        {"ink": "#fff", "paper": "#fff"},
        {"paper": "transparent"},
        {"paper": "rgb(255 255 255 / 0.9)"},
        {"ink": "#000", "link": "none of these"},
        {"paper": "url(/leak)"},
        {"paper": "var(--none, url(/leak))", "link": "var(--none)", "ink": "#fff"},
        {"paper": "#fff; background: url(/leak)"},
        {"paper": "color(srgb none none none)", "ink": "#000"},
    ):
        look = {"type": "delivered:look", "scheme": "light", "colours": colours}
        with page.expect_console_message(lambda one: "not taken" in one.text):
            page.evaluate(POST, [element.element_handle(), look])
        assert inside.evaluate(DRESS) == dressed, colours
        assert inside.locator("html").get_attribute("style") in (None, ""), colours
    assert not [one for one in server.asked if "leak" in one]


def test_whatever_a_page_says_a_frame_goes_on_working(page, python, neighbour):
    element, inside = show(page, neighbour, 'data-tool="reply"')
    for said in (
        None,
        "delivered:look",
        {"type": "delivered:look"},
        {"type": "delivered:look", "scheme": {}, "colours": "red"},
        {"type": "delivered:look", "scheme": "constructor", "colours": {"paper": 7, "link": []}},
        {"type": "delivered:look", "colours": {"font": "x", "constructor": "red", "ok": "red"}},
        {"type": "delivered:height", "height": 1},
    ):
        page.evaluate(POST, [element.element_handle(), said])
    ask(inside, "reply")
    assert inside.locator("html").get_attribute("style") in (None, "")


def test_a_page_believes_nobody_but_its_frame_and_that_one_not_everything(page, neighbour):
    element, inside = show(page, neighbour, 'data-tool="reply"')
    expect_to_fit(page, element, inside)
    before = element.evaluate("frame => frame.style.height")
    page.evaluate("postMessage({ type: 'delivered:height', height: 77 })")
    for height in (-1, 0, 1e9, "77px", None, [77]):
        message = {"type": "delivered:height", "height": height}
        inside.evaluate("message => parent.postMessage(message, '*')", message)
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert element.evaluate("frame => frame.style.height") == before
    inside.evaluate("parent.postMessage({ type: 'delivered:height', height: 777 }, '*')")
    expect(element).to_have_css("height", "777px")


def test_a_link_opens_the_whole_site_beside_the_frame_with_what_is_known(page, python, neighbour):
    _, inside = show(page, neighbour, 'data-tool="check"')
    address = inside.url
    ask(inside, "check")
    for name, path in (
        ("Auf der ganzen Website öffnen", "/de/checker/"),
        ("Alle Schritte dieses Falls: Ihr Plan", "/de/plan/"),
    ):
        with page.expect_popup() as opened:
            inside.get_by_role("link", name=name).click()
        whole = opened.value
        expect(whole.locator(".md-header")).to_be_visible()
        assert f"{path}#" in whole.url
        assert whole.evaluate("opener") is None
        whole.close()
    assert inside.url == address


def test_a_copied_link_leads_to_the_tools_own_page(page, context, python, neighbour, base_url):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    _, inside = show(page, neighbour, 'data-tool="check"')
    ask(inside, "check")
    inside.get_by_role("button", name="Link zu dieser Prüfung kopieren").click()
    expect(inside.locator(".copy__status").first).to_have_text("Kopiert.")
    field = inside.locator("[name=from]")
    field.fill("")
    field.press("ControlOrMeta+v")
    expect(field).to_have_value(re.compile(f"^{re.escape(base_url)}/de/checker/#from=name%40"))


def test_where_the_page_forbids_to_copy_the_text_is_selected(page, python, neighbour, watch):
    watch.expect("Permissions policy violation: The Clipboard API")
    neighbour.headers["Permissions-Policy"] = "clipboard-write=()"
    _, inside = show(page, neighbour, 'data-tool="check"')
    ask(inside, "check")
    inside.get_by_role("button", name="Ergebnis als Text kopieren").click()
    box = inside.locator(".copy__box textarea").first
    expect(box).to_be_focused()
    assert "firma.example" in box.input_value()


def test_a_file_is_saved_out_of_the_frame(page, python, neighbour):
    _, inside = show(page, neighbour, 'data-tool="letter"')
    ask(inside, "letter")
    with page.expect_download() as download:
        inside.locator("[data-action=download]").click()
    assert download.value.suggested_filename.endswith(".eml")


def test_the_door_opens_every_tool_within_the_frame(page, python, neighbour):
    _, inside = show(page, neighbour, 'data-tool="paste"')
    address = inside.url
    inside.locator("one-door [name=text]").fill(f"max@{NAME}.example")
    inside.locator("one-door [type=submit]").click()
    inside.locator(".door__whose [data-open=alignment]").click()
    expect(inside.locator("alignment-checker [name=from]")).to_have_value(f"max@{NAME}.example")
    assert inside.url == address


def test_an_answer_comes_into_view_on_a_phone(page, python, neighbour):
    page.set_viewport_size({"width": 360, "height": 480})
    _, inside = show(page, neighbour, 'data-tool="check"')
    for field, value in QUESTIONS["check"].items():
        inside.locator(f"[name={field}]").fill(value)
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("Enter")
    expect(inside.locator(".result__verdict")).to_be_focused()
    expect(inside.locator(".result__verdict")).to_be_in_viewport(ratio=0.9)


def test_without_a_script_the_frame_shows_the_tool_with_room_to_scroll(page, python, neighbour):
    neighbour.write(frames.snippet("frame", neighbour.site, "en"))
    page.goto(neighbour.address)
    element, inside = only_frame(page)
    assert element.bounding_box()["height"] == 720
    ask(inside, "check")
    expect(inside.locator(".result__verdict")).to_be_in_viewport()


def test_the_keyboard_comes_in_and_out_again(page, neighbour):
    line = neighbour.line('data-tool="reply"')
    neighbour.write(f"<a href=#a>before</a>{line}<a href=#b>after</a>")
    page.goto(neighbour.address)
    _, inside = only_frame(page)
    page.get_by_role("link", name="before").focus()
    page.keyboard.press("Tab")
    expect(inside.locator("[name=reply]")).to_be_focused()
    after = page.get_by_role("link", name="after")
    for _ in range(inside.locator("a, button, summary, textarea, input").count() + 1):
        page.keyboard.press("Tab")
        if after.evaluate("link => link === document.activeElement"):
            break
    expect(after).to_be_focused()
