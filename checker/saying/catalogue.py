"""The sentences: `messages/<language>/<tool>.toml`, read once and never changed."""

from collections.abc import Mapping
from typing import Any

from checker.knowledge import resources
from checker.knowledge.languages import LANGUAGES

__all__ = ["LANGUAGES", "sentences"]


def sentences(tool: str, language: str) -> Mapping[str, Any]:
    """Return every sentence of `tool` in `language`, as nested tables of `str.format` templates.

    Raises FileNotFoundError when there is no such catalogue: a mistake of the caller,
    never of a reader's input.
    """
    return resources.toml(f"messages/{language}/{tool}.toml")
