"""The markers of our Markdown pages.

`{{ fact topic.name }}` becomes the text of a fact in the page's language, `{{ owner name }}` the
badge of whoever acts next; both may stand anywhere in a line. `{{ block name }}`, alone on a line,
becomes `overrides/blocks/name.html`; words behind the name reach the template as `arguments`.
Lines between `{{ where asked }}` and `{{ end }}` are part only of a build that offers somebody to
ask for records in the DNS; `{{ where nobody is asked }}` begins what the others say.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from checker.knowledge import facts
from checker.knowledge.languages import LANGUAGES
from checker.knowledge.tables import PLATFORM
from checker.letter.template import template
from checker.tools import TOOLS
from site_build.pages import (
    answers,
    frames,
    go,
    macros,
    operators,
    prefill,
    samples,
    targets,
    words,
)

BLOCKS = Path(__file__).parents[2] / "overrides" / "blocks"
FACT = re.compile(r"\{\{ fact ([\w.]+) \}\}")
OWNER = re.compile(r"\{\{ owner (\w+) \}\}")
BLOCK = re.compile(r"^\{\{ block ([\w-]+)((?: [\w.-]+)*) \}\}$")
WHERE = re.compile(r"^\{\{ (where asked|where nobody is asked|end) \}\}$")


class Markers(Preprocessor):
    """Replaces the markers before Markdown sees the lines."""

    def __init__(self, md: Markdown, language: str, site: str = "") -> None:
        super().__init__(md)
        self.stash = md.htmlStash
        self.site = site
        self.language = language
        self.words = words.read(language)
        self.languages = {code: words.read(code)["language"] for code in LANGUAGES}
        self.templates = Environment(
            loader=FileSystemLoader(BLOCKS),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def run(self, lines: list[str]) -> list[str]:
        return [self.line(line) for line in of_this_build(lines)]

    def line(self, line: str) -> str:
        if block := BLOCK.match(line):
            # Markdown leaves it out of a paragraph only where it begins with its tag.
            return self.stash.store(self.block(block[1], block[2].split()).strip())
        line = FACT.sub(lambda match: facts.fact(match[1]).text(self.language), line)
        return OWNER.sub(lambda match: self.block("badge", [match[1]]), line)

    def block(self, name: str, arguments: list[str]) -> str:
        return self.templates.get_template(f"{name}.html").render(
            words=self.words,
            facts=facts,
            answers=answers,
            frames=frames,
            go=go,
            languages=self.languages,
            macros=macros,
            operators=operators.offered(),
            prefill=prefill,
            samples=samples.read(self.language),
            targets=targets,
            tools=TOOLS,
            rewriting=sorted(PLATFORM),
            site=self.site,
            letter_template=template,
            language=self.language,
            arguments=arguments,
        )


def of_this_build(lines: Iterable[str]) -> Iterator[str]:
    """Return the lines without those that are part of another kind of build."""
    asked = bool(operators.offered())
    parts = {"where asked": asked, "where nobody is asked": not asked, "end": True}
    here = True
    for line in lines:
        if marker := WHERE.match(line):
            here = parts[marker[1]]
        elif here:
            yield line


class MarkersExtension(Extension):
    """`site_build.pages.markdown` in `markdown_extensions`, with the page's `language`."""

    def __init__(self, **options: str) -> None:
        self.config = {
            "language": ["", "the language of the pages, such as de"],
            "site": ["", "the address of the whole site, for lines to copy"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        # After superfences (priority 25), so that a marker shown as code stays as it is; before
        # md_in_html and raw HTML (20), whose blocks may hold markers.
        md.preprocessors.register(Markers(md, **self.getConfigs()), "markers", 22)


def makeExtension(**options: str) -> MarkersExtension:
    """Python-Markdown's entry point."""
    return MarkersExtension(**options)
