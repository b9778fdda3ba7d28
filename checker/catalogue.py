"""The sentences: `messages/<language>/<tool>.toml`, read once and never changed."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("de", "en")


@cache
def sentences(tool: str, language: str) -> Mapping[str, Any]:
    """Return every sentence of `tool` in `language`, as nested tables of `str.format` templates.

    Raises FileNotFoundError when there is no such catalogue: a mistake of the caller,
    never of a reader's input.
    """
    path = files("checker") / "messages" / language / f"{tool}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
