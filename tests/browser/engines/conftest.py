"""One short set of tests, written once, for every engine that a reader's browser may have."""

from collections.abc import Generator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.browser.engines import chromium, firefox, webkit
from tests.browser.engines.reader import Device, Reader
from tests.browser.server import Server


@pytest.fixture(autouse=True)
def always_watched() -> None:
    """Open no page of Playwright's: `reader` looks at what its own browser complains about."""


@pytest.fixture
def device() -> Device:
    """Return what the reader has set up: nothing, unless a test file says otherwise."""
    return Device()


@pytest.fixture
def server(site: Path) -> Generator[Server]:
    """Return a host of the site that a test may stop."""
    with Server(site) as running:
        yield running


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def reader(
    request: pytest.FixtureRequest, server: Server, device: Device, tmp_path: Path
) -> Generator[Reader]:
    """Return a reader with one of the browsers, none of whose pages may complain."""
    with browser(request, server.address, device, tmp_path) as reader:
        yield reader
        assert reader.complaints() == []


def browser(
    request: pytest.FixtureRequest, address: str, device: Device, folder: Path
) -> AbstractContextManager[Reader]:
    """Return the browser that a test asks for; skip the test where there is none."""
    if request.param == "firefox":
        if not firefox.PROGRAM:
            pytest.skip(firefox.MISSING)
        return firefox.reading(address, device, folder)
    if request.param == "webkit":
        if not (webkit.DRIVER and webkit.SCREEN):
            pytest.skip(webkit.MISSING)
        return webkit.reading(address, device, folder)
    return chromium.reading(request.getfixturevalue("browser"), address, device)
