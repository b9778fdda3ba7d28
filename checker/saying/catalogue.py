"""The sentences: `messages/<language>/<tool>.toml`, read once and never changed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.knowledge import resources
from checker.reading.findings import Finding

LANGUAGES = ("de", "en")


@cache
def sentences(tool: str, language: str) -> Mapping[str, Any]:
    """Return every sentence of `tool` in `language`, as nested tables of `str.format` templates.

    Raises FileNotFoundError when there is no such catalogue: a mistake of the caller,
    never of a reader's input.
    """
    return resources.toml(f"messages/{language}/{tool}.toml")


def spoken(finding: Finding, words: Mapping[str, str]) -> dict[str, Any]:
    """Return a finding as plain data, with its sentence out of `words`, a table of templates by code."""
    return {
        "code": finding.code,
        "level": finding.level.value,
        "field": finding.field.value,
        "values": dict(finding.values),
        "message": words[finding.code].format_map(finding.values),
    }
