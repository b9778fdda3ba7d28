"""A tool within another site's page, in the engines that keep such a frame apart in their own way.

What a frame does is tried in Chromium (tests/browser/frame); here, that the others do it, too.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.engines.webdriver import WebDriver
from tests.browser.verbs.neighbour import Neighbour

COLOURED = """() => {
  const button = document.querySelector('.tool__button--main')
  return button && getComputedStyle(button).backgroundColor === 'rgb(0, 119, 85)'
}"""
# WebKit's driver types into no frame of another site, and gives it no focus.
ASK = """(from, domain) => {
  const { form } = document.querySelector('alignment-checker')
  Object.assign(form.elements.from, { value: from })
  Object.assign(form.elements.domain, { value: domain })
  form.requestSubmit()
}"""
ANSWER = "() => document.querySelector('.result__verdict').getBoundingClientRect().top"
CONTENT = "() => Math.ceil(document.body.getBoundingClientRect().height)"
FITS = "(height) => document.querySelector('iframe').clientHeight === height"
IS_SEEN = """(answer) => {
  const top = document.querySelector('iframe').getBoundingClientRect().top + answer
  return top >= 0 && top < innerHeight
}"""


@pytest.fixture
def neighbour(server) -> Iterator[Neighbour]:
    """Return another site, which shows the check in its colours, below its fold."""
    with Neighbour(f"{server.address}/") as running:
        style = ":root { --delivered-link: #007755 } main { padding-block-start: 30rem }"
        running.write(running.line('data-tool="check"'), style=style)
        yield running


def expect_answer(reader: WebDriver, neighbour: Neighbour, ask: Callable[[], None]) -> float:
    """Ask in the frame; return where in it the answer is, once the frame is as high as it must be."""
    reader.go(neighbour.address)
    reader.enter("iframe")
    reader.until(COLOURED, what="the colour of the page has arrived")
    ask()
    reader.sees("output[data-verdict=problem]", "Diese Absenderadresse kann nie passen")
    answer, height = reader.run(ANSWER), reader.run(CONTENT)
    reader.leave()
    reader.until(FITS, height, what="the frame is as high as its content")
    return answer


@pytest.mark.parametrize("engine", ["webkit"], indirect=True)
def test_a_tool_on_another_site_answers_in_its_colours(reader, neighbour):
    expect_answer(reader, neighbour, lambda: reader.run(ASK, "max@gmail.com", "firma.de"))


@pytest.mark.parametrize("engine", ["firefox"], indirect=True)
def test_the_answer_to_what_is_typed_there_comes_into_view(reader, neighbour):
    def ask() -> None:
        reader.type("[name=from]", "max@gmail.com")
        reader.type("[name=domain]", "firma.de")
        reader.press("Enter")

    answer = expect_answer(reader, neighbour, ask)
    reader.until(IS_SEEN, answer, what="the answer is in view")
