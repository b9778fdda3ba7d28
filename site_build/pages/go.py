"""Short links that stay: `/go/<name>/` offers one place of the site in every language.

Without script both languages are plain links; with it the reader goes on at once, in the browser's
language and with the fragment they came with (`overrides/partials/preferred.html`). A preview shows
the heading that the link leads to, in every language and once where they agree: whoever draws it
has no language of the reader's yet.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

TABLE = Path(__file__).parent / "go.toml"
DOCS = Path(__file__).parents[2] / "docs"
# A number in front of a heading says which step it is on its page, and nothing anywhere else.
HEADING = re.compile(r"^##+ (?:\d+\. )?(.+?) \{ #([\w-]+)[^}]*\}$", re.MULTILINE)


def links() -> dict[str, str]:
    """Return where each short link leads, by name, as the table says it."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def by_page() -> dict[str, dict[str, str]]:
    """Return the short links of each page, by its path below the language's folder."""
    found: dict[str, dict[str, str]] = {}
    for name, to in links().items():
        found.setdefault(to.partition("#")[0], {})[name] = to
    return found


def files(config: MkDocsConfig) -> list[File]:
    """Return one page for each short link, for the project at the root."""
    languages = [alternate["lang"] for alternate in config.extra["alternate"]]
    return [
        File.generated(config, f"go/{name}/index.md", content=page(to, languages))
        for name, to in links().items()
    ]


def page(to: str, languages: list[str]) -> str:
    """Return the front matter of one short link, its whole Markdown: `go.html` does the rest."""
    titles = {language: title(to, language) for language in languages}
    head = {"title": once(titles.values()), "template": "go.html", "to": to, "titles": titles}
    pages = once(title(to.partition("#")[0], language) for language in languages)
    if pages != head["title"]:
        head["description"] = pages
    return f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n"


def once(texts: Iterable[str]) -> str:
    """Join texts, each said once."""
    return " · ".join(dict.fromkeys(texts))


def title(to: str, language: str) -> str:
    """Return the words of the heading that `to` leads to; the page’s where that is no heading."""
    page, _, fragment = to.partition("#")
    page_title, headings = named(page, language)
    return headings.get(fragment, page_title)


def named(page: str, language: str) -> tuple[str, dict[str, str]]:
    """Return the title of a page, given its path below the language's folder, and its headings by
    id, each without the number of a step.
    """
    source = DOCS / language / page / "index.md"
    return read(source, source.stat().st_mtime_ns)


@cache
def read(source: Path, _changed: int) -> tuple[str, dict[str, str]]:
    """Return the title of a page and its headings by id; anew whenever the file was `_changed`."""
    text, head = meta.get_data(source.read_text(encoding="utf-8"))
    return head["title"], {fragment: words for words, fragment in HEADING.findall(text)}
