"""What may stand in a look-up, as scripts that hold it: who never unfolds one never loads it."""

import json
import re

from markdown import Markdown

from checker.knowledge.languages import LANGUAGES
from site_build.pages.markdown import Markers

TOOLS = ("dns", "mx")


def scripts() -> dict[str, str]:
    """Return a script for each tool and language, by its path below the published assets."""
    return {
        f"look_up/{tool}.{language}.js": _script(templates(tool, language))
        for tool in TOOLS
        for language in LANGUAGES
    }


def _script(html: str) -> str:
    return f"export const html = {json.dumps(html, ensure_ascii=False)}"


def templates(tool: str, language: str) -> str:
    """Return the templates of a tool's look-up in a language, as HTML."""
    html = Markers(Markdown(), language).block("look-up-templates", [tool])
    return re.sub(r"\s+", " ", html).strip()
