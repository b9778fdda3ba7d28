"""The words of the page's own controls: `words/<language>.toml`."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


def read(language: str) -> dict[str, Any]:
    """Return the tables of one language, read anew so that live reload sees a change."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
