"""What a link can fill is what the tools' forms have, by the names that their questions have."""

import re

import pytest

from checker.case.details import PERSONAL, Detail
from checker.tools import TOOLS
from site_build.pages import go, prefill
from site_build.publishing import twins

ELEMENTS = {tool: element for element, tool in twins.ELEMENTS.items()}
# The look-up is about what the check's form holds.
FORMS = ELEMENTS | {"dns": ELEMENTS["alignment"]}


def form(site, tool: str) -> str:
    page = site / "en" / TOOLS[tool].page.partition("#")[0] / "index.html"
    html = page.read_text(encoding="utf-8")
    element = FORMS[tool]
    found = re.search(rf"<{element}.*?<form(.*?)</form>", html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("tool", prefill.GO)
def test_a_link_fills_the_fields_that_the_form_has(site, tool):
    named = set(re.findall(r'name="(\w+)"', form(site, tool)))
    # No link carries headers, what somebody wrote, or what somebody pastes.
    kept = named if tool in ("headers", "read") else {"answer"}
    assert set(TOOLS[tool].fields) == named - kept


def test_every_tool_on_a_page_can_be_linked_to():
    assert set(prefill.GO) == set(FORMS) <= set(TOOLS)
    for tool, name in prefill.GO.items():
        page = TOOLS[tool].page.partition("#")[0]
        assert go.links()[name].partition("#")[0] == page


def test_what_names_a_person_is_offered_for_no_letter_to_pass_on():
    kept = {field.name for field in prefill.fields() if "letter" in field.personal}
    assert kept == set(PERSONAL)
    assert Detail.RECIPIENT in PERSONAL and Detail.SUBJECT not in PERSONAL
