"""The words of the page's own controls: `words/<language>/`, a file for each tool.

`page.toml` has what stands around every text, `tool.toml` what all tools say.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from checker.case.details import PERSONAL, Detail
from checker.saying.catalogue import sentences
from checker.tools import TOOLS
from site_build.pages import prefill

FOLDER = Path(__file__).parent / "words"
PAGE = "page"


def read(language: str) -> dict[str, Any]:
    """Return the words of one language: those of a tool below its name, the page's at the top.

    They are read anew each time, so that live reload sees a change. Who acts next (`owner`) is
    called the same as in every report; `doors` are the pages of the tools.
    """
    files = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / language).glob("*.toml"))
    }
    own = {
        "details": details(language),
        "doors": {name: tool.page for name, tool in TOOLS.items() if name != "read"},
        "owner": sentences("owners", language),
    }
    return files.pop(PAGE) | files | own


def details(language: str) -> dict[str, Any]:
    """Return what a page tells its scripts about the details that tools hand to each other.

    `names` is a JSON object of what they are called in `language`, as in the letter; `personal` are
    the ones that no address bar keeps, `pages` those that have a tool to take them.
    """
    names = sentences("letter", language)["names"]
    return {
        "names": json.dumps({detail.value: names[detail] for detail in Detail}, ensure_ascii=False),
        "personal": [detail.value for detail in PERSONAL],
        "pages": sorted({TOOLS[tool].page.partition("#")[0] for tool in prefill.GO}),
    }
