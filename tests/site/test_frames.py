"""A tool's page for other sites: the tool, whose it is, and nothing that keeps anything."""

import gzip
import re
from html import unescape

import pytest

from checker.knowledge.languages import LANGUAGES
from checker.tools import TOOLS
from site_build.fingerprint import integrity
from site_build.pages import frames
from site_build.publishing import twins
from tests.site.pages import read

SITE = "https://help.example/"
ELEMENTS = {tool: element for element, tool in twins.ELEMENTS.items()}
LARGEST_SCRIPT = 2_000


def html(site, language: str, path: str) -> str:
    return (site / language / path / "index.html").read_text(encoding="utf-8")


def element(page: str, tool: str) -> str:
    (found,) = re.findall(rf"<{ELEMENTS[tool]}.*?</{ELEMENTS[tool]}>", page, re.DOTALL)
    return found


def snippets(site, language: str) -> list[str]:
    """Return the lines that the page offers to copy."""
    found = re.findall(r"<code data-snippet=[^>]*>(.*?)</code>", html(site, language, "embed"))
    return [unescape(line) for line in found]


def test_every_tool_but_the_plan_has_a_frame():
    assert set(frames.NAMES) == set(ELEMENTS) - {"plan"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", frames.NAMES)
def test_a_frame_holds_the_very_tool_of_the_site_and_leads_to_it(site, tool, language):
    frame = html(site, language, f"frame/{frames.NAMES[tool]}")
    page = html(site, language, TOOLS[tool].page.partition("#")[0])
    assert element(frame, tool) == element(page, tool)
    assert f'href="../../{TOOLS[tool].page}"' in frame
    for around in ("md-header", "md-sidebar", "__palette"):
        assert around in page and around not in frame


@pytest.mark.parametrize("name", frames.NAMES.values())
def test_a_frame_opens_links_elsewhere_and_is_for_no_search_engine(site, name):
    frame = html(site, "de", f"frame/{name}")
    assert '<base target="_blank">' in frame
    page = read(site / "de" / "frame" / name / "index.html")
    assert page.meta["robots"] == "noindex"
    assert not (page.path.parent / twins.NAME).exists()


@pytest.mark.parametrize("name", frames.NAMES.values())
def test_a_frame_runs_its_tool_and_nothing_of_the_theme(site, name):
    page = read(site / "de" / "frame" / name / "index.html")
    scripts = {address.rpartition("/")[2] for address in page.loads if address.endswith(".js")}
    own = "door.js" if name == frames.NAMES["read"] else "tools.js"
    assert scripts <= {own, "frame.js", "worker.js"} and {own, "frame.js"} <= scripts


def test_the_script_is_small_and_in_a_scope_of_its_own(site):
    script = (site / frames.SCRIPT).read_bytes()
    assert len(gzip.compress(script)) <= LARGEST_SCRIPT
    assert script.startswith(b"{") and script.strip().endswith(b"}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_lines_with_its_own_address_and_the_scripts_proof(site, language):
    script, frame, policy, check = snippets(site, language)
    assert f'src="{SITE}embed.js" data-tool="check" data-language="{language}"' in script
    title = frames.titles(language)["check"]
    assert f'src="{SITE}{language}/frame/check/" title="{title}"' in frame
    assert policy == f"script-src {SITE}embed.js; frame-src {SITE}"
    assert f'integrity="{integrity((site / frames.SCRIPT).read_bytes())}"' in check


def test_the_script_gives_its_frame_what_the_line_without_script_gives(site):
    script = (site / frames.SCRIPT).read_text(encoding="utf-8")
    _, frame, *_ = snippets(site, "en")
    for name in ("allow", "referrerpolicy", "sandbox", "loading"):
        (value,) = re.findall(rf' {name}="([^"]*)"', frame)
        assert f'"{value}"' in script


@pytest.mark.parametrize("tool", frames.NAMES)
def test_bots_are_told_where_the_frame_is(site, tool):
    page = TOOLS[tool].page.partition("#")[0]
    twin = (site / "en" / page / twins.NAME).read_text(encoding="utf-8")
    assert f"{SITE}en/frame/{frames.NAMES[tool]}/ (how to: {SITE}en/embed/)" in twin
