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


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> str:
    """Return the name of the engine."""
    return request.param


@pytest.fixture(scope="module")
def server(site: Path, engine: str) -> Generator[Server]:
    """Return a host of the site for this engine alone: the last test of a file may stop it."""
    with Server(site) as running:
        yield running


@pytest.fixture(scope="module")
def browsing(
    engine: str,
    server: Server,
    device: Device,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Generator[Reader]:
    """Return a reader with a browser of this engine; skip where it is not installed."""
    folder = tmp_path_factory.mktemp(engine)
    with start(engine, server.address, device, folder, request) as reader:
        yield reader


def start(
    engine: str, address: str, device: Device, folder: Path, request: pytest.FixtureRequest
) -> AbstractContextManager[Reader]:
    """Start a browser."""
    if engine == "firefox":
        if not firefox.PROGRAM:
            pytest.skip(firefox.MISSING)
        return firefox.reading(address, device, folder)
    if engine == "webkit":
        if not (webkit.DRIVER and webkit.SCREEN):
            pytest.skip(webkit.MISSING)
        return webkit.reading(address, device, folder)
    return chromium.reading(request.getfixturevalue("browser"), address, device)


@pytest.fixture
def reader(browsing: Reader) -> Generator[Reader]:
    """Return a reader at whose pages the browser does not complain."""
    yield browsing
    found = browsing.complaints()
    assert not found, "\n".join(found)
