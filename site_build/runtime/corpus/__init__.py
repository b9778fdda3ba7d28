"""What the build asks of Python: a module for each tool, with its `questions` and whether the image
answers them (`FROZEN`); the archive answers for every tool.
"""

import json
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType

from checker.saying.catalogue import LANGUAGES
from checker.tools import TOOLS
from site_build import serving

# An odd number, so that all languages are among them.
SAMPLE = 101
# What the page never sends, and every way has to survive.
NOT_A_QUESTION = ("", "{}", "[]", "null", '{"tool":"none"}', '"\\ud800"')


def frozen() -> list[str]:
    """Return the tools that the image answers for; the others start from the archive."""
    return [tool for tool in TOOLS if _of(tool).FROZEN]


def requests(tools: list[str]) -> Iterator[str]:
    """Yield the requests to `tools` as JSON, in all languages by turns.

    While pages are written, one in so many is enough: nothing is frozen then.
    """
    for tool in tools:
        asked = zip(_of(tool).questions(), cycle(LANGUAGES), strict=False)
        for question, language in islice(asked, 0, None, SAMPLE if serving.live_reload else 1):
            yield json.dumps({"tool": tool, **question, "language": language})
    yield from NOT_A_QUESTION


def write(tools: list[str], path: Path) -> Path:
    """Write the requests to `tools` as a JSON list for the steps in Node, and return its path."""
    path.write_text(json.dumps(list(requests(tools))))
    return path


def _of(tool: str) -> ModuleType:
    return import_module(f"site_build.runtime.corpus.{tool}")
