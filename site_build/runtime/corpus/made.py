"""What people have in hand, as the tests have made it up: every second of it.

The other half is kept back: `tests/browser/runtime` asks the images about that.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.knowledge import resources
from checker.saying.catalogue import LANGUAGES

PROJECT = Path(__file__).parents[3]
CORE = PROJECT / "tests" / "core"
DATA = PROJECT / "checker" / "data"
MESSAGES = CORE / "headers" / "cases"
TABLES = {name: CORE / name / f"{name}s.toml" for name in ("answer", "letter")}
ZONES = (CORE / "dns" / "connected.json", CORE / "vectors" / "walk.json")
# Tables whose rows have an example of what a server writes.
WORDINGS = ("reply", "message")


def inputs() -> list[Path]:
    """Return the files that are read here, besides the checker's own."""
    return [*sorted(MESSAGES.glob("*.eml")), *TABLES.values(), *ZONES]


def messages(kept_back: bool = False) -> list[bytes]:
    """Return whole messages and headers, as files."""
    paths = sorted(MESSAGES.glob("*.eml"))
    return [path.read_bytes() for path in paths[int(kept_back) :: 2]]


def answers(kept_back: bool = False) -> list[str]:
    """Return what consoles show, and what people of IT write."""
    tables = tomllib.loads(TABLES["answer"].read_text(encoding="utf-8"))
    rows = [row if isinstance(row, str) else row[0] for table in tables.values() for row in table]
    return rows[int(kept_back) :: 2]


def letters(kept_back: bool = False) -> list[dict[str, str]]:
    """Return the fields of letters."""
    rows = tomllib.loads(TABLES["letter"].read_text(encoding="utf-8"))["letter"]
    about = {"name", "missing", "findings", "de", "en", "not"}
    fields = [{key: value for key, value in row.items() if key not in about} for row in rows]
    return fields[int(kept_back) :: 2]


def wordings() -> list[str]:
    """Return what servers write: the example of each row that has one."""
    files = sorted(path for room in WORDINGS for path in (DATA / room).rglob("*.toml"))
    tables = (resources.toml(path.relative_to(DATA.parent).as_posix()) for path in files)
    return [text for table in tables for text in _examples(table)]


def sayings() -> list[str]:
    """Return the words of consoles and of people of IT: all that the tables of answers have."""
    order = resources.toml("data/answer/order.toml")
    rows = [
        row
        for name in ("prose", *order["products"])
        for table in [resources.toml(f"data/answer/{name}.toml")]
        for row in table.get("row", table.get("word", []))
    ]
    texts = (text for row in rows for language in LANGUAGES for text in row.get(language, ()))
    return [text if isinstance(text, str) else text[1] for text in texts]


def _examples(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(example := value.get("example"), str):
            yield example
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _examples(one)


def connected() -> dict[str, Any]:
    """Return what the DNS has of a domain with which all is right."""
    return _json(ZONES[0])


def walks(kept_back: bool = False) -> list[dict[str, Any]]:
    """Return domains and what the DNS has of them, for the walk of RFC 9989 4.10."""
    return _json(ZONES[1])["cases"][int(kept_back) :: 2]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
