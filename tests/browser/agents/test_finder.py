"""The answers on the agents' page: found by the customer's words, copied with one click."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from site_build.pages import answers
from tests.browser.verbs.checker import NARROW, fits

AGENTS = {"de": "/de/agents/", "en": "/en/agents/"}
ANSWERS = {answer.name: answer for answer in answers.everything()}
# What customers write, in their own words and with their own slips, and which answers fit.
ASKED = json.loads((Path(__file__).parent / "asked.json").read_text(encoding="utf-8"))


def find(page: Page, question: str) -> Locator:
    """Type a question and return the cases that are shown, the best first."""
    page.locator("[name=find]").fill(question)
    return page.locator("[data-best] > .case")


def names(cases: Locator) -> list[str]:
    return [id_.removeprefix("answer-") for id_ in cases.evaluate_all("all => all.map(c => c.id)")]


def press(page: Page, case: str, form: str) -> None:
    """Press a copy button of a case, as somebody does who has it on the screen."""
    page.locator(f"#answer-{case}").scroll_into_view_if_needed()
    page.locator(f"#answer-{case} [data-copies={form}]").click()


def copied(page: Page, case: str, form: str) -> dict[str, str]:
    """Press a copy button of a case and return the clipboard by type."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, case, form)
    expect(page.locator(f"#answer-{case} [role=status]")).to_have_text("Copied.")
    return page.evaluate("""async () => {
      const [item] = await navigator.clipboard.read()
      const text = async (type) => [type, await (await item.getType(type)).text()]
      return Object.fromEntries(await Promise.all(item.types.map(text)))
    }""")


def start(page: Page, language: str = "en") -> None:
    """Open the page and wait until all that is known has been loaded."""
    page.goto(AGENTS[language])
    with page.expect_response("**/macros/finder.json"):
        page.locator("[name=find]").focus()
    page.wait_for_load_state("networkidle")


def test_what_customers_write_finds_the_answer(page):
    start(page)
    ranks = {}
    for question, wanted in ASKED.items():
        found = names(find(page, question))
        ranks[question] = next((rank for rank, name in enumerate(found) if name in wanted), None)
    wrong = {question: rank for question, rank in ranks.items() if rank is None or rank > 2}
    assert wrong == {}
    first = sum(rank == 0 for rank in ranks.values())
    assert first >= 0.9 * len(ranks), {q: rank for q, rank in ranks.items() if rank}


def test_the_same_is_found_in_both_languages(page):
    for language in AGENTS:
        start(page, language)
        assert names(find(page, "Quarantene Microsoft"))[0] == "microsoft365"
        assert names(find(page, "mailbox is full"))[0] == "mailbox-full"


def test_the_list_follows_every_letter_and_comes_back_whole(page):
    start(page)
    everything = page.locator("[data-all] .case")
    expect(everything).to_have_count(len(ANSWERS))
    order = names(everything)
    page.locator("[name=find]").press_sequentially("spamha")
    expect(page.locator("[data-best] > .case").first).to_have_attribute("id", "answer-blocklisted")
    expect(page.locator("[data-all]")).to_be_hidden()
    page.locator("[name=find]").fill("")
    expect(page.locator("[data-all]")).to_be_visible()
    assert names(everything) == order


@pytest.mark.parametrize(
    ("question", "says"),
    [("xyzzy", "No answer fits."), ("5.1.10", "1 answer fits."), ("quarantine", "answers fit")],
)
def test_how_many_fit_is_said(page, question, says):
    start(page)
    expect(page.locator(".found")).to_have_text("")
    find(page, question)
    expect(page.locator(".found")).to_contain_text(says)


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_answer_is_copied_as_text_in_the_chosen_language(page, base_url, language):
    page.goto(AGENTS["en"])
    page.locator(f"[name=answers][value={language}]").check()
    expect(page.locator("#answer-junk .answer")).to_have_attribute("lang", language)
    text = copied(page, "junk", "text")["text/plain"]
    assert text == ANSWERS["junk"].texts[language].replace("{link}", f"{base_url}/go/contact/")


def test_an_answer_is_copied_as_markdown(page, base_url):
    page.goto(AGENTS["en"])
    before, _ = ANSWERS["rewritten"].around("en")
    assert copied(page, "rewritten", "markdown") == {
        "text/plain": f"{before}[What a rewritten address proves]({base_url}/go/rewritten/)"
    }


