"""Every page as it opens: accessible in both colour schemes, no wider than a narrow phone, usable
without script, and quiet about the reader. That nothing complains or calls elsewhere is watched in
every browser test.
"""

import gzip
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
ARTICLES = [
    f"/{page.relative_to(ROOT / 'docs').parent.as_posix()}/"
    for language in ("de", "en")
    for page in sorted((ROOT / "docs" / language).rglob("index.md"))
]
PAGES = ["/", "/404.html", *ARTICLES]
WITH_CHECKER = ("checker/",)
# What a page without the checker may weigh with all that it loads, as gzip.
MOST_BYTES = 80_000
# A language to reorder, headings and tables that a script completes, tools, and the theme's header.
CHANGING = ["/", "/de/", "/en/contact/", "/en/status/", "/de/sender/", "/de/checker/"]
# The share of the view that moved, times how far; a table's frame may cost a pixel or two.
MOVED = """
  () => new Promise((resolve) => {
    let moved = 0
    const told = (list) => list.getEntries().forEach(({ value }) => (moved += value))
    new PerformanceObserver(told).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(moved), 300)
  })
"""
UNSEEN = 0.001
# Words in elements of their own (site_build/publishing/unbroken.py) that stand apart from their text:
# each child of such a box is laid out by itself.
TORN = """
  () => [...document.querySelectorAll('.unbroken')]
    .map((word) => word.parentElement)
    .filter((box) => box.childNodes.length > 1 && /flex|grid/.test(getComputedStyle(box).display))
    .map((box) => box.outerHTML)
"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits_a_narrow_phone(page, violations, path):
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(path)
        assert violations(page) == [], size
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], f"{width} pixels wide"
        assert page.evaluate(TORN) == []
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert violations(page, scheme_alone=True) == [], "dark"


@pytest.mark.parametrize("path", ARTICLES)
def test_a_page_reads_without_script(browser, base_url, path):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    assert page.locator("article h1").is_visible()
    other = "en" if path.startswith("/de/") else "de"
    page.locator(f".language__link[hreflang={other}]").click()
    assert page.url == base_url + path.replace(path[:4], f"/{other}/", 1)
    context.close()


@pytest.mark.parametrize("path", ARTICLES)
def test_a_page_loads_no_runtime_and_stores_nothing_about_its_reader(page, context, path):
    loaded = []
    context.on("request", lambda request: loaded.append(request.url))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert not [address for address in loaded if "/python/" in address]
    assert context.cookies() == []
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


@pytest.mark.parametrize("path", [path for path in ARTICLES if path[4:] not in WITH_CHECKER])
def test_a_page_is_light(page, context, site, base_url, path):
    loaded = set()
    context.on("request", lambda request: loaded.add(request.url.removeprefix(base_url)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    files = [site / one.strip("/") / ("index.html" if one.endswith("/") else "") for one in loaded]
    assert len(files) > 5
    # The worker that keeps the page comes too, when nobody waits for it.
    files.append(site / "offline.js")
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= MOST_BYTES


def test_the_chooser_offers_the_browsers_language_first(browser, base_url):
    for locale, first in (("de-AT", "de"), ("en-GB", "en"), ("fr-FR", "de")):
        context = browser.new_context(base_url=base_url, locale=locale)
        page = context.new_page()
        page.goto("/")
        page.wait_for_load_state("networkidle")
        assert page.locator("[data-chooser] > [lang]").first.get_attribute("lang") == first
        assert page.url == f"{base_url}/"
        context.close()


@pytest.mark.parametrize("path", CHANGING)
def test_nothing_moves_while_a_page_loads(page, path):
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(MOVED) < UNSEEN, size
