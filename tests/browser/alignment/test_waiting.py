"""The checker while Python is on its way, late, or not to be had."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.verbs.checker import (
    CHECKER,
    Later,
    check,
    expect_no_verdict,
    expect_unavailable,
    expect_verdict,
    fail,
    link,
)
from tests.browser.waiting import until

LOCKS = "() => navigator.locks.query()"
QUESTION = link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"})


@pytest.fixture
def late_start(python) -> Later:
    python.starting = Later(python.starting)
    return python.starting


@pytest.fixture
def late_answers(python) -> Later:
    python.answering = Later(python.answering)
    return python.answering


def test_what_is_sent_while_loading_is_answered_after_it(page, late_start):
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect(page.locator("output")).to_contain_text("Einen Moment")
    expect(page.get_by_role("progressbar", name="wird geladen")).to_have_attribute("value", "0.5")
    expect_no_verdict(page)
    late_start.release()
    expect_verdict(page, "ok")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_a_second_answer_waits_for_nothing(page, python):
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    page.evaluate(
        "document.addEventListener('checker:loading', () => { throw new Error('again') })"
    )
    check(page, "max@firma.de", "andere.de")
    expect_verdict(page, "problem")


def test_an_answer_that_was_overtaken_never_shows(page, python, late_answers):
    page.goto(CHECKER)
    page.evaluate("""
      window.shown = []
      document.addEventListener('checker:verdict', ({ detail }) => shown.push(detail.verdict))
    """)
    check(page, "max@firma.de", "firma.de")
    check(page, "max@firma.de", "andere.de")
    expect(page.locator("output")).to_be_empty()
    until(page, lambda: len(late_answers.held) == 2, "Python is asked twice")
    late_answers.release()
    expect_verdict(page, "problem")
    assert page.evaluate("shown") == ["problem"]


def test_editing_takes_back_a_check_that_is_under_way(page, python, late_answers):
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    page.locator("[name=from]").press("x")
    expect(page.locator("output")).to_contain_text("geändert")
    late_answers.release()
    page.locator("[name=from]").fill("max@andere.de")
    page.locator("[name=from]").press("Enter")
    until(page, lambda: late_answers.held, "Python is asked")
    late_answers.release()
    expect_verdict(page, "problem")


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("unsupported", "Dieser Browser kann das Werkzeug nicht ausführen."),
        ("download", "ließ sich nicht laden"),
        ("broken", "ist stehen geblieben"),
    ],
)
def test_a_start_that_fails_says_why_and_can_be_tried_again(page, python, watch, reason, sentence):
    watch.expect("Failed to load resource")
    start, python.starting = python.starting, fail(reason)
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_unavailable(page, sentence)
    expect(page.locator("[name=from]")).to_have_value("max@firma.de")
    python.starting = start
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "ok")
    expect(page.locator(".tool__without")).to_be_hidden()


def test_a_worker_that_dies_later_is_replaced(page, python):
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")
    answering, python.answering = (
        python.answering,
        lambda route: route.fulfill(body='{"error": "X"}'),
    )
    check(page, "max@firma.de", "andere.de")
    expect_unavailable(page, "ist stehen geblieben")
    python.answering = answering
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "problem")


# Lets a test end a page's workers as a browser does that needs their memory: without a word.
LISTED_WORKERS = """
  const Plain = Worker
  globalThis.workers = []
  globalThis.Worker = class extends Plain {
    constructor(...options) {
      super(...options)
      workers.push(this)
    }
  }
