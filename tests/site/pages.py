"""Reads the built site: one `Page` per HTML file, with what the tests ask about."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LOADS = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("form", "action"),
}


@dataclass
class Page:
    """What one HTML file holds."""

    path: Path
    language: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Fills a `Page` while it reads."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.in_title = False
        self.templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.templates += tag == "template"
        if self.templates:
            return  # what stands in a template is no part of the page
        values = {name: value or "" for name, value in attrs}
        self.in_title = tag == "title" and not self.page.title
        if tag == "html":
            self.page.language = values["lang"]
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "meta" and "content" in values:
            self.page.meta[
                values.get("name") or values.get("property") or values.get("http-equiv", "")
            ] = values["content"]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append((int(tag[1]), values.get("id", "")))
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if values.get("rel") != "canonical":
            self.page.loads += [values[name] for name in values if (tag, name) in LOADS]

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.page.title += data.strip()
            self.in_title = False


def read(path: Path) -> Page:
    """Return what the HTML file at `path` holds."""
    page = Page(path)
    Reader(page).feed(path.read_text(encoding="utf-8"))
    return page
