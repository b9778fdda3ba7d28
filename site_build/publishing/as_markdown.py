"""HTML in, Markdown out: what a page says, without what only a browser can use.

Made for the HTML that our own pages have: what is unknown is read through, so that no text is lost.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

VOID = frozenset("area br col hr img input link meta source wbr".split())
# What says nothing where there is no browser.
SILENT = frozenset("button form input link meta script select style template textarea".split())
INLINE = frozenset(
    "#text a abbr b bdi br cite code em i img kbd mark q s small span strong sub sup time u".split()
)
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
# What Markdown would take for markup in a text.
MARKUP = re.compile(r"[\\`*_<\[\]]")
HEADING = re.compile(r"h[1-6]")
INDENT = "    "


@dataclass
class Element:
    """An element, or a text, whose tag is `#text`."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def find(self, tag: str) -> Iterator["Element"]:
        """Yield every element of that name in this one, in the order of the page."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.find(tag)

    def words(self) -> str:
        """Return the text in it as it stands."""
        return self.text + "".join(child.words() for child in self.children)


class Reader(HTMLParser):
    """Makes a tree of a page's content."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self.open[1:]]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Element("#text", text=data))


class Writer:
    """Writes a tree as Markdown: links are absolute, and each block is a text of its own."""

    def __init__(self, base: str, of_tool: Callable[[str], str | None]) -> None:
        """`base` is the page's address; `of_tool` says what stands for a custom element."""
        self.base = base
        self.of_tool = of_tool

    def blocks(self, element: Element) -> list[str]:
        """Return the blocks in an element; loose text between them is a paragraph."""
        found: list[str] = []
        loose: list[Element] = []
        for child in element.children:
            if child.tag in INLINE:
                loose.append(child)
                continue
            found += [*self._paragraph(loose), *self._block(child)]
            loose = []
        return [*found, *self._paragraph(loose)]

    def _block(self, element: Element) -> list[str]:
        tag = element.tag
        if is_silent(element):
            return []
        if "-" in tag:
            said = self.of_tool(tag)
            return [said] if said else []
        if HEADING.fullmatch(tag):
            return [heading(element, self.inline(element))]
        return BLOCKS.get(tag, Writer.blocks)(self, element)

    def _paragraph(self, elements: list[Element]) -> list[str]:
        text = self.line(elements)
        return [text] if text else []

    def paragraph(self, element: Element) -> list[str]:
        """Return a paragraph; the title of a box in bold letters."""
        found = self._paragraph(element.children)
        return [f"**{found[0]}**"] if found and "admonition-title" in element.classes else found

    def items(self, element: Element) -> list[str]:
        """Return a list, as one block."""
        rows = [child for child in element.children if child.tag == "li"]
        ordered = element.tag == "ol"
        marks = [f"{number}. " if ordered else "- " for number, _ in enumerate(rows, 1)]
        written = [indented(mark, self.blocks(row)) for mark, row in zip(marks, rows, strict=True)]
        return ["\n".join(filter(None, written))] if rows else []

    def definitions(self, element: Element) -> list[str]:
        """Return a list of terms, each with what is said about it."""
        rows: list[tuple[str, list[str]]] = []
        for child in walk(element):
            if child.tag == "dt":
                rows.append((self.inline(child), []))
            elif child.tag == "dd" and rows:
                rows[-1][1].extend(self.blocks(child))
        return ["\n".join(indented(f"- **{term}:** ", said) for term, said in rows)]

    def table(self, element: Element) -> list[str]:
        """Return a table as GitHub's Markdown has them; the first row is the head."""
        rows = [
            [self.inline(cell).replace("|", r"\|") for cell in row.children if cell.tag != "#text"]
            for row in element.find("tr")
        ]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return ["\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])]

    def code(self, element: Element) -> list[str]:
        """Return a text that stays as it is."""
        return [f"```text\n{element.words().strip()}\n```"]

    def quote(self, element: Element) -> list[str]:
        """Return a quotation."""
        lines = "\n\n".join(self.blocks(element)).split("\n")
        return ["\n".join(f"> {line}".rstrip() for line in lines)]

    def summary(self, element: Element) -> list[str]:
        """Return the title of what is folded away."""
        return [f"**{self.inline(element)}**"]

    def picture(self, element: Element) -> list[str]:
        """Return what a drawing says in words."""
        said = next(element.find("desc"), None) or next(element.find("title"), None)
        return [self.inline(said)] if said else []

    def inline(self, element: Element) -> str:
        """Return the text of an element on one line, whatever stands in it."""
        return self.line(element.children)

    def line(self, elements: list[Element]) -> str:
        """Return elements on one line."""
        return re.sub(" {2,}", " ", "".join(map(self._inline, elements))).strip()

    def _inline(self, element: Element) -> str:
        tag, href = element.tag, element.attributes.get("href")
        if tag == "#text":
            return MARKUP.sub(r"\\\g<0>", re.sub(r"\s+", " ", element.text))
        if is_silent(element):
            return ""
        if tag == "code":
            return f"`{element.words()}`"
        if tag == "svg":
            return " ".join(self.picture(element))
        if tag in ("br", "img"):
            return element.attributes.get("alt", " ")
        inside = "".join(map(self._inline, element.children))
        text = inside.strip()
        if tag == "a" and href and text:
            return link(text, element.words(), urljoin(self.base, href))
        if tag in MARKS and text:
            return f"{MARKS[tag]}{text}{MARKS[tag]}"
        return inside if tag in INLINE else f" {inside} "


BLOCKS: dict[str, Callable[[Writer, Element], list[str]]] = {
    "p": Writer.paragraph,
    "ul": Writer.items,
    "ol": Writer.items,
    "dl": Writer.definitions,
    "table": Writer.table,
    "pre": Writer.code,
    "blockquote": Writer.quote,
    "summary": Writer.summary,
    "svg": Writer.picture,
    "hr": lambda *_: ["---"],
}


def as_markdown(html: str, base: str, of_tool: Callable[[str], str | None]) -> str:
    """Return the Markdown of a page's content; see `Writer` about the other two."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(Writer(base, of_tool).blocks(reader.root)) + "\n"


def heading(element: Element, text: str) -> str:
    """Return a heading; below the title with the name by which it can be linked to."""
    level, name = int(element.tag[1]), element.attributes.get("id")
    return f"{'#' * level} {text}" + (f" {{#{name}}}" if name and level > 1 else "")


def link(text: str, words: str, address: str) -> str:
    """Return a link; its address alone where that is what it says."""
    return f"<{address}>" if words.strip() == address else f"[{text}]({address})"


def is_silent(element: Element) -> bool:
    """Whether an element is for browsers alone: controls, and what is hidden from some readers."""
    hidden = element.attributes.get("aria-hidden") == "true" or "hidden" in element.attributes
    return element.tag in SILENT or hidden or "headerlink" in element.classes


def walk(element: Element) -> Iterator[Element]:
    """Yield the terms of a list and what is said about them, also where they stand in groups."""
    for child in element.children:
        if child.tag in ("dt", "dd"):
            yield child
        else:
            yield from walk(child)


def indented(mark: str, blocks: list[str]) -> str:
    """Return an item of a list: its mark, and its blocks below each other."""
    return mark + "\n\n".join(blocks).replace("\n", f"\n{INDENT}").replace(f"\n{INDENT}\n", "\n\n")
