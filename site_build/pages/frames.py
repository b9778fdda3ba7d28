"""The tools in other websites: a bare page for each, and the script that puts one into a page.

`/<language>/frame/<name>/` holds a tool and nothing else of the site, made from the same block as
the tool's own page; `/embed.js` shows it in a frame. A tool is called as its short link is
(`prefill.GO`), in addresses that others write into their pages: no name is ever taken away.
"""

import json
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from checker.knowledge.languages import LANGUAGES
from checker.tools import TOOLS
from site_build.fingerprint import integrity
from site_build.pages import prefill, words
from site_build.publishing import assets

TEMPLATE = "frame.html"
FOLDER = "frame"
SCRIPT = "embed.js"
# The look-up is a part of the check, and a plan goes on from what other pages have found out.
NAMES = {tool: name for tool, name in prefill.GO.items() if tool not in ("dns", "plan")}
# What somebody puts into a page, with gaps. A frame may do what its tool needs: run the scripts of
# its own site, take a form, save a file, print a letter and open links in new tabs. It may not lead
# the page around it elsewhere.
SNIPPETS = {
    "script": '<script async src="{site}embed.js" data-tool="{name}" data-language="{language}" '
    'referrerpolicy="no-referrer"></script>',
    "check": '<script async src="{site}embed.js" data-tool="{name}" data-language="{language}" '
    'referrerpolicy="no-referrer" integrity="{proof}" crossorigin="anonymous"></script>',
    "policy": "script-src {site}embed.js; frame-src {site}",
    "frame": '<iframe src="{site}{language}/frame/{name}/" title="{title}" width="100%" '
    'height="720" frameborder="0" loading="lazy" allow="clipboard-write" '
    'referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-forms '
    'allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"></iframe>',
}


def titles(language: str) -> dict[str, str]:
    """Return what each tool is called, by the name of its frame."""
    called = words.read(language)["link_builder"]["tools"]
    return {name: called[tool] for tool, name in NAMES.items()}


def files(config: MkDocsConfig) -> list[File]:
    """Return the pages of one language's frames."""
    language = config.theme["language"]
    return [
        File.generated(
            config,
            f"{FOLDER}/{name}/index.md",
            content=page(tool, language),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        for tool, name in NAMES.items()
    ]


def page(tool: str, language: str) -> str:
    """Return a frame's Markdown: what it needs to know of its tool, and the block of that."""
    title = titles(language)[NAMES[tool]]
    home = f"../../{TOOLS[tool].page}"
    description = words.read(language)["embed"]["description"] % {"title": title}
    head = {
        "title": title,
        "description": description,
        "template": TEMPLATE,
        "home": home,
    }
    block = f"{{{{ block {tool} }}}}"
    return (
        f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n\n"
        f'<div class="frame" data-page="{home.partition("#")[0]}" markdown>\n\n{block}\n\n</div>\n'
    )


def is_frame(page: Page) -> bool:
    """Tell a frame, which is a part of somebody else's page, from a page of ours."""
    return page.meta.get("template") == TEMPLATE


def script() -> str:
    """Return the script that puts frames into pages, with what the tools are called."""
    named = json.dumps({language: titles(language) for language in LANGUAGES}, ensure_ascii=False)
    # In a scope of its own: a page may hold it twice.
    return f"{{const TITLES={named};{assets.one_script(SCRIPT)}}}\n"


def proof() -> str:
    """Return what proves the script to a browser (Subresource Integrity)."""
    return integrity(script().encode())


def publish(site: Path) -> None:
    """Write the script; its address stays the same for good."""
    (site / SCRIPT).write_text(script(), encoding="utf-8")


def snippet(kind: str, site: str, language: str) -> str:
    """Return what to put into a page to show the check there."""
    name = NAMES["alignment"]
    title = titles(language)[name]
    gaps = {"site": site, "name": name, "language": language, "title": title}
    # The proof takes a bundler to make.
    proven = {"proof": proof()} if "{proof}" in SNIPPETS[kind] else {}
    return SNIPPETS[kind].format(**gaps, **proven)