def test_an_answer_is_copied_with_its_formatting_and_as_text(page, base_url):
    page.goto(AGENTS["en"])
    both = copied(page, "gmx", "formatted")
    assert both["text/plain"].endswith(f"{base_url}/go/gmx/")
    assert f'<a href="{base_url}/go/gmx/">GMX in the browser</a>' in both["text/html"]


def test_a_program_that_takes_no_formatting_gets_the_text(page, base_url):
    page.add_init_script("delete globalThis.ClipboardItem")
    page.goto(AGENTS["en"])
    page.evaluate("navigator.clipboard.writeText = async (text) => (globalThis.text = text); null")
    press(page, "gmx", "formatted")
    expect(page.locator("#answer-gmx [role=status]")).to_have_text("Copied.")
    assert page.evaluate("text").endswith(f"{base_url}/go/gmx/")


def test_where_nothing_may_be_copied_the_text_is_selected(page, base_url):
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(AGENTS["en"])
    press(page, "gmx", "markdown")
    box = page.get_by_label("To copy").filter(visible=True)
    expect(box).to_be_focused()
    assert f"[GMX in the browser]({base_url}/go/gmx/)" in box.input_value()


def test_a_reload_loses_neither_question_nor_language(page):
    page.goto(AGENTS["en"])
    find(page, "Postfach voll")
    page.locator("[name=answers][value=de]").check()
    page.reload()
    expect(page.locator("[name=find]")).to_have_value("Postfach voll")
    first = page.locator("[data-best] > .case").first
    expect(first).to_have_attribute("id", "answer-mailbox-full")
    expect(first.locator(".answer")).to_have_attribute("lang", "de")


def test_no_name_that_a_customer_wrote_stands_in_the_address_bar(page):
    page.goto(AGENTS["en"])
    find(page, "erika.mustermann@kunde.example never got it")
    expect(page).to_have_url(re.compile(r"#find=name%40kunde\.example\+never"))


def test_a_link_to_a_case_shows_it_whatever_was_asked_before(page):
    page.goto(f"{AGENTS['de']}#find=Barracuda")
    expect(page.locator("#answer-junk")).to_be_hidden()
    page.evaluate("location.hash = 'answer-junk'")
    expect(page.locator("#answer-junk")).to_be_in_viewport()
    expect(page.locator("[name=find]")).to_have_value("")


def test_the_keyboard_alone_finds_and_copies(page, base_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(AGENTS["en"])
    with page.expect_response("**/finder.json"):
        page.locator("[name=find]").focus()
    page.keyboard.type("gmx")
    expect(page.locator("[data-best] > .case").first).to_have_id("answer-gmx")
    for _ in range(3):  # past the language and the link of the first answer
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#answer-gmx [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{base_url}/go/gmx/")


def test_sending_the_question_goes_nowhere(page, base_url):
    page.goto(AGENTS["en"])
    find(page, "gmx").first.wait_for()
    page.locator("[name=find]").press("Enter")
    expect(page.locator("[name=find]")).to_have_value("gmx")
    expect(page).to_have_url(f"{base_url}/en/agents/#find=gmx")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_all_answers_stand_there(page, base_url):
    page.goto(f"{AGENTS['de']}#answer-gmx")
    expect(page.locator("[name=find]")).to_be_hidden()
    expect(page.get_by_text("Ohne stehen alle Antworten unten")).to_be_visible()
    expect(page.locator(".case .answer:visible")).to_have_count(len(ANSWERS))
    expect(page.locator("#answer-gmx")).to_be_in_viewport()
    link = page.locator("#answer-gmx").get_by_role("link", name="/go/gmx/")
    expect(link).to_have_attribute("href", "../../go/gmx/")


def test_without_a_network_the_words_of_the_page_itself_find_answers(page, watch):
    watch.expect("Failed to load resource")
    page.route("**/macros/finder.json", lambda route: route.abort())
    page.goto(AGENTS["en"])
    assert names(find(page, "user unknown"))[0] == "user-unknown"
    page.locator("[name=answers][value=de]").check()
    expect(page.locator("#answer-user-unknown .answer")).to_have_attribute("lang", "en")


def test_the_files_for_help_desks_are_there(page):
    page.goto(AGENTS["en"])
    links = page.locator(".help-desks a[download]")
    assert links.count() == 7
    for link in links.all():
        address = link.evaluate("link => link.href")
        assert page.request.get(address).ok


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", AGENTS)
def test_nothing_is_wrong_with_it_on_a_narrow_screen(page, violations, language, scheme):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(AGENTS[language])
    find(page, "quarantine")
    page.locator("[name=answers][value=de]").check()
    assert violations(page) == []
    assert fits(page)
