"""A question for each tool, as a reader asks it on the tool's page."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from checker.browser import answer

MESSAGE = Path(__file__).parents[1] / "tests" / "core" / "headers" / "cases" / "gmx-clean.eml"


@dataclass(frozen=True, slots=True)
class Question:
    """A tool, its page and its element there; what a link holds, or else is typed into fields."""

    tool: str
    page: str
    element: str
    values: dict[str, str]
    link: str = ""
    filled: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> str:
        """What the tool answers."""
        return answer(json.dumps({"tool": self.tool, "language": "de", **self.values}))


def _linked(tool: str, page: str, element: str, anchor: str = "", **values: str) -> Question:
    link = "&".join([anchor, *(f"{name}={value}" for name, value in values.items())]).lstrip("&")
    return Question(tool, page, element, values, link=f"#{link}")


def _typed(tool: str, page: str, element: str, **values: str) -> Question:
    return Question(tool, page, element, values, filled=values)


CHECK = {"from": "max@example.de", "domain": "news.example.de"}
QUESTIONS = {
    "check": _linked("alignment", "/de/checker/", "alignment-checker", **CHECK),
    "headers": _typed(
        "headers", "/de/headers/", "header-reader", text=MESSAGE.read_text(encoding="utf-8")
    ),
    "reply": _typed("reply", "/de/status/", "smtp-reply-reader", reply="550 5.7.1 rejected"),
    "answer": _typed(
        "answer", "/de/it-answer/", "it-answer-reader", answer="Quarantine reason: Bulk"
    ),
    "letter": _typed("letter", "/de/letter/", "it-letter", date="2026-11-20", time="14:05"),
    "clock": _typed("clock", "/de/letter/", "quarantine-clock", date="2026-11-20"),
    "plan": _linked("plan", "/de/plan/", "case-plan", "next", where="junk", date="2026-11-20"),
}
