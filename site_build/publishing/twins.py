"""Every page as Markdown beside its HTML, and `llms.txt`, which lists them: for help desks' bots.

`llms.txt` is as https://llmstxt.org describes it (read on 2026-11-28): a title, what it is about in
a quotation, then lists of links.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from checker.tools import TOOLS
from site_build.languages import address
from site_build.pages import frames, macros, prefill
from site_build.publishing.as_markdown import as_markdown

NAME = "index.md"
LIST = "llms.txt"
# The elements that are tools: in Markdown, a sentence says what each of them does.
ELEMENTS = {
    "alignment-checker": "alignment",
    "header-reader": "headers",
    "smtp-reply-reader": "reply",
    "bounce-list": "bounces",
    "it-answer-reader": "answer",
    "it-letter": "letter",
    "quarantine-clock": "clock",
    "case-plan": "plan",
    "one-door": "read",
}


def first_tool(html: str) -> str | None:
    """Return the tool that stands first in the content of a page, if there is one."""
    at = {html.find(f"<{element}"): tool for element, tool in ELEMENTS.items()}
    return min(((place, tool) for place, tool in at.items() if place >= 0), default=(0, None))[1]


def publish(page: Page, config: MkDocsConfig) -> None:
    """Write the Markdown of one page of a language."""
    words = config.extra["words"][config.theme["language"]]
    here = page.canonical_url or ""
    said = partial(of_tool, address(config), words["twin"])
    head = [f"{words['twin']['page']}: {here}"]
    if "reviewed" in page.meta:
        head.append(f"{words['facts_line']['reviewed']}: {page.meta['reviewed']}")
    title, _, rest = as_markdown(page.content or "", here, said).partition("\n\n")
    text = "\n\n".join([title, f"> {page.meta['description'].strip()}", "  \n".join(head), rest])
    path = Path(config.site_dir, page.url, NAME)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def of_tool(site: str, words: Mapping[str, Any], element: str) -> str | None:
    """Return what a tool does, where it is and how a link fills it; None for other elements."""
    if element not in ELEMENTS:
        return None
    name = ELEMENTS[element]
    place = site + TOOLS[name].page
    said = [words["tools"][name], words["open"].format(address=place)]
    taken = [one.name for one in prefill.fields() if name in one.tools and name not in one.personal]
    if taken:
        filled = "&".join(f"{field}=…" for field in taken)
        said.append(words["prefill"].format(address=f"{place.partition('#')[0]}#{filled}"))
    if name in frames.NAMES:
        frame = f"{site}{frames.FOLDER}/{frames.NAMES[name]}/"
        said.append(words["embed"].format(address=frame, page=f"{site}embed/"))
    return "\n>\n".join(f"> {sentence}" for sentence in said)


def publish_list(site: Path, config: MkDocsConfig) -> None:
    """Write `llms.txt`, to be called by the project at the root."""
    root = address(config)
    parts = [f"# {config.site_name}", f"> {config.site_description}"]
    for alternate in config.extra["alternate"]:
        language = alternate["lang"]
        entries = [entry(root, language, path) for path in pages(config, language)]
        parts += [f"## {alternate['name']}", "\n".join(entries)]
    words = [config.extra["words"][alternate["lang"]] for alternate in config.extra["alternate"]]
    titles = " · ".join(one["twin"]["answers"] for one in words)
    answers = f"{root}{macros.FOLDER}/{macros.EVERYTHING}"
    parts += ["## Optional", f"- [{macros.EVERYTHING}]({answers}): {titles}"]
    (site / LIST).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def pages(config: MkDocsConfig, language: str) -> list[str]:
    """Return the sources of a language's pages, below its folder, in the order of the menu."""
    project = Path(config.config_file_path).parent / f"{language}.yml"
    nav = yaml.safe_load(project.read_text(encoding="utf-8"))["nav"]
    return [path for entry in nav for path in entry.values()]


def entry(root: str, language: str, path: str) -> str:
    """Return a page's line in the list."""
    source = Path(__file__).parents[2] / "docs" / language / path
    head = meta.get_data(source.read_text(encoding="utf-8"))[1]
    return f"- [{head['title']}]({root}{language}/{path}): {head['description'].strip()}"
