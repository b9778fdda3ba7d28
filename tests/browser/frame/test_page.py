"""The page for whoever puts a tool into their own: what is chosen is copied, and shown."""

import re

import pytest
from playwright.sync_api import expect

from site_build.pages import frames


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_chosen_tool_stands_in_the_lines_and_in_the_example(page, language, base_url):
    page.goto(f"/{language}/embed/")
    expect(page.locator("iframe")).to_be_hidden()
    page.locator("[name=tool]").select_option("reply")
    page.locator("[name=language]").select_option("de")
    script, frame, policy, check = page.locator("[data-snippet]").all_text_contents()
    for line in (script, check):
        assert f'src="{base_url}/embed.js" data-tool="reply" data-language="de"' in line
    title = frames.titles("de")["reply"]
    assert f'src="{base_url}/de/frame/reply/" title="{title}"' in frame
    assert policy == f"script-src {base_url}/embed.js; frame-src {base_url}/"
    assert page.url == f"{base_url}/{language}/embed/#tool=reply&language=de"

    page.locator("details:has([data-example]) > summary").click()
    shown = page.frame_locator("iframe")
    expect(shown.get_by_role("heading", name=title)).to_be_visible()
    expect(page.locator("iframe")).to_have_count(1)
    # The colours of the page: its own, in the scheme that the reader has chosen.
    page.locator("[for=__palette_1]:visible").click()
    page.locator("[for=__palette_2]:visible").click()
    expect(shown.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_line_is_copied_as_it_stands(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/embed/#tool=headers&language=en")
    line = page.locator(".embed-line").nth(1)
    line.locator("button").click()
    expect(line.locator(".copy__status")).to_have_text(re.compile("."))
    assert page.evaluate("navigator.clipboard.readText()") == line.locator("code").text_content()
    assert "/en/frame/headers/" in line.locator("code").text_content()


def test_the_link_builder_leads_there_with_the_chosen_tool(page, base_url):
    page.goto("/de/agents/#tool=clock&language=en")
    page.get_by_role("link", name="Statt eines Links").click()
    expect(page).to_have_url(f"{base_url}/de/embed/#tool=clock&language=en")
    expect(page.locator("[data-snippet]").first).to_contain_text('data-tool="time-left"')
    page.goto("/de/agents/#tool=plan")
    expect(page.locator("[data-embed]")).to_be_hidden()
