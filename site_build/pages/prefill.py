"""Which tools a link can fill, and with what: the names are those of the tools' questions."""

from dataclasses import dataclass

from checker.case.details import CODES, PERSONAL, Detail
from checker.tools import TOOLS

# The short link to each tool, in the order in which a case goes.
GO = {
    "reply": "reply",
    "bounces": "bounces",
    "alignment": "check",
    "dns": "dns",
    "headers": "headers",
    "letter": "letter",
    "answer": "it-answer",
    "clock": "time-left",
    "plan": "plan",
    "read": "paste",
}
# What the page asks for when it has to, what only whoever writes the letter can say, and what tools
# find out.
NOT_OFFERED = {"which_hour", "ordered", *CODES}
# What they say of a person stays out of a link to pass on. The check needs the domain of an
# address: there the part that names a person is masked.
WITH_PEOPLE = ("letter", "plan")
# What stands in a link under another name than that of the field that it fills, or in place of all.
OTHERWISE = {"reply": (Detail.SMTP_REPLY, "result"), "answer": ("result",)}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of one or several tools; of `personal` ones it stays out of a link to pass on."""

    name: str
    tools: list[str]
    personal: list[str]


def fields() -> list[Field]:
    """Return every field that a link can fill, each once, the tools in the order of `GO`."""
    every = dict.fromkeys(str(name) for tool in GO for name in TOOLS[tool].fields)
    return [_field(name) for name in every if name not in NOT_OFFERED]


def names(tool: str) -> tuple[str, ...]:
    """Return the names by which a link puts something into a tool."""
    return (*TOOLS[tool].fields, *OTHERWISE.get(tool, ()))


def _field(name: str) -> Field:
    tools = [tool for tool in GO if name in TOOLS[tool].fields]
    return Field(name, tools, [one for one in tools if one in WITH_PEOPLE and name in PERSONAL])
