"""The page's door: JSON in, JSON out, and nothing thrown."""

import json
import os
import subprocess
import sys

import pytest

from checker import describe, judge
from checker.browser import answer

QUESTION = {"tool": "alignment", "from": "max@example.de", "domain": "example.de", "language": "de"}


def test_the_answer_is_the_report():
    report = describe(judge("max@example.de", "example.de"), "de")
    assert json.loads(answer(json.dumps(QUESTION))) == report


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "null",
        "[]",
        '"alignment"',
        "{}",
        "[" * 100_000,
        json.dumps({"tool": "unknown"}),
        json.dumps(QUESTION | {"from": None}),
        json.dumps(QUESTION | {"domain": 7}),
        json.dumps(QUESTION | {"language": "../../data"}),
    ],
)
def test_a_broken_question_gets_the_name_of_what_went_wrong(request_text):
    (key,) = json.loads(answer(request_text)).keys()
    assert key == "error"


def test_lone_surrogates_pass_through():
    report = json.loads(answer(json.dumps(QUESTION | {"from": "\ud800@example.de"})))
    assert report["from"]["input"] == "\ud800@example.de"
    assert report["findings"][0]["code"] == "control_char"


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after `code`."""
    # Without coverage's own modules in the way.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    script = f"import sys; {code}; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", script], env=env, text=True).split())


def test_the_start_stays_lean():
    heavy = {"email", "argparse", "csv", "random", "tempfile", "importlib.resources", "ssl"}
    loaded = loaded_by(f"from checker.browser import answer; answer({json.dumps(QUESTION)!r})")
    assert "checker.alignment.judging" in loaded
    assert not heavy & loaded


def test_time_zones_are_read_like_all_other_data():
    question = {"tool": "clock", "zone": "Europe/Berlin", "language": "de"}
    loaded = loaded_by(f"from checker.browser import answer; answer({json.dumps(question)!r})")
    assert "zoneinfo" in loaded
    assert "importlib.resources" not in loaded
