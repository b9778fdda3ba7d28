"""The command line as a shell sees it: what is printed where, and the exit status."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from checker.tools import TOOLS

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "checker"]
# For each tool, arguments that it answers with a full report.
ASKED = {
    "alignment": ["max@news.example.de", "example.de"],
    "headers": [str(ROOT / "tests/core/headers/cases/barracuda-clean.eml")],
    "reply": ["550 5.7.26 This mail has been blocked"],
    "bounces": [str(ROOT / "tests/core/bounces/list.csv")],
    "answer": ["Quarantine reason: Bulk"],
    "letter": ["recipient=erika@kunde.example", "product=microsoft365"],
    "clock": ["2026-11-20", "Europe/Berlin"],
    "plan": ["where=junk", "recipient=erika@kunde.example"],
    "dns": ["news@example.de", "--answers", str(ROOT / "tests/core/dns/connected.json")],
    "mx": ["erika@example.de", "--answers", str(ROOT / "tests/core/dns/connected.json")],
    "read": ["550 5.7.26 This mail has been blocked"],
}
# And those with which it reads standard input, where it can.
TYPED = {
    "alignment": ["-", "-"],
    "headers": ["-"],
    "reply": ["-"],
    "bounces": ["-"],
    "answer": ["-"],
    "letter": ["--details", "-"],
    "dns": ["news@example.de", "--paste"],
    "mx": ["erika@example.de", "--answers", "-"],
    "read": ["-"],
}


def run(*arguments: str, typed: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end; `options` of `subprocess.run` put others in place of these."""
    usual: dict[str, Any] = {
        "cwd": ROOT,
        "env": environment(),
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "timeout": 60,
    }
    if "stdin" not in options:
        usual["input"] = typed
    return subprocess.run([*COMMAND, *arguments], **(usual | options))


def ask(tool: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a tool with a question that it answers."""
    return run(TOOLS[tool].word, *ASKED[tool], *arguments, **options)


def start(*arguments: str, **options: Any) -> subprocess.Popen[Any]:
    """Start a command; `options` are those of `subprocess.Popen`."""
    return subprocess.Popen(
        [*COMMAND, *arguments], bufsize=0, cwd=ROOT, env=environment(), **options
    )


def environment(**changed: str) -> dict[str, str]:
    """Return this process's environment, in which output is buffered, with some variables set."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return usual | changed
