"""The agreed cases: one question, its verdict, and the codes that must be among the findings."""

import json
from pathlib import Path

import pytest

from checker import judge

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "alignment.json").read_text("utf-8"))


def text(value: str | dict) -> str:
    return value if isinstance(value, str) else value["repeat_of"] * value["length"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_vector(case):
    verdict = judge(text(case["from"]), text(case["domain"]))
    assert (verdict.light, verdict.alignment) == (case["verdict"], case["alignment"]), case["why"]
    found = {(finding.code, finding.field) for finding in verdict.findings}
    fields = [case["field"]] if "field" in case else ["from", "sending", "both"]
    for code in case["codes"]:
        assert any((code, field) in found for field in fields), case["why"]
