"""One visit of one reader in a real Chromium, timed."""

import json
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.questions import Question
from tools import chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# A new browser is busy with itself for a while; what is measured is pages, not its own start.
STARTING_SECONDS = 2
# How long a page may go on after its answer, such as with keeping what it used.
SETTLING_SECONDS = 1.5
# When the answer is in the page, on the page's own clock; and the longest task so far (those
# under 50 ms are not told).
WATCH = """
  const answered = () => {
    if (!document.querySelector('output[data-verdict]')) return requestAnimationFrame(answered)
    window.answeredAt = performance.now()
  }
  requestAnimationFrame(answered)
  window.longestTask = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
  }).observe({ type: 'longtask', buffered: true })
"""

# Type into a tool's fields as soon as it is there, and send them.
TYPE = """
  ([element, values]) => {
    const fill = () => {
      const form = customElements.get(element) && document.querySelector(`${element} form`)
      if (!form) return requestAnimationFrame(fill)
      for (const [name, value] of Object.entries(values)) form.elements[name].value = value
      form.requestSubmit()
    }
    requestAnimationFrame(fill)
  }
"""
# When the page's clock began, and after how long the page and what its worker runs had come.
TIMELINE = """
  () => {
    const ends = (type, part = '') => performance.getEntriesByType(type)
      .filter(({ name }) => name.includes(part)).map(({ responseEnd }) => responseEnd)
    const [page] = ends('navigation')
    return [performance.timeOrigin, page, Math.max(...ends('resource', '/python/'))]
  }
"""
FURTHER = """
  () => new Promise((resolve) => {
    const output = document.querySelector('output')
    const seen = () => output.dataset.verdict && resolve(performance.now() - asked)
    new MutationObserver(seen).observe(output, { attributeFilter: ['data-verdict'] })
    const asked = performance.now()
    document.querySelector('alignment-checker form').requestSubmit()
  })
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit took: milliseconds from opening the page to the verdict."""

    page: Page
    milliseconds: float


@contextmanager
def profile() -> Generator[Path]:
    """Return an empty browser profile that is gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def browser(playwright: Playwright, folder: Path) -> Generator[BrowserContext]:
    """Return a new browser process on a profile, once it has come to rest."""
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=str(chromium.find()), args=list(FLAGS)
    )
    context.add_init_script(WATCH)
    context.pages[0].wait_for_timeout(1000 * STARTING_SECONDS)
    try:
        yield context
    finally:
        context.close()


def visit(context: BrowserContext, address: str, question: Question, slowdown: float = 1) -> Visit:
    """Open a tool's page with a question in its link, or to be typed, and wait for the verdict."""
    page = context.new_page()
    slow_down(page, slowdown)
    if question.filled:
        given = json.dumps([question.element, question.filled])
        page.add_init_script(f"({TYPE})({given})")
    page.goto(address + question.page + question.link, wait_until="commit")
    page.locator(f"{question.element} output[data-verdict]").wait_for(timeout=120_000)
    return Visit(page, page.evaluate("answeredAt"))


def traced(visit: Visit) -> dict[str, float]:
    """Return the milliseconds of each part of a visit whose worker is traced (traced.js)."""
    (worker,) = [one for one in visit.page.workers if one.evaluate("'trace' in globalThis")]
    trace = worker.evaluate("trace")
    origin, read, arrived = visit.page.evaluate(TIMELINE)
    ends = {
        "page": origin + read,
        "worker": trace["worker"],
        "compile": trace["compiled"],
        "rehearse": trace["rehearsed"],
        "download": max(trace["rehearsed"], origin + arrived),
        "unpack": trace["ready"],
        "answer": trace["answer"],
        "shown": origin + visit.milliseconds,
    }
    begins = [origin, *ends.values()]
    return {part: end - begin for (part, end), begin in zip(ends.items(), begins, strict=False)}


def longest_task(context: BrowserContext, address: str) -> float:
    """Return the main thread's longest task while Python loads, in a page that is long there."""
    page = context.new_page()
    page.goto(address)
    settle(page)
    page.evaluate("longestTask = 0")
    page.locator("[name=from]").fill("max@example.de")
    page.locator("[name=domain]").fill("news.example.de")
    page.locator("[name=domain]").press("Enter")
    page.locator("output[data-verdict]").wait_for(timeout=120_000)
    return page.evaluate("longestTask")


def slow_down(page: Page, factor: float) -> None:
    """Make the page's processor slower by a factor, its workers' included."""
    if factor > 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": factor})


def settle(page: Page) -> None:
    """Let a page finish what it does after the answer."""
    page.wait_for_timeout(1000 * SETTLING_SECONDS)


def further_verdict(page: Page) -> float:
    """Return the milliseconds from another submission to its verdict, in a page with an answer."""
    page.locator("[name=domain]").fill("example.de")
    return page.evaluate(FURTHER)
