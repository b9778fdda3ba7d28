"""What is wrong with how a command was called is said in the reader's language."""

import pytest

from checker.saying.catalogue import LANGUAGES, sentences
from checker.shell import run as main
from checker.terminal.usage import spoken

# As people slip: the arguments, the code of what is said, and what is named there.
SLIPS = [
    (["clock", "2026-11-20", "UTC", "now", "then"], "unknown", "now then"),
    (["clock"], "missing", "DATE"),
    (["mx", "--json"], "missing", "ADDRESS"),
    (["clock", "2026-11-20", "--product"], "no_value", "--product"),
    (["read", "x", "--as", "{given}"], "no_choice", "{given}"),
    (["reply", "250 OK", "--json=3"], "takes_none", "--json"),
    (["mx", "kunde.example", "--paste", "--answers", "x"], "not_with", "--paste"),
    (["letter", "--d", "x"], "ambiguous", "--details"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "code", "named"), SLIPS)
def test_wrong_usage_is_said_in_the_readers_language(arguments, code, named, language, capsys):
    assert main([*arguments, "--language", language]) == 2
    output, errors = capsys.readouterr()
    usage, *_, said = errors.splitlines()
    assert (output, usage.split()[0]) == ("", {"de": "Aufruf:", "en": "usage:"}[language])
    before, *_, after = sentences("command", language)["usage"][code].partition("{")
    assert said.startswith(before) and said.endswith(after.rpartition("}")[2])
    assert named in said


def test_what_is_not_known_stays_as_it_is():
    assert spoken("no such complaint", "de") == "no such complaint"
