"""The tools of this package, and how to get to one without loading the others."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool is called from outside: its `word` on the command line, its `page` on the site."""

    word: str
    page: str


TOOLS = {
    "alignment": Tool("check", "checker/"),
    "headers": Tool("headers", "headers/"),
    "reply": Tool("reply", "status/#reply"),
    "letter": Tool("letter", "letter/"),
    "clock": Tool("clock", "letter/#time-left"),
    "dns": Tool("dns", "sender/#records"),
    "mx": Tool("mx", "it/#products"),
}
"""Every tool by the name of its folder, which is its name in questions and reports, too."""


def door(tool: str, name: str) -> ModuleType:
    """Return the module `name` ("browser" or "command") of a tool; KeyError for an unknown tool.

    It is imported on first use, so that no tool slows the start of another.
    """
    if tool not in TOOLS:
        raise KeyError(tool)
    return import_module(f"checker.{tool}.{name}")
