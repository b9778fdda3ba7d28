"""Every catalogue says the same things in every language."""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import checker
from checker.reading.outcome import Owner
from checker.saying.catalogue import LANGUAGES, sentences

MESSAGES = Path(checker.__file__).parent / "messages"
TOOLS = sorted({path.stem for path in MESSAGES.glob("*/*.toml")})


def placeholders(table: Mapping[str, Any], prefix: str = "") -> dict[str, set[str]]:
    """Return the placeholders of every sentence, by its dotted key."""
    found = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            found |= placeholders(value, f"{name}.")
        else:
            found[name] = {
                field for _, field, _, _ in Formatter().parse(value) if field is not None
            }
    return found


def test_the_languages_are_those_with_a_folder():
    assert {path.name for path in MESSAGES.iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("tool", TOOLS)
def test_german_and_english_have_the_same_keys_and_placeholders(tool):
    assert placeholders(sentences(tool, "de")) == placeholders(sentences(tool, "en"))


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_and_placeholders_are_plain_names(tool, language):
    for key, fields in placeholders(sentences(tool, language)).items():
        assert all(field.isidentifier() for field in fields), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_can_act_has_a_name(language):
    assert set(sentences("owners", language)) == set(Owner)
