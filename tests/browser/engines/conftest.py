"""One short set of tests, written once, for every engine that a reader's browser may have.

The tests of a file share a browser: to start one costs more than most of them.
"""

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


@pytest.fixture(scope="module")
def device() -> Device:
    """Return what the reader has set up: nothing, unless a test file says otherwise."""
    return Device()


@pytest.fixture(scope="module")
def server(site: Path) -> Generator[Server]:
    """Return a host of the site that a test may stop, if it is alone in its file."""
    with Server(site) as running:
        yield running


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def engine(
    request: pytest.FixtureRequest,
    server: Server,
    device: Device,
    tmp_path_factory: pytest.TempPathFactory,
) -> Generator[Reader]:
    """Return a reader with one of the browsers; skip where it is not installed."""
    folder = tmp_path_factory.mktemp(request.param)
    with start(request, server.address, device, folder) as reader:
        yield reader


def start(
    request: pytest.FixtureRequest, address: str, device: Device, folder: Path
) -> AbstractContextManager[Reader]:
    """Start the browser that a test asks for."""
    if request.param == "firefox":
        if not firefox.PROGRAM:
            pytest.skip(firefox.MISSING)
        return firefox.reading(address, device, folder)
    if request.param == "webkit":
        if not (webkit.DRIVER and webkit.SCREEN):
            pytest.skip(webkit.MISSING)
        return webkit.reading(address, device, folder)
    return chromium.reading(request.getfixturevalue("browser"), address, device)


@pytest.fixture
def reader(engine: Reader) -> Generator[Reader]:
    """Return a reader at whose pages the browser does not complain."""
    yield engine
    assert engine.complaints() == []
