"""Every place a link can lead to: the pages in the order of the menu, each with its headings."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import PluginError

from checker.saying.catalogue import LANGUAGES
from site_build.pages import go, words

ROOT = Path(__file__).parents[2]
HEADING = re.compile(r"^##+ (.+) \{ #([\w-]+) \}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """One page or heading, with what is said about it in each language.

    `to` is its path below the language's folder, `go` the way there below `/go/`. In an answer
    {link} stands for the link. `prefill` names the fields of its form that a link can fill.
    """

    to: str
    go: str
    titles: dict[str, str]
    answers: dict[str, str]
    prefill: list[str]


def pages() -> list[list[Place]]:
    """Return the places of each page, the page itself first."""
    links = go.links()
    menus = [_menu(language) for language in LANGUAGES]
    return [
        [_place(links, *zip(*versions, strict=True)) for versions in zip(*page, strict=True)]
        for page in zip(*menus, strict=True)
    ]


def _menu(language: str) -> list[list[tuple[str, str]]]:
    """Return path and title of each page and its headings."""
    nav = yaml.safe_load((ROOT / f"{language}.yml").read_text(encoding="utf-8"))["nav"]
    folder = ROOT / "docs" / language
    return [_page(folder / path, path, title) for entry in nav for title, path in entry.items()]


def _page(source: Path, path: str, title: str) -> list[tuple[str, str]]:
    page = path.removesuffix("index.md")
    headings = HEADING.findall(source.read_text(encoding="utf-8"))
    return [(page, title), *((f"{page}#{fragment}", heading) for heading, fragment in headings)]


def _place(links: dict[str, dict[str, Any]], paths: tuple[str], titles: tuple[str]) -> Place:
    """Return a place with its own short link or, for a heading without one, by way of its page's.

    The short link of a page is the first in the table that leads anywhere on it.
    """
    page, _, heading = paths[0].partition("#")
    on_page = {link["to"]: name for name, link in links.items() if link["to"].split("#")[0] == page}
    of_page = next(iter(on_page.values()), None)
    if of_page is None:
        raise PluginError(f"docs/…/{page}index.md needs a short link: a table in {go.TABLE}")
    name = on_page.get(paths[0], None if heading else of_page)
    link = links[name] if name else _without_own_link()
    return Place(
        to=paths[0],
        go=f"{name}/" if name else f"{of_page}/#{heading}",
        titles=dict(zip(LANGUAGES, titles, strict=True)),
        answers={language: link[language] for language in LANGUAGES},
        prefill=link.get("prefill", []),
    )


def _without_own_link() -> dict[str, Any]:
    return {language: words.read(language)["link_builder"]["answer"] for language in LANGUAGES}
