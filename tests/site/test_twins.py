"""Every page as Markdown, and the list of them."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from checker.knowledge.languages import LANGUAGES
from checker.tools import TOOLS
from site_build.pages import prefill
from site_build.publishing import twins
from site_build.publishing.as_markdown import as_markdown
from tests.site.pages import read

ROOT = Path(__file__).parents[2]
SITE = "https://help.example/"
PAGES = [
    f"{language}/{page.relative_to(ROOT / 'docs' / language).parent.as_posix()}".removesuffix("/.")
    for language in LANGUAGES
    for page in sorted((ROOT / "docs" / language).rglob("index.md"))
]
LINK = re.compile(r"\]\(([^)\s]+)\)|<(https?://[^>\s]+)>")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
BASE = "https://help.example/de/it/"


def twin(site: Path, page: str) -> str:
    return (site / page / "index.md").read_text(encoding="utf-8")


def exists(site: Path, address: str) -> bool:
    """Whether an address of the site leads to a file, and its fragment to something in it."""
    url = urlsplit(address)
    path = site / unquote(url.path).lstrip("/")
    file = path / "index.html" if url.path.endswith("/") else path
    named = url.fragment and "=" not in url.fragment
    return file.is_file() and (not named or url.fragment in read(file).ids)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_its_twin(site, page):
    html = (site / page / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="text/markdown" href="index.md">' in html


@pytest.mark.parametrize("page", PAGES)
def test_a_twin_has_the_title_and_every_heading_by_which_its_page_can_be_linked(site, page):
    text, html = twin(site, page), read(site / page / "index.html")
    assert text.startswith("# ")
    assert html.meta["description"] in text
    # What a script fills in has headings of its own.
    in_text = re.findall(r"^#{2,6} .+ \{#([\w-]+)\}$", text, re.MULTILINE)
    assert in_text == [name for level, name in html.headings if level > 1]


@pytest.mark.parametrize("page", PAGES)
def test_a_twin_says_everything_with_absolute_links_that_lead_somewhere(site, page):
    links = [first or second for first, second in LINK.findall(CODE.sub("", twin(site, page)))]
    assert links
    for link in links:
        assert link.startswith(("https://", "http://", "mailto:")), link
        if link.startswith(SITE):
            assert exists(site, link), link


@pytest.mark.parametrize("page", PAGES)
def test_a_twin_has_no_markup_of_the_page_and_no_controls(site, page):
    bare = CODE.sub("", twin(site, page))
    assert not re.search(r"</?[a-z][\w-]*[ >]", bare.replace("\\<", ""))
    assert "¶" not in bare
    assert "{{" not in bare


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", prefill.GO)
def test_a_twin_says_what_a_tool_does_where_it_is_and_how_a_link_fills_it(site, tool, language):
    page, _, fragment = TOOLS[tool].page.partition("#")
    text = twin(site, f"{language}/{page.rstrip('/')}")
    address = f"{SITE}{language}/{page}"
    assert f"{address}#{fragment}" in text if fragment else address in text
    filled = [name for name in TOOLS[tool].fields if f"{name}=…" in text]
    if tool in ("letter", "plan"):
        assert "subject" in filled and "recipient" not in filled
    elif tool != "headers":
        assert filled == list(TOOLS[tool].fields)


def test_the_list_names_every_twin_and_what_it_names_is_there(site):
    text = (site / twins.LIST).read_text(encoding="utf-8")
    title, summary, *_ = text.split("\n\n")
    assert title.startswith("# ") and summary.startswith("> ")
    links = [first for first, _ in LINK.findall(text)]
    assert {f"{SITE}{page}/index.md" for page in PAGES} <= set(links)
    assert all(exists(site, link) for link in links)
    assert text.count("\n## ") == len(LANGUAGES) + 1


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<h1 id=a>Titel</h1><h2 id=b>Zwei<a class=headerlink href=#b>¶</a></h2>",
            "# Titel\n\n## Zwei {#b}",
        ),
        (
            "<p>Ein <strong>fetter</strong>\n  und <em>schräger</em> Text</p>",
            "Ein **fetter** und *schräger* Text",
        ),
        (
            "<p><a href=../sender/#connect>Weiter</a></p>",
            "[Weiter](https://help.example/de/sender/#connect)",
        ),
        ("<p><a href=https://a.example/>https://a.example/</a></p>", "<https://a.example/>"),
        ("<p>2 * 3 &lt; 7_8 [x] `y`</p>", "2 \\* 3 \\< 7\\_8 \\[x\\] \\`y\\`"),
        ("<p><code>v=DMARC1; p=*</code></p>", "`v=DMARC1; p=*`"),
        ("<ul><li>eins</li><li><p>zwei</p><p>drei</p></li></ul>", "- eins\n- zwei\n\n    drei"),
        (
            "<ol><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ol>",
            "1. eins\n\n    - innen\n2. zwei",
        ),
        (
            "<dl><dt>Spam</dt><dd>Ein Ordner</dd><div><dt>IT</dt><dd>Sie</dd></div></dl>",
            "- **Spam:** Ein Ordner\n- **IT:** Sie",
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
            "| a | b |\n|---|---|\n| 1\\|2 | 3 |",
        ),
        ("<pre><code>a  b\n<b>c</b></code></pre>", "```text\na  b\nc\n```"),
        ("<blockquote><p>eins</p><p>zwei</p></blockquote>", "> eins\n>\n> zwei"),
        ("<details><summary>Mehr</summary><p>Text</p></details>", "**Mehr**\n\nText"),
        (
            "<div class=admonition><p class=admonition-title>Eilt es?</p><p>Ja</p></div>",
            "**Eilt es?**\n\nJa",
        ),
        ("<svg><title>Weg</title><desc>Von A nach B</desc><text>A</text></svg>", "Von A nach B"),
        ("<p><span><svg><title>Weg</title><text>A</text></svg></span>  <b>x</b></p>", "Weg **x**"),
        ("<svg aria-hidden=true><title>Weg</title></svg><p>x</p>", "x"),
        ("<div>lose <b>Worte</b><p>Absatz</p>danach</div>", "lose **Worte**\n\nAbsatz\n\ndanach"),
        (
            "<form><input><p>weg</p></form><template><p>weg</p></template><p hidden>weg</p><p>da</p>",
            "da",
        ),
        (
            "<p><a href=/x/><strong>Karte</strong><span>Text</span></a> &amp; <img alt=Bild src=x></p>",
            "[**Karte**Text](https://help.example/x/) & Bild",
        ),
        ("<my-tool><p>weg</p></my-tool><other-tool>weg</other-tool>", "was es tut"),
        ("<p>zu viel</b></p></i><p>zu</p><hr>", "zu viel\n\nzu\n\n---"),
        ("<ul></ul><p> </p>", ""),
    ],
)
def test_html_becomes_markdown(html, markdown):
    said = {"my-tool": "was es tut"}.get
    assert as_markdown(html, BASE, said) == f"{markdown}\n"
