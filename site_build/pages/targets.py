"""Where the steps of the tools lead, and what it is called there: the names of their links."""

from pathlib import Path

import yaml
from mkdocs.exceptions import PluginError

from checker.knowledge import resources
from site_build.pages import go

ROOT = Path(__file__).parents[2]
# Where a step leads; and where it does instead for the reader's own IT.
_LINKS = ("link", "own_link")


def titles(language: str, *tools: str) -> dict[str, str]:
    """Return what is behind each link of these tools' steps, by the link as reports have it.

    A heading has the name of its page in front, as the menu calls it: "Bounced" alone says little
    in another place. Raises PluginError where a page has no such heading.
    """
    tables = (resources.toml(f"data/{tool}/steps.toml")["steps"].values() for tool in tools)
    places = {step[link] for steps in tables for step in steps for link in _LINKS if link in step}
    menu = _menu(language)
    return {f"/{language}/{place}": _title(language, place, menu) for place in sorted(places)}


def _title(language: str, place: str, menu: dict[str, str]) -> str:
    page, _, fragment = place.partition("#")
    _, headings = go.named(page, language)
    if fragment not in headings:
        raise PluginError(f"{language}/{page} has no heading for the link of a step: #{fragment}")
    return f"{menu[page]}: {headings[fragment]}" if page else headings[fragment]


def _menu(language: str) -> dict[str, str]:
    """Return what the menu calls each page, by its path below the language's folder."""
    nav = yaml.safe_load((ROOT / f"{language}.yml").read_text(encoding="utf-8"))["nav"]
    return {path.removesuffix("index.md"): title for entry in nav for title, path in entry.items()}
