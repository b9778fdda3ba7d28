"""A tool that a newcomer would add by the recipe: it says back what it is given."""

FILES = {
    "checker/echo/__init__.py": '''"""What was said?"""

from checker.echo.describing import describe
from checker.echo.judging import judge

__all__ = ["describe", "judge"]
''',
    "checker/echo/judging.py": '''"""Judge a text by whether it is there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Echo:
    """What was said."""

    said: str


def judge(said: str) -> Echo:
    """Return what was said."""
    return Echo(said)
''',
    "checker/echo/describing.py": '''"""Say back what was said."""

from checker.echo.judging import Echo
from checker.reading.outcome import Certainty, Outcome
from checker.saying.catalogue import sentences
from checker.saying.report import Report, owner_of, report, spoken_steps, steps_for


def describe(echo: Echo, language: str) -> Report:
    """Return the report on an echo."""
    words = sentences("echo", language)
    steps = steps_for("echo", "ok")
    outcome = Outcome("ok", owner_of("echo", steps[0]), Certainty.STATED)
    return report(
        "echo",
        language,
        outcome,
        headline=words["headline"].format(said=echo.said),
        text=words["text"],
        findings=[],
        next_steps=spoken_steps("echo", steps, language),
    )
''',
    "checker/echo/browser.py": '''"""The echo's door."""

from collections.abc import Mapping
from typing import Any

from checker.echo import describe, judge


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report on `said`."""
    return describe(judge(str(question["said"])), question["language"])
''',
    "checker/echo/command.py": '''"""The echo on the command line."""

from checker.echo.browser import answer
from checker.terminal import Command

COMMAND = Command(
    tool="echo",
    example="hello",
    good=frozenset({"ok"}),
    declare=lambda parser, words: parser.add_argument("said", help=words["said"]),
    ask=lambda options: answer({"said": options.said, "language": options.language}),
    show=lambda report: [],
)
''',
    "checker/data/echo/steps.toml": """[cases]
ok = ["listen"]

[steps]
listen = { owner = "nobody", link = "letter/#how" }
""",
    "site_build/runtime/corpus/echo.py": '''"""What the build asks the echo."""


def questions() -> list[dict[str, str]]:
    """Return every question."""
    return [{"said": "hello"}]
''',
    "overrides/assets/echo/element.js": """import { Tool } from '../tools/tool.js'

/** `<echo-tool>`: what was said? */
class EchoTool extends Tool {
  static tool = 'echo'
}

customElements.define('echo-tool', EchoTool)
""",
}
SENTENCES = """headline = "Said: {said}"
text = "Nothing else."

[command]
does = "What was said?"
said = "anything"

[steps]
listen = "Listen."
"""
# A row each in the lists: the file, the text in front of the row, the row.
ROWS = [
    ("checker/tools.py", "TOOLS = {\n", '    "echo": Tool("echo", "letter/#how"),\n'),
    ("overrides/assets/tools.js", "import './clock/element.js'\n", "import './echo/element.js'\n"),
    ("tests/core/shell.py", "ASKED = {\n", '    "echo": ["hello"],\n'),
    ("tests/core/doors/test_reports.py", "QUESTIONS = {\n", '    "echo": [{"said": "hello"}],\n'),
    ("tests/house/test_imports.py", "MAY_ASK = {\n", '    "echo": set(),\n'),
]
