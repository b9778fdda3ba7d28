"""The look-up by the page's own policy, with Python itself, at a real resolver over https."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserType

from site_build.pages import operators
from tests.browser.verbs.checker import CHECKER, expect_verdict, link
from tests.browser.verbs.look_up import ask, expect_answer, open_look_up
from tests.core.dns.servers import MISSING, WHY_SKIPPED, serving
from tests.core.dns.zones import connected

pytestmark = pytest.mark.skipif(bool(MISSING), reason=WHY_SKIPPED)
OPERATOR = operators.offered()[0]


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType,
    browser_type_launch_args: dict,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """Return a browser that finds, and trusts, our servers where the site's operator would be."""
    with serving(connected(), tmp_path_factory.mktemp("servers")) as resolver:
        host, here = urlsplit(OPERATOR.url).hostname, urlsplit(resolver.url).netloc
        flags = [
            *browser_type_launch_args["args"],
            # Of two flags of one name the last counts.
            f"--host-resolver-rules=MAP {host} {here}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={resolver.pin}",
        ]
        options: dict[str, Any] = {**browser_type_launch_args, "args": flags}
        launched = browser_type.launch(**options)
        yield launched
        launched.close()


def test_a_sender_is_looked_up(page, watch):
    watch.expect(f"foreign request: {OPERATOR.url}")
    page.goto(link(CHECKER, **{"from": "max@firma.de", "domain": "firma.de"}))
    expect_verdict(page, "ok")
    part = open_look_up(page)
    ask(part)
    expect_answer(part, "ok")
