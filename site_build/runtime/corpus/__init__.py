"""What the build asks of Python: a module for each tool, with its `questions`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from itertools import chain, cycle, islice
from types import ModuleType

from checker.saying.catalogue import LANGUAGES

# What the clock shows while the build asks. No reader ever asks on that day: had it been frozen, each
# answer that depends on the day would show it.
NOW = datetime(2001, 6, 15, 12, tzinfo=UTC)
# One question in so many loads what all tools load on first use; odd, so that all languages are
# among them.
WARM_UP = 5
# Of a tool with very many questions one in so many shows well enough what answering needs; odd, too.
FEWER = {"alignment": 9, "answer": 7, "read": 3, "reply": 5}
# Tools of which each question may load something of its own: a time zone.
LOADING = {"clock"}
# What the page never sends, and every way has to survive.
NOT_A_QUESTION = ("", "{}", "[]", "null", '{"tool":"none"}', '"\\ud800"')


def requests(tools: Mapping[str, int]) -> list[str]:
    """Return the requests to `tools` as JSON, in all languages by turns: one in so many of each."""
    asked = (islice(_requests(tool), 0, None, every) for tool, every in tools.items())
    return [*chain.from_iterable(asked), *NOT_A_QUESTION]


def warm_up(tools: Mapping[str, int]) -> list[str]:
    """Return those of the requests to `tools` that load all that is loaded on first use."""
    loading = (_requests(tool) for tool in LOADING.intersection(tools))
    return [*chain.from_iterable(loading), *requests(tools)[::WARM_UP]]


def fewer(tools: Iterable[str]) -> dict[str, int]:
    """Return one in how many questions of each tool is enough where not every one is asked."""
    return {tool: FEWER.get(tool, 1) for tool in tools}


def schedule(tools: Mapping[str, int]) -> dict[str, object]:
    """Return what `tools` are asked, and when (`now`, in milliseconds), for the steps in Node."""
    return {
        "now": int(NOW.timestamp() * 1000),
        "warm_up": warm_up(tools),
        "requests": requests(tools),
    }


def _requests(tool: str) -> Iterator[str]:
    for question, language in zip(_of(tool).questions(), cycle(LANGUAGES), strict=False):
        yield json.dumps({"tool": tool, **question, "language": language})


def _of(tool: str) -> ModuleType:
    return import_module(f"site_build.runtime.corpus.{tool}")
