"""The tools beside the checker: the reader of replies, the letter to IT, the quarantine clock."""

import re
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Locator, Page, expect

LETTER = "/de/letter/"
NARROW = {"width": 320, "height": 640}


def send(tool: Locator) -> None:
    tool.locator("[type=submit]").click()


def answer(tool: Locator, verdict: str) -> Locator:
    output = tool.locator("output")
    expect(output).to_have_attribute("data-verdict", verdict)
    return output


@pytest.fixture
def letter(page: Page, python) -> Locator:
    """The form for the letter, before anybody touched it."""
    page.goto(LETTER)
    return page.locator("it-letter")


@pytest.mark.parametrize(
    ("reply", "verdict", "says"),
    [
        ("250 2.0.0 Ok: queued as 4cX7Qy1n5Zz2", "ok", "4cX7Qy1n5Zz2"),
        ("451 4.7.1 try again later", "attention", "4.7.1"),
        ("550 5.7.26 Unauthenticated email is not accepted. gsmtp", "problem", "Gmail"),
        ("354 go ahead", "unclear", "354"),
        (
            "554 5.7.9 Message not accepted for policy reasons, senders.yahooinc.com",
            "problem",
            "DMARC",
        ),
    ],
)
def test_a_reply_is_explained(page, python, reply, verdict, says):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.get_by_label("Antwort des Mailservers").fill(reply)
    send(tool)
    expect(answer(tool, verdict)).to_contain_text(says)
    expect(tool.locator(".result__verdict")).to_be_focused()


BOUNCED = (
    "550 5.1.1 <erika.mustermann@kunde.example>: Recipient address rejected: User unknown; "
    "see https://kunde.example/?to=erika.mustermann%40kunde.example"
)