"""
END_WORKERS = "workers.forEach((worker) => worker.terminate())"


def test_a_worker_that_the_browser_ends_is_noticed(page, python, late_answers):
    page.add_init_script(LISTED_WORKERS)
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    until(page, lambda: late_answers.held, "Python is asked")
    page.evaluate(END_WORKERS)
    expect_unavailable(page, "ist stehen geblieben")

    python.answering = late_answers.then
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "ok")
    # At rest, it is noticed with the next question.
    page.evaluate(END_WORKERS)
    check(page, "max@firma.de", "andere.de")
    expect_unavailable(page, "ist stehen geblieben")
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "problem")


def test_no_lock_of_a_worker_at_rest_keeps_the_page_from_being_kept(page, python):
    page.goto(CHECKER)
    for domain, verdict in (("firma.de", "ok"), ("andere.de", "problem")):
        check(page, "max@firma.de", domain)
        expect_verdict(page, verdict)
        until(
            page,
            lambda: page.evaluate(LOCKS) == {"held": [], "pending": []},
            "nobody holds a lock or waits for one",
        )


def test_a_worker_that_falls_silent_is_told_of_and_then_given_up(page, python, late_start):
    page.clock.install()
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.clock.run_for(11_000)
    expect_unavailable(page, "braucht länger als sonst")
    expect(page.locator("output")).to_have_attribute("aria-live", "polite")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.clock.run_for(50_000)
    expect_unavailable(page, "ist stehen geblieben")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_what_comes_late_takes_the_place_of_what_was_said_of_it(page, python, late_start):
    page.clock.install()
    page.goto(CHECKER)
    page.locator("[name=from]").focus()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.clock.run_for(11_000)
    expect_unavailable(page, "braucht länger als sonst")
    late_start.release()
    expect(page.locator("output")).to_be_empty()
    expect(page.locator(".tool__without")).to_be_hidden()
    check(page, "max@firma.de", "firma.de")
    expect_verdict(page, "ok")


def test_a_worker_that_is_blocked_says_so(page, context, watch):
    watch.expect("Failed to load resource|ERR_FAILED")
    context.route("**/runtime/worker.js", lambda route: route.abort())
    page.goto(CHECKER)
    check(page, "max@firma.de", "firma.de")
    expect_unavailable(page, "ließ sich nicht laden")


def test_a_worker_that_is_blocked_says_so_behind_a_link(page, context, watch):
    watch.expect("Failed to load resource|ERR_FAILED")
    context.route("**/runtime/worker.js", lambda route: route.abort())
    page.goto(QUESTION)
    expect_unavailable(page, "ließ sich nicht laden")


def test_a_link_starts_python_before_the_tools_script_is_there(page, context, python):
    script = Later(lambda route: route.fallback())
    context.route("**/tools.js", script)
    with context.expect_event("request", lambda request: request.url.endswith("/test/start")):
        page.goto(QUESTION, wait_until="commit")
    script.release()
    expect_verdict(page, "ok")
    # The theme's script may have started the worker of the search already.
    assert sum(worker.url.startswith("blob:") for worker in page.workers) == 1


@pytest.mark.parametrize(
    ("address", "starts"),
    [
        ("/de/status/#reply&smtp_reply=550+no", True),
        ("/de/status/#result=reply-no-spam-550-5.7.1", True),
        ("/de/letter/#date=2026-10-20", True),
        ("/de/plan/#next&where=junk", True),
        ("/de/status/#product=microsoft365&via=letter", False),
        ("/de/headers/#from=max@firma.de", False),
        ("/de/plan/#next", False),
    ],
)
def test_what_a_link_puts_into_a_tool_starts_python_before_its_script_is_there(
    page, context, python, address, starts
):
    started = []
    context.on("request", lambda request: started.append(request.url.endswith("/test/start")))
    script = Later(lambda route: route.continue_())
    context.route(re.compile(r"/(tools|plan)\.js$"), script)
    page.goto(address, wait_until="commit")
    until(page, lambda: script.held, "the script of the tools is asked for")
    page.wait_for_load_state("domcontentloaded")
    until(page, lambda: any(started) or not starts, "Python starts")
    assert any(started) is starts
    script.release()


@pytest.fixture
def themes(context) -> list[str]:
    """Return the addresses of the theme's script that pages have asked for so far."""
    asked = []
    context.on("request", lambda request: "/bundle." in request.url and asked.append(request.url))
    return asked


def test_the_themes_script_waits_for_the_answer_to_a_link(page, context, late_answers, themes):
    page.goto(QUESTION)
    until(page, lambda: late_answers.held, "Python is asked")
    assert themes == []
    with context.expect_event("request", lambda request: "/bundle." in request.url):
        late_answers.release()
    expect_verdict(page, "ok")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("[name=query]")).to_be_focused()


def test_the_themes_script_comes_with_the_first_touch(page, context, late_answers, themes):
    page.goto(QUESTION)
    assert themes == []
    with context.expect_event("request", lambda request: "/bundle." in request.url):
        page.keyboard.press("Tab")
    late_answers.release()
    expect_verdict(page, "ok")
    assert len(themes) == 1


def test_a_link_that_lacks_something_keeps_the_themes_script_from_nothing(page, context, python):
    with context.expect_event("request", lambda request: "/bundle." in request.url):
        page.goto(link(CHECKER, **{"from": "max@firma.de"}))


def test_without_a_question_the_themes_script_waits_for_nothing(page, themes):
    page.goto(CHECKER)
    assert len(themes) == 1


def test_a_tool_whose_script_does_not_arrive_leaves_the_page_for_no_script(page, context, watch):
    watch.expect("Failed to load resource|ERR_FAILED")
    context.route("**/tools.js*", lambda route: route.abort())
    page.goto(CHECKER)
    expect(page.locator(".tool__without")).to_be_visible()
    expect(page.locator(".tool form")).to_be_hidden()


def test_without_scripts_the_instructions_stand_in_place_of_the_form(browser, base_url):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(CHECKER)
    expect(page.locator(".tool form")).to_be_hidden()
    expect(page.locator(".tool__without")).to_contain_text(
        re.compile("JavaScript.*von Hand", re.DOTALL)
    )
    context.close()
