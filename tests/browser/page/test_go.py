"""Short links in a browser: on to the reader's language, or without script a choice of both."""

import re

import pytest
from playwright.sync_api import Page, expect

from site_build.pages import go

# What a page keeps in its address bar as it came.
PREFILLED = "#subject=Autumn"


def reads(locale: str) -> pytest.MarkDecorator:
    """Let the browser prefer a language."""
    return pytest.mark.browser_context_args(locale=locale)


@pytest.mark.parametrize(
    "language", [pytest.param("de", marks=reads("de-AT")), pytest.param("en", marks=reads("en-GB"))]
)
def test_every_short_link_goes_on_in_its_readers_language(page: Page, base_url: str, language: str):
    # Where it leads is told by the address; that these pages are there is told by other tests.
    page.route(f"{base_url}/{language}/**", lambda route: route.fulfill(body=""))
    for name, to in go.links().items():
        page.goto(f"/go/{name}/")
        expect(page).to_have_url(f"{base_url}/{language}/{to}")


@reads("en-GB")
def test_a_short_link_keeps_what_it_was_opened_with(page: Page, base_url: str):
    page.goto(f"/go/letter/{PREFILLED}")
    # The letter writes its own fields behind what it was given.
    expect(page).to_have_url(re.compile(f"^{base_url}/en/letter/{PREFILLED}"))


@reads("fr-FR")
def test_a_reader_of_another_language_chooses(page: Page, base_url: str):
    page.goto(f"/go/letter/{PREFILLED}")
    page.get_by_role("link", name="Weiter auf Deutsch").click()
    expect(page).to_have_url(re.compile(f"^{base_url}/de/letter/{PREFILLED}"))


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_a_short_link_offers_both_languages(page: Page, base_url: str):
    page.goto("/go/gmx/")
    page.get_by_role("link", name="Continue in English").click()
    expect(page).to_have_url(f"{base_url}/en/contact/#gmx")