@pytest.mark.parametrize("what", ["link", "ticket"])
def test_no_name_in_a_reply_gets_into_the_address_bar_or_what_is_copied(page, python, what):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill(BOUNCED)
    send(tool)
    answer(tool, "problem")
    expect(page).to_have_url(re.compile("%3Cname%40kunde.example%3E"))
    assert "erika" not in page.url
    tool.locator(f"[data-copies={what}]").click()
    expect(tool.get_by_text("Kopiert.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "kunde.example" in copied and "erika" not in copied
    expect(tool.locator("[name=reply]")).to_have_value(BOUNCED)


def test_a_masked_reply_has_the_same_answer(page, python):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    tool.locator("[name=reply]").fill(BOUNCED)
    send(tool)
    said = answer(tool, "problem").locator(".result__verdict").inner_text()
    page.reload()
    expect(answer(tool, "problem").locator(".result__verdict")).to_have_text(said)


def test_a_message_id_in_a_reply_stays_out_of_its_link_and_is_no_address(page, python):
    page.goto("/de/status/")
    tool = page.locator("smtp-reply-reader")
    reply = "250 2.6.0 <abc123@mail.firma.example> [InternalId=1] Queued mail for delivery"
    tool.locator("[name=reply]").fill(reply)
    send(tool)
    expect(answer(tool, "ok")).to_contain_text("abc123@mail.firma.example")
    page.reload()
    expect(answer(tool, "ok")).not_to_contain_text("firma.example")


def test_what_is_no_reply_is_an_error_of_the_field(page, python):
    page.goto("/en/status/")
    tool = page.locator("smtp-reply-reader")
    tool.get_by_label("Reply of the mail server").fill("hello")
    send(tool)
    expect(answer(tool, "invalid")).to_have_text("")
    expect(tool.locator(".errors")).to_be_focused()


def test_the_link_of_the_headings_asks_nothing_and_empties_no_field(page, python):
    started = []
    starting, python.starting = python.starting, lambda route: (started.append(1), starting(route))
    page.goto("/de/status/#reply", wait_until="networkidle")
    page.locator("[name=reply]").evaluate("field => (field.value = '550 5.1.1')")
    page.evaluate("location.hash = ''")
    page.evaluate("location.hash = 'reply'")
    expect(page.locator("[name=reply]")).to_have_value("550 5.1.1")
    assert started == []


def test_an_accepted_reply_leads_on_to_the_letter(page, python):
    page.goto("/de/status/#reply=250+2.6.0+queued+as+ABC")
    tool = page.locator("smtp-reply-reader")
    answer(tool, "ok")
    tool.get_by_role("link", name="Brief an die IT vorbereiten").click()
    letter = page.locator("it-letter")
    expect(answer(letter, "ok")).to_contain_text("ABC")
    expect(letter.get_by_label("Antwort des Mailservers")).to_have_value("250 2.6.0 queued as ABC")


def test_the_letter_says_what_is_known_and_what_is_missing(letter, page):
    letter.get_by_label("Betreff der E-Mail").fill("Herbstangebot")
    letter.get_by_label("Tag der Zustellung").fill("2026-10-20")
    letter.get_by_label("Uhrzeit").fill("14:05")
    letter.get_by_label("Zeitzone").select_option("Europe/Berlin")
    letter.get_by_label("Womit Ihr Kontakt").select_option("mimecast")
    letter.get_by_label("Sprache des Briefs").select_option("en")
    send(letter)
    text = answer(letter, "ok").locator(".letter")
    expect(text).to_contain_text("Subject: Herbstangebot")
    expect(text).to_contain_text("2026-10-20 12:05 UTC")
    expect(text).to_contain_text("Administration Console")
    expect(letter.locator("output")).to_contain_text("Message-ID: Sie steht")
    expect(letter.get_by_role("link", name="Im Mailprogramm öffnen")).to_have_attribute(
        "href", re.compile("^mailto:")
    )


def test_the_hour_that_happened_twice_is_asked_about(letter):
    hour = letter.get_by_label("Welche der beiden Stunden?")
    expect(hour).to_be_hidden()
    letter.get_by_label("Tag der Zustellung").fill("2026-10-25")
    letter.get_by_label("Uhrzeit").fill("02:30")
    letter.get_by_label("Zeitzone").select_option("Europe/Berlin")
    send(letter)
    expect(hour).to_be_visible()
    hour.select_option("later")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-10-25 01:30 UTC")
    expect(letter.locator(".letter")).not_to_contain_text("2026-10-25 00:30 UTC")
    letter.get_by_label("Uhrzeit").fill("12:30")
    expect(hour).to_be_hidden()


def test_a_time_is_taken_as_it_was_copied(letter):
    letter.get_by_label("Tag der Zustellung").fill("Fri, 20 Nov 2026 14:05:31 +0100 (CET)")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-11-20 13:05 UTC")


def test_a_date_with_two_meanings_is_asked_about(letter):
    letter.get_by_label("Tag der Zustellung").fill("3/4/2026")
    send(letter)
    expect(letter.locator(".errors")).to_contain_text("4. März 2026 oder 3. April 2026")


def test_a_zone_that_contradicts_the_season_is_asked_about(letter):
    letter.get_by_label("Tag der Zustellung").fill("20 Jul 2026 14:05 EST")
    send(letter)
    letter.get_by_label("Welche der beiden Stunden?").select_option("later")
    send(letter)
    expect(letter.locator(".letter")).to_contain_text("2026-07-20 19:05 UTC")


def test_an_error_in_a_folded_field_is_unfolded_and_the_letter_still_stands(letter):
    letter.locator("summary").click()
    letter.get_by_label("Sendende IP-Adresse").fill("keine")
    letter.locator("summary").click()
    send(letter)
    expect(letter.get_by_label("Sendende IP-Adresse")).to_be_visible()
    expect(letter.locator(".letter")).to_contain_text("Guten Tag")


def test_the_letter_is_copied_and_saved_whole(letter, page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter.get_by_label("Betreff der E-Mail").fill("Grüße")
    send(letter)
    answer(letter, "ok")
    letter.get_by_role("button", name="Brief kopieren").click()
    expect(letter.locator(".copy__status")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Betreff: Grüße" in copied
    with page.expect_download() as download:
        letter.get_by_role("button", name="Als Entwurf speichern").click()
    assert download.value.suggested_filename == "Brief-an-die-IT.eml"
    draft = message_from_bytes(download.value.path().read_bytes(), policy=policy.default)
    assert draft.get_content().split() == copied.split()


def test_the_letter_prints_alone(letter, page):
    page.add_init_script("window.print = () => {}")
    page.reload()
    send(letter)
    answer(letter, "ok")
    letter.get_by_role("button", name="Brief drucken").click()
    page.emulate_media(media="print")
    expect(letter.locator(".letter")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()


def test_the_clock_shows_the_soonest_deadline_first(page, python):
    page.goto("/en/letter/")
    clock = page.locator("quarantine-clock")
    clock.get_by_label("Day of delivery").fill("2026-01-05")
    send(clock)
    answer(clock, "ok")
    states = clock.locator(".state").all_inner_texts()
    assert states[0] == "Time is up:" and states[-1] == "No fixed time:"


def test_what_names_a_person_or_one_message_leaves_the_address_bar_at_once(page, python):
    python.answering = lambda route: None
    page.goto(f"{LETTER}#subject=Hallo&recipient=erika@firma.example")
    expect(page).to_have_url(re.compile("#subject=Hallo$"))
    letter = page.locator("it-letter")
    expect(letter.locator("[name=recipient]")).to_have_value("erika@firma.example")


def test_what_names_a_person_or_one_message_is_not_put_into_the_address_bar(letter, page):
    letter.get_by_label("Betreff der E-Mail").fill("Hallo")
    letter.locator("[name=recipient]").fill("max@firma.example")
    send(letter)
    expect(letter.locator("output")).to_contain_text("max@firma.example")
    expect(page).to_have_url(re.compile("#subject=Hallo"))
    assert "firma.example" not in page.url


def test_one_link_holds_what_both_tools_of_a_page_show(page, python):
    page.goto(f"{LETTER}#subject=Hallo&date=2026-10-20")
    answer(page.locator("it-letter"), "ok")
    answer(page.locator("quarantine-clock"), "ok")
    expect(page.locator("it-letter .result__verdict")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("subject=Hallo"))
    expect(page).to_have_url(re.compile("date=2026-10-20"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_tool_has_a_violation_or_scrolls_sideways(page, python, violations, scheme):
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in ("/en/status/#reply=550+5.7.26+x", "/de/letter/#date=2026-10-25&time=02:30"):
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
