"""What a judge has to say about its input: codes and values, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Field(StrEnum):
    """Which of the alignment checker's inputs a finding is about; other tools have their own."""

    FROM = "from"
    SENDING = "sending"
    BOTH = "both"
    HEADERS = "headers"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth saying: its code, how much it matters, where, and what its sentence needs."""

    code: str
    level: Level
    field: StrEnum
    values: Mapping[str, str] = field(default_factory=dict)
