"""The page for the contact: whoever has chosen a program sees what to do in it, and no other."""

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def shown(page: Page) -> list[str]:
    """Return the ids of the programs that are shown."""
    return page.locator(".choice:visible :is(h2, h3)").evaluate_all("all => all.map(({id}) => id)")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", ["/de/contact/", "/en/contact/"])
def test_one_program_is_chosen_and_another(browser, base_url, path, scripts):
    context = browser.new_context(
        base_url=base_url, java_script_enabled=scripts, viewport=PHONE, service_workers="block"
    )
    page = context.new_page()
    page.goto(path)
    assert shown(page) == []
    page.locator(".link-list a[href='#gmx']").click()
    expect(page.locator("#gmx")).to_be_in_viewport()
    assert shown(page) == ["gmx"]
    page.locator(".choice-back a").click()
    expect(page.locator("#clients")).to_be_in_viewport()
    assert shown(page) == []
    context.close()


def test_a_deep_link_shows_its_program_with_its_drawing_and_steps(page):
    page.set_viewport_size(PHONE)
    page.goto("/en/contact/#gmail-web")
    assert shown(page) == ["gmail-web"]
    drawing = page.get_by_role("img", name="Schematic drawing.")
    expect(drawing).to_be_in_viewport()
    expect(drawing).to_have_accessible_name(
        "Schematic drawing. 1: in the folder list on the left, the folder “Spam”. "
        "2: the email. 3: at the top, “Not spam”."
    )
    expect(page.locator(".choice:visible ol > li").last).to_be_in_viewport()


def test_a_link_elsewhere_on_the_page_shows_no_program(page):
    page.goto("/en/contact/#not-there")
    expect(page.locator("#not-there")).to_be_in_viewport()
    assert shown(page) == []


def test_a_program_leads_to_another(page):
    page.goto("/de/contact/#outlook-new")
    page.locator(".choice:visible a[href='#outlook-classic']").click()
    assert shown(page) == ["outlook-classic"]


def test_every_program_is_accessible_and_fits_a_narrow_phone(page, violations):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/de/contact/")
    for address in page.locator(".link-list a[href^='#']").evaluate_all(
        "all => all.map(a => a.hash)"
    ):
        page.goto(f"/de/contact/{address}")
        assert len(shown(page)) == 1, address
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        assert violations(page) == [], address
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert violations(page, scheme_alone=True) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
