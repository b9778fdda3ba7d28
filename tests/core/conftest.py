"""After the tests: which facts are due for another look. A reminder, never a failure."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import checker
from checker.knowledge import facts

# How long we trust a menu path or a retention time. The one place that says so.
TRUSTED_FOR = timedelta(days=180)

FACTS = Path(checker.__file__).parent / "data" / "facts"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List every fact whose `verified` lies longer back than TRUSTED_FOR."""
    if old := [fact for fact in all_facts() if date.today() - fact.verified > TRUSTED_FOR]:
        terminalreporter.section(f"facts not verified for {TRUSTED_FOR.days} days", yellow=True)
        for fact in old:
            where = fact.url or fact.source("en").name
            terminalreporter.line(f"{fact.verified}  {fact.id}  {where}")


def all_facts() -> list[facts.Fact]:
    """Return the facts of every topic that has a file."""
    topics = sorted(path.stem for path in FACTS.glob("*.toml"))
    return [fact for topic in topics for fact in facts.topic(topic).values()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a `fact` each of them, by id."""
    if "fact" in metafunc.fixturenames:
        metafunc.parametrize("fact", all_facts(), ids=lambda fact: fact.id)
