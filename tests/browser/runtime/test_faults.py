"""Files that arrive wrong, late or never: nothing altered runs, and the reader is told the truth."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.faults import LONGEST_S, STILL, WRONG, flipped, hung, once, slow
from tests.browser.server import Fault, Server
from tests.browser.verbs.checker import CASES, CHECKER, Later, check, expect_verdict, link

QUESTION = link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"})
RETRY = "Noch einmal versuchen"
# What the last way to start alone needs.
LAST_RESORT = "python_stdlib.zip"
# Notes when the reader has asked, and when they were told that there is no answer so far.
STOPWATCH = """
  const now = () => performance.now() / 1000
  globalThis.asked = 0
  addEventListener('submit', () => (globalThis.asked = now()), true)
  addEventListener('checker:unavailable', () => (globalThis.told ??= now()))
  globalThis.shares = []
  addEventListener('checker:loading', ({ detail }) => detail.share && shares.push(detail.share))
"""


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


@pytest.fixture
def opened(browser: Browser, host: Server) -> Iterator[Callable[..., dict[str, Page]]]:
    """Return a function that opens the checker once for each fault of one file, all at the same time."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(STOPWATCH)

    def open_all(file: str, faults: dict[str, Fault]) -> dict[str, Page]:
        pages = {}
        for number, (name, fault) in enumerate(faults.items()):
            host.faults[rf"^cell-{number}\..*{file}"] = fault
            pages[name] = context.new_page()
            pages[name].goto(host.named(f"cell-{number}") + CHECKER, wait_until="commit")
        return pages

    yield open_all
    context.close()


@pytest.mark.parametrize(
    ("file", "faults"),
    # Of what Python consists of, test_files.py tries all.
    [
        ("runtime/worker.js", [*WRONG, *STILL]),
        ("/python/", ["missing", "longer", "sign in", "hung", "stuck"]),
    ],
    ids=["the worker", "all of Python"],
)
def test_whatever_is_wrong_the_reader_is_told_loses_nothing_and_can_try_again(
    opened, host, file, faults
):
    pages = opened(file, {name: (WRONG | STILL)[name] for name in faults})
    for page in pages.values():
        expect(page.locator("alignment-checker:defined")).to_be_attached()
        check(page, *CASES["ok"])
    for fault, page in pages.items():
        late = fault in STILL
        expect_given_up(page, "länger als sonst" if late else "obwohl die Seite selbst ankommt")
        assert page.evaluate("told - asked") < LONGEST_S, fault
        assert typed(page) == CASES["ok"], fault
    host.faults.clear()
    for page in pages.values():
        # What is late may have come by itself by now.
        page.locator("[data-action=retry]").evaluate_all("all => all.forEach((one) => one.click())")
        expect_verdict(page, "ok")
        expect(page.locator(".tool__without")).to_be_hidden()
        assert typed(page) == CASES["ok"]


def test_where_the_tools_script_cannot_be_had_the_instructions_take_its_place(opened):
    for fault, page in opened(r"tools\.js", WRONG | STILL).items():
        expect_instructions_only(page)
        assert page.evaluate("told") < LONGEST_S, fault
        assert page.evaluate("customElements.get('alignment-checker')") is None, fault


def test_a_style_sheet_that_never_comes_does_not_keep_the_page_away(opened):
    for page in opened(r"\.css", STILL).values():
        expect(page.locator(".tool form")).to_be_visible(timeout=1000 * LONGEST_S)
        check(page, *CASES["ok"])
        expect_verdict(page, "ok")


@pytest.mark.parametrize("file", ["/functions-", "/memory-"])
def test_what_comes_slowly_is_waited_for(opened, file):
    [page] = opened(file, {"slow": slow}).values()
    check(page, *CASES["ok"])
    expect_verdict(page, "ok")
    assert page.evaluate("globalThis.told ?? null") is None
    shares = page.evaluate("shares")
    assert len(set(shares)) > 5
    assert shares == sorted(shares)


@pytest.mark.parametrize("file", ["/functions-", "/memory-"])
def test_a_way_that_falls_silent_is_followed_by_the_next_behind_the_instructions(
    opened, host, file
):
    seen = Event()

    def late(content: bytes) -> bytes:
        seen.wait(LONGEST_S)
        return content

    host.faults["/archive-"] = late
    [page] = opened(file, {"hung": hung}).values()
    check(page, *CASES["ok"])
    expect_given_up(page, "länger als sonst")
    seen.set()
    expect_verdict(page, "ok")
    assert page.evaluate("told - asked") < LONGEST_S
    expect(page.locator(".tool__without")).to_be_hidden()
    assert asked_for(host, "/archive-") == 1


@pytest.mark.parametrize(
    ("files", "instead"),
    [
        (["/functions-"], "/archive-"),
        (["/memory-"], "/archive-"),
        (["/memory-", "/archive-"], LAST_RESORT),
    ],
)
def test_a_way_whose_file_stays_wrong_is_left_for_the_next(page, host, files, instead):
    host.faults = dict.fromkeys(files, flipped)
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    assert asked_for(host, instead) == 1


