"""The words of the page's own controls: `words/<language>/`, a file for each tool.

`page.toml` has what stands around every text, `tool.toml` what all tools say.
"""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"
PAGE = "page"


def read(language: str) -> dict[str, Any]:
    """Return the words of one language: those of a tool below its name, the page's at the top.

    They are read anew each time, so that live reload sees a change.
    """
    files = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / language).glob("*.toml"))
    }
    return files.pop(PAGE) | files
