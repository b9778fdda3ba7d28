"""The words of the page's own controls: `words/<language>/`, a file for each tool.

`page.toml` has what stands around every text, `tool.toml` what all tools say.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from checker.case.details import CODES, PERSONAL, Detail
from checker.read.judging import TOOLS as ONES_THAT_READ
from checker.saying.catalogue import sentences
from checker.tools import TOOLS

FOLDER = Path(__file__).parent / "words"
PAGE = "page"


def read(language: str) -> dict[str, Any]:
    """Return the words of one language: those of a tool below its name, the page's at the top.

    They are read anew each time, so that live reload sees a change. Who acts next (`owner`) is
    called the same as in every report; `doors` are the pages of the tools that read what somebody
    has pasted.
    """
    files = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / language).glob("*.toml"))
    }
    own = {
        "details": details(language),
        "doors": {name: TOOLS[name].page for name in ONES_THAT_READ},
        "owner": sentences("owners", language),
    }
    return files.pop(PAGE) | files | own


def details(language: str) -> dict[str, Any]:
    """Return what a page tells its scripts about the details that tools hand to each other.

    `names` is a JSON object of what they are called in `language`, as in the letter; `personal` are
    the ones that no address bar keeps, `codes` those whose values are for tools.
    """
    names = sentences("letter", language)["names"]
    codes = (Detail.WHERE, Detail.CONFIRMED, Detail.PRODUCT, *CODES)
    return {
        "names": json.dumps({detail.value: names[detail] for detail in Detail}, ensure_ascii=False),
        "personal": [detail.value for detail in PERSONAL],
        "codes": [detail.value for detail in codes],
    }
