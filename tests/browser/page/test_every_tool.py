"""The reply reader, the letter and the clock: how they look, and that the real Python answers."""

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.checker import NARROW


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_tool_has_a_violation_or_scrolls_sideways(page, python, violations, scheme):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in (
        "/en/status/#reply=550+5.7.26+x",
        "/en/it-answer/#result=answer-quarantined-bulk-stated-microsoft365--bulk",
        "/de/letter/#date=2026-10-25&time=02:30&recipient=erika@kunde.example&via=headers",
    ):
        page.goto(path)
        expect(page.locator("output[data-verdict]").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


@pytest.mark.parametrize(
    ("path", "tag", "values", "says"),
    [
        ("/de/status/", "smtp-reply-reader", "reply=250+2.0.0+OK", "angenommen"),
        ("/en/letter/", "it-letter", "date=2026-10-20&time=14:05&zone=Europe/Berlin", "12:05 UTC"),
        ("/en/letter/", "quarantine-clock", "date=2026-10-20", "Mimecast"),
    ],
)
def test_the_real_python_answers_too(page, path, tag, values, says):
    page.goto(f"{path}#{values}")
    expect(page.locator(f"{tag} output")).to_contain_text(says)
    expect(page.locator(f"{tag} .tool__loading")).to_be_hidden()
