"""What the build asks of Python: a module for each tool, with its `questions`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from itertools import chain, cycle, islice
from types import ModuleType

from checker.saying.catalogue import LANGUAGES
from site_build import serving

# What the clock shows while the build asks. No reader ever asks on that day: had it been frozen, each
# answer that depends on the day would show it.
NOW = datetime(2001, 6, 15, 12, tzinfo=UTC)
# An odd number, so that all languages are among them.
SAMPLE = 101
# One question in so many, of both languages, loads what all tools load on first use.
WARM_UP = 21
# Of a tool with very many questions one in so many shows well enough what answering needs; odd, too.
FEWER = {"alignment": 9, "answer": 5, "read": 3, "reply": 3}
# Tools of which each question may load something of its own: a time zone.
LOADING = {"clock"}
# What the page never sends, and every way has to survive.
NOT_A_QUESTION = ("", "{}", "[]", "null", '{"tool":"none"}', '"\\ud800"')


def requests(tools: Mapping[str, int]) -> list[str]:
    """Return the requests to `tools` as JSON, in all languages by turns: one in so many of each.

    While pages are written, few are enough: nothing is frozen then.
    """
    rarer = SAMPLE if serving.live_reload else 1
    asked = (islice(_requests(tool), 0, None, every * rarer) for tool, every in tools.items())
    return [*chain.from_iterable(asked), *NOT_A_QUESTION]


def fewer(tools: Iterable[str]) -> dict[str, int]:
    """Return one in how many questions of each tool is enough where not every one is asked."""
    return {tool: FEWER.get(tool, 1) for tool in tools}


def schedule(tools: Mapping[str, int]) -> dict[str, object]:
    """Return what `tools` are asked, and when (`now`, in milliseconds), for the steps in Node.

    The questions in `warm_up` come first, so that all is loaded that is loaded on first use.
    """
    asked = requests(tools)
    loading = (_requests(tool) for tool in LOADING.intersection(tools))
    return {
        "now": int(NOW.timestamp() * 1000),
        "warm_up": [*chain.from_iterable(loading), *asked[::WARM_UP]],
        "requests": asked,
    }


def _requests(tool: str) -> Iterator[str]:
    for question, language in zip(_of(tool).questions(), cycle(LANGUAGES), strict=False):
        yield json.dumps({"tool": tool, **question, "language": language})


def _of(tool: str) -> ModuleType:
    return import_module(f"site_build.runtime.corpus.{tool}")