@pytest.mark.parametrize("file", ["runtime/worker.js", "/functions-", "/memory-", r"tools\.js"])
def test_what_is_wrong_once_is_fetched_anew(page, host, file):
    host.faults[file] = once(flipped)
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    assert asked_for(host, "/archive-") == 0


def test_a_worker_fetches_nothing_that_the_page_has_fetched_for_it(page, context, own_worker):
    with_prelude(context, "globalThis.fetch = async () => { throw new Error('The page has it') }")
    page.goto(QUESTION)
    expect_verdict(page, "ok")


def test_a_module_that_cannot_be_handed_over_is_made_anew(page, context, host):
    context.add_init_script("""
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (message, ...more) {
        if (message.module) throw new DOMException('It stays here', 'DataCloneError')
        postMessage.call(this, message, ...more)
      }
    """)
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    assert asked_for(host, "/archive-") == 0


def test_functions_that_fall_silent_do_not_keep_the_next_image_away(page, host):
    host.faults["/functions-"] = once(hung)
    page.goto(link("/de/status/", reply="550 5.1.1 unknown"))
    answer = page.locator("output[data-verdict]").first
    expect(answer).to_be_visible(timeout=1000 * (LONGEST_S + 15))
    assert (asked_for(host, "/memory-tools-"), asked_for(host, "/archive-")) == (1, 0)


def shifted(content: bytes) -> bytes:
    """Let all of a memory stand elsewhere: behind one page more of zeros."""
    at = content.index(b"memory") + len(b"memory") + 4
    zeros = int.from_bytes(content[at : at + 4], "little") + 65536
    return content[:at] + zeros.to_bytes(4, "little") + content[at + 4 :]


def endless(content: bytes) -> bytes:
    """Let a memory promise more ranges than there are."""
    at = content.index(b"memory") + len(b"memory")
    return content[:at] + b"\xff" * 4 + content[at + 4 :]


@pytest.mark.parametrize("fault", [shifted, endless])
def test_a_memory_that_is_wrong_leaves_nothing_of_itself(page, host, fault):
    host.faults["/memory-"] = once(fault)
    page.goto(QUESTION)
    expect_verdict(page, "ok")
    assert (asked_for(host, "/memory-"), asked_for(host, "/archive-")) == (2, 0)


def asked_for(host: Server, name: str) -> int:
    return sum(name in path for path in host.asked)


def typed(page: Page) -> tuple[str, str]:
    [sender, domain] = [page.locator(f"[name={name}]").input_value() for name in ("from", "domain")]
    return sender, domain


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
    expect(page.get_by_role("button", name=RETRY)).to_be_visible()


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


def with_prelude(context: BrowserContext, prelude: str) -> None:
    """Let the worker do something of its own before it begins."""
    context.route(
        "**/runtime/worker.js",
        lambda route: route.fulfill(
            body=f"{prelude};{route.fetch().text()}", content_type="text/javascript"
        ),
    )


@pytest.mark.parametrize(
    ("prelude", "sentence"),
    [
        (
            "const refuse = () => { throw new RangeError('No memory') };"
            "WebAssembly.instantiate = async () => refuse();"
            "WebAssembly.Instance = class { constructor() { refuse() } }",
            "zu wenig Speicher",
        ),
        (
            "crypto.subtle.digest = () => new Promise(() => {}); setTimeout(close, 1000)",
            "ist stehen geblieben",
        ),
        (
            "const post = postMessage;"
            "postMessage = (told) => (told.type === 'answer' ? close() : post(told))",
            "ist stehen geblieben",
        ),
    ],
    ids=["too little memory", "dies before", "dies in the middle of an answer"],
)
def test_a_worker_that_cannot_go_on_is_given_up_at_once(
    page, context, own_worker, prelude, sentence
):
    with_prelude(context, prelude)
    page.goto(CHECKER)
    check(page, *CASES["ok"])
    expect_given_up(page, sentence, seconds=LONGEST_S)
    context.unroute("**/runtime/worker.js")
    page.get_by_role("button", name=RETRY).click()
    expect_verdict(page, "ok")
    assert typed(page) == CASES["ok"]


def test_a_browser_that_compiles_nothing_says_so(playwright, browser_type_launch_args, host):
    flags: dict[str, Any] = {**browser_type_launch_args}
    flags["args"] = [*flags["args"], "--js-flags=--jitless"]
    browser = playwright.chromium.launch(**flags)
    page = browser.new_page(base_url=host.address)
    page.goto(CHECKER)
    check(page, *CASES["ok"])
    expect_given_up(page, "Dieser Browser kann das Werkzeug nicht ausführen.", LONGEST_S)
    assert typed(page) == CASES["ok"]
    browser.close()
