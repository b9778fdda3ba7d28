"""What a judge has to say about its input: codes and values, never sentences."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Level(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Field(StrEnum):
    """Which input a finding is about: of the check, or the headers; other tools have their own."""

    FROM = "from"
    SENDING = "sending"
    BOTH = "both"
    HEADERS = "headers"


class Finding(NamedTuple):
    """One thing worth saying: its code, how much it matters, where, and what its sentence needs."""

    code: str
    level: Level
    field: StrEnum
    values: Mapping[str, str] = MappingProxyType({})
