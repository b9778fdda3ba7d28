"""Firefox without a window, driven over Marionette: WebDriver's commands on a socket of its own.

The protocol is the one that geckodriver speaks to Firefox; Debian has no geckodriver, and there is
nothing between. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html (2026-11-29)
"""

import json
import os
import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from tests.browser.engines.reader import ZONE, Device
from tests.browser.engines.webdriver import LONGEST_COMMAND_S, WebDriver
from tools import programs

PROGRAM = programs.find("firefox-esr") or programs.find("firefox")
MISSING = "Firefox is not installed (Debian: apt-get install firefox-esr)"
# What Firefox would ask of the world is asked of nobody: of this machine, it asks all the same.
ALONE = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
# Whether the system is dark (0) or light (1).
SCHEME = "layout.css.prefers-color-scheme.content-override"
# The console of a page is read by the right of the browser's own parts.
CONSOLE = "--remote-allow-system-access"
# What scripts of a site have thrown, what Firefox warns them of, and what the site's policy refused. What
# else the console holds is of no concern: a file that a page asked for when it was left, a store that
# the reader has denied to all sites.
COMPLAINTS = """
  (address) => {
    const messages = Services.console.getMessageArray()
    Services.console.reset()
    return messages
      .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith(address))
      .filter(({ category }) => /javascript|DOM|CSP/i.test(category))
      .map((one) => `${one.category}: ${one}`)
  }
"""


class Firefox(WebDriver):
    """A reader who has Firefox, at the other end of a socket."""

    def __init__(self, connection: socket.socket, incoming: BinaryIO, address: str) -> None:
        super().__init__(address)
        self.connection = connection
        self.incoming = incoming
        self.number = 0
        self._receive()
        self.command("NewSession", capabilities={})

    def command(self, name: str, **values: Any) -> Any:
        return self._command(f"WebDriver:{name}", **values).get("value")

    def complaints(self) -> list[str]:
        self._command("Marionette:SetContext", value="chrome")
        found = self.run(COMPLAINTS, self.address)
        self._command("Marionette:SetContext", value="content")
        return found

    def _command(self, name: str, **values: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, name, values]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, number, error, result = self._receive()
        if error or number != self.number:
            raise RuntimeError(f"{name}: {error or number}")
        return result if isinstance(result, dict) else {"value": result}

    def _receive(self) -> Any:
        length = b""
        while (digit := self.incoming.read(1)) not in (b":", b""):
            length += digit
        return json.loads(self.incoming.read(int(length)))


@contextmanager
def reading(address: str, device: Device, folder: Path) -> Generator[Firefox]:
    """Give a reader with a Firefox that has never been used, until the block ends."""
    port = programs.free_port()
    profile = folder / "profile"
    profile.mkdir()
    own = {"marionette.port": port, SCHEME: 0 if device.dark else 1}
    preferences = {**ALONE, **own, **device.preferences}
    (profile / "user.js").write_text(
        "".join(f'user_pref("{name}", {json.dumps(preferences[name])});\n' for name in preferences)
    )
    command = [str(PROGRAM), "--headless", "--no-remote", "--marionette", CONSOLE]
    environment = {**os.environ, "HOME": str(folder), "TZ": ZONE}
    log = folder / "firefox.log"
    with (
        programs.running([*command, "--profile", profile], port, log, environment),
        socket.create_connection(("127.0.0.1", port), LONGEST_COMMAND_S) as connection,
        connection.makefile("rb") as incoming,
    ):
        yield Firefox(connection, incoming, address)
