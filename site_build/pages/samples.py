"""What a reader can try a tool with: `samples.toml`, kinds of cases for each tool.

What a kind is called stands with the tool's words, under `samples`.
"""

import tomllib
from pathlib import Path

TABLE = Path(__file__).parent / "samples.toml"


def read(language: str) -> dict[str, dict[str, dict[str, str]]]:
    """Return the fields of every kind by tool and name, with the words of the language."""
    tables = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        tool: {kind: _said(fields, language) for kind, fields in kinds.items()}
        for tool, kinds in tables.items()
    }


def _said(fields: dict[str, str | dict[str, str]], language: str) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else value[language] for name, value in fields.items()
    }
