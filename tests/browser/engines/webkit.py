"""WebKitGTK in its MiniBrowser, driven over WebDriver, on a screen that nobody sees.

It is the engine of Safari, and of every browser on an iPhone, as far as Linux has it.
"""

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.browser.engines.reader import ZONE, Device
from tests.browser.engines.webdriver import LONGEST_COMMAND_S, WebDriver
from tools import programs

DRIVER = programs.find("WebKitWebDriver")
SCREEN = programs.find("Xvfb")
MISSING = "WebKit is not installed (Debian: apt-get install webkit2gtk-driver xvfb)"
# Where each command goes, below the session (WebDriver, section 6.3).
ENDPOINTS = {
    "Navigate": "url",
    "Back": "back",
    "Forward": "forward",
    "Refresh": "refresh",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "PerformActions": "actions",
    "SwitchToFrame": "frame",
}
FIRST_TCP_PORT_OF_X = 6000


class WebKit(WebDriver):
    """A reader who has WebKit, behind its driver."""

    def __init__(self, driver: str, address: str) -> None:
        super().__init__(address)
        self.driver = driver
        session = self._send("POST", "/session", {"capabilities": {}})
        self.session = f"/session/{session['sessionId']}"

    def command(self, name: str, **values: Any) -> Any:
        endpoint = ENDPOINTS[name]
        if "{id}" in endpoint:
            endpoint = endpoint.format(id=values.pop("id"))
        return self._send("POST", f"{self.session}/{endpoint}", values)

    def complaints(self) -> list[str]:
        """This driver tells nothing of the console."""
        return []

    def close(self) -> None:
        """End the browser, which the driver does not take along when it is ended itself."""
        self._send("DELETE", self.session)

    def _send(self, method: str, path: str, values: dict[str, Any] | None = None) -> Any:
        body = None if values is None else json.dumps(values).encode()
        request = Request(f"{self.driver}{path}", body, method=method)
        try:
            with urlopen(request, timeout=LONGEST_COMMAND_S) as response:
                return json.load(response)["value"]
        except HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from None


@contextmanager
def reading(address: str, device: Device, folder: Path) -> Generator[WebKit]:
    """Give a reader with a WebKit that has never been used, until the block ends."""
    port, screen_port = programs.free_port(), programs.free_port()
    display = f":{screen_port - FIRST_TCP_PORT_OF_X}"
    screen = [str(SCREEN), display, "-listen", "tcp", "-screen", "0", "1280x1024x24"]
    theme = "Adwaita:dark" if device.dark else "Adwaita"
    on_screen = {"DISPLAY": display, "GDK_BACKEND": "x11", "GTK_THEME": theme}
    environment = {**os.environ, "HOME": str(folder), "TZ": ZONE, **on_screen}
    with (
        programs.running(screen, screen_port, folder / "screen.log"),
        programs.running([str(DRIVER), f"--port={port}"], port, folder / "driver.log", environment),
    ):
        reader = WebKit(f"http://127.0.0.1:{port}", address)
        try:
            yield reader
        finally:
            reader.close()
