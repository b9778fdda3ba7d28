"""The languages that readers are spoken to in."""

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("de", "en")
"""Their codes, as in the folders of `messages/` and the keys of every text beside its source."""


def texts_of(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of a table's entry by language. Raises KeyError when one is missing."""
    return {language: entry[language] for language in LANGUAGES}
