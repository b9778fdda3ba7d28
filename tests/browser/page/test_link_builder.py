"""The link builder on the agents' page: the right link and answer, copied in every form."""

import pytest
from playwright.sync_api import Locator, Page, expect

from site_build.pages import go
from tests.browser.verbs.checker import NARROW, fits

AGENTS = {"de": "/de/agents/", "en": "/en/agents/"}
CHECK = go.links()["check"]
# What is typed into the field and what the link has when the local part is left out.
WITHOUT_LOCAL_PART = {
    "max@firma.de": "name@firma.de",
    "Max Muster <max@firma.de>": "name@firma.de",
    '"max@home"@firma.de': "name@firma.de",
    "max=firma.de@123.EU1.hs-send.com": "name=firma.de@123.EU1.hs-send.com",
    "max@hs-send.com": "name@hs-send.com",
    "max=muster@nohs-send.com": "name@nohs-send.com",
    "max.muster": "",
    "max@": "",
}


def built(page: Page) -> Locator:
    return page.locator("[data-link]")


def choose(page: Page, place: str, language: str = "", answer: str = "en") -> None:
    """Open the English page and fill in the form but for the prefilled fields."""
    page.goto(AGENTS["en"])
    page.locator("[name=place]").select_option(place)
    page.locator("[name=language]").select_option(language)
    page.locator("[name=answer]").select_option(answer)


def copied(page: Page, what: str) -> dict[str, str]:
    """Press one of the copy buttons and return the clipboard by type."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"[data-copies={what}]").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    return page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read()
      const text = async (type) => [type, await (await item.getType(type)).text()]
      return Object.fromEntries(await Promise.all(item.types.map(text)))
    }""")


@pytest.mark.parametrize(
    ("place", "language", "link"),
    [
        ("contact/#gmx", "", "go/gmx/"),
        ("contact/#gmx", "de", "de/contact/#gmx"),
        ("contact/#other-client", "", "go/contact/#other-client"),
        ("contact/#other-client", "en", "en/contact/#other-client"),
        ("", "", "go/article/"),
        ("", "de", "de/"),
    ],
)
def test_the_link_is_absolute_and_in_the_chosen_language(page, base_url, place, language, link):
    choose(page, place, language)
    expect(built(page)).to_have_attribute("href", f"{base_url}/{link}")
    expect(built(page)).to_have_text(f"{base_url}/{link}")


@pytest.mark.browser_context_args(locale="de-DE")
def test_a_place_without_a_short_link_is_reached_through_its_pages(page, base_url):
    choose(page, "contact/#other-client")
    built(page).click()
    expect(page).to_have_url(f"{base_url}/de/contact/#other-client")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_answer_is_the_one_of_the_short_link(page, base_url, language):
    choose(page, "checker/#check", language, answer=language)
    text = copied(page, "text")["text/plain"]
    assert text == CHECK[language].replace("{link}", f"{base_url}/{language}/checker/#check")
    expect(page.locator("[data-answer]")).to_have_attribute("lang", language)


def test_the_answer_is_copied_as_markdown(page, base_url):
    choose(page, "contact/#t-online", "de", answer="de")
    before = go.links()["t-online"]["de"].removesuffix("{link}")
    link = f"[T-Online (Telekom)]({base_url}/de/contact/#t-online)"
    assert copied(page, "markdown") == {"text/plain": before + link}


def test_the_answer_is_copied_with_its_formatting_and_as_text(page, base_url):
    choose(page, "checker/#check", answer="de")
    both = copied(page, "rich")
    assert both["text/plain"] == CHECK["de"].replace("{link}", f"{base_url}/go/check/")
    assert f'<a href="{base_url}/go/check/">Jetzt prüfen</a>' in both["text/html"]


def test_a_program_that_takes_no_formatting_gets_the_text(page, base_url):
    page.add_init_script("delete globalThis.ClipboardItem")
    choose(page, "checker/#check")
    page.evaluate("navigator.clipboard.writeText = async (text) => (globalThis.text = text); null")
    page.get_by_role("button", name="Copy with formatting").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("text") == CHECK["en"].replace("{link}", f"{base_url}/go/check/")


def test_where_nothing_may_be_copied_the_text_is_selected(page, base_url):
    page.add_init_script("delete Navigator.prototype.clipboard")
    choose(page, "checker/#check")
    page.get_by_role("button", name="Copy with formatting").click()
    box = page.get_by_label("To copy").filter(visible=True)
    expect(box).to_be_focused()
    expect(box).to_have_value(CHECK["en"].replace("{link}", f"{base_url}/go/check/"))


def test_the_link_fills_the_checkers_form(page, python):
    choose(page, "checker/#check", "en")
    page.get_by_label("From address").fill("max+news@mail.müller.de")
    page.get_by_label("Sending domain").fill("müller.de")
    built(page).click()
    expect(page.locator("[name=from]")).to_have_value("max+news@mail.müller.de")
    expect(page.locator("[name=domain]")).to_have_value("müller.de")


@pytest.mark.parametrize(("typed", "linked"), WITHOUT_LOCAL_PART.items())
def test_one_tick_leaves_the_local_part_out_and_says_so(page, typed, linked):
    choose(page, "checker/#check", "en")
    page.get_by_label("From address").fill(typed)
    page.get_by_label("Leave out the part before the @").check()
    address = built(page).evaluate("link => new URLSearchParams(link.hash.slice(1)).get('from')")
    assert (address or "") == linked
    told = page.get_by_text("The link has:")
    expect(told).to_contain_text(linked) if linked else expect(told).to_be_hidden()


def test_what_was_typed_stays_out_of_links_to_other_places(page, base_url):
    choose(page, "checker/#check", "en")
    page.get_by_label("From address").fill("max@firma.de")
    page.locator("[name=place]").select_option("contact/#gmx")
    expect(page.get_by_label("From address")).to_be_hidden()
    expect(built(page)).to_have_text(f"{base_url}/en/contact/#gmx")


def test_markup_that_is_typed_stays_text(page):
    choose(page, "checker/#check", "en")
    page.get_by_label("From address").fill("<img src=x onerror=alert(1)>@firma.de")
    expect(page.locator("link-builder img")).to_have_count(0)
    assert "<img" not in copied(page, "rich")["text/html"]


def test_the_keyboard_alone_builds_and_copies(page, base_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(AGENTS["en"])
    page.locator("[name=place]").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(3):  # past the language and the link itself
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}/go/quick-check/"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_short_links_stay(page):
    page.goto(AGENTS["de"])
    expect(page.locator("[name=place]")).to_be_hidden()
    expect(page.get_by_text("Ohne helfen Ihnen die Kurzlinks")).to_be_visible()
    assert page.get_by_role("link", name="/go/gmx/").get_attribute("href") == "../../go/gmx/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", AGENTS)
def test_nothing_is_wrong_with_it_on_a_narrow_screen(page, violations, language, scheme):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(AGENTS[language])
    page.locator("[name=place]").select_option("checker/#check")
    page.locator("[name=from]").fill("max@firma.de")
    page.locator("[name=no-local-part]").check()
    assert violations(page) == []
    assert fits(page)
