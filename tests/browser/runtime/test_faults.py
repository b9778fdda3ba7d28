"""Files that arrive wrong, late or never: nothing altered runs, and the reader is told the truth."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Fault, Server, flipped, shortened, sign_in, silent
from tests.browser.verbs.checker import CASES, CHECKER, Later, check, expect_verdict, link

QUESTION = link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"})
REPLY = link("/de/status/", reply="250 2.0.0 OK")
# Files that the check needs, and those that the other tools do.
CHECK = ["runtime/worker.js", "/image-"]
OTHERS = [r"pyodide\.mjs", r"pyodide\.asm\.mjs", r"pyodide\.asm\.wasm", "/archive-"]
# What the last way alone needs.
LAST_RESORT = "python_stdlib.zip"
WRONG = "Statt des Werkzeugs kam etwas anderes an."


@pytest.fixture
def host(site) -> Iterator[Server]:
    """Return the site on a host of the test's own."""
    with Server(site) as running:
        yield running


@pytest.fixture
def browser_context_args(browser_context_args: dict, host: Server) -> dict:
    return {**browser_context_args, "base_url": host.address}


@pytest.fixture(autouse=True)
def complaints_are_expected(watch) -> None:
    watch.expect("")  # what the browser says of such files


def once(fault: Fault) -> Fault:
    """Make a fault that goes away when it was met."""
    met: list[bytes] = []

    def faulty(content: bytes) -> bytes | None:
        met.append(content)
        return fault(content) if len(met) == 1 else content

    return faulty


def asked_for(host: Server, name: str) -> int:
    return sum(name in path for path in host.asked)


@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
@pytest.mark.parametrize(
    ("question", "file"), [(QUESTION, one) for one in CHECK] + [(REPLY, one) for one in OTHERS]
)
def test_what_is_wrong_once_is_fetched_anew(page, host, question, file, fault):
    host.faults[file] = once(fault)
    page.goto(question)
    expect_verdict(page, "ok")
    assert asked_for(host, LAST_RESORT) == 0
    assert asked_for(host, "/archive-") == (0 if question == QUESTION else 1 + ("archive" in file))


@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
@pytest.mark.parametrize(
    ("question", "file", "instead"),
    [(QUESTION, "/image-", "/archive-"), (REPLY, "/archive-", LAST_RESORT)],
)
def test_a_way_whose_file_stays_wrong_is_left_for_the_next(
    page, host, question, file, instead, fault
):
    host.faults[file] = fault
    page.goto(question)
    expect_verdict(page, "ok")
    assert asked_for(host, file) == 2
    assert asked_for(host, instead) == 1


@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
@pytest.mark.parametrize(
    "file", ["runtime/worker.js", r"pyodide\.asm\.wasm", r"pyodide\.asm\.mjs", "/python/"]
)
def test_what_stays_wrong_is_never_run_and_is_called_so(page, host, file, fault):
    host.faults[file] = fault
    page.goto(REPLY)
    expect_given_up(page, WRONG)
    host.faults.clear()
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect_verdict(page, "ok")


def test_a_page_that_is_older_than_its_host_is_told_to_load_itself_anew(page):
    page.goto(CHECKER)
    page.route("**/runtime/worker.js", lambda route: route.fulfill(status=404, body="Not found"))
    check(page, *CASES["ok"])
    expect_given_up(page, WRONG)


def test_a_file_that_never_comes_is_left_for_the_next_way(page, host):
    host.faults["/image-"] = silent
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    assert asked_for(host, "/archive-") == 1


def test_a_worker_that_never_comes_is_given_up(page, host):
    host.faults["runtime/worker.js"] = silent
    page.goto(QUESTION)
    expect_given_up(page, "ließ sich nicht laden")


@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
def test_a_tools_script_that_is_wrong_once_is_fetched_anew(page, host, fault):
    host.faults["tools.js"] = once(fault)
    page.goto(CHECKER)
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")


@pytest.mark.parametrize("fault", [sign_in, shortened, flipped])
def test_a_tools_script_that_stays_wrong_never_runs(page, host, fault):
    host.faults["tools.js"] = fault
    page.goto(CHECKER)
    expect_instructions_only(page)
    assert page.evaluate("customElements.get('alignment-checker')") is None


