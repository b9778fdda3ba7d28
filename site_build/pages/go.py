"""Short links that stay: `/go/<name>/` offers one place of the site in every language.

Without script both languages are plain links; with it the reader goes on at once, in the browser's
language and with the fragment they came with (`overrides/assets/site.js`).
"""

import tomllib
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

TABLE = Path(__file__).parent / "go.toml"


def links() -> dict[str, dict[str, str]]:
    """Return the table by name; what stands in it is explained there."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def files(config: MkDocsConfig) -> list[File]:
    """Return one page for each short link, for the project at the root."""
    return [
        File.generated(config, f"go/{name}/index.md", content=page(config, link["to"]))
        for name, link in links().items()
    ]


def page(config: MkDocsConfig, to: str) -> str:
    """Return the front matter of one short link, its whole Markdown: `go.html` does the rest."""
    languages = [alternate["lang"] for alternate in config.extra["alternate"]]
    titles = {language: title(config, language, to) for language in languages}
    head = {"title": " · ".join(titles.values()), "template": "go.html", "to": to, "titles": titles}
    return f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n"


def title(config: MkDocsConfig, language: str, to: str) -> str:
    """Return the title of the page that `to` leads to."""
    docs = Path(config.config_file_path).parent / "docs" / language
    source = docs / to.partition("#")[0] / "index.md"
    return meta.get_data(source.read_text(encoding="utf-8"))[1]["title"]
