"""What every tool has in common: its room, its report, its steps."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest

import checker
from checker.browser import answer
from checker.knowledge import resources
from checker.reading.outcome import Certainty, Owner
from checker.saying.catalogue import LANGUAGES, sentences
from checker.saying.report import SCHEMA
from checker.tools import TOOLS

PACKAGE = Path(checker.__file__).parent
DOCS = PACKAGE.parent / "docs"
# One question for each tool that it can answer, and one that it cannot.
QUESTIONS = {
    "alignment": [
        {"from": "max@example.de", "domain": "news.example.de"},
        {"from": "", "domain": ""},
    ],
    "headers": [{"text": "X-UI-Filterresults: junk:10\nFrom: a@b.example\n"}, {"text": "nothing"}],
    "reply": [{"reply": "550 5.7.1 no"}, {"reply": "nothing"}],
    "bounces": [
        {"table": "Recipient;Bounce message\nerika@kunde.example;550 5.1.1 no\n"},
        {"table": "nothing"},
    ],
    "answer": [{"answer": "Quarantine reason: Bulk"}, {"answer": "nothing"}],
    "letter": [{"recipient": "erika@kunde.example"}, {"recipient": "nothing"}],
    "clock": [{"date": "2026-11-20", "zone": "Europe/Berlin"}, {"date": "nothing"}],
    "plan": [{"where": "junk"}, {"date": "nothing"}],
    "dns": [{"from": "max@example.de"}, {"from": "nothing"}],
    "mx": [{"address": "erika@kunde.example"}, {"address": "nothing"}],
    # Unless it is asked alone, the report is that of the tool that reads the text.
    "read": [{"text": "max@example.de", "alone": True}, {"text": "nothing"}],
}
FORM = (
    "schema", "tool", "language", "verdict", "owner", "certainty", "reason", "headline", "text",
    "findings", "next_steps",
)  # fmt: skip
STEPS = [
    (tool, name, step)
    for tool in TOOLS
    for name, step in resources.toml(f"data/{tool}/steps.toml")["steps"].items()
]


def test_every_tool_is_a_room_and_every_room_of_that_shape_a_tool():
    rooms = {path.parent.name for path in PACKAGE.glob("*/judging.py")}
    assert rooms == set(TOOLS) == set(QUESTIONS)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_room_has_the_same_shape(tool):
    face = import_module(f"checker.{tool}")
    assert {"judge", "describe"} <= set(face.__all__)
    for name, function in {
        "judging": "judge",
        "describing": "describe",
        "browser": "answer",
    }.items():
        module = import_module(f"checker.{tool}.{name}")
        assert callable(getattr(module, function))
        assert module.__doc__
    assert import_module(f"checker.{tool}.command").COMMAND.tool == tool


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_every_report_has_the_common_form(tool, language):
    for question in QUESTIONS[tool]:
        report = json.loads(answer(json.dumps({"tool": tool, "language": language, **question})))
        assert tuple(report)[: len(FORM)] == FORM
        assert (report["schema"], report["tool"], report["language"]) == (SCHEMA, tool, language)
        assert report["owner"] in {*Owner, None}
        assert Certainty(report["certainty"])
        assert report["headline"]
        assert report["text"]
        assert report["next_steps"]
        for step in report["next_steps"]:
            assert set(step) == {"owner", "message", "link"}
            assert Owner(step["owner"])


@pytest.mark.parametrize("tool", TOOLS)
def test_every_step_is_used_and_said(tool):
    table = resources.toml(f"data/{tool}/steps.toml")
    used = {step for steps in table["cases"].values() for step in steps}
    assert used == set(table["steps"])
    for language in LANGUAGES:
        assert set(sentences(tool, language)["steps"]) == used


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("tool", "name", "step"), STEPS, ids=[f"{t}-{n}" for t, n, _ in STEPS])
def test_every_step_leads_to_a_heading_that_exists(tool, name, step, language):
    page, _, heading = step["link"].partition("#")
    text = (DOCS / language / page / "index.md").read_text("utf-8")
    assert re.search(rf"\{{ *#{heading} *\}}", text)
