"""The tools of this package, and how to get to one without loading the others."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from checker.case.details import CODES, Detail


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool is called from outside: its `word` on the command line, its `page` on the site.

    `fields` are the keys of its question, and the names of its form's fields, that a link can fill.
    """

    word: str
    page: str
    fields: tuple[str, ...] = ()


_LETTER = (
    *(detail for detail in Detail if detail not in (Detail.SENDING_DOMAIN, *CODES)),
    "which_hour",
    "letter_language",
    "ordered",
)
_PLAN = (
    Detail.WHERE,
    Detail.PRODUCT,
    Detail.BEHIND,
    Detail.DATE,
    Detail.SUBJECT,
    Detail.FROM,
    Detail.RECIPIENT,
    Detail.CONFIRMED,
    *CODES,
)
TOOLS = {
    "alignment": Tool("check", "checker/", ("from", "domain")),
    "headers": Tool("headers", "headers/"),
    "reply": Tool("reply", "status/#reply", ("reply",)),
    "bounces": Tool("bounces", "bounces/#list"),
    "answer": Tool("answer", "it-answer/#read", ("date",)),
    "letter": Tool("letter", "letter/", _LETTER),
    "clock": Tool("clock", "letter/#time-left", ("date",)),
    "plan": Tool("plan", "plan/#next", _PLAN),
    "dns": Tool("dns", "checker/#look-up", ("from", "domain")),
    "mx": Tool("mx", "letter/#compose"),
    "read": Tool("read", "#paste"),
}
"""Every tool by the name of its folder, which is its name in questions and reports, too."""


def door(tool: str, name: str) -> ModuleType:
    """Return the module `name` ("browser" or "command") of a tool; KeyError for an unknown tool.

    It is imported on first use, so that no tool slows the start of another.
    """
    if tool not in TOOLS:
        raise KeyError(tool)
    return import_module(f"checker.{tool}.{name}")
