"""What the search finds: the pages of a language, heading by heading, as plain text.

Read from the finished pages, since the theme's own index takes for text what only scripts put on a
page, and what a reader opens a list for.
"""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from site_build.pages.frames import FOLDER as FRAMES

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What divides no word; everything else does.
INLINE = frozenset("a abbr b code em i mark small span strong sub sup wbr".split())
# What answers nobody who searches, by its element or its class: what only scripts show, what stands
# in many places, what is drawn, and what says again what the place says that it leads to.
SKIPPED = (
    "button",
    "fieldset",
    "figure",
    "noscript",
    "output",
    "script",
    "select",
    "style",
    "svg",
    "template",
)
SKIPPED_CLASSES = {
    *("headerlink", "facts-line", "checked", "owner"),
    # In every tool: how it is filled in, tried and loaded.
    *("field", "samples", "tool__loading", "tool__no-script", "tool__not-loaded"),
    # What only those see who cannot search, for want of scripts; and what is there to be copied.
    *("unsearched", "embed-line"),
    # What a support agent searches on its own page, and where the short links lead.
    *("cases", "short-links"),
    # What only those need who put a tool into their own site.
    "for-builders",
    # What a console of a product can be searched by: who is there sees it.
    "product__keys",
    # Texts to send on, which repeat what the page says.
    "sheet",
}


@dataclass
class Section:
    """A heading and what stands below it, up to the next one."""

    title: str = ""
    text: str = ""


class Reader(HTMLParser):
    """Fills `sections` with what an article holds, by their fragments; the page itself has none."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: dict[str, Section] = {}
        self.section = Section()
        self.in_article = self.in_heading = False
        # The element that is being skipped, and how many of its kind are open.
        self.skipped, self.depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self.skipped:
            self.depth += tag == self.skipped
        elif tag in SKIPPED or is_skipped(values):
            self.skipped, self.depth = tag, 1
        elif tag in HEADINGS and "id" in values:
            self.in_heading = True
            self.section = Section()
            self.sections["" if tag == "h1" else f"#{values['id']}"] = self.section
        self.in_article |= tag == "article"
        self.divide(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skipped:
            self.depth -= 1
            self.skipped = self.skipped if self.depth else ""
        self.in_heading &= tag not in HEADINGS
        self.in_article &= tag != "article"
        self.divide(tag)

    def handle_data(self, data: str) -> None:
        if self.skipped or not self.in_article:
            return
        if self.in_heading:
            self.section.title += data
        else:
            self.section.text += data

    def divide(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")


def is_skipped(values: dict[str, str]) -> bool:
    """Whether an element with such attributes is skipped."""
    classes = values.get("class", "").split()
    is_drawn = values.get("role") == "img"
    return "hidden" in values or is_drawn or not SKIPPED_CLASSES.isdisjoint(classes)


def read(folder: Path) -> dict[str, Section]:
    """Return the sections of all pages in `folder`, by where they are, such as `it/#allow`.

    What is shown within other sites' pages is there once more.
    """
    found = {}
    pages = [path for path in folder.rglob("index.html") if folder / FRAMES not in path.parents]
    for path in sorted(pages):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        page = path.parent.relative_to(folder).as_posix().removeprefix(".")
        for fragment, section in reader.sections.items():
            title, text = (" ".join(text.split()) for text in (section.title, section.text))
            found[(f"{page}/" if page else "") + fragment] = Section(title, text)
    return found
