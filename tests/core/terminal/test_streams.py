"""Text on streams that cannot hold all of it."""

import tomllib
from pathlib import Path

import pytest

import checker
from checker.terminal import streams

PACKAGE = Path(checker.__file__).parent


@pytest.fixture(autouse=True)
def prepared():
    streams.prepare()


def spoken():
    """Yield every sentence that a tool can say."""
    folders = ("messages/*/*.toml", "data/facts/*.toml", "data/headers/filters/*.toml")
    for path in (path for folder in folders for path in PACKAGE.glob(folder)):
        tables = [tomllib.loads(path.read_text("utf-8"))]
        for table in tables:
            for value in table.values():
                if isinstance(value, dict):
                    tables.append(value)
                elif isinstance(value, list):
                    tables += [entry for entry in value if isinstance(entry, dict)]
                elif isinstance(value, str):
                    yield value


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_every_sentence_is_legible_in_the_code_pages_of_windows(encoding):
    for sentence in spoken():
        written = sentence.encode(encoding, "plain").decode(encoding)
        assert written.count("\\") == sentence.count("\\"), sentence


@pytest.mark.parametrize(
    ("text", "written"),
    [("„a → b“…", b'"a -> b"...'), ("mäx", rb"m\xe4x"), ("\udcfc\ud800", rb"\udcfc\ud800")],
)
def test_letters_are_escaped_and_never_replaced(text, written):
    assert text.encode("ascii", "plain") == written