def test_a_tools_script_that_never_comes_leaves_the_instructions(page, host):
    host.faults["tools.js"] = silent
    page.goto(CHECKER, wait_until="commit")
    expect(page.locator(".tool form")).to_be_visible()
    expect_instructions_only(page)


def test_what_is_sent_before_the_tools_script_is_there_is_answered_after_it(page, context):
    script = Later(lambda route: route.continue_())
    context.route("**/tools.js", script)
    page.goto(CHECKER, wait_until="commit")
    check(page, *CASES["ok"])
    script.release()
    expect_verdict(page, "ok")


def test_a_tools_script_that_comes_late_takes_the_place_of_the_instructions(page, context):
    script = Later(lambda route: route.continue_())
    context.route("**/tools.js", script)
    page.goto(CHECKER, wait_until="commit")
    expect_instructions_only(page)
    script.release()
    expect(page.locator(".tool form")).to_be_visible()
    expect(page.locator(".tool__without")).to_be_hidden()


def test_a_page_opened_as_a_file_leaves_the_instructions(page, site):
    page.goto((site / "de/checker/index.html").as_uri())
    expect_instructions_only(page)


def expect_instructions_only(page: Page) -> None:
    expect(page.locator(".tool__without")).to_be_visible()
    expect(page.locator(".tool__not-loaded")).to_be_visible()
    expect(page.locator(".tool__no-script")).to_be_hidden()
    expect(page.locator(".tool form")).to_be_hidden()


def expect_given_up(page: Page, sentence: str, seconds: int = 60) -> None:
    """The sentence, the instructions, and a way to try again."""
    expect(page.locator("output")).to_contain_text(sentence, timeout=1000 * seconds)
    expect(page.locator(".tool__without")).to_be_visible()
    expect(page.get_by_role("button", name="Noch einmal versuchen")).to_be_visible()


def with_header(value: str) -> Callable[[BrowserContext], None]:
    """Let the host send this policy with every page."""

    def change(context: BrowserContext) -> None:
        def send(route) -> None:
            if route.request.resource_type != "document":
                return route.fallback()
            response = route.fetch()
            route.fulfill(
                response=response, headers={**response.headers, "content-security-policy": value}
            )

        context.route("**/*", send)

    return change


def with_script(script: str) -> Callable[[BrowserContext], object]:
    """Let the browser be another."""
    return lambda context: context.add_init_script(script)


@pytest.mark.parametrize("question", [QUESTION, CHECKER])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (with_header("script-src 'self' blob: 'unsafe-inline'"), "verbietet es"),
        (with_header("script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"), "verbietet es"),
        (with_header("worker-src 'none'"), "verbietet es"),
        (with_header("require-trusted-types-for 'script'"), "verbietet es"),
        (with_script("Worker = class { constructor() { throw new Error() } }"), "verbietet es"),
        (with_script("delete globalThis.Worker"), "kann das Werkzeug nicht ausführen"),
    ],
    ids=[
        "no WebAssembly",
        "no blob",
        "no worker",
        "trusted types",
        "worker throws",
        "Worker missing",
    ],
)
def test_where_it_may_not_run_the_reader_is_told_at_once(page, context, question, change, sentence):
    change(context)
    page.goto(question)
    if question == CHECKER:
        check(page, *CASES["ok"])
    expect_given_up(page, sentence, seconds=15)


PRELUDES = {
    "zu wenig Speicher": "WebAssembly.instantiate = async () => { throw new RangeError('No memory') }",
    "ist stehen geblieben": "globalThis.fetch = () => new Promise(() => {}); setTimeout(close, 1000)",
}


@pytest.mark.parametrize("sentence", PRELUDES)
def test_a_worker_that_cannot_go_on_is_given_up_at_once(page, context, own_worker, sentence):
    context.route(
        "**/runtime/worker.js",
        lambda route: route.fulfill(
            body=f"{PRELUDES[sentence]};{route.fetch().text()}", content_type="text/javascript"
        ),
    )
    page.goto(QUESTION)
    expect_given_up(page, sentence, seconds=30)
